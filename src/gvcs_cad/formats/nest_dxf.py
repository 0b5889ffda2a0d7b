"""A nested sheet as DXF: its outline from the origin, every part where it is cut, part numbers and the cut that leaves the remnant."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.label import label_place
from gvcs_cad.documents.nest.model import NestedSheet, PlacedItem, placed_contour
from gvcs_cad.documents.plain_text import one_line
from gvcs_cad.formats.dxf import LAYERS, add_contour, add_mark
from gvcs_cad.formats.dxf_frame import APP, Version, drawing_bytes
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.safety import NOT_VERIFIED
from gvcs_cad.model.segment import Point
from gvcs_cad.units import millimetres

if TYPE_CHECKING:
    from ezdxf.layouts import Modelspace

SHEET_LAYERS = {"SHEET": 7, "REMNANT": 4, **LAYERS}


def sheet_dxf(nested: NestedSheet, job: Job, title: str, version: Version = "R2000") -> bytes:
    """Return one sheet as DXF, mm, 1:1, lower left corner of the sheet at the origin, the same bytes every time.

    CUT layers hold what is cut and nothing else; each outer contour carries its part number as extended data.
    """
    bounds = (0.0, 0.0, nested.sheet.length, nested.sheet.width)
    return drawing_bytes(partial(_draw, nested, job, title, version), bounds, version, SHEET_LAYERS)


def _draw(nested: NestedSheet, job: Job, title: str, version: Version, space: Modelspace) -> None:
    sheet, patterns = nested.sheet, {pattern.part_no: pattern for pattern in job.patterns}
    add_contour(space, rectangle(sheet.length, sheet.width), "SHEET", version)
    for placed in nested.items:
        pattern = patterns[placed.part_no]
        outer = add_contour(space, placed_contour(pattern.outer, placed), "CUT_OUTER", version)
        outer.set_xdata(APP, [(1000, f"{key}={value}") for key, value in pattern.facts().items() if key != "quantity"])
        for edge in pattern.inner:
            add_contour(space, placed_contour(edge, placed), "CUT_INNER", version)
        for mark in pattern.marks:
            add_mark(space, [_moved(point, placed) for point in mark.points])
        for bend in pattern.bends:
            space.add_line(_moved(bend.start, placed), _moved(bend.end, placed), dxfattribs={"layer": "BEND"})
        x, y, height = label_place(pattern, placed)
        space.add_text(placed.part_no, height=height, dxfattribs={"layer": "INFO"}).set_placement((x, y))
    rest = nested.remnant
    if rest is not None:
        start, end = ((rest.x, 0.0), (rest.x, sheet.width)) if rest.x else ((0.0, rest.y), (sheet.length, rest.y))
        space.add_line(start, end, dxfattribs={"layer": "REMNANT"})
    for i, line in enumerate([*sheet_words(nested, job, title), "unit mm"], 1):
        space.add_text(one_line(line), height=20, dxfattribs={"layer": "INFO"}).set_placement((0, -32 * i))


def sheet_words(nested: NestedSheet, job: Job, title: str) -> list[str]:
    """Return what stands beside a sheet: what it is, its size, the remnant, and parts whose strength nobody has verified."""
    sheet, rest = nested.sheet, nested.remnant
    words = [
        title,
        f"{job.material} {millimetres(job.thickness, 3)} mm, {millimetres(sheet.length)} x {millimetres(sheet.width)} mm, {len(nested.items)} parts",
    ]
    if sheet.remnant:
        words.append(f"cut from remnant {sheet.name}")
    if rest is not None:
        words.append(f"remnant {millimetres(rest.length)} x {millimetres(rest.width)} mm")
    here = {item.part_no for item in nested.items}
    unverified = [pattern.part_no for pattern in job.patterns if NOT_VERIFIED in pattern.notes and pattern.part_no in here]
    return [*words, *([f"{NOT_VERIFIED}: {', '.join(unverified)}"] if unverified else [])]


def _moved(point: Point, placed: PlacedItem) -> Point:
    """Return a point of a part's own frame where it lies on the sheet."""
    c, s = math.cos(math.radians(placed.angle)), math.sin(math.radians(placed.angle))
    return round(placed.x + point[0] * c - point[1] * s, 6) + 0.0, round(placed.y + point[0] * s + point[1] * c, 6) + 0.0
