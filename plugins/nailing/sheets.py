"""How many nails a sheet asks for: every 6 in along its edges, every 12 in along the studs behind its field. Lengths in mm.

WAC 246-359-230 (3)(b): nails "spaced at six inches on center at edges and twelve inches on center at intermediate supports"; HUD, Residential Structural
Design Guide 7.3, and IRC table R602.3(3) have the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gvcs_cad import Contour, PlatePart, inch
from gvcs_cad.extend import Placed

from .boxes import NEAR, Span, Stick

EDGE, FIELD = inch(6), inch(12)
INWARDS = inch("3/4")  # a nail along an edge stands in the middle of a stick under it
STEP = inch(1)  # how finely edges and sticks are walked
ROW = "8d every 6 in along the edges, every 12 in along studs behind the field"


@dataclass(frozen=True)
class _Behind:
    """A stick behind a sheet as a rectangle in the sheet's own plane, and whether it stands up in space."""

    x: Span
    y: Span
    upright: bool

    def has(self, point: tuple[float, float]) -> bool:
        return self.x[0] - NEAR <= point[0] <= self.x[1] + NEAR and self.y[0] - NEAR <= point[1] <= self.y[1] + NEAR


def nails_of(sheet: Placed, sticks: Sequence[Stick]) -> int:
    """Return the least number of nails of a sheet; an edge with nothing behind it asks for none."""
    part = sheet.part
    assert isinstance(part, PlatePart)
    return _asked(part, tuple(_behind(sheet, part, sticks)))


@lru_cache(maxsize=256)  # most panels of a house are one panel
def _asked(part: PlatePart, behind: tuple[_Behind, ...]) -> int:
    held = math.fsum(STEP for contour in (part.outer, *part.inner) for point in _along(contour) if _backed(point, part, behind))
    field = [math.ceil(length / FIELD - 1e-6) for one in behind if one.upright and (length := _in_field(one, part)) > EDGE]
    return math.ceil(held / EDGE - 1e-6) + sum(field)


def _behind(sheet: Placed, part: PlatePart, sticks: Sequence[Stick]) -> Iterator[_Behind]:
    into, (x1, y1, x2, y2) = sheet.at.inverse(), part.outer.bounds
    for stick in sticks:
        ends = [into.point((stick.box[0][i], stick.box[1][i], stick.box[2][i])) for i in (0, 1)]
        x, y, z = (tuple(round(value, 4) for value in sorted(point[axis] for point in ends)) for axis in range(3))
        if min(abs(z[1]), abs(z[0] - part.thickness)) <= NEAR and x[0] < x2 and x[1] > x1 and y[0] < y2 and y[1] > y1:
            yield _Behind((x[0], x[1]), (y[0], y[1]), stick.upright)


def _along(contour: Contour) -> Iterator[tuple[float, float]]:
    """Yield a point every inch of a contour of straight edges."""
    for segment in contour.segments:
        (x1, y1), (x2, y2) = segment.start, segment.end
        count = max(1, round(math.dist((x1, y1), (x2, y2)) / STEP))
        for i in range(count):
            t = (i + 0.5) / count
            yield x1 + (x2 - x1) * t, y1 + (y2 - y1) * t


def _backed(point: tuple[float, float], part: PlatePart, behind: Sequence[_Behind]) -> bool:
    """Tell whether a stick lies under the sheet beside a point of its edge: of four points around it those in the sheet are tried."""
    x, y = point
    inside = [near for near in ((x - INWARDS, y), (x + INWARDS, y), (x, y - INWARDS), (x, y + INWARDS)) if _in_sheet(near, part)]
    return any(one.has(near) for near in inside for one in behind)


def _in_sheet(point: tuple[float, float], part: PlatePart) -> bool:
    return part.outer.contains(point) and not any(contour.contains(point) for contour in part.inner)


def _in_field(one: _Behind, part: PlatePart) -> float:
    """Return how long a stick runs under the sheet with sheet on both sides of it, half an inch at least, mm: else it holds an edge."""
    tall = one.y[1] - one.y[0] > one.x[1] - one.x[0]
    (low, high), (left, right) = (one.y, one.x) if tall else (one.x, one.y)
    middle, count = (left + right) / 2, max(1, round((high - low) / STEP))
    points = [low + (high - low) * (i + 0.5) / count for i in range(count)]
    on_line = [(middle, value) if tall else (value, middle) for value in points]
    half = (right - left) / 2 + inch("1/2")
    return len([p for p in on_line if all(_in_sheet(side, part) for side in _beside(p, half, tall=tall))]) * STEP


def _beside(point: tuple[float, float], half: float, *, tall: bool) -> list[tuple[float, float]]:
    x, y = point
    return [point, *((x - half, y), (x + half, y))] if tall else [point, *((x, y - half), (x, y + half))]
