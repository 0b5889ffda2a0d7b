"""One bolt: do the holes line up, do the faces touch, how long must it be, and what hardware does it bring."""

from __future__ import annotations

from collections.abc import Sequence

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock, ClearanceHole, NutStock, WasherStock
from gvcs_cad.errors import ModelError
from gvcs_cad.model.alignment import Stack, misfits, square_to, stack, within
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.design import Design, Occurrence
from gvcs_cad.model.hardware import bolt as bolt_part
from gvcs_cad.model.hardware import nut as nut_part
from gvcs_cad.model.hardware import shortest
from gvcs_cad.model.hardware import washer as washer_part
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement, place
from gvcs_cad.model.reference import HoleReference
from gvcs_cad.model.vector import add, scale
from gvcs_cad.units import exact, millimetres

THREAD_ENGAGEMENT = 1.0  # bolt diameters in a tapped hole of steel; usual rule, VDI 2230 gives 0.8 to 1.0 for 8.8 in steel


def clearance_problem(hole: HoleReference, row: BoltStock) -> str:
    """Word why a bolt must not go through a hole: too small, or looser than the loose class of its standard."""
    holes = catalog().get(ClearanceHole, row.size)
    diameter = hole.bore.diameter
    if hole.bore.thread:
        return "" if hole.bore.thread == row.key else f"{row.key} in {hole.at}, which is tapped {hole.bore.thread}"
    if diameter <= row.diameter:
        return f"{row.key} in {hole.at}: hole {millimetres(diameter)} mm is not larger than the bolt's {millimetres(row.diameter)} mm"
    if diameter > holes.loose + 1e-3:
        largest = f"{millimetres(holes.loose)} mm allowed (loose class)"
        return f"{row.key} in {hole.at}: hole {millimetres(diameter)} mm is too wide for the bolt's {millimetres(row.diameter)} mm, at most {largest}"
    return ""


def fasten(
    holes: Sequence[HoleReference],
    bolt: str,
    washers: Sequence[str] = ("nut",),
    *,
    inside: Sequence[HoleReference] = (),
    spacer: float = 0.0,
    despite: str = "",
    length: float | None = None,
) -> Fasten:
    """Return the bolted joint of coaxial holes: the shortest catalogue length that holds grip, washers, nut and one pitch.

    `inside` are holes of what stands within the stack and clamps nothing, as a shaft in its hub.
    `despite` names the source that published a joint which breaks a rule; what it breaks is kept as a finding.
    Raises ModelError with every problem, CatalogError if no bolt is long enough.
    """
    row = catalog().get(BoltStock, bolt)
    if not holes or (len(holes) < 2 and not (spacer or despite)):
        raise ModelError(f"{bolt}: {f'one hole alone, {holes[0].at},' if holes else 'no hole'} is nothing to fasten")
    row_of = stack(holes, spacer)
    problems = [*misfits([*row_of.holes, *inside], row.diameter), *row_of.problems]
    problems += [problem for hole in (*row_of.holes, *inside) if (problem := clearance_problem(hole, row))]
    problems += [f"{hole.at} does not lie within the grip of {millimetres(row_of.grip)} mm" for hole in inside if not within(hole.bore, row_of)]
    if not set(washers) <= {"head", "nut"} or len(set(washers)) < len(washers):
        problems.append(f"{bolt}: washers {', '.join(washers)} cannot be placed; there is one under the head and one under the nut")
    tapped = bool(row_of.holes[-1].bore.thread)
    grip = exact(row_of.grip - (row_of.holes[-1].bore.depth if tapped else 0.0))
    need = grip + _thickness(row, washers, tapped)
    if length is not None:
        problems += _wrong_length(row, length, need)
    if problems and not despite:
        raise ModelError(*problems)
    kept = tuple(f"{problem} ({despite})" for problem in problems)
    chosen = shortest(row.lengths, need, bolt) if length is None else length
    if tapped and chosen > need + row_of.holes[-1].bore.depth - THREAD_ENGAGEMENT * row.diameter + 1e-6:
        raise ModelError(f"{bolt} x {millimetres(chosen)} mm bottoms in {row_of.holes[-1].at}, {millimetres(row_of.holes[-1].bore.depth)} mm deep")
    hardware = _hardware(row, row_of, grip, chosen, washers, tapped)
    return Fasten(holes=tuple(hole.at for hole in (*row_of.holes, *inside)), bolt=bolt, length=chosen, grip=grip, hardware=hardware, despite=kept)


def _wrong_length(row: BoltStock, length: float, need: float) -> list[str]:
    """Word what is wrong with a length that the designer insists on: too short for the stack, or in nobody's rack."""
    found = [f"{row.key} x {millimetres(length)} mm is too short, {millimetres(need)} mm needed"] if length < need - 1e-6 else []
    if not any(abs(length - racked) < 1e-6 for racked in row.lengths):
        found.append(f"{row.key} x {millimetres(length)} mm is no length of the catalogue")
    return found


def _thickness(row: BoltStock, washers: Sequence[str], tapped: bool) -> float:
    """Return what the bolt needs beyond the grip: washers, nut and one pitch, or the engagement in a tapped hole."""
    washer = catalog().get(WasherStock, row.washer).thickness
    if tapped:
        return washer * ("head" in washers) + THREAD_ENGAGEMENT * row.diameter
    return washer * len(washers) + catalog().get(NutStock, row.nut).height + row.pitch


def _hardware(row: BoltStock, line: Stack, grip: float, length: float, washers: Sequence[str], tapped: bool) -> tuple[Occurrence, ...]:
    thickness = catalog().get(WasherStock, row.washer).thickness
    under_head = thickness if "head" in washers else 0.0
    under_nut = thickness if "nut" in washers and not tapped else 0.0

    def standing(distance: float) -> Placement:
        return place(*add(line.start, scale(line.along, distance)), x_axis=square_to(line.along), z_axis=line.along)

    pieces = [Occurrence("bolt", bolt_part(row.key, length), standing(-under_head))]
    if under_head:
        pieces.append(Occurrence("washer_head", washer_part(row.washer), standing(-under_head)))
    if under_nut:
        pieces.append(Occurrence("washer_nut", washer_part(row.washer), standing(grip)))
    if not tapped:
        pieces.append(Occurrence("nut", nut_part(row.nut), standing(grip + under_nut)))
    return tuple(pieces)


def fits(hole: HoleReference, bolt: str) -> bool:
    """Tell whether a bolt may go through a hole."""
    return not clearance_problem(hole, catalog().get(BoltStock, bolt))


def washers_of(joint: Fasten) -> tuple[float, float]:
    """Return the thickness of the washers under the head and under the nut of a joint, mm; 0 where there is none."""
    thickness = catalog().get(WasherStock, catalog().get(BoltStock, joint.bolt).washer).thickness
    names = {piece.name for piece in joint.hardware}
    return thickness * ("washer_head" in names), thickness * ("washer_nut" in names)


def tapped_bore(design: Design, path: str, joint: Fasten) -> Bore | None:
    """Return the tapped hole that a joint of the assembly at `path` ends in, or None where it has a nut."""
    if any(piece.name == "nut" for piece in joint.hardware):
        return None
    node: Part | Design = design
    for name in [*filter(None, path.split("/")), *joint.holes[-1].path.split("/")]:
        assert not isinstance(node, Part)
        node = node.child(name).item
    assert isinstance(node, Part)
    return next((bore for bore in node.bores if bore.name == joint.holes[-1].name and bore.thread), None)
