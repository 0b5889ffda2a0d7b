"""From a nested sheet to a toolpath: leads for every loop, then the order, then the ways between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.nest.model import NestedSheet, Sheet
from gvcs_cad.documents.toolpath.blueprint import Blueprint, Loop
from gvcs_cad.documents.toolpath.lead import Led, Scrap, led, led_from_edge
from gvcs_cad.documents.toolpath.marking import number_strokes
from gvcs_cad.documents.toolpath.model import Cut, MarkRun, StartHole, Step, Toolpath
from gvcs_cad.documents.toolpath.motion import SAME, Move, polyline
from gvcs_cad.documents.toolpath.order import nearest_first, piece_order
from gvcs_cad.documents.toolpath.process import CutProcess
from gvcs_cad.documents.toolpath.region import CHORD, Pose
from gvcs_cad.documents.toolpath.route import Cleared
from gvcs_cad.errors import ModelError
from gvcs_cad.model.segment import Point
from gvcs_cad.units import millimetres

if TYPE_CHECKING:
    from shapely import Polygon

HOME: Point = (0.0, 0.0)
CLEARANCE = 0.45  # of the kerf, that a rapid keeps from what has been cut: it runs in the kerf's own track where parts lie close


def plan(title: str, nested: NestedSheet, number: int, blueprints: Mapping[str, Blueprint], process: CutProcess, torch: Torch) -> Toolpath:
    """Return the toolpath of a sheet. Raises ModelError naming every part that cannot be lit in scrap, with the sheet."""
    poses = [Pose(item) for item in nested.items]
    parts = [blueprints[item.part_no] for item in nested.items]
    solids = [pose.polygon(part.metal) for pose, part in zip(poses, parts, strict=True)]
    crater = torch.crater * process.kerf
    loops = _lit(nested, number, parts, poses, Scrap(nested.sheet, solids, crater, process.margin(nested.sheet, torch)), process)
    cuts = {piece: [_cut(piece, one, part, process, torch) for one in loops[piece]] for piece, part in enumerate(parts)}
    marks = [mark for piece, (part, pose) in enumerate(zip(parts, poses, strict=True)) for mark in _marks(piece, part, pose, torch)]
    drilling = [hole for part in {part.part_no: part for part in parts}.values() for hole in part.drilling]
    steps = _steps(cuts, marks, solids, parts, process, torch, f"{nested.sheet.stock}, sheet {number}")
    return Toolpath(
        title,
        nested.sheet,
        number,
        process,
        crater,
        nested.items,
        steps,
        tuple(drilling),
        tuple(_notes(process, torch, parts)),
        tuple(_start_holes(cuts, nested.sheet, crater)),
    )


def _lit(nested: NestedSheet, number: int, parts: Sequence[Blueprint], poses: Sequence[Pose], scrap: Scrap, process: CutProcess) -> dict[int, list[Led]]:
    """Give every loop its lead, openings before outsides: they have less room."""
    loops: dict[int, list[Led]] = {piece: [] for piece in range(len(parts))}
    problems = []
    wanted = [(piece, loop) for piece, part in enumerate(parts) for loop in part.loops]
    for piece, loop in sorted(wanted, key=lambda one: one[1].purpose == "outside"):
        placed = _placed(loop, poses[piece])
        from_edge = led_from_edge(placed, piece, scrap) if process.edge_start and loop.purpose == "outside" else None
        found = from_edge or led(placed, piece, scrap)
        if found is None:
            what = "no room in scrap for a lead-in"
            if process.edge_start:
                what = "the plate cannot be pierced, no way leads in from an edge of the sheet, and there is no room in scrap for a start hole"
            x, y = millimetres(nested.items[piece].x), millimetres(nested.items[piece].y)
            problems.append(f"{nested.sheet.stock}, sheet {number}: {parts[piece].part_no} at x {x}, y {y} mm, {loop.feature}: {what}")
        else:
            loops[piece].append(found)
    if problems:
        raise ModelError(*problems, f"{nested.sheet.stock}, sheet {number}: a wider gap gives the leads room (nesting.gap of the shop file)")
    return loops


def _placed(loop: Loop, pose: Pose) -> Loop:
    circle = (pose.point(loop.circle[0]), loop.circle[1]) if loop.circle else None
    return replace(loop, path=pose.moves(loop.path), circle=circle)


def _cut(piece: int, one: Led, part: Blueprint, process: CutProcess, torch: Torch) -> Cut:
    loop = one.loop
    tab = torch.small_parts.tab if loop.purpose == "outside" and torch.small_parts.method == "tab" and _small(part, torch) else 0.0
    path = _shortened(one.path, tab + loop.kerf) if tab else one.path
    overcut = (_onwards(one.path[0], loop.overcut),) if loop.overcut and not tab else ()
    edge_start = one.edge_start or process.edge_start
    return Cut(piece, part.part_no, loop.feature, loop.purpose, one.lead, path, overcut, loop.feed, loop.kerf, loop.height_control, edge_start, tab)


def _small(part: Blueprint, torch: Torch) -> bool:
    return max(part.size) <= torch.small_parts.size


def _shortened(path: Sequence[Move], by: float) -> tuple[Move, ...]:
    """Return a path that stops short of its end by a length, mm."""
    kept = list(path)
    while len(kept) > 1 and kept[-1].length <= by:
        by -= kept.pop().length
    kept[-1] = kept[-1].part(0.0, 1.0 - by / kept[-1].length)
    return tuple(kept)


def _onwards(move: Move, length: float) -> Move:
    """Return the first piece of a whole circle, no more than a quarter of it."""
    return move.part(0.0, min(length / move.length, 0.25))


def _marks(piece: int, part: Blueprint, pose: Pose, torch: Torch) -> Iterator[MarkRun]:
    """Yield spots for holes to be drilled, the plate's own marks and its number, as the shop marks."""
    marking = torch.marking
    for hole, centre in part.spots:
        yield MarkRun(piece, part.part_no, f"spot {hole}", "spot", (pose.point(centre),))
    if marking == "none":
        return
    for mark in part.marks:
        points = tuple(pose.point(point) for point in mark.points)
        if len(points) == 1 or marking == "spot":
            yield from (MarkRun(piece, part.part_no, mark.label or "mark", "spot", (point,)) for point in points)
        else:
            yield MarkRun(piece, part.part_no, mark.label or "mark", marking, points)
    if torch.numbers and marking != "spot":
        for stroke in number_strokes(piece + 1, part.metal):
            yield MarkRun(piece, part.part_no, f"number {piece + 1}", marking, tuple(pose.point(point) for point in stroke))


def _start_holes(cuts: Mapping[int, Sequence[Cut]], sheet: Sheet, crater: float) -> Iterator[StartHole]:
    """Yield the holes in which a cut is begun where the plate cannot be pierced and no edge of the sheet is there to begin at."""
    for piece, runs in cuts.items():
        for cut in runs:
            x, y = cut.pierce
            if cut.edge_start and min(x, y, sheet.length - x, sheet.width - y) > SAME:
                yield StartHole(piece, cut.part_no, cut.feature, x, y, crater)


def _steps(
    cuts: Mapping[int, Sequence[Cut]],
    marks: Sequence[MarkRun],
    solids: Sequence[Polygon],
    parts: Sequence[Blueprint],
    process: CutProcess,
    torch: Torch,
    where: str,
) -> tuple[Step, ...]:
    """Put marks first, on a sheet that lies still, then the pieces; find the way to each."""
    first = nearest_first(marks, lambda mark: mark.points[0], lambda mark: mark.points[-1], HOME)
    runs: list[Cut | MarkRun] = list(first)
    here = first[-1].points[-1] if first else HOME
    for piece in _pieces(cuts, solids, parts, torch, here):
        inner = nearest_first([cut for cut in cuts[piece] if cut.purpose != "outside"], lambda cut: cut.pierce, lambda cut: cut.end, here)
        runs += [*inner, *(cut for cut in cuts[piece] if cut.purpose == "outside")]
        here = cuts[piece][-1].end
    return tuple(_connected(runs, solids, process, where))


def _pieces(cuts: Mapping[int, Sequence[Cut]], solids: Sequence[Polygon], parts: Sequence[Blueprint], torch: Torch, start: Point) -> list[int]:
    from shapely import Polygon, STRtree

    entries = {piece: [cut.pierce for cut in runs if cut.purpose != "outside"] or [cut.pierce for cut in runs] for piece, runs in cuts.items()}
    exits = {piece: runs[-1].end for piece, runs in cuts.items()}
    tree = STRtree(list(solids))
    before = {}
    for piece, solid in enumerate(solids):
        inside = {int(i) for edge in solid.interiors for i in tree.query(Polygon(edge), predicate="contains")}
        before[piece] = frozenset(inside - {piece})
    late = frozenset(piece for piece, part in enumerate(parts) if torch.small_parts.method == "last" and _small(part, torch))
    return piece_order(entries, exits, before, late, start, spread=torch.order == "spread")


def _connected(runs: Sequence[Cut | MarkRun], solids: Sequence[Polygon], process: CutProcess, where: str) -> Iterator[Step]:
    cleared, here = Cleared(CLEARANCE * process.kerf), HOME
    for run in runs:
        start = run.pierce if isinstance(run, Cut) else run.points[0]
        way = cleared.way(here, start)
        if way is None:
            raise ModelError(f"{where}: no way to {run.part_no} that does not cross a finished part")
        yield Step(run, way)
        if isinstance(run, MarkRun):
            here = run.points[-1]
            continue
        here = run.end
        cleared.add(solids[run.piece] if run.purpose == "outside" else _slug(run))


def _slug(cut: Cut) -> Polygon:
    """Return what falls out of an opening: the inside of its path less half the kerf."""
    from shapely import Polygon

    return Polygon(polyline(cut.path, CHORD)).buffer(-cut.kerf / 2)


def _notes(process: CutProcess, torch: Torch, parts: Sequence[Blueprint]) -> Iterator[str]:
    """Yield what the operator must read before cutting."""
    if not process.measured:
        yield f"kerf {millimetres(process.kerf)} mm is {process.kerf_origin}: cut the coupon of this stock first"
    if process.origin.startswith("interpolated"):
        yield f"feed and delay are {process.origin}: try them on scrap"
    if process.volts is None:
        yield "no arc voltage is known for this cut: height control stays off"
    if process.edge_start:
        yield "this plate cannot be pierced: every cut begins at an edge of the sheet or in a start hole, drilled before the program runs"
    if process.out_of_square:
        yield from _skewed(process.out_of_square, process, torch, parts)
    tabbed = sorted({part.part_no for part in parts if torch.small_parts.method == "tab" and _small(part, torch)})
    if tabbed:
        yield f"held by a tab of {millimetres(torch.small_parts.tab)} mm, break and grind: {', '.join(tabbed)}"


def _skewed(measured: float, process: CutProcess, torch: Torch, parts: Sequence[Blueprint]) -> Iterator[str]:
    """Yield what axes out of square do to the parts: no program mends it, for a skewed arc is no arc."""
    yield f"the coupon's diagonals differed by {millimetres(measured)} mm: the axes are {millimetres(process.shear * 1000)} mm per metre out of square"
    off = {part.part_no: process.shear * min(part.size) for part in parts}
    worst = [f"{name} by {millimetres(by)} mm" for name, by in sorted(off.items()) if by > torch.holes.tolerance]
    if worst:
        yield f"square the gantry first: out of square by more than the {millimetres(torch.holes.tolerance)} mm that bolts allow would be {', '.join(worst)}"
