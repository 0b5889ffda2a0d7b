"""The proof of a nest, by other means than made it: inside the sheet, apart by the gap, all there, openings clear."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest, NestedSheet, placed_contour
from gvcs_cad.documents.nest.polygons import CHORD, polygon_of

if TYPE_CHECKING:
    from shapely.geometry import Polygon

SLACK = 1e-3  # mm, for the rounding of coordinates


def verify(nest: Nest, job: Job) -> list[str]:
    """Return what is wrong with a nest in words; empty where it can be cut. Polygons cover all metal, so nothing wrong passes."""
    counts, wanted = nest.counts(), job.by_part
    problems = [f"{counts[name]} of {name} nested, {item.quantity} wanted" for name, item in wanted.items() if counts[name] != item.quantity]
    problems += [f"{name} is nested and nobody wants it" for name in counts if name not in wanted]
    used = Counter(nested.sheet for nested in nest.sheets)
    problems += [f"{sheet.name} is no sheet of this shop" for sheet in used if sheet not in job.sheets]
    problems += [f"{n} of {sheet.name} used, {sheet.count} on hand" for sheet, n in used.items() if sheet.count is not None and n > sheet.count]
    if (nest.gap, nest.margin) != (job.gap, job.margin):
        problems.append(f"made for a gap of {nest.gap:g} and a margin of {nest.margin:g} mm, asked for are {job.gap:g} and {job.margin:g} mm")
    if not problems:
        problems = [f"sheet {number}: {problem}" for number, nested in enumerate(nest.sheets, 1) for problem in sheet_problems(nested, job)]
    return [f"{job.stock}: {problem}" for problem in problems]


def sheet_problems(nested: NestedSheet, job: Job) -> list[str]:
    """Return what is wrong on one sheet: a part over the margin, at a turn it may not take, too near another, or over the remnant's cut."""
    from shapely import STRtree
    from shapely.geometry import box

    sheet, rest, items = nested.sheet, nested.remnant, job.by_part
    usable = box(job.margin - SLACK, job.margin - SLACK, sheet.length - job.margin + SLACK, sheet.width - job.margin + SLACK)
    shapes = placed_polygons(nested, job)
    cut = None if rest is None else box(rest.x, rest.y, rest.x + rest.length, rest.y + rest.width)
    found = []
    for placed, shape in zip(nested.items, shapes, strict=True):
        if not usable.covers(shape):
            found.append(f"{placed.part_no} leaves the margin of {job.margin:g} mm of {sheet.name}")
        if placed.angle not in items[placed.part_no].angles or (sheet.grain and placed.angle % 180):
            found.append(f"{placed.part_no} is turned by {placed.angle:g} deg, which it may not be")
        if cut is not None and (cut.distance(shape) < job.gap - CHORD - SLACK or cut.buffer(-CHORD - SLACK).intersects(shape)):
            found.append(f"{placed.part_no} is nearer than {job.gap:g} mm to the remnant, or lies on it")
    tree = STRtree(shapes)
    for i, shape in enumerate(shapes):
        for j in sorted(int(n) for n in tree.query(shape, predicate="dwithin", distance=job.gap) if n > i):
            distance = shape.distance(shapes[j])
            if distance < job.gap - SLACK:
                found.append(f"{nested.items[i].part_no} and {nested.items[j].part_no} are {distance:.3f} mm apart, at least {job.gap:g} mm")
    return found


def placed_polygons(nested: NestedSheet, job: Job) -> list[Polygon]:
    """Return every item of a sheet as a polygon that covers its metal, where it lies."""
    items = job.by_part
    return [
        polygon_of(placed_contour(items[placed.part_no].outer, placed), tuple(placed_contour(edge, placed) for edge in items[placed.part_no].inner))
        for placed in nested.items
    ]
