"""How few sheets any nest must take: the area that parts and their gaps cover, over what the largest sheets offer."""

from __future__ import annotations

import math

from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Item
from gvcs_cad.documents.nest.polygons import inside_points

CHORD = 0.2  # mm; polygons lie inside the true parts, so that the bound stays one


def least_sheets(job: Job) -> int:
    """Return a number of sheets that no nest of a job can go below.

    Parts that keep a gap, each widened by half of it, do not overlap, and lie in the usable area widened by as much. An
    opening too small for the smallest other part is as good as filled.
    """
    smallest = min((item.outer.area for item in job.items), default=0.0)
    need = math.fsum(covered_area(item, job.gap, smallest) * item.quantity for item in job.items)
    have = sorted(
        (usable_area(sheet.length, sheet.width, job) for sheet in job.sheets for _ in range(min(sheet.count or job.pieces, job.pieces))), reverse=True
    )
    count = 0
    while need > 1e-6 and count < len(have):
        need -= have[count]
        count += 1
    return count


def usable_area(length: float, width: float, job: Job) -> float:
    """Return the area of a sheet within which widened parts lie, mm2."""
    first, second = (max(side - 2 * job.margin + job.gap, 0.0) for side in (length, width))
    return first * second


def covered_area(item: Item, gap: float, smallest: float) -> float:
    """Return the area that one item keeps others of at least `smallest` mm2 out of, mm2; never more than it does."""
    from shapely.geometry import Polygon

    outer = Polygon(inside_points(item.outer, CHORD)).buffer(gap / 2, quad_segs=4).area
    return float(outer - math.fsum(edge.area for edge in item.inner if edge.area > smallest))
