"""How a heavy part is hung from a hoist: where the slings hold, where its centre of mass is, and what each sling carries."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.segment import Point

G = 9.80665  # m/s2, standard gravity
ANGLE = 45.0  # degrees of each sling to the vertical, at most, EN 1492-1: up to there a pair carries 1.4 times one
QUARTER = 0.25  # of the length from each end: where a bar in two chokers bends least, about


@dataclass(frozen=True)
class Lift:
    """The two points of a part, mm in its own side view, the hook's height above them, the centre of mass, and a sling's force in N."""

    kind: str  # "holes" or "slings"
    points: tuple[Point, Point]
    centre: Point
    hook: Point
    mass: float
    force: float


def lifting(part: Part) -> Lift | None:
    """Return how a part is lifted: a plate by two holes marked ``empty="lifting"``, a bar or tube in two slings; None where nothing holds it.

    The holes must stand on both sides of the centre of mass, or the plate would turn over on the hook.
    """
    mass = part.mass or 0.0
    if isinstance(part, LinearPart):
        ends = (part.length * QUARTER, part.length * (1 - QUARTER))
        top = part.section.height
        return _lift("slings", ((ends[0], top), (ends[1], top)), (part.length / 2, top / 2), mass)
    if isinstance(part, PlatePart):
        centre = _centroid(part)
        holes = [(hole.x, hole.y) for hole in part.holes if hole.empty == "lifting"]
        spanning = [(a, b) for a, b in combinations(sorted(holes), 2) if min(a[0], b[0]) < centre[0] < max(a[0], b[0])]
        if spanning:
            widest = max(spanning, key=lambda pair: math.dist(*pair))
            return _lift("holes", widest, centre, mass)
    return None


def _lift(kind: str, points: tuple[Point, Point], centre: Point, mass: float) -> Lift:
    (x1, y1), (x2, y2) = points
    hook = (centre[0], max(y1, y2) + abs(x2 - x1) / 2 / math.tan(math.radians(ANGLE)))
    return Lift(kind, points, centre, hook, mass, round(_force(points, hook, mass), 1))


def _force(points: tuple[Point, Point], hook: Point, mass: float) -> float:
    """Return the larger of the two sling forces, N: both hold the weight up and pull equally far sideways."""
    (x1, y1), (x2, y2) = points
    a, b = math.atan2(hook[0] - x1, hook[1] - y1), math.atan2(x2 - hook[0], hook[1] - y2)
    weight = mass * G
    return max(weight * math.sin(b), weight * math.sin(a)) / math.sin(a + b)


def _centroid(plate: PlatePart) -> Point:
    """Return the centre of mass of a plate in its contour's coordinates, mm, from the polygon through its vertices; small holes do not move it."""
    x = y = area = 0.0
    for segment in plate.outer.segments:
        (ax, ay), (bx, by) = segment.start, segment.end
        cross = ax * by - bx * ay
        area, x, y = area + cross / 2, x + (ax + bx) * cross / 6, y + (ay + by) * cross / 6
    return (x / area, y / area)
