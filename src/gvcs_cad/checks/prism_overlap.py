"""Does a bolt's head or a nut stand in a tube, bar or plate? Exact for twelve-sided prisms: no thin plate slips between sample points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from gvcs_cad.checks.solids_by_formula import TOLERANCE, Box, axes_of, corners_of
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.segment import Point, Segment, crossings
from gvcs_cad.model.vector import Vector, add, cross, dot, scale, subtract

SIDES = 12


@dataclass(frozen=True)
class Prism:
    """A regular prism inside a cylinder: `low` and `high` are its two polygons in space, mm."""

    low: tuple[Vector, ...]
    high: tuple[Vector, ...]

    @property
    def points(self) -> tuple[Vector, ...]:
        """All its corners."""
        return (*self.low, *self.high)


def prism(at: Placement, radius: float, low: float, high: float) -> Prism:
    """Return the prism about the Z axis of a placement, between two heights, its corners on a circle, mm."""
    angles = [math.tau * i / SIDES for i in range(SIDES)]
    rings = [tuple(at.point((radius * math.cos(a), radius * math.sin(a), z)) for a in angles) for z in (low, high)]
    return Prism(rings[0], rings[1])


def reaches_into(head: Prism, box: Box) -> bool:
    """Tell whether a prism and a box's solid share space deeper than the tolerance."""
    if not _overlap(head, box):
        return False
    return not isinstance(box.part, PlatePart) or _in_plate(head, box, box.part)


def _overlap(head: Prism, box: Box) -> bool:
    """Separating axes: Gottschalk, Lin and Manocha, "OBBTree", SIGGRAPH 1996; for a prism its side normals join in."""
    axis = subtract(head.high[0], head.low[0])
    sides = [subtract(b, a) for a, b in pairwise(head.low[: SIDES // 2 + 1])]
    normals = [axis, *axes_of(box), *(cross(axis, side) for side in sides)]
    crossed = [cross(edge, mine) for edge in axes_of(box) for mine in (axis, *sides)]
    corners = corners_of(box)
    for direction in (*normals, *crossed):
        size = math.hypot(*direction)
        if size < 1e-9:
            continue
        a, b = [dot(direction, p) for p in head.points], [dot(direction, p) for p in corners]
        if (min(max(a), max(b)) - max(min(a), min(b))) / size <= TOLERANCE:
            return False
    return True


def _in_plate(head: Prism, box: Box, plate: PlatePart) -> bool:
    """Cut the prism to the plate's thickness, look at it along the normal, and compare the convex outline with the plate's edges."""
    low, high = TOLERANCE, plate.thickness - TOLERANCE
    outline = _hull([(p[0], p[1]) for p in _slab([[box.inverse.point(p) for p in ring] for ring in (head.low, head.high)], low, high)])
    if len(outline) < 3:
        return False
    edges = [Segment(a, b) for a, b in pairwise([*outline, outline[0]])]
    if any(crossings(edge, segment) for edge in edges for contour in (plate.outer, *plate.inner) for segment in contour.segments):
        return True
    inside = plate.outer.contains(outline[0]) and not any(hole.contains(outline[0]) for hole in plate.inner)
    return inside or _encloses(outline, plate.outer.segments[0].start)


def _slab(rings: Sequence[Sequence[Vector]], low: float, high: float) -> list[Vector]:
    """Return the corners of a prism between two heights, and where its edges and diagonals pass them."""
    points = [p for ring in rings for p in ring]
    passing = [(a, b, z) for a, b in combinations(points, 2) for z in (low, high) if min(a[2], b[2]) < z < max(a[2], b[2])]
    return [p for p in points if low <= p[2] <= high] + [add(a, scale(subtract(b, a), (z - a[2]) / (b[2] - a[2]))) for a, b, z in passing]


def _hull(points: list[Point]) -> list[Point]:
    """Return the convex outline counter-clockwise: A. M. Andrew's monotone chain, Information Processing Letters 9 (1979)."""
    ordered = sorted({(round(x, 6), round(y, 6)) for x, y in points})
    chains = []
    for run in (ordered, ordered[::-1]):
        chain: list[Point] = []
        for p in run:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 1e-9:
                chain.pop()
            chain.append(p)
        chains.append(chain[:-1])
    return chains[0] + chains[1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _encloses(outline: list[Point], point: Point) -> bool:
    return all(_turn(a, b, point) >= 0 for a, b in pairwise([*outline, outline[0]]))
