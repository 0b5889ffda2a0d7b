"""Three floats and the six operations that placements need; tuples, because they hash, compare and cost nothing to import."""

from __future__ import annotations

import math

Vector = tuple[float, float, float]

X: Vector = (1.0, 0.0, 0.0)
Y: Vector = (0.0, 1.0, 0.0)
Z: Vector = (0.0, 0.0, 1.0)

AXES: dict[str, Vector] = {"+x": X, "-x": (-1.0, 0.0, 0.0), "+y": Y, "-y": (0.0, -1.0, 0.0), "+z": Z, "-z": (0.0, 0.0, -1.0)}


def add(a: Vector, b: Vector) -> Vector:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def subtract(a: Vector, b: Vector) -> Vector:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vector, factor: float) -> Vector:
    """Return a * factor."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Return the right-handed vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def norm(a: Vector) -> float:
    """Return the length."""
    return math.hypot(*a)


def unit(a: Vector) -> Vector:
    """Return `a` with length 1. Raises ValueError for the null vector."""
    length = norm(a)
    if length < 1e-12:
        raise ValueError("a direction must not be the null vector")
    return scale(a, 1 / length)
