"""Where a part's number stands on a sheet: in the middle of its metal, no larger than there is room for."""

from __future__ import annotations

from gvcs_cad.documents.flat_pattern import FlatPattern
from gvcs_cad.documents.nest.model import PlacedItem, placed_contour
from gvcs_cad.documents.nest.polygons import polygon_of

WIDEST, SMALLEST, LETTER = 25.0, 6.0, 0.7  # mm, mm, width of a letter over its height


def label_place(pattern: FlatPattern, placed: PlacedItem) -> tuple[float, float, float]:
    """Return x and y of the left end and the height of a part's number, mm: around the point of its metal farthest from every edge."""
    from shapely import maximum_inscribed_circle

    metal = polygon_of(placed_contour(pattern.outer, placed), tuple(placed_contour(edge, placed) for edge in pattern.inner), 1.0)
    circle = maximum_inscribed_circle(metal, tolerance=1.0)
    x, y = circle.coords[0]
    height = max(min(2 * circle.length / (LETTER * len(pattern.part_no)), WIDEST), SMALLEST)
    return round(x - height * LETTER * len(pattern.part_no) / 2, 3), round(y - height / 2, 3), round(height, 3)
