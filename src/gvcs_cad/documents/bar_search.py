"""A search for the least length of bar: exact where it ends, and limited by work instead of time, so that every machine gives the same list."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

Bar = tuple[int, tuple[int, ...]]  # bar length and how many of each piece come off it
WORK = 1_000_000  # branches looked at: about a second


class _OutOfWork(Exception):  # noqa: N818  # it says where the search ends, nothing is wrong
    pass


class BarSearch:
    """Pieces (with their kerf), longest first, and what each bar length gives: whole micrometres, so that sums are exact."""

    def __init__(self, need: Sequence[int], usable: dict[int, int]) -> None:
        self._need, self._usable = tuple(need), usable
        self._step = math.gcd(*usable)
        self._best = max(usable.items(), key=lambda entry: (entry[1] / entry[0], entry[0]))  # the length that gives most for its money
        self._refuted: dict[tuple[int, ...], int] = {}
        self._work = WORK

    def bound(self, quantities: Sequence[int]) -> int:
        """Return a length of bar that no list can go below: the best yield of any bar, rounded up to what bars can add up to."""
        length, usable = self._best
        total = sum(n * q for n, q in zip(self._need, quantities, strict=True))
        return -(-total * length // (usable * self._step)) * self._step

    def best_below(self, spent: int, quantities: Sequence[int]) -> tuple[list[Bar] | None, int]:
        """Return the best list that is cheaper than `spent`, or None, and the least length not yet refuted when the work ran out."""
        target = self.bound(quantities)
        try:
            while target < spent:
                found = self._within(tuple(quantities), target)
                if found is not None:
                    return found, target
                target += self._step
        except _OutOfWork:
            return None, target
        return None, spent

    def _within(self, rest: tuple[int, ...], budget: int) -> list[Bar] | None:
        """Return bars of at most `budget` in all that give every piece of `rest`, or None. The longest piece is cut first."""
        if not any(rest):
            return []
        if self.bound(rest) > budget or self._refuted.get(rest, -1) >= budget:
            return None
        first = next(i for i, n in enumerate(rest) if n)
        total = sum(n * q for n, q in zip(self._need, rest, strict=True))
        for length, usable in self._usable.items():
            others = (budget - length) // self._step * self._step * self._best[1] // self._best[0]  # the most that the rest of the budget gives
            waste = usable + others - total
            if length <= budget and waste >= 0:
                for counts in self._patterns(rest, first, usable, waste):
                    found = self._within(tuple(a - b for a, b in zip(rest, counts, strict=True)), budget - length)
                    if found is not None:
                        return [(length, counts), *found]
        self._refuted[rest] = budget
        return None

    def _patterns(self, rest: tuple[int, ...], first: int, usable: int, waste: int) -> Iterator[tuple[int, ...]]:
        """Yield every maximal pattern (no further piece could be added) that holds the piece `first` and wastes no more than `waste`.

        A branch is left as soon as even all later pieces would leave more than may be left.
        """
        need = self._need
        later = [0] * (len(need) + 1)
        for i in reversed(range(len(need))):
            later[i] = later[i + 1] + need[i] * rest[i]

        def extend(i: int, left: int, most: int, counts: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
            self._work -= 1
            if self._work < 0:
                raise _OutOfWork
            if left - later[i] > most:
                return
            if i == len(need):
                yield counts
                return
            for n in range(min(rest[i], left // need[i]), int(i == first) - 1, -1):
                yield from extend(i + 1, left - n * need[i], most if n == rest[i] else min(most, need[i] - 1), (*counts, n))

        yield from extend(0, usable, waste, ())
