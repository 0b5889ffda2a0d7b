"""How G-code is written down: numbers without exponents, words, comments that no controller stumbles over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from gvcs_cad.documents.toolpath.motion import Move
from gvcs_cad.model.segment import Point
from gvcs_cad.units import to_inch

Units = Literal["mm", "in"]
_DIGITS = {"mm": 4, "in": 6}  # 0.0001 mm and 0.000001 in: two arcs' radii agree well within what controllers accept


class Words:
    """Writes moves in a program's unit and frame: its zero is the sheet's corner at `origin`, mm."""

    def __init__(self, units: Units = "mm", origin: Point = (0.0, 0.0)) -> None:
        self.units, self.origin = units, origin

    def number(self, millimetres: float) -> str:
        """Write a length in the program's unit."""
        return _plain(millimetres if self.units == "mm" else to_inch(millimetres), _DIGITS[self.units])

    def feed(self, mm_per_min: float) -> str:
        """Write a feed in the program's unit per minute."""
        return _plain(mm_per_min if self.units == "mm" else to_inch(mm_per_min), 1)

    def point(self, point: Point) -> str:
        """Write the place of a point: ``X10 Y20.5``."""
        return f"X{self.number(point[0] - self.origin[0])} Y{self.number(point[1] - self.origin[1])}"

    def move(self, move: Move) -> str:
        """Write a cutting move: G1, G2 or G3 with the centre relative to the start as it was written."""
        if move.centre is None:
            return f"G1 {self.point(move.end)}"
        i, j = (c - self._written(s, o) - o for c, s, o in zip(move.centre, move.start, self.origin, strict=True))
        return f"{'G2' if move.clockwise else 'G3'} {self.point(move.end)} I{self.number(i)} J{self.number(j)}"

    def _written(self, value: float, origin: float) -> float:
        """Return a coordinate as a controller reads it, so that an arc's centre is told from where the controller stands."""
        shown = float(self.number(value - origin))
        return shown if self.units == "mm" else shown * 25.4

    def moves(self, moves: Sequence[Move]) -> Iterator[str]:
        """Write moves one after another; one too short to be told from a point is left out."""
        for move in moves:
            if move.centre is not None or self.point(move.end) != self.point(move.start):
                yield self.move(move)


def origin_of(corner: str, length: float, width: float) -> Point:
    """Return where a program's zero is on a sheet: lower_left, lower_right, upper_left or upper_right, mm."""
    return (length if corner.endswith("right") else 0.0, width if corner.startswith("upper") else 0.0)


def comment(text: str) -> str:
    """Return words in brackets: ASCII without brackets, braces, ``;`` and ``%``, no more than 200 characters."""
    return f"({re.sub(r'[^A-Za-z0-9 .,:/+_#*<>=-]', '_', text)[:200]})"


def _plain(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
