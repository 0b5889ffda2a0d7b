"""How the cost of nesting grows from 10 to 1,000 plates: the fast nester, the proof, the drawings, and the search outside its budget.

Run: ``python benchmarks/nest.py``. Plates are drawn by chance from a fixed seed: rectangles with a hole, washers and angles, ten of
each kind, on sheets of 4 x 8 ft. Ends with 1 where time per plate grows by more than the promise.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from typing import Any

from gvcs_cad.documents.flat_pattern import FlatPattern
from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Item, Sheet
from gvcs_cad.documents.nest.search import Search
from gvcs_cad.documents.nest.verify import verify
from gvcs_cad.engine.strip_packer import StripPacker
from gvcs_cad.formats.nest_files import nest_files
from gvcs_cad.model.contour_shapes import circle, polygon, rectangle

SIZES = (10, 30, 100, 300, 1000)
MOST = 2.0  # how much dearer a plate may be among 1,000 than among 100
BUDGET = 5.0  # s of search
KIND = 10  # plates of one kind


def plate(number: int, chance: random.Random) -> Item:
    """Return one kind of plate."""
    length, width = chance.uniform(60, 400), chance.uniform(60, 300)
    name = f"part_{number}"
    if number % 3 == 0:
        return Item(name, rectangle(length, width), (circle(min(length, width) / 3, length / 2, width / 2),), KIND)
    if number % 3 == 1:
        return Item(name, circle(width), (circle(width / 3),), KIND)
    return Item(name, polygon([(0, 0), (length, 0), (length, width / 3), (width / 3, width / 3), (width / 3, width), (0, width)]), (), KIND)


def job(count: int) -> Job:
    """Return a job of so many plates."""
    chance = random.Random(count)
    items = tuple(plate(number, chance) for number in range(count // KIND))
    patterns = tuple(FlatPattern(item.part_no, "A", item.quantity, "A36", 6.35, item.outer, item.inner, (), (), ()) for item in items)
    return Job("plate A36 1/4", "A36", 6.35, "USD", items, (Sheet("4 x 8 ft", "plate A36 1/4", 2438.4, 1219.2),), 8.0, 10.0, 250.0, patterns)


def seconds(function: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    """Return processor time of this process and the result."""
    began = time.process_time()
    result = function(*arguments)
    return time.process_time() - began, result


def main() -> None:
    """Print one line per size and end with 1 if growth is above the promise."""
    per_plate: dict[int, float] = {}
    fast_nest(job(10))  # imports
    for count in SIZES:
        one = job(count)
        nesting, nest = seconds(fast_nest, one)
        proving, problems = seconds(verify, nest, one)
        writing, files = seconds(nest_files, [(one, nest)], "benchmark", {})
        searching, better = seconds(Search(one, StripPacker(), BUDGET).best, nest)
        own = nesting + proving + writing + searching
        per_plate[count] = own / count
        sheets = f"{len(nest.sheets)} sheets (at least {nest.bound}, searched {len(better.sheets)})"
        print(
            f"{count:5} plates: {sheets}, nest {nesting:.2f} s, proof {proving:.2f} s, {len(files)} files {writing:.2f} s, "
            f"search outside the packer {searching:.2f} s, {1000 * own / count:.1f} ms a plate"
        )
        if problems or verify(better, one):
            sys.exit("a nest does not hold")
    growth = per_plate[1000] / per_plate[100]
    print(f"a plate among 1,000 costs {growth:.2f} times one among 100 (at most {MOST:g})")
    sys.exit(0 if growth <= MOST else 1)


if __name__ == "__main__":
    main()
