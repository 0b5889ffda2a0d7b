"""Parts packed on beds by their boxes: shelf by shelf, the deepest first, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gvcs_cad.units import millimetres


@dataclass(frozen=True)
class Footprint:
    """What a part takes of the bed as it lies there: length, width and height of its box, mm, and how many are printed."""

    name: str
    length: float
    width: float
    height: float
    quantity: int


@dataclass(frozen=True)
class Spot:
    """Where the middle of one piece stands, mm from the lower left corner of the room; `turned` by 90 degrees."""

    name: str
    x: float
    y: float
    turned: bool


@dataclass(frozen=True)
class Bed:
    """One bed as printed, and how many are printed alike."""

    spots: tuple[Spot, ...]
    copies: int

    @property
    def counts(self) -> dict[str, int]:
        """How many of each part one bed gives."""
        names = [spot.name for spot in self.spots]
        return {name: names.count(name) for name in dict.fromkeys(names)}


def refusal(part: Footprint, room: tuple[float, float], height: float) -> str:
    """Word why a part cannot be printed in a room of length and width, mm; empty where it can."""
    flat = (part.length <= room[0] and part.width <= room[1]) or (part.width <= room[0] and part.length <= room[1])
    if flat and part.height <= height:
        return ""
    size = " x ".join(millimetres(v) for v in (part.length, part.width, part.height))
    return f"{part.name}: {size} mm does not fit {millimetres(room[0])} x {millimetres(room[1])} x {millimetres(height)} mm of bed"


def packed(parts: Sequence[Footprint], room: tuple[float, float], gap: float) -> tuple[Bed, ...]:
    """Return beds that together hold every piece once, pieces `gap` mm apart; each part must fit the room by `refusal`.

    Next-fit would waste; each piece goes on the first shelf of the first bed that has room for it (first fit, decreasing width).
    """
    beds: list[_Filling] = []
    lying = [(part, *_lying(part, room)) for part in parts]
    for part, length, width, turned in sorted(lying, key=lambda entry: (-entry[2], -entry[1], entry[0].name)):
        for _ in range(part.quantity):
            spot = next((spot for bed in beds if (spot := bed.place(part.name, length, width, turned=turned)) is not None), None)
            if spot is None:
                beds.append(_Filling(room, gap))
                spot = beds[-1].place(part.name, length, width, turned=turned)
                assert spot is not None, refusal(part, room, part.height)
    layouts = [tuple(bed.spots) for bed in beds]
    return tuple(Bed(layout, layouts.count(layout)) for layout in dict.fromkeys(layouts))


def _lying(part: Footprint, room: tuple[float, float]) -> tuple[float, float, bool]:
    """Return length, width and whether a part is turned: long side along the bed's length where it fits so."""
    long, short = max(part.length, part.width), min(part.length, part.width)
    if long <= room[0] and short <= room[1]:
        return long, short, part.length < part.width
    return short, long, part.length > part.width


class _Filling:
    """A bed while it is filled: shelves as (foot, depth, length used)."""

    def __init__(self, room: tuple[float, float], gap: float) -> None:
        self._room, self._gap = room, gap
        self._shelves: list[tuple[float, float, float]] = []
        self.spots: list[Spot] = []

    def place(self, name: str, length: float, width: float, *, turned: bool) -> Spot | None:
        """Put a piece down and return where, or None where the bed is too full for it."""
        for i, (foot, depth, used) in enumerate(self._shelves):
            if width <= depth and used + self._gap + length <= self._room[0]:
                self._shelves[i] = (foot, depth, used + self._gap + length)
                return self._put(name, used + self._gap, foot, length, width, turned=turned)
        foot = max((foot + depth + self._gap for foot, depth, _ in self._shelves), default=0.0)
        if foot + width > self._room[1] or length > self._room[0]:
            return None
        self._shelves.append((foot, width, length))
        return self._put(name, 0.0, foot, length, width, turned=turned)

    def _put(self, name: str, x: float, y: float, length: float, width: float, *, turned: bool) -> Spot:
        spot = Spot(name, round(x + length / 2, 4), round(y + width / 2, 4), turned)
        self.spots.append(spot)
        return spot
