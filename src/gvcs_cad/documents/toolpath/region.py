"""Contours, moves and sheets as shapely shapes, for distances and overlaps; nothing of them is ever cut."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gvcs_cad.documents.nest.model import PlacedItem
from gvcs_cad.documents.toolpath.motion import Move, moves_of, polyline
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.segment import Point

if TYPE_CHECKING:
    from shapely import LineString, Polygon

CHORD = 0.004  # mm between an arc and its chord: well under the 0.05 mm that a program is held to


def ring(contour: Contour, chord: float = CHORD) -> list[Point]:
    """Return the points of a contour, arcs as chords, the first not repeated."""
    return polyline(moves_of(contour.segments), chord)[:-1]


def metal(outer: Contour, inner: Sequence[Contour] = ()) -> Polygon:
    """Return a plate as a polygon."""
    from shapely import Polygon

    return Polygon(ring(outer), [ring(edge) for edge in inner])


def line(moves: Sequence[Move], chord: float = CHORD) -> LineString:
    """Return the way of moves as a line."""
    from shapely import LineString

    return LineString(polyline(moves, chord))


class Pose:
    """Where an item lies: points, moves and polygons of its own frame in that of the sheet."""

    def __init__(self, item: PlacedItem) -> None:
        quarter = item.angle % 360 in (0.0, 90.0, 180.0, 270.0)
        c, s = math.cos(math.radians(item.angle)), math.sin(math.radians(item.angle))
        self.c, self.s = (float(round(c)), float(round(s))) if quarter else (c, s)
        self.x, self.y = item.x, item.y

    def point(self, point: Point) -> Point:
        """Return a point on the sheet."""
        x, y = point
        return (x * self.c - y * self.s + self.x, x * self.s + y * self.c + self.y)

    def back(self, point: Point) -> Point:
        """Return a point of the sheet in the item's own frame."""
        x, y = point[0] - self.x, point[1] - self.y
        return (x * self.c + y * self.s, -x * self.s + y * self.c)

    def moves(self, moves: Sequence[Move]) -> tuple[Move, ...]:
        """Return moves on the sheet."""
        return tuple(Move(self.point(m.start), self.point(m.end), self.point(m.centre) if m.centre else None, m.clockwise) for m in moves)

    def polygon(self, polygon: Polygon) -> Polygon:
        """Return a polygon on the sheet."""
        from shapely.affinity import affine_transform

        return affine_transform(polygon, [self.c, -self.s, self.s, self.c, self.x, self.y])
