"""Part numbers as strokes a scribe can draw: digits of seven bars, the largest that stand clear of every edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gvcs_cad.model.segment import Point

if TYPE_CHECKING:
    from shapely import Polygon

LEAST, MOST = 8.0, 15.0  # mm high; a cutting service asks for 15 mm (newayprecision.com), under 8 mm a torch table blurs; chosen
_CORNERS = ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5), (0.0, 1.0), (0.5, 1.0))
_STROKES = {  # each digit as runs over the corners of a box of 1/2 x 1, numbered from the lower left, row by row
    "0": ("01540",),
    "1": ("15",),
    "2": ("453201",),
    "3": ("4510", "23"),
    "4": ("423", "51"),
    "5": ("542310",),
    "6": ("540132",),
    "7": ("451",),
    "8": ("01540", "23"),
    "9": ("324510",),
}


def number_strokes(number: int, metal: Polygon) -> list[tuple[Point, ...]]:
    """Return the strokes of a number in the widest place of a part, mm in the part's frame; none where no digit fits."""
    from shapely import maximum_inscribed_circle

    radius_line = maximum_inscribed_circle(metal, tolerance=0.5)
    (x, y), _ = radius_line.coords
    digits = str(number)
    width = 0.5 * len(digits) + 0.25 * (len(digits) - 1)  # in heights
    height = min(MOST, 1.6 * radius_line.length / (1 + width**2) ** 0.5)
    if height < LEAST:
        return []
    left, low = x - width * height / 2, y - height / 2
    found = []
    for i, digit in enumerate(digits):
        for run in _STROKES[digit]:
            corners = [_CORNERS[int(corner)] for corner in run]
            found.append(tuple((round(left + (0.75 * i + cx) * height, 3), round(low + cy * height, 3)) for cx, cy in corners))
    return found
