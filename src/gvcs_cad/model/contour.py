"""A closed loop of lines and arcs in the plane: the edge that a torch follows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from gvcs_cad.errors import ModelError
from gvcs_cad.model.segment import SAME_POINT, SHORTEST, Point, Segment, crossings
from gvcs_cad.units import exact, millimetres

Vertex = tuple[float, float, float]


@dataclass(frozen=True)
class Contour:
    """Vertices (x, y, bulge) in mm, stored counter-clockwise; the bulge belongs to the edge that leaves the vertex.

    Raises ModelError if it has no area, an edge of no length, or crosses itself: what is built here can be cut.
    """

    vertices: tuple[Vertex, ...]

    def __init__(self, vertices: Sequence[Sequence[float]]) -> None:
        points = _straightened(tuple((exact(v[0]), exact(v[1]), _bulge(v[2]) if len(v) > 2 else 0.0) for v in vertices))
        if len(points) < 2 or any(edge.chord <= SHORTEST for edge in _edges(points)):
            raise ModelError(f"a contour needs at least two distinct vertices and no edge of no length, not {points}")
        clockwise = _signed_area(_edges(points)) < 0
        object.__setattr__(self, "vertices", _reversed(points) if clockwise else points)
        if self.area <= SAME_POINT:
            raise ModelError(f"a contour must enclose an area, not {self.area:.6f} mm2")
        self._refuse_self_crossing()

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The edges in order."""
        return _edges(self.vertices)

    @cached_property
    def area(self) -> float:
        """Enclosed area, mm2, arcs exact."""
        return _signed_area(self.segments)

    @property
    def length(self) -> float:
        """Length of the edge, mm."""
        return math.fsum(s.length for s in self.segments)

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Smallest x, smallest y, largest x, largest y, mm, arcs included."""
        boxes = [s.bounds for s in self.segments]
        return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))

    @cached_property
    def circle(self) -> tuple[Point, float] | None:
        """Centre and diameter where the whole contour is one circle, else None."""
        first = self.segments[0]
        arcs = all(s.bulge and math.dist(s.centre, first.centre) <= SAME_POINT and abs(s.radius - first.radius) <= SAME_POINT for s in self.segments)
        return (first.centre, 2 * first.radius) if first.bulge and arcs else None

    @property
    def is_polygon(self) -> bool:
        """Whether every edge is straight."""
        return not any(segment.bulge for segment in self.segments)

    @property
    def is_convex(self) -> bool:
        """Whether no corner points inwards, by the chords of the edges."""
        points = [segment.start for segment in self.segments]
        ahead = points[1:] + points[:1]
        corners = zip(points, ahead, ahead[1:] + ahead[:1], strict=True)
        return all((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) >= 0 for a, b, c in corners)

    def moved(self, x: float, y: float) -> Contour:
        """Return the contour shifted by x and y, mm."""
        return Contour([(vx + x, vy + y, bulge) for vx, vy, bulge in self.vertices])

    def turned(self, degrees: float) -> Contour:
        """Return the contour turned about the origin, counter-clockwise."""
        c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        return Contour([(x * c - y * s, x * s + y * c, bulge) for x, y, bulge in self.vertices])

    def distance(self, point: Point) -> float:
        """Return the shortest distance from a point to the edge, mm."""
        return min(s.distance(point) for s in self.segments)

    def contains(self, point: Point) -> bool:
        """Tell whether a point lies inside; on the edge counts as inside. Winding number by summed angles, arcs exact."""
        if self.distance(point) <= SAME_POINT:
            return True
        return abs(math.fsum(_turn(s, point) for s in self.segments)) > math.pi

    def encloses(self, other: Contour) -> bool:
        """Tell whether `other` lies wholly inside and touches this edge nowhere."""
        return not self.touches(other) and self.contains(other.segments[0].start)

    def touches(self, other: Contour) -> bool:
        """Tell whether the two edges meet anywhere."""
        return any(crossings(a, b) for a in self.segments for b in other.segments)

    def _refuse_self_crossing(self) -> None:
        if self.circle is not None:
            return
        count = len(self.segments)
        for (i, a), (j, b) in combinations(enumerate(self.segments), 2):
            shared = ([a.end] if j == i + 1 else []) + ([a.start] if (j + 1) % count == i else [])
            for point in crossings(a, b):
                if all(math.dist(point, end) > 10 * SAME_POINT for end in shared):
                    place = f"x {millimetres(point[0])} mm, y {millimetres(point[1])} mm"
                    raise ModelError(f"the contour meets itself at {place} (edges {i + 1} and {j + 1})")


def _edges(points: tuple[Vertex, ...]) -> tuple[Segment, ...]:
    ahead = points[1:] + points[:1]
    return tuple(Segment((x, y), (nx, ny), bulge) for (x, y, bulge), (nx, ny, _) in zip(points, ahead, strict=True))


def _bulge(value: float) -> float:
    """Round to 12 digits: a bulge is a ratio, and 1e-6 of it would bend a 3 m arc by millimetres."""
    if not math.isfinite(value):
        raise ModelError(f"a bulge must be a finite number, not {value}")
    return round(float(value), 12) + 0.0


def _straightened(points: tuple[Vertex, ...]) -> tuple[Vertex, ...]:
    """Make a line of every arc that stands off its chord by no more than points are rounded: its centre is beyond what floats hold."""
    return tuple(
        (x, y, 0.0 if abs(bulge) * math.dist((x, y), after[:2]) / 2 <= SAME_POINT else bulge)
        for (x, y, bulge), after in zip(points, points[1:] + points[:1], strict=True)
    )


def _signed_area(segments: Sequence[Segment]) -> float:
    """Shoelace formula plus the bows of the arcs; positive counter-clockwise."""
    shoelace = math.fsum(s.start[0] * s.end[1] - s.end[0] * s.start[1] for s in segments) / 2
    return shoelace + math.fsum(s.bow_area for s in segments)


def _reversed(points: tuple[Vertex, ...]) -> tuple[Vertex, ...]:
    """Turn the direction round, keeping the first vertex first."""
    backwards = points[::-1]
    turned = [(x, y, -before[2] + 0.0) for (x, y, _), before in zip(backwards, backwards[1:] + backwards[:1], strict=True)]
    return (turned[-1], *turned[:-1])


def _turn(segment: Segment, point: Point) -> float:
    """Return the signed angle under which a point off the edge sees it, radian."""
    (x1, y1), (x2, y2) = segment.start, segment.end
    ax, ay, bx, by = x1 - point[0], y1 - point[1], x2 - point[0], y2 - point[1]
    angle = math.atan2(ax * by - ay * bx, ax * bx + ay * by)
    side = (x2 - x1) * -ay - (y2 - y1) * -ax
    in_bow = segment.bulge != 0 and side * segment.bulge <= 0 and math.dist(point, segment.centre) < segment.radius
    if not in_bow:
        return angle
    return angle % math.tau if segment.sweep > 0 else -(-angle % math.tau)
