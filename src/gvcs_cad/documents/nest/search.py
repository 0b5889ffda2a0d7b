"""The slow nester: sheet by sheet on top of strip packing, within a time budget. It never returns anything worse than the fast one."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gvcs_cad.documents.nest.bound import covered_area, least_sheets, usable_area
from gvcs_cad.documents.nest.boxes import fits
from gvcs_cad.documents.nest.fast import cheaper, fast_nest, price_of, rank, supply
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest, NestedSheet, PlacedItem, Sheet
from gvcs_cad.documents.nest.remnant import with_remnants
from gvcs_cad.documents.nest.strip import StripPart, placed_items, strip_height, strip_parts
from gvcs_cad.documents.nest.verify import sheet_problems
from gvcs_cad.errors import ModelError

Found = tuple[str, float, float, float]  # part number, degrees, x, y
Solve = Callable[[Sequence[StripPart], float, float], list[Found] | None]  # parts, height of the strip in mm, seconds

METHOD, NO_PACKER = "strip packing, sheet by sheet", "raster and boxes, sheet by sheet"
FULLEST, STEPS = 0.95, 4  # share of a sheet's area tried first, and how often the share is halved towards what fits
LIKELY = 0.75  # share of a sheet that widened parts nearly always fit
LEAST_SECONDS = 1.0


@dataclass
class Search:
    """One search: the job, the packer, and how long. It counts calls that the packer could not answer, and answers that were taken."""

    job: Job
    solve: Solve
    seconds: float
    clock: Callable[[], float] = time.monotonic
    failures: int = field(default=0, init=False)
    taken: int = field(default=0, init=False)

    def best(self, start: Nest | None = None) -> Nest:
        """Return the cheapest of the fast nest (or the record at hand) and what the search finds. Raises ModelError as the fast one does."""
        best = start or fast_nest(self.job)
        on_hand, sizes = supply(self.job.sheets)
        worth: Sequence[Sheet | None] = [size for size in sizes if self._least_cost(on_hand, size) <= rank(best.sheets, self.job)[0]] or [None]
        end = self.clock() + self.seconds
        for number, size in enumerate(worth):
            share = (end - self.clock()) / (len(worth) - number)
            sheets = self._sheets(list(on_hand), size, self.clock() + share)
            if sheets is not None:
                found = cheaper(sheets, self.job)
                if rank(found, self.job) < rank(best.sheets, self.job):
                    method = METHOD if self.taken else NO_PACKER
                    best = Nest(self.job.stock, tuple(found), method, self.job.gap, self.job.margin, least_sheets(self.job))
        return with_remnants(best, self.job)

    def _least_cost(self, on_hand: Sequence[Sheet], size: Sheet) -> Decimal:
        """Return what no nest on this size can be cheaper than; with sheets on hand that is anybody's guess."""
        bound = least_sheets(replace(self.job, sheets=(size,)))
        return price_of(size) * (0 if on_hand else bound)

    def _sheets(self, rack: list[Sheet], size: Sheet | None, end: float) -> list[NestedSheet] | None:
        left = Counter({item.part_no: item.quantity for item in self.job.items})
        sheets: list[NestedSheet] = []
        while left:
            sheet = rack.pop(0) if rack else size
            if sheet is None or self.clock() >= end:
                return None
            turns = max(math.ceil(self._need(left) / max(usable_area(sheet.length, sheet.width, self.job), 1.0)), 1)
            placed = self._fill(sheet, left, self.clock() + (end - self.clock()) / turns)
            if placed:
                sheets.append(NestedSheet(sheet, placed))
                left -= Counter(item.part_no for item in placed)
            elif not rack and sheet.count is None:
                return None
        return sheets

    def _need(self, counts: Counter[str]) -> float:
        smallest = min(self.job.by_part[name].outer.area for name in counts)
        return math.fsum(covered_area(self.job.by_part[name], self.job.gap, smallest) * n for name, n in counts.items())

    def _fill(self, sheet: Sheet, wanted: Counter[str], end: float) -> tuple[PlacedItem, ...]:
        """Return the fullest sheet found until `end`: the largest parts first, as many as the share of the area that is tried allows.

        Everything that is left is tried first where its area allows that, for it saves a sheet.
        """
        left = Counter({name: n for name, n in wanted.items() if fits(self.job.by_part[name], sheet, self.job)})
        if not left:
            return ()
        area = max(usable_area(sheet.length, sheet.width, self.job), 1.0)
        share, best = self._need(left) / area, self._fast(sheet, left)
        low, high = 0.0, share if share <= 1 else FULLEST
        tried: set[frozenset[tuple[str, int]]] = set()
        for step in range(STEPS):
            want = high if step == 0 else (low + high) / 2
            counts = left if want >= share else self._largest(left, want * area)
            key = frozenset(counts.items())
            seconds = (end - self.clock()) * _part_of_time(step, share)
            if not counts or key in tried or seconds < LEAST_SECONDS:
                continue
            tried.add(key)
            placed = self._packed(sheet, counts, seconds)
            if placed is None:
                high = want
                continue
            low = want
            if self._metal(placed) > self._metal(best) - 1e-6:
                best = placed
                self.taken += 1
            if counts == left:
                break
        return best

    def _metal(self, items: Sequence[PlacedItem]) -> float:
        return math.fsum(self.job.by_part[item.part_no].area for item in items)

    def _largest(self, left: Counter[str], area: float) -> Counter[str]:
        chosen: Counter[str] = Counter()
        for name, covered in self._by_size(left):
            n = min(left[name], int(area // covered))
            if n:
                chosen[name] = n
                area -= n * covered
        return chosen

    def _by_size(self, left: Counter[str]) -> Iterator[tuple[str, float]]:
        covered = {name: covered_area(self.job.by_part[name], self.job.gap, 0.0) for name in left}
        yield from sorted(covered.items(), key=lambda entry: (-entry[1], entry[0]))

    def _fast(self, sheet: Sheet, left: Counter[str]) -> tuple[PlacedItem, ...]:
        """Return what the fast nester puts on one such sheet."""
        items = tuple(replace(self.job.by_part[name], quantity=n) for name, n in sorted(left.items()))
        rest = replace(sheet, count=None, price=None)
        try:
            nest = fast_nest(replace(self.job, items=items, sheets=(rest,)))
        except ModelError:  # some part fits the sheet by a hair that the raster's cells take: that one is left to the packer
            return ()
        return max((nested.items for nested in nest.sheets), key=self._metal)

    def _packed(self, sheet: Sheet, counts: Counter[str], seconds: float) -> tuple[PlacedItem, ...] | None:
        """Ask the strip packer, and take its answer only if it is whole, short enough and proven."""
        parts = strip_parts(self.job, counts, sheet)
        found = self.solve(parts, strip_height(self.job, sheet), seconds)
        if found is None or Counter(name for name, *_ in found) != counts:
            self.failures += 1
            return None
        placed = placed_items(self.job, parts, found)
        return None if sheet_problems(NestedSheet(sheet, placed), self.job) else placed


def _part_of_time(step: int, share: float) -> float:
    """Return how much of a sheet's time one try gets: all of it where everything will go on, most where it may, else an equal part."""
    if step == 0 and share <= 1:
        return 1.0 if share <= LIKELY else 0.6
    return 1 / (STEPS - step + (share <= 1))
