"""The fast nester: bottom-left on a raster and bounding boxes, in several orders, the cheapest kept; the same nest on every machine."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal

from gvcs_cad.documents.nest.bound import least_sheets
from gvcs_cad.documents.nest.boxes import RULES, box_fill, fits
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Item, Nest, NestedSheet, Sheet
from gvcs_cad.documents.nest.raster import Grid, OpenSheet
from gvcs_cad.documents.nest.remnant import straight_rest, with_remnants
from gvcs_cad.errors import ModelError
from gvcs_cad.units import millimetres

CELLS = 500  # along the longer side of the largest sheet
FINEST, COARSEST = 2.0, 10.0  # mm
WORK = 400  # pieces placed in all tries together: a small job is tried in more orders than a large one
RASTER, BOXES = "raster bottom-left", "bounding boxes, maximal rectangles"

Order = Callable[[Item], tuple[float, ...]]
ORDERS: tuple[Order, ...] = (
    lambda item: (-item.area,),
    lambda item: (-max(_sides(item)), -item.area),
    lambda item: (-min(_sides(item)), -item.area),
    lambda item: (-math.fsum(_sides(item)), -item.area),
)


def fast_nest(job: Job) -> Nest:
    """Nest all plates of a job, remnants and sheets on hand first, then sheets of the size that costs least.

    Raises ModelError naming every part that no sheet holds, or what is left when the sheets on hand are used up.
    """
    grid = Grid(min(max(max((sheet.length for sheet in job.sheets), default=0.0) / CELLS, FINEST), COARSEST), job.gap, job.margin)
    refuse_too_large(job, grid)
    on_hand, bought = supply(job.sheets)
    orders = ORDERS[: max(1, min(len(ORDERS), WORK // max(job.pieces * max(len(bought), 1), 1)))]
    tries = [_fill(_sorted(job, order), on_hand, size, grid) for size in bought or (None,) for order in orders]
    whole = [(cheaper(sheets, job), RASTER) for sheets, left in tries if not left]
    boxed = (box_fill(job, rule, _sorted(job, order), list(on_hand), size) for size in bought or (None,) for order in orders for rule in RULES)
    whole += [(cheaper(sheets, job), BOXES) for sheets in boxed if sheets is not None]
    if not whole:
        left = min((left for _, left in tries), key=len)
        names = ", ".join(f"{left.count(name)} x {name}" for name in sorted(set(left)))
        raise ModelError(f"{job.stock}: the sheets on hand are used up; left over: {names}")
    best, method = min(whole, key=lambda found: (*rank(found[0], job), found[1]))
    return with_remnants(Nest(job.stock, tuple(best), method, job.gap, job.margin, least_sheets(job)), job)


def supply(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Sheet]]:
    """Return the sheets on hand one by one, remnants and small ones first, and the sizes that can be bought, cheapest per area first."""
    ready = sorted((s for s in sheets if s.count is not None), key=lambda s: (not s.remnant, s.area, s.name))
    sizes = sorted((s for s in sheets if s.count is None), key=lambda s: (price_of(s) / Decimal(repr(s.area)), -s.area, s.name))
    return [sheet for sheet in ready for _ in range(sheet.count or 0)], sizes


def price_of(sheet: Sheet) -> Decimal:
    """Return what a sheet counts for when nests are compared: its price, or its area where no price is known; a remnant nothing."""
    if sheet.remnant:
        return sheet.price or Decimal(0)
    return Decimal(repr(sheet.area)) if sheet.price is None else sheet.price


def rank(sheets: Sequence[NestedSheet], job: Job) -> tuple[Decimal, int, float]:
    """Compare nests, the better one first: price of the sheets begun, how many they are, then the largest straight rest."""
    rests = [rest for nested in sheets if (rest := straight_rest(nested, job))]
    price = sum((price_of(nested.sheet) for nested in sheets), Decimal(0))
    return price, len(sheets), -max((rest.length * rest.width for rest in rests), default=0.0)


def cheaper(sheets: Sequence[NestedSheet], job: Job) -> list[NestedSheet]:
    """Take for each bought sheet the cheapest size that holds what lies on it, exactly where it lies."""
    from gvcs_cad.documents.nest.verify import sheet_problems

    sizes = [sheet for sheet in job.sheets if sheet.count is None]
    found = []
    for nested in sheets:
        options = (
            [nested.sheet, *(s for s in sizes if price_of(s) < price_of(nested.sheet) and s.grain == nested.sheet.grain)] if nested.sheet.count is None else []
        )
        fitting = [s for s in options if s == nested.sheet or not sheet_problems(NestedSheet(s, nested.items), job)]
        found.append(NestedSheet(min(fitting, key=lambda s: (price_of(s), s.area)), nested.items) if fitting else nested)
    return found


def _sorted(job: Job, order: Order) -> list[Item]:
    return sorted(job.items, key=lambda item: (*order(item), item.part_no))


def _fill(items: Sequence[Item], on_hand: Sequence[Sheet], size: Sheet | None, grid: Grid) -> tuple[list[NestedSheet], list[str]]:
    rack = list(on_hand)
    opened: list[OpenSheet] = []
    left: list[str] = []
    for item in items:
        grid.take(item)
        for done in range(item.quantity):
            if not _put(item, opened, rack, size, grid):
                left += [item.part_no] * (item.quantity - done)
                break
    return [NestedSheet(one.sheet, tuple(one.placed)) for one in opened if one.placed], left


def _put(item: Item, opened: list[OpenSheet], rack: list[Sheet], size: Sheet | None, grid: Grid) -> bool:
    for one in opened:
        if _place(item, one, grid):
            return True
    sheet = next((sheet for sheet in rack if grid.fits_empty(item, sheet)), None)
    if sheet is not None:
        rack.remove(sheet)
    elif size is not None and grid.fits_empty(item, size):
        sheet = size
    else:
        return False
    opened.append(OpenSheet(sheet, grid))
    return _place(item, opened[-1], grid)


def _place(item: Item, one: OpenSheet, grid: Grid) -> bool:
    """Put an item where it reaches least far along the sheet. Returns False where there is no place."""
    found = []
    for angle in grid.turns(item, one.sheet):
        spot = one.first_place(item, angle)
        if spot is not None:
            found.append((spot[0] + grid.mask(item, angle).cells.shape[0], spot[1], spot[0], angle))
    if not found:
        return False
    _, row, column, angle = min(found)
    one.put(item, angle, column, row)
    return True


def _sides(item: Item) -> tuple[float, float]:
    x1, y1, x2, y2 = item.outer.bounds
    return x2 - x1, y2 - y1


def refuse_too_large(job: Job, grid: Grid) -> None:
    """Raise ModelError naming every part that no sheet holds in any turn, its size and the sheets there are."""
    problems = []
    for item in job.items:
        if not any(grid.fits_empty(item, sheet) or fits(item, sheet, job) for sheet in job.sheets):
            size = " x ".join(millimetres(side) for side in _sides(item))
            sheets = ", ".join(sheet.name for sheet in job.sheets) or "none"
            problems.append(f"{job.stock}: {item.part_no} of {size} mm fits no sheet with a margin of {millimetres(job.margin)} mm; there are {sheets}")
    if problems:
        raise ModelError(*problems)
