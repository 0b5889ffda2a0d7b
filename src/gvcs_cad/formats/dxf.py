"""Flat patterns as DXF that a torch shop can cut: closed polylines with bulges, true circles, one layer per purpose, units stated."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gvcs_cad.documents.drawing.paper import LETTER_WIDTH, wrapped
from gvcs_cad.documents.flat_pattern import FlatPattern
from gvcs_cad.documents.plain_text import one_line
from gvcs_cad.formats.dxf_frame import APP, Version, drawing_bytes
from gvcs_cad.model.contour import Contour
from gvcs_cad.units import exact

if TYPE_CHECKING:
    from ezdxf.layouts import Modelspace

LAYERS = {"CUT_OUTER": 1, "CUT_INNER": 3, "MARK": 5, "BEND": 6, "INFO": 8}  # name -> AutoCAD colour index
LETTERS = 48  # of a note on one line below a narrow part


def flat_pattern_dxf(pattern: FlatPattern, version: Version = "R2000") -> bytes:
    """Return a flat pattern as DXF, mm, 1:1, the same bytes every time.

    Nothing but cut geometry stands on the CUT layers; words stand on INFO, outside the contour. R12 knows neither
    LWPOLYLINE nor $INSUNITS: it gets closed POLYLINEs and says its unit on INFO only.
    """
    return drawing_bytes(partial(_draw, pattern, version), pattern.outer.bounds, version, LAYERS)


def _draw(pattern: FlatPattern, version: Version, space: Modelspace) -> None:
    outer = add_contour(space, pattern.outer, "CUT_OUTER", version)
    for contour in pattern.inner:
        add_contour(space, contour, "CUT_INNER", version)
    for mark in pattern.marks:
        add_mark(space, mark.points)
    for bend in pattern.bends:
        space.add_line(bend.start, bend.end, dxfattribs={"layer": "BEND"})
    _info(space, pattern)
    outer.set_xdata(APP, [(1000, f"{key}={value}") for key, value in pattern.facts().items()])


def add_contour(space: Modelspace, contour: Contour, layer: str, version: Version) -> Any:
    """Add a contour as a circle or a closed polyline with bulges, and return the entity."""
    if contour.circle is not None:
        (x, y), diameter = contour.circle
        return space.add_circle((exact(x), exact(y)), exact(diameter / 2), dxfattribs={"layer": layer})  # equal holes, equal figures
    if version == "R12":
        return space.add_polyline2d(contour.vertices, format="xyb", close=True, dxfattribs={"layer": layer})
    return space.add_lwpolyline(contour.vertices, format="xyb", close=True, dxfattribs={"layer": layer})


def add_mark(space: Modelspace, points: Sequence[tuple[float, float]]) -> None:
    """Add a centre mark as a point, or a scribed line as lines."""
    if len(points) == 1:
        space.add_point(points[0], dxfattribs={"layer": "MARK"})
    for a, b in pairwise(points):
        space.add_line(a, b, dxfattribs={"layer": "MARK"})


def _info(space: Modelspace, pattern: FlatPattern) -> None:
    """Write what the sheet must say below the part, in letters that fit its width; a long note takes several lines."""
    words = [f"{pattern.part_no} rev {pattern.revision}", *pattern.notes, "unit mm"]
    x1, y1, x2, _ = pattern.outer.bounds
    height = max(min((x2 - x1) / 20, 10.0), 2.0)
    room = max(x2 - x1, LETTERS * LETTER_WIDTH * height)
    lines = [line for text in words for line in wrapped(one_line(text), room, height)]
    for i, line in enumerate(lines, 1):
        space.add_text(line, height=height, dxfattribs={"layer": "INFO"}).set_placement((x1, y1 - height * 1.6 * i))
