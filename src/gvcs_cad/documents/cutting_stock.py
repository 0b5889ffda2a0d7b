"""The one-dimensional cutting-stock problem: first fit decreasing, then an integer programme over patterns (Gilmore and Gomory 1961)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Saw
from gvcs_cad.errors import ModelError
from gvcs_cad.units import millimetres

MOST_PATTERNS = 5000  # beyond this the programme is not tried; first fit decreasing is within 11/9 of the best then
NODES = 2000  # branch-and-bound nodes: a limit by work and not by time, so that every machine gives the same list
SECONDS = 20.0  # a guard on top of it, for machines where 2000 nodes take longer

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
    too_long = [f"{stock}: a piece of {millimetres(n - saw.kerf)} mm is longer than the longest bar's {millimetres(longest)} mm" for n in need if n > longest]
    if too_long:
        raise ModelError(*too_long)
    first = _first_fit(need, [quantity for _, quantity in pieces], room)
    spent = _spent(first)
    bound = _bound(need, [quantity for _, quantity in pieces], room)
    if spent <= bound + 1e-6:
        return Packing(_sorted(first), "first fit decreasing, proven best", 0.0)
    better = _programme(need, [quantity for _, quantity in pieces], room)
    if better is not None and _spent(better) < spent + 1e-6:
        return Packing(_sorted(better), "integer programme, proven best", 0.0)
    return Packing(_sorted(first), "first fit decreasing", round(spent - bound, 3))


def _spent(bars: Counter[Pattern]) -> float:
    return math.fsum(length * count for (length, _), count in bars.items())


def _sorted(bars: Counter[Pattern]) -> tuple[tuple[Pattern, int], ...]:
    return tuple(sorted(bars.items(), key=lambda entry: (-entry[0][0], tuple(-n for n in entry[0][1]))))


def _bound(need: Sequence[float], quantities: Sequence[int], room: dict[float, float]) -> float:
    """Return a length of bar that no list can go below: the best yield of any bar, rounded up to the smallest step of lengths."""
    best = min(length / usable for length, usable in room.items())
    least = best * math.fsum(n * q for n, q in zip(need, quantities, strict=True))
    step = math.gcd(*(round(length * 1000) for length in room)) / 1000
    return math.ceil(least / step - 1e-9) * step


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


def _patterns(need: Sequence[float], quantities: Sequence[int], usable: float) -> Iterator[tuple[int, ...]]:
    """Yield every maximal pattern: one to which no further piece could be added."""

    def extend(i: int, rest: float, counts: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if i == len(need):
            if all(rest < size - 1e-9 or counts[j] == quantities[j] for j, size in enumerate(need)):
                yield counts
            return
        for n in range(min(quantities[i], int((rest + 1e-9) // need[i])), -1, -1):
            yield from extend(i + 1, rest - n * need[i], (*counts, n))

    yield from extend(0, usable, ())


def _programme(need: Sequence[float], quantities: Sequence[int], room: dict[float, float]) -> Counter[Pattern] | None:
    """Return the proven best list, or None where there are too many patterns or the solver stops before it has proof."""
    columns: list[Pattern] = []
    for length, usable in room.items():
        for counts in _patterns(need, quantities, usable):
            if any(counts):
                columns.append((length, counts))
            if len(columns) > MOST_PATTERNS:
                return None
    import numpy as np
    from scipy.optimize import LinearConstraint, milp

    yields = np.array([counts for _, counts in columns]).T
    result = milp(
        c=np.array([length for length, _ in columns]),
        constraints=LinearConstraint(yields, lb=np.array(quantities)),
        integrality=np.ones(len(columns)),
        options={"node_limit": NODES, "time_limit": SECONDS, "mip_rel_gap": 0.0},
    )
    if result.status != 0 or result.x is None:
        return None
    chosen = Counter({column: round(float(n)) for column, n in zip(columns, result.x, strict=True) if round(float(n))})
    return _without_surplus(chosen, quantities)


def _without_surplus(bars: Counter[Pattern], quantities: Sequence[int]) -> Counter[Pattern]:
    """Take pieces off again that maximal patterns gave beyond the need, from the last bars first."""
    loose = sorted(bars.elements(), key=lambda bar: (-bar[0], tuple(-n for n in bar[1])))
    surplus = [sum(bar[1][i] for bar in loose) - quantity for i, quantity in enumerate(quantities)]
    for b in range(len(loose) - 1, -1, -1):
        length, counts = loose[b]
        take = [min(n, surplus[i]) for i, n in enumerate(counts)]
        surplus = [s - t for s, t in zip(surplus, take, strict=True)]
        loose[b] = (length, tuple(n - t for n, t in zip(counts, take, strict=True)))
    return Counter(bar for bar in loose if any(bar[1]))
