"""No two parts are in one place, in any named pose and along the whole range of every joint, and what must keep clear does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Finding
from gvcs_cad.checks.geometry_check import Case, GeometryCheck, Result
from gvcs_cad.checks.pair_finding import PLACED, Interference, TooNear, Undecided, merged
from gvcs_cad.geometry.comparison import Comparisons, Notebook
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.design import Design
from gvcs_cad.model.intent import Intent, intent
from gvcs_cad.model.motion import positions, ranges
from gvcs_cad.model.piece import Piece, pieces
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.pose import Values

if TYPE_CHECKING:
    from gvcs_cad.geometry.bodies import Matrix
    from gvcs_cad.geometry.pair import Overlap
    from gvcs_cad.geometry.travel import Travel

Where = Callable[[float], str]  # words a value of the joint
EXCURSIONS = 9  # positions along a range in which a declared contact is compared: a pin turns in its bore


def interference_cases(design: Design, shop: Shop) -> Iterator[Case]:
    """Yield the named positions together as one case, and every joint's range with each setting of the others as one."""
    yield Case("positions", partial(in_positions, design))
    for joint, settings in ranges(design).items():
        for n, (label, _) in enumerate(settings):
            yield Case(f"{joint}, else {label}", partial(along_range, design, joint, tuple(settings[: n + 1])))


def in_positions(design: Design, shapes: Shapes, notebook: Notebook) -> Result:
    """Compare every pair of pieces as placed, and in every pose those that move against each other."""
    from gvcs_cad.geometry.assembly_pairs import meeting_pairs

    meant = intent(design)
    comparisons = Comparisons(shapes, notebook)
    findings: list[Finding] = []
    counted = 0
    for label, values in positions(design):
        table = pieces(design, values)
        for a, b, at, box_gap in meeting_pairs(table, comparisons.bodies, meant, moving_only=label != PLACED):
            counted += 1
            findings += _judge(a, b, at, box_gap, label, meant, comparisons)
    comparisons.close()
    measured = f"{len(positions(design))} positions: {counted} pairs compared, {comparisons.computed} of them anew"
    return Result(tuple(findings), (measured,))


def _judge(a: Piece, b: Piece, at: Matrix, box_gap: float, label: str, meant: Intent, comparisons: Comparisons) -> Iterator[Finding]:
    from gvcs_cad.geometry.pair import DEPTH

    least, why = required(meant, a.path, b.path)
    if least:
        gap = comparisons.gap(a, b, at, least)[0]
        if gap < least:
            found = comparisons.overlap(a, b, at)
            yield _worded(a, b, label, found) if found.answer == "FAIL" else TooNear(a.name, b.name, label, gap=round(gap, 3), least=least, why=why)
        return
    if box_gap > 0:
        return
    allowed = meant.bores(a, b)
    found = comparisons.overlap(a, b, at, allowed, max(DEPTH, meant.depth(a.path, b.path)))
    if found.answer != "PASS":
        yield _worded(a, b, label, found)


def required(meant: Intent, first: str, second: str) -> tuple[float, str]:
    """Return the clearance that two parts must keep, mm, and why; 0 for none."""
    return max(((clear.least, clear.why) for clear in meant.clearances if clear.concerns(first, second)), default=(0.0, ""))


def _worded(a: Piece, b: Piece, label: str, found: Overlap) -> Finding:
    if found.answer == "UNDECIDED":
        return Undecided(a.name, b.name, label)
    x, y, z = a.at.point(found.point)
    where = (round(x, 1), round(y, 1), round(z, 1))
    return Interference(a.name, b.name, label, thickness=round(found.thickness, 3), volume=round(found.volume, 1), point=where, tier=found.tier)


def along_range(design: Design, joint: str, settings: Sequence[tuple[str, Values]], shapes: Shapes, notebook: Notebook) -> Result:
    """Move one joint over its range, the others as in the last of the `settings`; pairs that stand in one before as in this were judged there.

    Undeclared pairs are proven apart throughout, declared contacts are compared in `EXCURSIONS` positions.
    """
    from gvcs_cad.geometry.sweep import FLOOR, sweep
    from gvcs_cad.geometry.travel import Travel

    meant = intent(design)
    comparisons = Comparisons(shapes, notebook)
    label, values = settings[-1]
    travel = Travel(design, joint, values, pieces(design, values), comparisons.bodies)
    before = [pieces(design, earlier) for _, earlier in settings[:-1]]
    where = partial(_position, travel, joint, label)
    here = travel.pieces

    def judged(i: int, j: int) -> bool:
        return any(all(earlier[k].at == here[k].at and earlier[k].length == here[k].length for k in (i, j)) for earlier in before)

    def declared(i: int, j: int) -> bool:
        return meant.declared(here[i].path, here[j].path)

    swept = sweep(travel, comparisons, lambda i, j: declared(i, j) or judged(i, j), lambda i, j: required(meant, here[i].path, here[j].path)[0])
    findings: list[Finding] = []
    for event in swept.events:
        a, b = here[event.first], here[event.second]
        if event.overlap is not None:
            findings.append(_worded(replace(a, at=_placement(travel, event.first, event.value)), b, where(event.value), event.overlap))
        else:
            why = required(meant, a.path, b.path)[1] or f"no contact is declared, and moving parts nearer than {FLOOR:g} mm rub"
            findings.append(TooNear(a.name, b.name, where(event.value), gap=round(event.gap, 3), least=event.least, why=why))
    findings += _turning_contacts(travel, meant, comparisons, where, lambda i, j: declared(i, j) and not judged(i, j))
    comparisons.close()
    nearest = f"{swept.nearest[0]:.1f} mm between {here[swept.nearest[1]].name} and {here[swept.nearest[2]].name}" if swept.nearest else "none near"
    measured = f"{joint}, else {label}: {swept.pairs} pairs, {swept.apart} on paths that never meet, {comparisons.computed} comparisons; nearest pass {nearest}"
    return Result(tuple(findings), (measured,))


def _turning_contacts(travel: Travel, meant: Intent, comparisons: Comparisons, where: Where, declared: Callable[[int, int], bool]) -> Iterator[Finding]:
    """Compare what touches by intent while it moves, in `EXCURSIONS` positions."""
    from gvcs_cad.geometry.bodies import relative
    from gvcs_cad.geometry.pair import DEPTH
    from gvcs_cad.geometry.sweep import moving_pairs

    low, high = travel.joint.low, travel.joint.high
    values = [low + (high - low) * n / (EXCURSIONS - 1) for n in range(EXCURSIONS)]
    for i, j in moving_pairs(travel):
        if not declared(i, j):
            continue
        for value in values:
            a, b = (replace(travel.pieces[k], length=travel.length(k, value)) for k in (i, j))
            at = relative(travel.at(i, value), travel.at(j, value))
            depth = max(DEPTH, meant.depth(a.path, b.path))
            a_placed = replace(a, at=_placement(travel, i, value))
            b_placed = replace(b, at=_placement(travel, j, value))
            found = comparisons.overlap(a, b, at, meant.bores(a_placed, b_placed), depth)
            if found.answer != "PASS":
                yield _worded(a_placed, b, where(value), found)
                break


def _placement(travel: Travel, i: int, value: float) -> Placement:
    at = travel.at(i, value)
    rows = tuple(tuple(float(v) for v in row) for row in at[:3, :3])
    return Placement(float(at[0, 3]), float(at[1, 3]), float(at[2, 3]), rows)  # type: ignore[arg-type]  # three rows of three


def _position(travel: Travel, joint: str, label: str, value: float) -> str:
    return f"{joint} at {value:.1f} {travel.joint.unit}, else {label}"


CHECK = GeometryCheck("interference", "two parts cannot be in one place, whatever the machine does", interference_cases, merged)
