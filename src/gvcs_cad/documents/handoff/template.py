"""Paper templates at true size: laid on a plate, or on each face of a tube, they show where to punch."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.drawing.labels import labelled
from gvcs_cad.documents.drawing.linear_faces import FaceView, opened_faces, outline
from gvcs_cad.documents.drawing.on_paper import OnPaper, cross
from gvcs_cad.documents.drawing.paper import NORMAL, Paper, Scale
from gvcs_cad.documents.drawing.sheet import Box, Circle, DrawingSheet, Item, Path, Text, line
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.segment import Point
from gvcs_cad.units import fraction_inch, millimetres

MARGIN = 15.0  # mm of paper round the part
LONG, HIGH = 270.0, 170.0  # mm that a page of A4 shows, lying
EDGE = 8.0  # mm of paper that a window shows beside a hole, at least
TRUE_SIZE = Scale(1, 1)


@dataclass(frozen=True)
class Window:
    """What one page shows of a template: lower left corner on it, mm, and the words above: where the page is laid."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Template:
    """A part, or one face of it, at true size, and the windows that pages show of it."""

    title: str
    sheet: DrawingSheet
    windows: tuple[Window, ...]


def templates(part: Part, job: DrawingJob) -> tuple[Template, ...]:
    """Return the templates of a part: none where nothing is drilled by hand."""
    if isinstance(part, LinearPart):
        return tuple(_face_template(part, view) for view in opened_faces(part))
    if isinstance(part, PlatePart):
        found = _plate_template(part, job.work(part).by_hand)
        return (found,) if found.windows else ()
    return ()


def _face_template(part: LinearPart, view: FaceView) -> Template:
    at = OnPaper(MARGIN, MARGIN, 1.0)
    view, edge = _unrolled(part, view)
    items: list[Item] = [Path(tuple((*at(*point), 0.0) for point in edge), closed=True)]
    items += [Circle(at(0, 0 if view.face in ("-y", "+z") else view.across), 3.0, "TEXT")]
    title = f"{part.name} revision {part.revision}, face {view.face}"
    holes = [(hole.name, (u, v), hole.diameter) for hole, u, v in view.holes]
    paper = Paper("template", part.length + 2 * MARGIN, view.across + 2 * MARGIN)
    items += _holes(holes, at, Contour(edge), (0.0, 0.0, paper.width, paper.height))
    windows = []
    for start, low in _windows([(u, v, d) for _, (u, v), d in holes], view.across):
        mm, inches = millimetres(start), fraction_inch(start)
        wrap = ", wrapped: its edges are half a turn apart" if part.section.shape == "round" else ""
        place = f"the line {mm} at {mm} mm ({inches}) from the datum end" if start else "the line 0 on the datum end"
        items += _ruler(at(start, 0), view.across, millimetres(start))
        windows.append(Window(start + MARGIN - EDGE, low + MARGIN - EDGE, f"{title}: {place}{wrap}"))
    return Template(title, DrawingSheet(title, paper, TRUE_SIZE, tuple(items)), tuple(windows))


def _unrolled(part: LinearPart, view: FaceView) -> tuple[FaceView, list[Point]]:
    """Return a face and its outline as they lie on paper: of a round half its surface, the holes along the middle, where they all are."""
    if part.section.shape != "round":
        return view, outline(part, view.face)
    half_turn = math.pi / 2 * part.section.width
    holes = tuple((hole, x, half_turn / 2) for hole, x, _ in view.holes)
    return FaceView(view.face, half_turn, holes), [(0.0, 0.0), (part.length, 0.0), (part.length, half_turn), (0.0, half_turn)]


def _plate_template(plate: PlatePart, drilled: frozenset[str]) -> Template:
    x1, y1, x2, y2 = plate.outer.bounds
    at = OnPaper(MARGIN - x1, MARGIN - y1, 1.0)
    items: list[Item] = [at.contour(contour) for contour in (plate.outer, *plate.inner)]
    title = f"{plate.name} revision {plate.revision}"
    paper = Paper("template", x2 - x1 + 2 * MARGIN, y2 - y1 + 2 * MARGIN)
    by_hand = [hole for hole in plate.holes if hole.name in drilled]
    holes = [(hole.name, (hole.x, hole.y), hole.diameter) for hole in by_hand]
    items += _holes(holes, at, plate.outer, (0.0, 0.0, paper.width, paper.height))
    windows = []
    for x, y in _windows([(hole.x - x1, hole.y - y1, hole.diameter) for hole in by_hand], y2 - y1):
        items += _ruler(at(x1 + x, y1), y2 - y1, millimetres(x)) + _level(at(x1, y1 + y), x2 - x1, millimetres(y))
        words = f"{title}: lines {millimetres(x)} and {millimetres(y)} at these mm from the left and the lower edge of the plate"
        windows.append(Window(x + MARGIN - EDGE, y + MARGIN - EDGE, words))
    return Template(title, DrawingSheet(title, paper, TRUE_SIZE, tuple(items)), tuple(windows))


def _holes(holes: Sequence[tuple[str, tuple[float, float], float]], at: OnPaper, edge: Contour, frame: Box) -> list[Item]:
    items: list[Item] = []
    for _, (x, y), diameter in holes:
        items += [Circle(at(x, y), diameter), *cross(at(x, y), diameter)]
    names = [(f"{name} dia {millimetres(diameter)}", at(x, y), diameter) for name, (x, y), diameter in holes]
    return items + labelled(names, list(at.keep_off(edge)), frame)


def _windows(holes: Sequence[tuple[float, float, float]], high: float) -> Iterator[tuple[float, float]]:
    """Yield corners (x, y) of windows, whole centimetres, that together show every hole (x, y, diameter) whole; all of `high` mm if they can."""
    whole = high <= HIGH - 2 * EDGE
    left = sorted(holes)
    while left:
        x = max((left[0][0] - left[0][2] / 2 - EDGE) // 10 * 10, 0.0)
        column = [hole for hole in left if hole[0] + hole[2] / 2 <= x + LONG - 2 * EDGE]
        rest = sorted(column, key=lambda hole: hole[1])
        while rest:
            y = 0.0 if whole else max((rest[0][1] - rest[0][2] / 2 - EDGE) // 10 * 10, 0.0)
            rest = [hole for hole in rest if hole[1] + hole[2] / 2 > y + HIGH - 2 * EDGE]
            yield x, y
        left = [hole for hole in left if hole not in column]


def _ruler(foot: tuple[float, float], high: float, words: str) -> list[Item]:
    """Return the upright line at which a page is laid, with its station."""
    x, y = foot
    return [line((x, y - 6), (x, y + high + 6), "MARK"), Text(words, (x + 1, y - 6), NORMAL)]


def _level(foot: tuple[float, float], wide: float, words: str) -> list[Item]:
    x, y = foot
    return [line((x - 6, y), (x + wide + 6, y), "MARK"), Text(words, (x - 14, y + 1), NORMAL)]
