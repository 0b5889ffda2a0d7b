"""The edge that a kerf leaves: sweep it along the ways that were cut, and compare what stands with the part that was wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely import LineString, Polygon

ROUND = 48  # segments to a quarter of the kerf's circle: 0.0003 mm off for a kerf of 5 mm
STEP = 2.0  # mm between points at which two edges are compared
NOTCH = 2.0  # kerfs; an inside corner that keeps more is no corner but a notch the kerf does not enter
CRUMB = 1e-3  # mm2
SLACK = 0.5  # mm by which the uncut length at a tab may be off


@dataclass(frozen=True)
class Compared:
    """How far a part's edge as cut stands off the wanted one, and what its inside corners keep, mm; `problems` in words."""

    deviation: float
    corner: float
    problems: tuple[str, ...] = ()


def compare(solid: Polygon, ways: Sequence[LineString], kerfs: Sequence[float], tab: float) -> Compared:
    """Compare a part with what the ways near it leave: `kerfs` are those of its outside and of its openings in order, mm."""
    from shapely import union_all

    wanted, problems = reachable(solid, kerfs)
    corner = _furthest(solid.boundary, wanted.boundary)
    if problems:
        return Compared(0.0, corner, tuple(problems))
    swept = union_all([way.buffer(_kerf_of(way, solid, kerfs) / 2, quad_segs=ROUND) for way in ways])
    left = solid.buffer(2 * max(kerfs)).difference(swept)
    pieces = [piece for piece in getattr(left, "geoms", [left]) if piece.intersects(solid.representative_point())]
    if not pieces:
        return Compared(0.0, corner, ("the torch runs through its middle",))
    found = pieces[0]
    if tab:
        problems += _held(wanted, swept, kerfs[0], tab)
        found, wanted = found.intersection(wanted), wanted.difference(swept.difference(solid.buffer(0.0)).buffer(0))
        if found.geom_type != "Polygon":
            return Compared(0.0, corner, (*problems, "the torch cuts it in two"))
    deviation = max(_furthest(found.boundary, wanted.boundary), _furthest(wanted.boundary, found.boundary))
    return Compared(deviation, corner, tuple(problems))


def reachable(solid: Polygon, kerfs: Sequence[float]) -> tuple[Any, list[str]]:
    """Return the part with the fillets that a round kerf leaves in its inside corners, and what is too narrow for it, in words."""
    from shapely import Polygon

    problems = []
    radius = kerfs[0] / 2
    whole = _without_crumbs(Polygon(solid.exterior).buffer(radius, quad_segs=ROUND).buffer(-radius, quad_segs=ROUND))
    if whole.geom_type != "Polygon" or whole.interiors or _furthest(solid.exterior, whole.boundary) > NOTCH * kerfs[0]:
        problems.append(f"a notch in its outside is narrower than the kerf of {kerfs[0]:g} mm")
    openings = []
    for number, (edge, kerf) in enumerate(zip(solid.interiors, kerfs[1:], strict=True), 1):
        opened = _without_crumbs(Polygon(edge).buffer(-kerf / 2, quad_segs=ROUND).buffer(kerf / 2, quad_segs=ROUND))
        if opened.is_empty or opened.geom_type != "Polygon" or _furthest(edge, opened.boundary) > NOTCH * kerf:
            problems.append(f"opening {number} has a place narrower than the kerf of {kerf:g} mm")
        openings.append(opened)
    for opened in openings:
        whole = whole.difference(opened)
    return whole, problems


def _without_crumbs(shape: Any) -> Any:
    """Drop pieces smaller than CRUMB, which rounding leaves at edges of a thousandth of a millimetre."""
    from shapely import MultiPolygon

    if shape.geom_type != "MultiPolygon":
        return shape
    kept = [piece for piece in shape.geoms if piece.area >= CRUMB]
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)


def _kerf_of(way: LineString, solid: Polygon, kerfs: Sequence[float]) -> float:
    """Return the kerf with which a way was cut: that of the edge it ends at."""
    from shapely import get_point

    end = get_point(way, -1)
    rings = [solid.exterior, *solid.interiors]
    nearest = min(range(len(rings)), key=lambda i: rings[i].distance(end))
    return kerfs[nearest]


def _held(wanted: Any, swept: Any, kerf: float, tab: float) -> list[str]:
    """Tell what is wrong with a tab: nothing holds, or more than the tab is uncut."""
    uncut = wanted.exterior.difference(swept.buffer(0.05)).length
    if uncut < tab - SLACK:
        return [f"its tab holds by {uncut:.2f} mm, at least {tab:g} mm"]
    if uncut > tab + kerf + 4 * SLACK:
        return [f"{uncut:.2f} mm of its edge are not cut, a tab of {tab:g} mm is wanted"]
    return []


def _furthest(edge: Any, other: Any) -> float:
    """Return the largest distance of points on an edge to another, mm."""
    import shapely

    points = shapely.points(shapely.get_coordinates(shapely.segmentize(edge, STEP)))
    shapely.prepare(other)
    return float(shapely.distance(points, other).max()) if len(points) else 0.0
