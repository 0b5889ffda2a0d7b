"""One edge of a contour: a line, or an arc given by its bulge as DXF does (tangent of a quarter of the angle)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

Point = tuple[float, float]

SAME_POINT = 1e-6  # mm; contours are rounded to this
SHORTEST = 1e-5  # mm; an edge no longer than this is none: its ends could not be told from what they touch


@dataclass(frozen=True)
class Segment:
    """From `start` to `end`; bulge 0 is a line, positive turns counter-clockwise, 1 is half a circle."""

    start: Point
    end: Point
    bulge: float = 0.0

    @property
    def chord(self) -> float:
        """Straight distance from start to end, mm."""
        return math.dist(self.start, self.end)

    @cached_property
    def sweep(self) -> float:
        """Signed angle of the arc, radian; 0 for a line."""
        return 4 * math.atan(self.bulge)

    @cached_property
    def radius(self) -> float:
        """Radius of the arc, mm; infinite for a line."""
        return math.inf if self.bulge == 0 else abs(self.chord * (1 + self.bulge**2) / (4 * self.bulge))

    @cached_property
    def centre(self) -> Point:
        """Centre of the arc. Raises ValueError for a line."""
        if self.bulge == 0:
            raise ValueError("a line has no centre")
        (x1, y1), (x2, y2) = self.start, self.end
        offset = (1 - self.bulge**2) / (4 * self.bulge)
        return ((x1 + x2) / 2 - (y2 - y1) * offset, (y1 + y2) / 2 + (x2 - x1) * offset)

    @property
    def length(self) -> float:
        """Length along the edge, mm."""
        return self.chord if self.bulge == 0 else self.radius * abs(self.sweep)

    @property
    def bow_area(self) -> float:
        """Signed area between chord and arc, mm2: positive where a counter-clockwise contour gains area."""
        return 0.0 if self.bulge == 0 else self.radius**2 * (self.sweep - math.sin(self.sweep)) / 2

    def at(self, fraction: float) -> Point:
        """Return the point at a fraction (0 to 1) of the way."""
        if self.bulge == 0:
            (x1, y1), (x2, y2) = self.start, self.end
            return (x1 + (x2 - x1) * fraction, y1 + (y2 - y1) * fraction)
        (cx, cy), (x, y) = self.centre, self.start
        angle = math.atan2(y - cy, x - cx) + self.sweep * fraction
        return (cx + self.radius * math.cos(angle), cy + self.radius * math.sin(angle))

    def covers(self, angle: float) -> bool:
        """Tell whether the arc passes the direction `angle` (radian) seen from its centre."""
        (cx, cy), (x, y) = self.centre, self.start
        turned = (angle - math.atan2(y - cy, x - cx)) * math.copysign(1, self.sweep) % math.tau
        slack = SAME_POINT / self.radius
        return turned <= abs(self.sweep) + slack or turned >= math.tau - slack

    def distance(self, point: Point) -> float:
        """Return the shortest distance from a point to the edge, mm."""
        ends = min(math.dist(point, self.start), math.dist(point, self.end))
        if self.bulge == 0:
            (x1, y1), (x2, y2) = self.start, self.end
            dx, dy = x2 - x1, y2 - y1
            along = ((point[0] - x1) * dx + (point[1] - y1) * dy) / (dx * dx + dy * dy)
            return math.dist(point, (x1 + along * dx, y1 + along * dy)) if 0 < along < 1 else ends
        cx, cy = self.centre
        if self.covers(math.atan2(point[1] - cy, point[0] - cx)):
            return min(ends, abs(math.dist(point, self.centre) - self.radius))
        return ends

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Smallest x, smallest y, largest x, largest y."""
        points = [self.start, self.end]
        if self.bulge:
            (cx, cy), r = self.centre, self.radius
            points += [
                (cx + r * x, cy + r * y) for x, y, angle in ((1, 0, 0.0), (0, 1, math.pi / 2), (-1, 0, math.pi), (0, -1, -math.pi / 2)) if self.covers(angle)
            ]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return (min(xs), min(ys), max(xs), max(ys))


def crossings(a: Segment, b: Segment) -> list[Point]:
    """Return the points that two edges share, touching included; overlapping edges share their common ends."""
    ax1, ay1, ax2, ay2 = a.bounds
    bx1, by1, bx2, by2 = b.bounds
    if ax1 > bx2 + SAME_POINT or bx1 > ax2 + SAME_POINT or ay1 > by2 + SAME_POINT or by1 > ay2 + SAME_POINT:
        return []
    if a.bulge == 0 and b.bulge == 0:
        found = _line_line(a, b)
    elif b.bulge == 0:
        found = _line_circle(b, a)
    elif a.bulge == 0:
        found = _line_circle(a, b)
    else:
        found = _circle_circle(a, b)
    found += [a.start, a.end, b.start, b.end]
    return [p for p in found if a.distance(p) <= SAME_POINT and b.distance(p) <= SAME_POINT]


def _line_line(a: Segment, b: Segment) -> list[Point]:
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = a.start, a.end, b.start, b.end
    cross = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3)
    if abs(cross) < 1e-12 * a.chord * b.chord:
        return []
    t = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / cross
    return [(x1 + t * (x2 - x1), y1 + t * (y2 - y1))]


def _line_circle(line: Segment, arc: Segment) -> list[Point]:
    (x1, y1), (x2, y2), (cx, cy) = line.start, line.end, arc.centre
    dx, dy = (x2 - x1) / line.chord, (y2 - y1) / line.chord
    foot = (cx - x1) * dx + (cy - y1) * dy
    away = math.dist((x1 + foot * dx, y1 + foot * dy), arc.centre)
    if away > arc.radius + SAME_POINT:
        return []
    half = math.sqrt(max(arc.radius**2 - away**2, 0.0))
    return [(x1 + (foot + s) * dx, y1 + (foot + s) * dy) for s in (-half, half)]


def _circle_circle(a: Segment, b: Segment) -> list[Point]:
    gap = math.dist(a.centre, b.centre)
    if gap < SAME_POINT or gap > a.radius + b.radius + SAME_POINT or gap < abs(a.radius - b.radius) - SAME_POINT:
        return []
    along = (a.radius**2 - b.radius**2 + gap**2) / (2 * gap)
    half = math.sqrt(max(a.radius**2 - along**2, 0.0))
    (x1, y1), (x2, y2) = a.centre, b.centre
    dx, dy = (x2 - x1) / gap, (y2 - y1) / gap
    return [(x1 + along * dx - s * dy, y1 + along * dy + s * dx) for s in (-half, half)]
