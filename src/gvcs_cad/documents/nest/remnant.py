"""What is left of a sheet as one rectangle that can be cut off straight: beyond the parts along it, or above them."""

from __future__ import annotations

from dataclasses import replace

from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest, NestedSheet, Remnant, Sheet, placed_contour


def with_remnants(nest: Nest, job: Job) -> Nest:
    """Return a nest with the larger of the two rests of every sheet, where it is worth keeping."""
    return replace(nest, sheets=tuple(replace(nested, remnant=straight_rest(nested, job)) for nested in nest.sheets))


def straight_rest(nested: NestedSheet, job: Job) -> Remnant | None:
    """Return the rest beyond a straight cut across the sheet, one gap away from every part; None below the shop's least side."""
    bounds = [placed_contour(job.by_part[placed.part_no].outer, placed).bounds for placed in nested.items]
    if not bounds:
        return None
    sheet = nested.sheet
    x, y = (round(max(box[i] for box in bounds) + job.gap, 3) for i in (2, 3))
    rests = [Remnant(x, 0.0, round(sheet.length - x, 3), sheet.width), Remnant(0.0, y, sheet.length, round(sheet.width - y, 3))]
    kept = [rest for rest in rests if min(rest.length, rest.width) >= job.remnant]
    return max(kept, key=lambda rest: rest.length * rest.width, default=None)


def as_stock(nested: NestedSheet, name: str) -> Sheet | None:
    """Return the remnant of a sheet as a sheet of its own, its longer side along x unless the grain says otherwise."""
    rest = nested.remnant
    if rest is None:
        return None
    length, width = (rest.length, rest.width) if nested.sheet.grain else (max(rest.length, rest.width), min(rest.length, rest.width))
    return Sheet(name, nested.sheet.stock, length, width, 1, None, remnant=True, grain=nested.sheet.grain)
