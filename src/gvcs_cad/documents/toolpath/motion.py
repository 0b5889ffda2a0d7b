"""Straight and circular moves in the plane: what a toolpath is made of, and what a part program is read back as."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from gvcs_cad.model.segment import Point, Segment

Tool = Literal["torch", "scribe", "spot"]
SAME = 1e-6  # mm


@dataclass(frozen=True)
class Move:
    """From `start` to `end`, mm; with a `centre` an arc, and a whole circle where the two are the same."""

    start: Point
    end: Point
    centre: Point | None = None
    clockwise: bool = False

    @property
    def radius(self) -> float:
        """Radius of the arc, mm; infinite for a line."""
        return math.inf if self.centre is None else math.dist(self.centre, self.start)

    @property
    def sweep(self) -> float:
        """Signed angle, radian, counter-clockwise positive; 0 for a line, a whole turn where end and start are the same."""
        if self.centre is None:
            return 0.0
        (cx, cy), (ax, ay), (bx, by) = self.centre, self.start, self.end
        sign = -1.0 if self.clockwise else 1.0
        turned = sign * (math.atan2(by - cy, bx - cx) - math.atan2(ay - cy, ax - cx)) % math.tau
        return sign * (math.tau if math.dist(self.start, self.end) <= SAME or turned == 0 else turned)

    @property
    def length(self) -> float:
        """Length along the move, mm."""
        return math.dist(self.start, self.end) if self.centre is None else self.radius * abs(self.sweep)

    def at(self, fraction: float) -> Point:
        """Return the point at a fraction (0 to 1) of the way."""
        if self.centre is None:
            return (self.start[0] + (self.end[0] - self.start[0]) * fraction, self.start[1] + (self.end[1] - self.start[1]) * fraction)
        angle = math.atan2(self.start[1] - self.centre[1], self.start[0] - self.centre[0]) + self.sweep * fraction
        return (self.centre[0] + self.radius * math.cos(angle), self.centre[1] + self.radius * math.sin(angle))

    def heading(self, fraction: float) -> Point:
        """Return the unit direction of travel at a fraction of the way."""
        if self.centre is None:
            length = math.dist(self.start, self.end)
            return ((self.end[0] - self.start[0]) / length, (self.end[1] - self.start[1]) / length)
        x, y = self.at(fraction)
        ux, uy = (x - self.centre[0]) / self.radius, (y - self.centre[1]) / self.radius
        return (uy, -ux) if self.clockwise else (-uy, ux)

    def part(self, low: float, high: float) -> Move:
        """Return the piece between two fractions of the way."""
        return Move(self.start if low == 0 else self.at(low), self.end if high == 1 else self.at(high), self.centre, self.clockwise)

    def points(self, chord: float) -> list[Point]:
        """Return points from start to end that stand off an arc by no more than `chord` mm."""
        if self.centre is None:
            return [self.start, self.end]
        step = 2 * math.acos(max(1 - chord / self.radius, 0.5))
        count = max(2, math.ceil(abs(self.sweep) / step))
        return [self.start, *(self.at(i / count) for i in range(1, count)), self.end]


def moves_of(segments: Iterable[Segment]) -> tuple[Move, ...]:
    """Return edges of a contour as moves in the same direction."""
    return tuple(Move(s.start, s.end, s.centre, s.bulge < 0) if s.bulge else Move(s.start, s.end) for s in segments)


def reversed_moves(moves: Sequence[Move]) -> tuple[Move, ...]:
    """Return the same way back."""
    return tuple(Move(m.end, m.start, m.centre, not m.clockwise if m.centre else False) for m in reversed(moves))


def polyline(moves: Sequence[Move], chord: float) -> list[Point]:
    """Return the points of moves that follow one another, each corner once."""
    points = [moves[0].start]
    for move in moves:
        points += move.points(chord)[1:]
    return points


@dataclass(frozen=True)
class Motion:
    """One move of a program as it was read, mm in the sheet's frame: rapid or at a feed in mm/min, and which tool was on.

    `line` is where it stands in the program, `lit` where its tool was switched on.
    """

    move: Move
    rapid: bool
    on: Tool | None
    feed: float
    line: int
    lit: int = 0
