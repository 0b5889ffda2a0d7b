"""Time from a frozen Design to proven part programs: for the tractor, and from 10 to 1,000 plates.

The nester's time is told apart, for it has a budget of its own. Run: ``python benchmarks/cam.py [PLATES…]``. Ends with 1 if planning
and proving a plate costs more than twice as much among 1,000 plates as among 100.
"""

from __future__ import annotations

import sys
import time

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import design_jobs
from gvcs_cad.documents.nest.model import Nest, NestedSheet, PlacedItem, Sheet
from gvcs_cad.documents.toolpath.sheet_job import sheet_jobs
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.plugins.part_program import PartProgram
from gvcs_cad.testing import prepared

MOST = 2.0  # times the cost of a plate, from 100 to 1,000 of them
COLUMNS, ROWS, PITCH = 11, 9, 136.0  # of plates on a sheet of the generated jobs, mm


def tractor() -> None:
    """Print how long the tractor takes, part by part."""
    shop = load_shop()
    design = prepared("tractor").build.design
    began = time.perf_counter()
    nests = tuple((job, fast_nest(job)) for job in design_jobs(design, shop))
    nested = time.perf_counter()
    registry = workshop(Request()).registry
    registry.load_plugins()
    lines = sheets = plates = 0
    planned = 0.0
    for job in sheet_jobs("tractor", design, nests, shop.torch):
        start = time.perf_counter()
        _ = job.toolpath
        planned += time.perf_counter() - start
        lines += PartProgram(job, registry.post_processors[shop.torch.dialect]).text.count("\n")
        sheets, plates = sheets + 1, plates + len(job.nested.items)
    done = time.perf_counter()
    rest = done - nested - planned
    print(f"tractor: {plates} plates on {sheets} sheets, {lines} lines; nest {nested - began:.1f} s, plan {planned:.1f} s, write and prove {rest:.1f} s")


def generated(count: int) -> float:
    """Print and return the seconds for each of `count` plates with three holes, laid in rows without a nester."""
    shop = load_shop()
    assembly = Assembly("job")
    holes = [Hole(f"h{i}", x, y, 20.0, empty="spare") for i, (x, y) in enumerate(((25, 25), (95, 25), (60, 95)))]
    for number in range(count):
        plate = PlatePart(f"plate_{number % 8}", stock="plate A36 1/4", outer=rectangle(120 + number % 8, 120, corner=8), holes=holes)
        assembly.add(plate, name=f"p{number}", at=Placement(200.0 * number, 0, 0))
    design: Design = assembly.freeze()
    (job,) = design_jobs(design, shop)
    pieces = [item.part_no for item in job.items for _ in range(item.quantity)]
    places = [PlacedItem(part, 15 + PITCH * (i % COLUMNS), 15 + PITCH * (i // COLUMNS % ROWS), 0.0) for i, part in enumerate(pieces)]
    sheet = Sheet("generated", job.stock, 1530.0, 1260.0)
    on_sheets = tuple(NestedSheet(sheet, tuple(places[i : i + COLUMNS * ROWS])) for i in range(0, count, COLUMNS * ROWS))
    nest = Nest(job.stock, on_sheets, "rows", shop.nesting.gap, shop.nesting.margin, 1)
    registry = workshop(Request()).registry
    registry.load_plugins()
    began = time.perf_counter()
    lines = sum(
        PartProgram(one, registry.post_processors[shop.torch.dialect]).text.count("\n") for one in sheet_jobs("job", design, ((job, nest),), shop.torch)
    )
    seconds = time.perf_counter() - began
    print(f"{count:5} plates on {len(on_sheets)} sheets: {seconds:6.2f} s, {1000 * seconds / count:.1f} ms a plate, {lines} lines")
    return seconds / count


def main(counts: list[int]) -> None:
    """Run the tractor and the generated jobs."""
    tractor()
    costs = {count: generated(count) for count in counts or (10, 100, 1000)}
    growth = costs[max(costs)] / costs[sorted(costs)[len(costs) // 2]]
    print(f"a plate among {max(costs)} costs {growth:.2f} times what it costs among {sorted(costs)[len(costs) // 2]} (at most {MOST:g})")
    sys.exit(0 if growth <= MOST else 1)


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]])
