"""The proof of a part program: what it cuts, rebuilt from its own words, against the parts that were wanted.

Nothing of the planner's offsets, leads or order is used. The kerf is swept along every way that the program goes with the arc
on; what is then left of the sheet is compared with the parts' contours, and every pierce, every way and every rapid is looked at.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from gvcs_cad.documents.nest.model import Sheet
from gvcs_cad.documents.toolpath.cut_free import cut_free
from gvcs_cad.documents.toolpath.motion import Motion
from gvcs_cad.documents.toolpath.region import line
from gvcs_cad.documents.toolpath.swept import Compared, compare
from gvcs_cad.model.segment import Point
from gvcs_cad.units import millimetres

if TYPE_CHECKING:
    from shapely import LineString, Polygon

BOUND = 0.05  # mm that a cut edge may stand off its contour
TOUCH = 0.01  # mm that a way may come too near by, for chords and the program's rounding
MARK_BOUND = 0.05  # mm that a mark may stand off its place


@dataclass(frozen=True)
class WantedMark:
    """A line to be scribed or etched through points, or one spot, mm on the sheet."""

    marking: Literal["scribe", "spot", "etch"]
    points: tuple[Point, ...]

    @property
    def tools(self) -> tuple[str, ...]:
        """What may draw it: a torch that lights where a line is to be scribed cuts it."""
        return {"scribe": ("scribe",), "spot": ("spot", "torch"), "etch": ("torch",)}[self.marking]


@dataclass(frozen=True)
class Wanted:
    """What a program must do: the sheet, the metal of every part on it as torched, the kerf of each edge, marks.

    `kerfs` holds for each part the kerf of its outside and of its openings in order, mm; `tabs` how much each part is held by.
    `marks` are the lines and spots to be marked. No arc comes nearer to the
    sheet's edges than `edge`, mm, but one that begins there where `edge_start` says so.
    """

    sheet: Sheet
    names: tuple[str, ...]
    solids: tuple[Polygon, ...]
    kerfs: tuple[tuple[float, ...], ...]
    tabs: tuple[float, ...]
    marks: tuple[WantedMark, ...]
    crater: float
    edge: float
    edge_start: bool = False

    @property
    def kerf(self) -> float:
        """The kerf of outsides, mm."""
        return self.kerfs[0][0]


@dataclass(frozen=True)
class Replay:
    """What was found: the largest deviation of any edge, the largest inside corner that the kerf leaves, mm, and what is wrong."""

    deviation: float
    corner: float
    strokes: int
    problems: tuple[str, ...]


@dataclass(frozen=True)
class _Stroke:
    """One run of a tool."""

    tool: str
    motions: tuple[Motion, ...]

    @property
    def start(self) -> Point:
        return self.motions[0].move.start

    @property
    def place(self) -> str:
        return f"line {self.motions[0].line}"


def replay(motions: Sequence[Motion], wanted: Wanted) -> Replay:
    """Judge a program. An empty `problems` means that every edge is cut within 0.05 mm and nothing is harmed."""
    runs = list(_runs(motions))
    marks, strokes = _sorted(runs, wanted)
    lines = [line([motion.move for motion in stroke.motions]) for stroke in strokes]
    problems = [*_off_sheet(strokes, lines, wanted), *_pierces(strokes, lines, wanted), *_feeds(strokes)]
    problems += _marks_missing(marks, wanted)
    compared = [_part(i, lines, wanted) for i in range(len(wanted.solids))]
    for one, name in zip(compared, wanted.names, strict=True):
        problems += [f"{name}: {problem}" for problem in one.problems]
        if one.deviation > BOUND:
            problems.append(f"{name}: its edge is off by {one.deviation:.3f} mm, at most {BOUND} mm")
    problems += _over_finished(runs, strokes, lines, wanted)
    deviation = max((one.deviation for one in compared), default=0.0)
    return Replay(deviation, max((one.corner for one in compared), default=0.0), len(strokes), tuple(problems))


def _runs(motions: Sequence[Motion]) -> Iterator[_Stroke | Motion]:
    """Yield runs of one tool from where it was switched on, and the moves between them, in order."""
    for (tool, _), group in itertools.groupby(motions, key=lambda motion: (motion.on, motion.lit)):
        if tool is None:
            yield from group
        else:
            yield _Stroke(tool, tuple(group))


def _sorted(runs: Sequence[_Stroke | Motion], wanted: Wanted) -> tuple[list[_Stroke], list[_Stroke]]:
    """Tell marks from cuts: what is drawn by another tool, or by the torch exactly where a mark is wanted."""
    marks: list[_Stroke] = []
    strokes: list[_Stroke] = []
    for run in runs:
        if isinstance(run, _Stroke):
            (marks if run.tool != "torch" or any(_draws(run, mark) for mark in wanted.marks) else strokes).append(run)
    return marks, strokes


def _draws(stroke: _Stroke, mark: WantedMark) -> bool:
    points = [stroke.start, *(motion.move.end for motion in stroke.motions)]
    if stroke.tool not in mark.tools:
        return False
    if len(mark.points) == 1:
        return all(math.dist(point, mark.points[0]) <= MARK_BOUND for point in points)
    return len(points) == len(mark.points) and all(math.dist(a, b) <= MARK_BOUND for a, b in zip(points, mark.points, strict=True))


def _marks_missing(marks: Sequence[_Stroke], wanted: Wanted) -> Iterator[str]:
    left = list(wanted.marks)
    for stroke in marks:
        found = next((mark for mark in left if _draws(stroke, mark)), None)
        if found is None:
            x, y = stroke.start
            yield f"{stroke.place}: a mark at x {millimetres(x)}, y {millimetres(y)} mm that nobody wants"
        else:
            left.remove(found)
    for mark in left:
        yield f"no mark at x {millimetres(mark.points[0][0])}, y {millimetres(mark.points[0][1])} mm"


def _feeds(strokes: Sequence[_Stroke]) -> Iterator[str]:
    for stroke in strokes:
        if math.fsum(motion.move.length for motion in stroke.motions) < TOUCH:
            yield f"{stroke.place}: the arc is lit and goes nowhere"
        if any(motion.rapid for motion in stroke.motions):
            yield f"{stroke.place}: a rapid with the arc on"
        if any(motion.feed <= 0 for motion in stroke.motions if not motion.rapid):
            yield f"{stroke.place}: a cut with no feed"


def _off_sheet(strokes: Sequence[_Stroke], lines: Sequence[LineString], wanted: Wanted) -> Iterator[str]:
    for stroke, way in zip(strokes, lines, strict=True):
        x1, y1, x2, y2 = way.bounds
        near = min(x1, y1, wanted.sheet.length - x2, wanted.sheet.width - y2)
        if near < (0.0 if wanted.edge_start else wanted.edge) - TOUCH:
            place = f"x {millimetres(x1)} to {millimetres(x2)}, y {millimetres(y1)} to {millimetres(y2)} mm"
            yield f"{stroke.place}: the arc {'leaves the sheet' if near < 0 else f'comes within {near:.2f} mm of its edge'}, {place}"


def _pierces(strokes: Sequence[_Stroke], lines: Sequence[LineString], wanted: Wanted) -> Iterator[str]:
    """Find pierces that blow into a part, over the sheet's edge, or where an earlier cut has left nothing to pierce."""
    from shapely import Point as Spot
    from shapely import STRtree

    parts, ways = STRtree(list(wanted.solids)), STRtree(list(lines))
    for number, stroke in enumerate(strokes):
        (x, y), spot = stroke.start, Spot(stroke.start)
        here = f"{stroke.place}: the pierce at x {millimetres(x)}, y {millimetres(y)} mm"
        edge = min(x, y, wanted.sheet.length - x, wanted.sheet.width - y)
        if edge < wanted.crater / 2 - TOUCH and not (wanted.edge_start and abs(edge) <= TOUCH):
            yield f"{here} is {edge:.2f} mm from the sheet's edge, at least {wanted.crater / 2:g} mm"
        for i in sorted(int(i) for i in parts.query(spot, predicate="dwithin", distance=wanted.crater / 2 - TOUCH)):
            yield f"{here} is {wanted.solids[i].distance(spot):.2f} mm from {wanted.names[i]}, at least {wanted.crater / 2:g} mm"
        earlier = [int(i) for i in ways.query(spot, predicate="dwithin", distance=wanted.kerf / 2) if int(i) < number]
        if earlier:
            yield f"{here} lies in the kerf of {strokes[earlier[0]].place}"


def _part(index: int, lines: Sequence[LineString], wanted: Wanted) -> Compared:
    near = wanted.solids[index].buffer(2 * max(wanted.kerfs[index]))
    return compare(wanted.solids[index], [way for way in lines if way.intersects(near)], wanted.kerfs[index], wanted.tabs[index])


def _over_finished(runs: Sequence[_Stroke | Motion], strokes: Sequence[_Stroke], lines: Sequence[LineString], wanted: Wanted) -> Iterator[str]:
    """Find arcs and rapids over what has been cut out before: a part whose outside is done, or the slug of an opening."""
    from shapely import LineString, STRtree

    index = {id(stroke): i for i, stroke in enumerate(strokes)}
    regions: list[tuple[str, Any, int]] = []
    for number, way in enumerate(lines):
        fallen = cut_free(way, wanted.names, wanted.solids, wanted.kerf)
        if fallen:
            regions.append((*fallen, number))
    if not regions:
        return
    tree, done = STRtree([region for _, region, _ in regions]), -1
    for run in runs:
        if isinstance(run, _Stroke):
            if id(run) in index:
                done = index[id(run)]
                for i in tree.query(lines[done], predicate="intersects"):
                    name, _, when = regions[int(i)]
                    if when < done:
                        yield f"{run.place}: the arc is on over {name}, which is cut out already"
        elif run.rapid and run.move.length > TOUCH:
            for i in tree.query(LineString([run.move.start, run.move.end]), predicate="intersects"):
                name, _, when = regions[int(i)]
                if when <= done:
                    yield f"line {run.line}: a rapid crosses {name}, which is cut out already and may stand up"
