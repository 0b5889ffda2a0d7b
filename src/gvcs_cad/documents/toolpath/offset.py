"""A contour at a distance: arcs stay arcs. The kerf is taken off here, so that no controller has to.

Method: every point of the true offset lies on the parallel of some edge or on an arc about some corner. All of these curves
are cut at their crossings; the pieces that keep the full distance from the whole contour are the offset, and are chained.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gvcs_cad.errors import ModelError
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.segment import Point, Segment, crossings

NEAR = 1e-4  # mm: ends closer than this are one point; contours are rounded to 1e-6
FLAT = 2e-3  # mm; a flatter arc is cut as a line, well within what a replay allows
SHORTEST = 1e-3  # mm; shorter pieces carry nothing
EXACT = 1e-8  # mm; what a true parallel may fall short by rounding; nearly collinear edges overlap by more


def offset(contour: Contour, distance: float) -> list[Contour]:
    """Return the contour(s) at `distance` mm outside (positive) or inside (negative), largest first.

    Outwards, a notch narrower than twice the distance closes, and its pocket is left out: the outermost loop alone is returned.
    Inwards, a narrow place parts the contour into several, or leaves none. Raises ModelError if pieces do not chain.
    """
    if abs(distance) < NEAR:
        return [contour]
    contour = _eased(contour)
    curves = list(_candidates(contour, distance))
    pieces = [piece for curve in curves for piece in _split(curve, curves) if _keeps_distance(piece, contour, distance)]
    loops = [Contour([(*s.start, s.bulge) for s in loop]) for loop in _chain(_without_twins(pieces), contour)]
    loops.sort(key=lambda loop: (-loop.area, loop.vertices))
    return loops[:1] if distance > 0 else loops


def _eased(contour: Contour) -> Contour:
    """Make lines of arcs that stand off their chord by less than FLAT: their centres lie beyond what crossings can be told from."""
    if not any(0 < abs(s.bulge) * s.chord / 2 < FLAT for s in contour.segments):
        return contour
    return Contour([(*s.start, 0.0 if abs(s.bulge) * s.chord / 2 < FLAT else s.bulge) for s in contour.segments])


def _candidates(contour: Contour, distance: float) -> Iterator[Segment]:
    """Yield parallels of all edges and, at corners that open towards the offset, arcs about the corner."""
    edges = contour.segments
    for before, edge in zip(edges[-1:] + edges[:-1], edges, strict=True):
        arc = _corner(before, edge, distance)
        if arc is not None:
            yield arc
        parallel = _parallel(edge, distance)
        if parallel is not None:
            yield parallel


def _normal(edge: Segment, fraction: float) -> Point:
    """Return the unit normal to the right of an edge: outwards on a counter-clockwise contour."""
    if edge.bulge == 0:
        dx, dy = edge.end[0] - edge.start[0], edge.end[1] - edge.start[1]
        return (dy / edge.chord, -dx / edge.chord)
    x, y = edge.at(fraction)
    sign = math.copysign(1.0, edge.bulge)
    return (sign * (x - edge.centre[0]) / edge.radius, sign * (y - edge.centre[1]) / edge.radius)


def _shifted(point: Point, normal: Point, distance: float) -> Point:
    return (point[0] + normal[0] * distance, point[1] + normal[1] * distance)


def _parallel(edge: Segment, distance: float) -> Segment | None:
    """Return the edge moved along its normal; None for an arc that shrinks to nothing."""
    if edge.bulge and edge.radius + math.copysign(1.0, edge.bulge) * distance <= NEAR:
        return None
    start = _shifted(edge.start, _normal(edge, 0.0), distance)
    end = _shifted(edge.end, _normal(edge, 1.0), distance)
    return Segment(start, end, edge.bulge) if math.dist(start, end) > SHORTEST else None


def _corner(before: Segment, after: Segment, distance: float) -> Segment | None:
    """Return the arc about a corner from one edge's normal to the next, where the contour turns away from the offset."""
    (ax, ay), (bx, by) = _normal(before, 1.0), _normal(after, 0.0)
    turn = math.atan2(ax * by - ay * bx, ax * bx + ay * by)
    if turn * distance <= 0 or abs(turn) < 1e-9:
        return None
    start, end = _shifted(after.start, (ax, ay), distance), _shifted(after.start, (bx, by), distance)
    return Segment(start, end, math.tan(turn / 4)) if math.dist(start, end) > SHORTEST else None


def _split(curve: Segment, others: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the pieces of a curve between its crossings with all others."""
    places = {0.0, 1.0}
    for other in others:
        if other is not curve:
            places |= {_fraction(curve, point) for point in crossings(curve, other)}
    ordered = sorted(places)
    for low, high in pairwise(ordered):
        start, end = curve.at(low), curve.at(high)
        if math.dist(start, end) > SHORTEST:
            yield Segment(start, end, math.tan(curve.sweep * (high - low) / 4) if curve.bulge else 0.0)


def _fraction(curve: Segment, point: Point) -> float:
    if curve.bulge == 0:
        return min(max(math.dist(curve.start, point) / curve.chord, 0.0), 1.0)
    (cx, cy), (sx, sy) = curve.centre, curve.start
    turned = math.atan2(point[1] - cy, point[0] - cx) - math.atan2(sy - cy, sx - cx)
    turned = turned * math.copysign(1.0, curve.sweep) % math.tau
    share = turned / abs(curve.sweep)
    return share if share <= 1.0 else (0.0 if math.dist(point, curve.start) <= math.dist(point, curve.end) else 1.0)


def _keeps_distance(piece: Segment, contour: Contour, distance: float) -> bool:
    """Tell whether the middle of a piece lies at the full distance on the right side of the contour."""
    middle = piece.at(0.5)
    return contour.distance(middle) >= abs(distance) - EXACT and contour.contains(middle) == (distance < 0)


def _without_twins(pieces: Sequence[Segment]) -> list[Segment]:
    """Drop a piece that lies on another: parallels of two edges may coincide."""
    kept: list[Segment] = []
    for piece in pieces:
        middle = piece.at(0.5)
        if not any(_same(piece, middle, other) for other in kept):
            kept.append(piece)
    return kept


def _same(piece: Segment, middle: Point, other: Segment) -> bool:
    return math.dist(piece.start, other.start) < NEAR and math.dist(piece.end, other.end) < NEAR and math.dist(middle, other.at(0.5)) < NEAR


def _chain(pieces: list[Segment], contour: Contour) -> Iterator[list[Segment]]:
    """Join pieces end to start into closed loops; a piece that leads nowhere ends the run with an error."""
    left = list(pieces)
    while left:
        loop = [left.pop(0)]
        while math.dist(loop[-1].end, loop[0].start) > 10 * NEAR:
            end = loop[-1].end
            following = min(left, key=lambda piece: math.dist(piece.start, end), default=None)
            if following is None or math.dist(following.start, end) > 100 * NEAR:
                if sum(piece.length for piece in loop) < 1.0:  # a crumb at a tangency
                    loop = []
                    break
                x, y = end
                raise ModelError(f"the offset of a contour of {len(contour.vertices)} vertices does not close at x {x:.3f} mm, y {y:.3f} mm")
            left.remove(following)
            loop.append(following)
        if loop and (len(loop) > 1 or loop[0].bulge):
            yield _joined(loop)


def _joined(loop: list[Segment]) -> list[Segment]:
    """Let each piece begin exactly where the one before it ends."""
    starts = [loop[i - 1].end for i in range(len(loop))]
    ends = [*starts[1:], starts[0]]
    return [Segment(start, end, piece.bulge) for start, end, piece in zip(starts, ends, loop, strict=True) if math.dist(start, end) > NEAR]
