"""One bolt: do the holes line up, do the faces touch, how long must it be, and what hardware does it bring."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock, ClearanceHole, NutStock, WasherStock
from gvcs_cad.errors import ModelError
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.design import Occurrence
from gvcs_cad.model.hardware import bolt as bolt_part
from gvcs_cad.model.hardware import nut as nut_part
from gvcs_cad.model.hardware import shortest
from gvcs_cad.model.hardware import washer as washer_part
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.placement import Placement, place
from gvcs_cad.model.reference import HoleReference
from gvcs_cad.model.vector import Vector, add, cross, dot, norm, scale, subtract, unit
from gvcs_cad.units import millimetres

TOUCH = 0.01  # mm: nominal faces touch or do not, this only swallows rounding
THREAD_ENGAGEMENT = 1.0  # bolt diameters in a tapped hole of steel; usual rule, VDI 2230 gives 0.8 to 1.0 for 8.8 in steel


@dataclass(frozen=True)
class Stack:
    """Holes in the order a bolt passes them: it starts at `start`, runs along `along`, clamps `grip` mm."""

    holes: tuple[HoleReference, ...]
    start: Vector
    along: Vector
    grip: float
    problems: tuple[str, ...]


def stack(holes: Sequence[HoleReference], spacer: float = 0.0) -> Stack:
    """Order holes along their common axis, the bolt's head on the side of the first one, and word what is wrong with the row."""
    axis = _axis(holes[0].bore, [hole.bore for hole in holes])
    origin = holes[0].bore.at
    ordered = sorted(holes, key=lambda hole: _interval(hole.bore, origin, axis))
    intervals = [_interval(hole.bore, origin, axis) for hole in ordered]
    problems = [
        f"{a.at} and {b.at} {f'overlap by {millimetres(-gap)}' if gap < 0 else f'are {millimetres(gap)}'} mm{'' if gap < 0 else ' apart'}"
        for a, b, gap in ((ordered[i], ordered[i + 1], intervals[i + 1][0] - intervals[i][1] - spacer) for i in range(len(ordered) - 1))
        if abs(gap) > TOUCH
    ]
    start = add(origin, scale(axis, intervals[0][0]))
    return Stack(tuple(ordered), start, axis, round(intervals[-1][1] - intervals[0][0], 6), tuple(problems))


def _axis(first: Bore, bores: Sequence[Bore]) -> Vector:
    """Return the direction from the head to the nut: away from the first hole."""
    others = sum(dot(subtract(_middle(b), _middle(first)), first.along) for b in bores)
    return first.along if others >= 0 else scale(first.along, -1)


def _middle(bore: Bore) -> Vector:
    return scale(add(bore.at, bore.end), 0.5)


def _interval(bore: Bore, origin: Vector, axis: Vector) -> tuple[float, float]:
    ends = (dot(subtract(bore.at, origin), axis), dot(subtract(bore.end, origin), axis))
    return (min(ends), max(ends))


def _within(bore: Bore, line: Stack) -> bool:
    low, high = _interval(bore, line.start, line.along)
    return low >= -TOUCH and high <= line.grip + TOUCH


def misfits(holes: Sequence[HoleReference], diameter: float) -> list[str]:
    """Word every pair of neighbours that a rod of `diameter` mm cannot pass: c > (H1 + H2) / 2 - F, or axes not parallel."""
    found = []
    first = holes[0]
    for other in holes[1:]:
        if norm(cross(first.bore.along, other.bore.along)) > 1e-6:
            found.append(f"{first.at} and {other.at} are not parallel")
            continue
        away = subtract(other.bore.at, first.bore.at)
        offset = norm(subtract(away, scale(first.bore.along, dot(away, first.bore.along))))
        room = (first.bore.diameter + other.bore.diameter) / 2 - diameter
        if offset > max(room, 0.0) + 1e-6:
            found.append(f"{first.at} and {other.at} are {millimetres(offset)} mm off one axis, {millimetres(max(room, 0.0))} mm allowed")
    return found


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
    if len(holes) < 2 and not (spacer or despite):
        raise ModelError(f"{bolt}: one hole alone, {holes[0].at if holes else 'none'}, is nothing to fasten")
    row_of = stack(holes, spacer)
    problems = [*misfits([*row_of.holes, *inside], row.diameter), *row_of.problems]
    problems += [problem for hole in (*row_of.holes, *inside) if (problem := clearance_problem(hole, row))]
    problems += [f"{hole.at} does not lie within the grip of {millimetres(row_of.grip)} mm" for hole in inside if not _within(hole.bore, row_of)]
    if problems and not despite:
        raise ModelError(*problems)
    kept = tuple(f"{problem} ({despite})" for problem in problems)
    tapped = bool(row_of.holes[-1].bore.thread)
    grip = row_of.grip - (row_of.holes[-1].bore.depth if tapped else 0.0)
    need = grip + _thickness(row, washers, tapped)
    chosen = length or shortest(row.lengths, need, bolt)
    if tapped and chosen > need + row_of.holes[-1].bore.depth - THREAD_ENGAGEMENT * row.diameter + 1e-6:
        raise ModelError(f"{bolt} x {millimetres(chosen)} mm bottoms in {row_of.holes[-1].at}, {millimetres(row_of.holes[-1].bore.depth)} mm deep")
    hardware = _hardware(row, row_of, grip, chosen, washers, tapped)
    return Fasten(holes=tuple(hole.at for hole in (*row_of.holes, *inside)), bolt=bolt, length=chosen, grip=grip, hardware=hardware, despite=kept)


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


def square_to(direction: Vector) -> Vector:
    """Return some direction square to another, the same one every time."""
    flattest = min(range(3), key=lambda i: (abs(round(direction[i], 6)), i))
    axis: Vector = (float(flattest == 0), float(flattest == 1), float(flattest == 2))
    return unit(subtract(axis, scale(direction, dot(direction, axis))))


def fits(hole: HoleReference, bolt: str) -> bool:
    """Tell whether a bolt may go through a hole."""
    return not clearance_problem(hole, catalog().get(BoltStock, bolt))


def line_key(bore: Bore) -> tuple[int, ...]:
    """Return a key that is equal for bores on one axis.

    The odd offset keeps rounding boundaries away from the values that inch and millimetre designs use.
    """
    d = bore.along
    sign = next(math.copysign(1.0, v) for v in d if abs(v) > 1e-6)
    d = scale(d, sign)
    foot = subtract(bore.at, scale(d, dot(bore.at, d)))
    return (*(round(v * 1e5) for v in d), *(round((v + 0.00317) * 100) for v in foot))
