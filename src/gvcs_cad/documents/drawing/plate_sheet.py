"""The drawing of a plate: its contour with overall sizes, and tables that say where each hole and corner is."""

from __future__ import annotations

from functools import partial

from gvcs_cad.documents.drawing.arrange import Space, arranged
from gvcs_cad.documents.drawing.dimensions import across, upright
from gvcs_cad.documents.drawing.facts import DrawingJob, notes, title_block, weld_notes
from gvcs_cad.documents.drawing.fillets import fillets
from gvcs_cad.documents.drawing.labels import labelled
from gvcs_cad.documents.drawing.on_paper import OnPaper, cross, leader
from gvcs_cad.documents.drawing.paper import SMALL, Scale, text_width
from gvcs_cad.documents.drawing.plate_tables import corner_points, corner_table, hole_table
from gvcs_cad.documents.drawing.sheet import Box, Circle, DrawingSheet, Item, Path, Round, Text, line
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.segment import Point
from gvcs_cad.units import millimetres

LEFT, RIGHT, ABOVE, BELOW = 26.0, 26.0, 18.0, 18.0  # mm of paper round a plate, for its dimensions and names


def plate_sheet(plate: PlatePart, quantity: int, job: DrawingJob) -> DrawingSheet:
    """Return the drawing of a plate. Raises ModelError where no sheet holds it."""
    x1, y1, x2, y2 = plate.outer.bounds
    tables = [table for table in (hole_table(plate, job.work(plate), job.used(plate)), corner_table(plate)) if table.rows]
    words = [*notes(plate, job), *weld_notes(plate, job), *_remarks(plate)]
    longest = max(x2 - x1, y2 - y1)

    def needs(scale: Scale) -> tuple[float, float]:
        return (x2 - x1) / scale.factor + LEFT + RIGHT, (y2 - y1) / scale.factor + ABOVE + BELOW

    title, block = f"{plate.name} revision {plate.revision}", title_block(plate, quantity, job)
    return arranged(title, block, tables, words, needs, partial(_views, plate), largest=2.0 if longest <= 50 else 1.0)


def _views(plate: PlatePart, space: Space) -> list[Item]:
    """Return the plate in the middle of its room."""
    x1, y1, x2, y2 = plate.outer.bounds
    f = space.scale.factor
    left, bottom, right, top = space.views
    middle_x, middle_y = (left + LEFT + right - RIGHT) / 2, (bottom + BELOW + top - ABOVE) / 2
    at = OnPaper(middle_x - (x1 + x2) / 2 / f, middle_y - (y1 + y2) / 2 / f, f)
    items: list[Item] = [at.contour(contour) for contour in (plate.outer, *plate.inner)]
    for hole in plate.holes:
        items += cross(at(hole.x, hole.y), hole.diameter / f)
    for mark in plate.marks:
        points = [at(*point) for point in mark.points]
        items += cross(points[0], 1.0) if len(points) == 1 else [Path(tuple((*point, 0.0) for point in points), layer="MARK")]
    items += [line(at(*bend.start), at(*bend.end), "BEND") for bend in plate.bends]
    items += _sizes(plate, at)
    taken: list[Box] = [item.box for item in items if not isinstance(item, (Path, Circle))]
    for contour in (plate.outer, *(edge for edge in plate.inner if edge.circle is None)):
        taken += at.keep_off(contour)
    if plate.outer.circle is None:
        radii = fillets(plate, at, taken, space.views)
        items += radii
        taken += [item.box for item in radii if isinstance(item, Round)]
    named = [(hole.name, at(hole.x, hole.y), hole.diameter / f) for hole in plate.holes]
    named += [(f"bend {i}", at((b.start[0] + b.end[0]) / 2, (b.start[1] + b.end[1]) / 2), 0.0) for i, b in enumerate(plate.bends, 1)]
    named += [(name, at(x, y), 0.0) for name, (x, y), _ in corner_points(plate)]
    return items + labelled(named, taken, space.views)


def _sizes(plate: PlatePart, at: OnPaper) -> list[Item]:
    x1, y1, x2, y2 = plate.outer.bounds
    low, high = at(x1, y1), at(x2, y2)
    items: list[Item] = _datum(low)
    if plate.outer.circle is not None:
        centre, diameter = plate.outer.circle
        words = f"%%c{millimetres(diameter)}"
        return [*items, *cross(at(*centre), diameter / at.factor), leader(at(*centre), diameter / 2 / at.factor, 45.0, diameter, words, diameter=True)]
    return [*items, across(low, (high[0], low[1]), low[1] - 11.0, x2 - x1), upright(low, (low[0], high[1]), low[0] - 8.0, y2 - y1)]


def _datum(corner: Point) -> list[Item]:
    """Return the sign for the point from which X and Y are measured: the lower left corner of the plate's box."""
    x, y = corner
    words = "0,0"
    return [Circle(corner, 1.6, "TEXT"), Text(words, (x - text_width(words, SMALL) - 1.2, y - SMALL - 1.2), SMALL)]


def _remarks(plate: PlatePart) -> list[str]:
    words = [f"bend {i}: {b.angle:g} deg, inside diameter {millimetres(b.diameter)} mm" for i, b in enumerate(plate.bends, 1)]
    words += [f"mark: {mark.label}" for mark in plate.marks if mark.label]
    return [*words, "X and Y from 0,0, the lower left corner of the plate's box; cut from the DXF of the same number"]
