"""What each run of the torch cuts free: a part, or the slug of an opening. From then on it may stand up and must be left alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely import LineString, Polygon

WITHIN = 0.01  # mm


def cut_free(way: LineString, names: Sequence[str], solids: Sequence[Polygon], kerf: float) -> tuple[str, Any] | None:
    """Return the name and the region of what a run cuts free, a hair smaller than it is; None where the run closes nothing."""
    from shapely import Polygon

    loop = _loop(way)
    if loop is None:
        return None
    roomy = loop.buffer(WITHIN)
    for name, solid in zip(names, solids, strict=True):
        whole = Polygon(solid.exterior)
        if loop.area - whole.area <= kerf * whole.length and roomy.covers(whole):
            return name, whole.buffer(-WITHIN)
    slug = loop.buffer(-kerf / 2 - WITHIN)
    return None if slug.is_empty else ("a slug", slug)


def _loop(way: LineString) -> Polygon | None:
    """Return the inside of a run's closed part: from where its lead met the path. A tab leaves it open by little."""
    from shapely import Polygon

    points = list(way.coords)
    end = points[-1]
    close = min(range(len(points) - 1), key=lambda i: (round(math.dist(points[i], end), 4), i)) if len(points) > 3 else 0
    loop = points[close:]
    if len(loop) < 4:
        loop = points[1:]
    if len(loop) < 4 or math.dist(loop[0], loop[-1]) > 0.2 * way.length:
        return None
    whole = Polygon(loop)
    return whole if whole.is_valid and whole.area > 1.0 else None
