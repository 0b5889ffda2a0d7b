"""The outlines that plates are made of: rectangle, circle, oblong, and any polygon with rounded corners."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gvcs_cad.errors import ModelError
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.segment import SHORTEST, Point


def rectangle(width: float, height: float, *, corner: float = 0.0, centred: bool = False) -> Contour:
    """Return a rectangle from the origin (or about it), its corners rounded with radius `corner`, mm."""
    _refuse_unless_above_zero("rectangle", width=width, height=height)
    x, y = (-width / 2, -height / 2) if centred else (0.0, 0.0)
    return polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], corner=corner)


def rectangle_between(x1: float, y1: float, x2: float, y2: float) -> Contour:
    """Return a rectangle by two opposite corners, the lower left one first, mm."""
    _refuse_unless_above_zero("rectangle", width=x2 - x1, height=y2 - y1)
    return polygon([(x1, y1), (x2, y1), (x2, y2), (x1, y2)])


def circle(diameter: float, x: float = 0.0, y: float = 0.0) -> Contour:
    """Return a circle about a point, mm."""
    _refuse_unless_above_zero("circle", diameter=diameter)
    return Contour([(x + diameter / 2, y, 1.0), (x - diameter / 2, y, 1.0)])


def oblong(length: float, width: float, x: float = 0.0, y: float = 0.0, angle: float = 0.0) -> Contour:
    """Return a slot about a point: `length` between the centres of its two half circles of diameter `width`, mm, degree."""
    _refuse_unless_above_zero("oblong", length=length, width=width)
    c, s = math.cos(math.radians(angle)) * length / 2, math.sin(math.radians(angle)) * length / 2
    nx, ny = -math.sin(math.radians(angle)) * width / 2, math.cos(math.radians(angle)) * width / 2
    return Contour([(x - c - nx, y - s - ny), (x + c - nx, y + s - ny, 1.0), (x + c + nx, y + s + ny), (x - c + nx, y - s + ny, 1.0)])


def polygon(points: Sequence[Point], *, corner: float = 0.0, corners: dict[int, float] | None = None) -> Contour:
    """Return straight edges through `points`, each corner rounded with radius `corner`, mm; `corners` overrides it by index.

    Raises ModelError where an edge is too short for the two roundings at its ends.
    """
    count = len(points)
    strays = sorted(set(corners or {}) - set(range(count)))
    below = [radius for radius in (corner, *(corners or {}).values()) if not radius >= 0]
    if strays or below:
        raise ModelError(
            *(f"there is no corner {i}: {count} points are numbered from 0" for i in strays), *(f"a corner radius of {r} mm is below zero" for r in below)
        )
    radii = {i: (corners or {}).get(i, corner) for i in range(count)}
    setbacks = [_setback(points[i - 1], points[i], points[(i + 1) % count], radii[i]) for i in range(count)]
    for i in range(count):
        edge = math.dist(points[i], points[(i + 1) % count])
        if setbacks[i][0] + setbacks[(i + 1) % count][0] > edge + 1e-6:
            raise ModelError(f"edge {i + 1} of {edge:.2f} mm is too short for corner radii {radii[i]:g} and {radii[(i + 1) % count]:g} mm")
    vertices: list[tuple[float, float, float]] = []
    for i in range(count):
        back, bulge = setbacks[i]
        if back == 0:
            vertices.append((*points[i], 0.0))
            continue
        vertices.append((*_towards(points[i], points[i - 1], back), bulge))
        vertices.append((*_towards(points[i], points[(i + 1) % count], back), 0.0))
    return Contour(_without_twins(vertices))


def _setback(before: Point, at: Point, after: Point, radius: float) -> tuple[float, float]:
    """Return how far a rounding reaches along both edges, and its bulge; nothing where no edge would be left of it."""
    turn = math.atan2(after[1] - at[1], after[0] - at[0]) - math.atan2(at[1] - before[1], at[0] - before[0])
    turn = (turn + math.pi) % math.tau - math.pi
    back = radius * abs(math.tan(turn / 2))
    return (back, math.tan(turn / 4)) if back > SHORTEST else (0.0, 0.0)


def _refuse_unless_above_zero(what: str, **sizes: float) -> None:
    wrong = [f"{what}: {name} {size} mm is not above zero" for name, size in sizes.items() if not size > 0]
    if wrong:
        raise ModelError(*wrong)


def _towards(start: Point, target: Point, distance: float) -> Point:
    share = distance / math.dist(start, target)
    return (start[0] + (target[0] - start[0]) * share, start[1] + (target[1] - start[1]) * share)


def _without_twins(vertices: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Drop a vertex that coincides with the next one: two full roundings meet on a short edge."""
    return [v for v, after in zip(vertices, vertices[1:] + vertices[:1], strict=True) if v[2] or math.dist(v[:2], after[:2]) > SHORTEST]
