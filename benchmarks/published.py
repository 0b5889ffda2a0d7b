"""How densely published strip packing problems are packed, beside what the packer by itself reaches in the same time.

Run: ``python benchmarks/published.py [SECONDS [SEED]]``. Our way is that of ``gvcs nest``: widened polygons, then the proof. The packer by
itself gets the bare polygons, one after the other on the same machine, for a loaded one packs worse. Ends with 1 where we are more
than two points below it; densities measured elsewhere are shown for 10, 30 and 60 s.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

from gvcs_cad.documents.flat_pattern import FlatPattern
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Item, Nest, NestedSheet, PlacedItem, Sheet, placed_contour
from gvcs_cad.documents.nest.strip import StripPart, placed_items, strip_height, strip_parts
from gvcs_cad.documents.nest.verify import verify
from gvcs_cad.engine.strip_packer import StripPacker
from gvcs_cad.model.contour import Contour

FOLDER = Path(__file__).parents[1] / "fixtures" / "nesting"
SCALES = {"albano": 0.3, "jakobs1": 100.0, "shirts": 100.0, "swim": 0.5, "trousers": 30.0}  # to the size of plates, mm for a unit
# Densities in % of spyrrow 0.9.0 by itself, seed 0, on two cores that others used too.
ELSEWHERE = {
    10: {"swim": 72.07, "albano": 86.08, "jakobs1": 84.91, "shirts": 84.23, "trousers": 89.35},
    30: {"swim": 74.63, "albano": 86.68, "jakobs1": 88.97, "shirts": 85.46, "trousers": 89.62},
    60: {"swim": 75.02, "albano": 87.56, "jakobs1": 88.96, "shirts": 86.51, "trousers": 89.94},
}
WITHIN = 2.0  # points


def problem(name: str) -> Job:
    """Return a published problem on a strip that is long enough for anything."""
    data, scale = json.loads((FOLDER / f"{name}.json").read_text("utf-8")), SCALES[name]
    items = tuple(
        Item(f"p{i}", Contour([(x * scale, y * scale) for x, y in one["points"]]), (), one["demand"], tuple(one["angles"]))
        for i, one in enumerate(data["items"])
    )
    patterns = tuple(FlatPattern(item.part_no, "A", item.quantity, "A36", 6.35, item.outer, item.inner, (), (), ()) for item in items)
    high = round(data["height"] * scale + 0.2, 3)
    long = 4 * math.fsum(item.area * item.quantity for item in items) / high
    return Job("plate A36 1/4", "A36", 6.35, "USD", items, (Sheet("strip", "plate A36 1/4", round(long, 3), high),), 0.0, 0.0, 250.0, patterns)


def ours(job: Job, packer: StripPacker, seconds: float) -> float:
    """Return the density that is reached in a time, %. Ends where the packer gives no answer or a nest that does not hold."""
    sheet = job.sheets[0]
    parts = strip_parts(job, {item.part_no: item.quantity for item in job.items}, sheet)
    found = packer(parts, strip_height(job, sheet), seconds) or sys.exit(str(packer.problems))
    placed = placed_items(job, parts, found)
    wrong = verify(Nest(job.stock, (NestedSheet(sheet, placed),), "published", 0.0, 0.0, 1), job)
    if wrong:
        sys.exit(f"the nest does not hold: {wrong}")
    return _density(job, max(placed_contour(job.by_part[one.part_no].outer, one).bounds[2] for one in placed))


def itself(job: Job, packer: StripPacker, seconds: float) -> float:
    """Return the density that the packer reaches with the bare polygons, %; whether they overlap is not looked at."""
    sheet = job.sheets[0]
    parts = [StripPart(item.part_no, tuple(s.start for s in item.outer.segments), item.quantity, item.angles, (0.0, 0.0)) for item in job.items]
    found = packer(parts, sheet.width, seconds) or sys.exit(str(packer.problems))
    placed = [PlacedItem(name, x, y, turn) for name, turn, x, y in found]
    boxes = [placed_contour(job.by_part[one.part_no].outer, one).bounds for one in placed]
    return _density(job, max(box[2] for box in boxes) - min(box[0] for box in boxes))


def _density(job: Job, length: float) -> float:
    return 100 * math.fsum(item.area * item.quantity for item in job.items) / (length * job.sheets[0].width)


def main() -> None:
    """Print one line per problem and end with 1 where one falls short."""
    seconds, seed = (int(word) for word in (*sys.argv[1:], *("10", "1")[len(sys.argv) - 1 :]))
    short = []
    for name in SCALES:
        job = problem(name)
        reached, alone = ours(job, StripPacker(seed=seed), seconds), itself(job, StripPacker(seed=seed), seconds)
        known = ELSEWHERE.get(seconds, {}).get(name)
        elsewhere = f", elsewhere {known:.2f} %" if known else ""
        print(f"{name:9} {seconds} s: {reached:.2f} %, the packer by itself {alone:.2f} %: {reached - alone:+.2f}{elsewhere}", flush=True)
        if reached < alone - WITHIN:
            short.append(name)
    sys.exit(f"more than {WITHIN:g} points below: {', '.join(short)}" if short else 0)


if __name__ == "__main__":
    main()
