"""Where does a part that somebody else made stand, so that its holes meet the places of a contract? Found by distances, refined to the least worst miss."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gvcs_cad.catalog.interface import Feature
from gvcs_cad.geometry.foreign import Circle
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.port import Side
from gvcs_cad.model.vector import Vector, add, cross, dot, scale, subtract, unit

TOLERANCE = 6.0  # mm by which the distance of two holes may differ from the contract's for a pose to be tried
MOST = 8  # poses that are tried: a square has four, turned and mirrored


def poses(found: Sequence[Circle], feature: Feature, side: Side) -> list[Placement]:
    """Return motions of the part into the contract's frame, the best first. A lone place leaves the turn free, and one turn is tried.

    Only features along the port's Z give a pose: their faces look at each other across the mating plane.
    """
    if feature.axis != "z":
        return []
    ranked: list[tuple[float, Placement]] = []
    for seed in _seeds(found, feature, side):
        at, miss = _refined(seed, found, feature)
        if all(abs(miss - other) > 1e-6 or _apart(at, known) for other, known in ranked):
            ranked.append((miss, at))
    return [at for _, at in sorted(ranked, key=lambda one: (round(one[0], 6), one[1].origin))[:MOST]]


def _apart(a: Placement, b: Placement) -> bool:
    return math.dist(a.origin, b.origin) > 1e-3 or math.dist(a.x_axis, b.x_axis) > 1e-4 or math.dist(a.z_axis, b.z_axis) > 1e-4


def _seeds(found: Sequence[Circle], feature: Feature, side: Side) -> Iterator[Placement]:
    sign = 1.0 if side == "host" else -1.0  # the host's face looks along +Z of the contract, the module's along -Z
    first = feature.places[0]
    far = max(feature.places, key=lambda place: math.dist(place, first))
    span = math.dist(far, first)
    for one in found:
        z = scale(one.normal, sign)
        if span == 0:
            side_way = (1.0, 0.0, 0.0) if abs(z[0]) < 0.9 else (0.0, 1.0, 0.0)
            yield _frame(one.centre, unit(cross(z, side_way)), z, first, (first[0] + 1.0, first[1]))
            continue
        for other in found:
            if other is one or dot(one.normal, other.normal) < 0.999 or abs(dot(subtract(other.centre, one.centre), one.normal)) > 0.05:
                continue
            if abs(math.dist(one.centre, other.centre) - span) <= TOLERANCE:
                yield _frame(one.centre, unit(subtract(other.centre, one.centre)), z, first, far)


def _frame(centre: Vector, direction: Vector, z: Vector, first: tuple[float, float], far: tuple[float, float]) -> Placement:
    """Return the motion that brings a point to `first` and a direction in the part to that from `first` to `far`."""
    angle = math.atan2(far[1] - first[1], far[0] - first[0])
    z = unit(z)  # a mesh is in single precision: the two are squared up
    direction = unit(subtract(direction, scale(z, dot(direction, z))))
    y = cross(z, direction)
    c, s = math.cos(angle), math.sin(angle)
    x_axis = unit(subtract(scale(direction, c), scale(y, s)))
    y_axis = cross(z, x_axis)
    origin = subtract(subtract(centre, scale(x_axis, first[0])), scale(y_axis, first[1]))
    rows = tuple(zip(x_axis, y_axis, z, strict=True))
    return Placement(*origin, rows).inverse()  # type: ignore[arg-type]  # three rows of three


def _refined(seed: Placement, found: Sequence[Circle], feature: Feature) -> tuple[Placement, float]:
    """Shift and turn in the mating plane until the worst miss, less what each hole has to give, is least (Nelder-Mead)."""
    from scipy.optimize import minimize

    flat = [seed.point(one.centre) for one in found]
    points = [(point, one.diameter) for point, one in zip(flat, found, strict=True) if abs(point[2]) < 0.1]

    def miss(move: Sequence[float]) -> float:
        dx, dy, turn = move
        c, s = math.cos(turn / 100), math.sin(turn / 100)
        return max(
            min((math.hypot(p[0] * c - p[1] * s + dx - x, p[0] * s + p[1] * c + dy - y) - d / 2 for p, d in points), default=math.inf)
            for x, y in feature.places
        )

    start = miss((0.0, 0.0, 0.0))
    if not math.isfinite(start):
        return seed, start
    best = minimize(miss, (0.0, 0.0, 0.0), method="Nelder-Mead", options={"xatol": 1e-4, "fatol": 1e-5, "maxiter": 400})
    if best.fun >= start - 1e-6:
        return seed, start
    dx, dy, turn = (float(v) for v in best.x)
    return Placement(dx, dy, 0.0).turned("z", math.degrees(turn / 100)) @ seed, float(best.fun)


def at_stated(place: Vector, x_axis: Vector, z_axis: Vector) -> Placement:
    """Return the motion into the contract's frame of a part whose port stands at a place, its own X and Z as told."""
    y_axis = cross(z_axis, x_axis)
    rows = tuple(zip(x_axis, y_axis, z_axis, strict=True))
    return Placement(*add(place, (0.0, 0.0, 0.0)), rows).inverse()  # type: ignore[arg-type]  # three rows of three
