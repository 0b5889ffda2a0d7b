"""Free-form curves as arcs that a torch can follow: pairs of tangent arcs, split until they lie within a tolerance."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from gvcs_cad.model.segment import Point, Segment

Curve = Callable[[float], tuple[Point, Point]]  # parameter -> point and derivative, mm
Vertex = tuple[float, float, float]

SAMPLES = 16  # points of a piece that are compared with its arcs
SHARE = 0.8  # of the tolerance that the compared points may use: those between them stay within the whole


def arcs_along(curve: Curve, start: float, end: float, tolerance: float) -> list[Vertex]:
    """Return vertices (x, y, bulge) of arcs within `tolerance` mm of a curve, its last point left out.

    Raises ValueError where the curve cannot be followed: a cusp, or a point where it stands still.
    """
    pieces = [start + (end - start) * i / 4 for i in range(5)]
    return [vertex for a, b in pairwise(pieces) for vertex in _piece(curve, a, b, tolerance * SHARE, 16)]


def _piece(curve: Curve, start: float, end: float, tolerance: float, depth: int) -> list[Vertex]:
    arcs = _biarc(*curve(start), *curve(end))
    samples = [curve(start + (end - start) * i / SAMPLES)[0] for i in range(1, SAMPLES)]
    if arcs and all(min(arc.distance(p) for arc in arcs) <= tolerance for p in samples):
        return [(*arc.start, arc.bulge) for arc in arcs]
    if depth == 0:
        raise ValueError(f"the curve cannot be followed by arcs within {tolerance:g} mm near x {samples[0][0]:.3f}, y {samples[0][1]:.3f}")
    middle = (start + end) / 2
    return _piece(curve, start, middle, tolerance, depth - 1) + _piece(curve, middle, end, tolerance, depth - 1)


def _biarc(p: Point, derivative_p: Point, q: Point, derivative_q: Point) -> list[Segment]:
    """Return the two arcs with equal tangent lengths between two points with directions; empty where there are none.

    K. M. Bolton, "Biarc curves", Computer-Aided Design 7 (1975).
    """
    t, u = _unit(derivative_p), _unit(derivative_q)
    v = (q[0] - p[0], q[1] - p[1])
    if t is None or u is None or math.hypot(*v) < 1e-6:
        return []
    along, square, spread = v[0] * (t[0] + u[0]) + v[1] * (t[1] + u[1]), v[0] ** 2 + v[1] ** 2, 2 * (1 - t[0] * u[0] - t[1] * u[1])
    if spread < 1e-12:
        if along <= 0:
            return []
        d = square / (2 * along)
    else:
        d = (math.sqrt(along**2 + spread * square) - along) / spread
    joint = ((p[0] + q[0] + d * (t[0] - u[0])) / 2, (p[1] + q[1] + d * (t[1] - u[1])) / 2)
    if min(math.dist(p, joint), math.dist(joint, q)) < 2e-6:
        return []
    return [Segment(p, joint, _bulge(t, (joint[0] - p[0], joint[1] - p[1]))), Segment(joint, q, _bulge((q[0] - joint[0], q[1] - joint[1]), u))]


def _bulge(before: Point, after: Point) -> float:
    """Return the tangent of half the angle between an arc's tangent and its chord."""
    return math.tan(math.atan2(before[0] * after[1] - before[1] * after[0], before[0] * after[0] + before[1] * after[1]) / 2)


def _unit(v: Point) -> Point | None:
    size = math.hypot(*v)
    return (v[0] / size, v[1] / size) if size > 1e-12 else None
