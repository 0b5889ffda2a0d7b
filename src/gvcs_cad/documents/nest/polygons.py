"""Contours as polygons that err on the safe side: outside edges never inside the true arc, openings never outside it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from gvcs_cad.model.contour import Contour
from gvcs_cad.model.segment import Point, Segment

if TYPE_CHECKING:
    from shapely.geometry import Polygon

CHORD = 0.02  # mm between polygon and true arc, at most


def outside_points(contour: Contour, chord: float = CHORD) -> list[Point]:
    """Return points of a polygon that holds the whole contour and stands out by no more than `chord` mm."""
    return [point for segment in contour.segments for point in _points(segment, chord, outwards=segment.bulge > 0)]


def inside_points(contour: Contour, chord: float = CHORD) -> list[Point]:
    """Return points of a polygon that lies wholly in the contour and falls short by no more than `chord` mm."""
    return [point for segment in contour.segments for point in _points(segment, chord, outwards=segment.bulge < 0)]


def _points(segment: Segment, chord: float, *, outwards: bool) -> list[Point]:
    """Return a segment's points without its end: chords of an arc, or tangents round it where `outwards`."""
    if segment.bulge == 0:
        return [segment.start]
    count = max(2, math.ceil(abs(segment.sweep) / (2 * math.acos(max(1 - chord / segment.radius, 0.5)))))
    if not outwards:
        return [segment.at(i / count) for i in range(count)]
    (cx, cy), half = segment.centre, abs(segment.sweep) / count / 2
    stretch = 1 / math.cos(half)
    middles = [segment.at((i + 0.5) / count) for i in range(count)]
    return [segment.start, *((cx + (x - cx) * stretch, cy + (y - cy) * stretch) for x, y in middles)]


def polygon_of(outer: Contour, inner: tuple[Contour, ...] = (), chord: float = CHORD) -> Polygon:
    """Return a plate as a shapely polygon that covers all of its metal."""
    from shapely.geometry import Polygon

    return Polygon(outside_points(outer, chord), [inside_points(edge, chord) for edge in inner])
