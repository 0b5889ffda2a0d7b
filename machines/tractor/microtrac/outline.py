"""Outlines as a belt around circles: how a smith lays out an arm or a lug, with compasses and a straight edge."""

from __future__ import annotations

import math

from gvcs_cad import Contour, inch

Circle = tuple[float, float, float]


def belt(*circles: Circle) -> Contour:
    """Return the closed outline that runs counter-clockwise around circles (x, y, radius), inch, with straight tangents between.

    A radius of 0 is a sharp corner; a negative one is hollow: the outline passes the circle on its other side.
    """
    count = len(circles)
    angles = [_direction(circles[i], circles[(i + 1) % count]) for i in range(count)]
    vertices: list[tuple[float, float, float]] = []
    for i, (x, y, radius) in enumerate(circles):
        arriving, leaving = angles[i - 1], angles[i]
        turn = (leaving - arriving) % math.tau if radius >= 0 else -((arriving - leaving) % math.tau)
        if abs(radius * turn) < 1e-6:
            vertices.append((*_touch(x, y, radius, leaving), 0.0))
            continue
        vertices.append((*_touch(x, y, radius, arriving), math.tan(turn / 4)))
        vertices.append((*_touch(x, y, radius, leaving), 0.0))
    return Contour([(inch(round(x, 9)), inch(round(y, 9)), bulge) for x, y, bulge in vertices])


def belt_length(*circles: Circle) -> float:
    """Return the length of the belt around circles that it all leaves on its left, inch."""
    count = len(circles)
    angles = [_direction(circles[i], circles[(i + 1) % count]) for i in range(count)]
    arcs = [circle[2] * ((angles[i] - angles[i - 1]) % math.tau) for i, circle in enumerate(circles)]
    pairs = [(circles[i], circles[(i + 1) % count]) for i in range(count)]
    return math.fsum([*arcs, *(math.sqrt(math.dist(a[:2], b[:2]) ** 2 - (a[2] - b[2]) ** 2) for a, b in pairs)])


def tangent(a: Circle, b: Circle) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the two points where the belt leaves circle a and meets circle b, inch."""
    angle = _direction(a, b)
    return _touch(*a, angle), _touch(*b, angle)


def _direction(a: Circle, b: Circle) -> float:
    """Return the angle of the tangent from circle a to circle b that leaves both on its left."""
    return math.atan2(b[1] - a[1], b[0] - a[0]) + math.asin((a[2] - b[2]) / math.dist(a[:2], b[:2]))


def _touch(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    return x + radius * math.sin(angle), y - radius * math.cos(angle)
