"""A sheet as a strip: parts widened to touching polygons without holes, as a strip packer wants them, and back again.

A strip packer leaves holes out. Where another part fits into one, a slit of 0.02 mm joins it to the outside, so that it counts as
outside; parts are widened by half the gap first, or nothing would pass for inside.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Item, PlacedItem, Sheet
from gvcs_cad.documents.nest.polygons import polygon_of

if TYPE_CHECKING:
    from shapely.geometry import Polygon

CHORD = 0.3  # mm; fewer corners make the search faster, and the polygon covers the metal all the same
SLIT = 0.02  # mm
SAFE = 0.025  # mm added to each side: the proof's polygons stand out by 0.02, and the packer computes in single precision

Point = tuple[float, float]


@dataclass(frozen=True)
class StripPart:
    """One widened part about its own centre: corners, how many, allowed turns, and where the centre lies in the part's frame, mm."""

    part_no: str
    corners: tuple[Point, ...]
    demand: int
    angles: tuple[float, ...]
    centre: Point


def strip_parts(job: Job, counts: Mapping[str, int], sheet: Sheet) -> list[StripPart]:
    """Return what a strip packer is given for so many of each part on a sheet; its grain decides the turns."""
    wanted = [item for item in job.items if counts.get(item.part_no)]
    least = min((min(_sides(item)) for item in wanted), default=math.inf)
    return [_part(item, counts[item.part_no], job.gap, least, sheet) for item in wanted]


def strip_height(job: Job, sheet: Sheet) -> float:
    """Return the height of the strip in which widened parts may lie, mm."""
    return sheet.width + job.gap + 2 * SAFE - 2 * job.margin


def placed_items(job: Job, parts: Sequence[StripPart], found: Iterable[tuple[str, float, float, float]]) -> tuple[PlacedItem, ...]:
    """Turn (part, degrees, x, y) of a strip packer into places on the sheet."""
    centres = {part.part_no: part.centre for part in parts}
    edge = job.margin - job.gap / 2 - SAFE
    placed = []
    for part_no, angle, x, y in found:
        (cx, cy), turn = centres[part_no], round(angle % 360, 6) % 360
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        placed.append(PlacedItem(part_no, round(edge + x - cx * c + cy * s, 6), round(edge + y - cx * s - cy * c, 6), turn))
    return tuple(sorted(placed, key=lambda item: (item.part_no, item.x, item.y)))


def _part(item: Item, demand: int, gap: float, least: float, sheet: Sheet) -> StripPart:
    wide = polygon_of(item.outer, item.inner, CHORD).buffer(gap / 2 + SAFE, join_style="mitre", mitre_limit=2)
    corners = _without_holes(wide, least + gap)
    x1, y1, x2, y2 = wide.bounds
    cx, cy = round((x1 + x2) / 2, 3), round((y1 + y2) / 2, 3)
    angles = tuple(angle for angle in item.angles if not (sheet.grain and angle % 180))
    return StripPart(item.part_no, tuple((x - cx, y - cy) for x, y in corners), demand, angles, (cx, cy))


def _without_holes(wide: Polygon, least: float) -> list[Point]:
    """Return the corners of a polygon whose holes are slit open, those in which nothing of `least` mm fits are filled."""
    from shapely.geometry import Polygon

    roomy = [ring for ring in wide.interiors if min(ring.bounds[2] - ring.bounds[0], ring.bounds[3] - ring.bounds[1]) >= least]
    shape: Any = Polygon(wide.exterior, roomy)
    for ring in roomy:
        cut = _slit(shape, Polygon(ring))
        if cut is not None:
            shape = cut
    return list(shape.exterior.coords)[:-1]


def _slit(shape: Polygon, hole: Polygon) -> Polygon | None:
    """Return a shape joined to the outside along the shortest way from a hole; None where that would split it."""
    from shapely.geometry import LineString, Polygon
    from shapely.ops import nearest_points

    inside, outside = (point.coords[0] for point in nearest_points(hole, shape.exterior))
    length = math.dist(inside, outside)
    if length == 0:
        return None
    dx, dy = ((b - a) / length for a, b in zip(inside, outside, strict=True))
    line = LineString([(inside[0] - dx, inside[1] - dy), (outside[0] + dx, outside[1] + dy)])
    cut = shape.difference(line.buffer(SLIT / 2, cap_style="flat"))
    return cut if isinstance(cut, Polygon) and len(cut.interiors) == len(shape.interiors) - 1 else None


def _sides(item: Item) -> tuple[float, float]:
    x1, y1, x2, y2 = item.outer.bounds
    return x2 - x1, y2 - y1
