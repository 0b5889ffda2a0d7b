"""Volumes of the printed bodies by formula: the BOM needs no CAD kernel, and the kernel's answer is checked against these."""

from __future__ import annotations

import math


def round_volume(diameter: float, length: float) -> float:
    """Return the volume of a cylinder, mm3."""
    return math.pi / 4 * diameter**2 * length


def star_volume(across: float, length: float) -> float:
    """Return the volume of a prism with twelve points, two hexagons of a width across flats 30 degrees apart: 24 triangles, mm3."""
    return 6 / math.sqrt(3) * math.tan(math.radians(15)) * across**2 * length


def crossing(a: float, b: float, distance: float) -> float:
    """Return what a bore of diameter `a` and a bore of diameter `b` square to it share, their axes `distance` apart, mm3.

    Both are cut by planes parallel to the two axes: each strip is a rectangle. Midpoint rule, 400 strips.
    """
    low, high = max(-a / 2, distance - b / 2), min(a / 2, distance + b / 2)
    if high <= low:
        return 0.0
    step = (high - low) / 400
    middles = (low + (i + 0.5) * step for i in range(400))
    return step * math.fsum(4 * math.sqrt(max(a**2 / 4 - y**2, 0.0) * max(b**2 / 4 - (y - distance) ** 2, 0.0)) for y in middles)
