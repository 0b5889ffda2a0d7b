"""The one-dimensional cutting-stock problem: first fit decreasing, and a search for something better where that is not proven best."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Saw
from gvcs_cad.documents.bar_search import BarSearch
from gvcs_cad.errors import ModelError
from gvcs_cad.units import millimetres

Pattern = tuple[float, tuple[int, ...]]  # bar length and how many of each piece come off it


@dataclass(frozen=True)
class Packing:
    """Patterns with their counts, the method that found them and the gap in mm of bar to the bound it proves."""

    bars: tuple[tuple[Pattern, int], ...]
    method: str
    gap: float


def pack(stock: str, pieces: Sequence[tuple[float, int]], lengths: Sequence[float], saw: Saw) -> Packing:
    """Pack pieces (length, quantity), longest first, on bars so that the least length of bar is bought.

    Raises ModelError where a piece is longer than the longest bar less its trim and one kerf.
    """
    room = {length: length - saw.trim for length in sorted(lengths)}
    need = [length + saw.kerf for length, _ in pieces]
    longest = max(room.values())
    leaves = f"the longest bar leaves {millimetres(longest)} mm after its trim"
    too_long = [f"{stock}: {millimetres(n - saw.kerf)} mm and a cut of {millimetres(saw.kerf)} mm: {leaves}" for n in need if n > longest]
    if too_long:
        raise ModelError(*too_long)
    quantities = [quantity for _, quantity in pieces]
    first = _first_fit(need, quantities, room)
    search = BarSearch([math.ceil(_micro(n)) for n in need], {round(_micro(length)): math.floor(_micro(usable)) for length, usable in room.items()})
    spent = round(_micro(_spent(first)))
    better, least = search.best_below(spent, quantities)
    if better is not None:
        found = Counter((length / 1000, counts) for length, counts in better)
        return Packing(_sorted(found), "search, proven best", 0.0)
    if least >= spent:
        return Packing(_sorted(first), "first fit decreasing, proven best", 0.0)
    return Packing(_sorted(first), "first fit decreasing", (spent - least) / 1000)


def _micro(millimetre: float) -> float:
    """Return whole micrometres where a length is one, whatever its last bits say."""
    return round(millimetre * 1000, 3)


def _spent(bars: Counter[Pattern]) -> float:
    return math.fsum(length * count for (length, _), count in bars.items())


def _sorted(bars: Counter[Pattern]) -> tuple[tuple[Pattern, int], ...]:
    return tuple(sorted(bars.items(), key=lambda entry: (-entry[0][0], tuple(-n for n in entry[0][1]))))


def _first_fit(need: Sequence[float], quantities: Sequence[int], room: dict[float, float]) -> Counter[Pattern]:
    """Run first fit decreasing with each bar length alone and keep the cheapest; a last bar shrinks to the shortest that holds it."""
    options = [_first_fit_on(need, quantities, room, length) for length in room if room[length] >= max(need)]
    return min(options, key=_spent)


def _first_fit_on(need: Sequence[float], quantities: Sequence[int], room: dict[float, float], length: float) -> Counter[Pattern]:
    bars: list[list[int]] = []
    left: list[float] = []
    for i, (size, quantity) in enumerate(zip(need, quantities, strict=True)):
        for _ in range(quantity):
            bar = next((b for b, rest in enumerate(left) if rest >= size - 1e-9), None)
            if bar is None:
                bar = len(bars)
                bars.append([0] * len(need))
                left.append(room[length])
            bars[bar][i] += 1
            left[bar] -= size
    found: Counter[Pattern] = Counter()
    for counts in bars:
        used = math.fsum(n * size for n, size in zip(counts, need, strict=True))
        found[(min(other for other, usable in room.items() if usable >= used - 1e-9), tuple(counts))] += 1
    return found
