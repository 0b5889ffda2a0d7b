"""The section of a tube or bar as seen from its datum end, so that nobody turns an angle the wrong way."""

from __future__ import annotations

import math

from gvcs_cad.catalog.stock import BarStock, TubeStock
from gvcs_cad.documents.drawing.on_paper import OnPaper
from gvcs_cad.documents.drawing.paper import SCALES, SMALL, Scale
from gvcs_cad.documents.drawing.sheet import Circle, Item, Path, Text
from gvcs_cad.model.section import inner_corner

ROOM = 24.0  # mm of paper for the section itself
HIGH = ROOM + 10.0


def section_scale(row: TubeStock | BarStock) -> Scale:
    """Return the largest standard scale at which the section fits its room."""
    return next(scale for scale in SCALES if max(row.width, row.height) / scale.factor <= ROOM)


def section_view(row: TubeStock | BarStock, left: float, bottom: float) -> list[Item]:
    """Return the section as items, its lower left corner of paper given: y to the right, z upwards, faces named."""
    scale = section_scale(row)
    x, y = left + 10.0, bottom + 6.0
    at = OnPaper(x, y, scale.factor)
    width, height = row.width / scale.factor, row.height / scale.factor
    items: list[Item] = [_outer(row, at)]
    if isinstance(row, TubeStock):
        items.append(_inner(row, at))
    names = (("-y", x - 5.5, y + height / 2 - SMALL / 2), ("+y", x + width + 2, y + height / 2 - SMALL / 2), ("+z", x + width / 2 - 1.5, y + height + 1.2))
    items += [Text(name, (nx, ny), SMALL) for name, nx, ny in names]
    return [*items, Circle((x, y), 1.6, "TEXT"), Text(f"section {scale} from the datum end", (left, bottom), SMALL)]


def _outer(row: TubeStock | BarStock, at: OnPaper) -> Item:
    if row.shape == "round":
        return Circle(at(row.width / 2, row.width / 2), row.width / at.factor)
    if isinstance(row, BarStock) and row.shape == "angle" and row.thickness is not None:
        w, h, t = row.width, row.height, row.thickness
        return Path(tuple((*at(*p), 0.0) for p in ((0, 0), (w, 0), (w, t), (t, t), (t, h), (0, h))), closed=True)
    return _rounded(0.0, row.width, row.height, (row.corner or 0.0) if isinstance(row, TubeStock) else 0.0, at)


def _inner(row: TubeStock, at: OnPaper) -> Item:
    if row.shape == "round":
        return Circle(at(row.width / 2, row.width / 2), (row.width - 2 * row.wall) / at.factor)
    return _rounded(row.wall, row.width, row.height, inner_corner(row), at)


def _rounded(inset: float, width: float, height: float, corner: float, at: OnPaper) -> Path:
    """Return a rectangle set in by `inset`, counter-clockwise, with rounded corners if it has any."""
    x1, y1, x2, y2, r = inset, inset, width - inset, height - inset, corner
    if r <= 0:
        return Path(tuple((*at(*p), 0.0) for p in ((x1, y1), (x2, y1), (x2, y2), (x1, y2))), closed=True)
    quarter = math.tan(math.pi / 8)
    lower = ((x1 + r, y1, 0.0), (x2 - r, y1, quarter), (x2, y1 + r, 0.0), (x2, y2 - r, quarter))
    upper = ((x2 - r, y2, 0.0), (x1 + r, y2, quarter), (x1, y2 - r, 0.0), (x1, y1 + r, quarter))
    return Path(tuple((*at(x, y), bulge) for x, y, bulge in (*lower, *upper)), closed=True)
