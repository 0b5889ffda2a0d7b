"""Lines and arcs of a contour: length, bow, distance and crossings, each against points that are walked along the edge."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import millimetres

from gvcs_cad.model.segment import Segment, crossings

bulges = st.one_of(st.just(0.0), st.floats(-3, 3).filter(lambda b: abs(b) > 1e-3))
points = st.tuples(millimetres(-200, 200), millimetres(-200, 200))


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    start, end = draw(points), draw(points)
    assume(math.dist(start, end) > 1)
    return Segment(start, end, draw(bulges))


def walk(segment: Segment, steps: int = 400) -> list[tuple[float, float]]:
    return [segment.at(i / steps) for i in range(steps + 1)]


@given(segments())
def test_length_bow_and_bounds_are_those_of_a_walk_along_the_edge(segment: Segment) -> None:
    path = walk(segment, 2000)
    length = math.fsum(math.dist(a, b) for a, b in pairwise(path))
    assert segment.length == pytest.approx(length, rel=1e-5)
    loop = math.fsum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*path, path[0]])) / 2
    assert segment.bow_area == pytest.approx(loop, abs=1e-5 * length**2)
    low_x, low_y, high_x, high_y = segment.bounds
    sagitta = length**2 / 1e5
    xs, ys = zip(*path, strict=True)
    assert (low_x, low_y) == pytest.approx((min(xs), min(ys)), abs=sagitta)
    assert (high_x, high_y) == pytest.approx((max(xs), max(ys)), abs=sagitta)


@given(segments())
def test_an_edge_begins_and_ends_at_its_ends_and_leaves_them_on_the_side_of_its_bulge(segment: Segment) -> None:
    assert math.dist(segment.at(0), segment.start) < 1e-6
    assert math.dist(segment.at(1), segment.end) < 1e-6
    (x1, y1), (x2, y2), (x, y) = segment.start, segment.end, segment.at(0.5)
    right = (x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)
    assert right / segment.chord == pytest.approx(segment.bulge * segment.chord / 2, abs=1e-6)


@given(segments(), points)
def test_the_distance_of_a_point_is_that_to_the_nearest_of_a_walk(segment: Segment, point: tuple[float, float]) -> None:
    steps = 400
    nearest = min(math.dist(point, p) for p in walk(segment, steps))
    assert nearest - segment.length / steps <= segment.distance(point) <= nearest + 1e-6


def side_of(edge: Segment, point: tuple[float, float]) -> float:
    """Return how far a point is to one side of the line or circle that carries an edge, mm."""
    if edge.bulge:
        return math.dist(point, edge.centre) - edge.radius
    (x1, y1), (x2, y2) = edge.start, edge.end
    return ((x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)) / edge.chord


def passing(a: Segment, b: Segment, low: float, high: float) -> tuple[float, float]:
    """Return where `a` passes the carrier of `b` between two fractions, by bisection."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if side_of(b, a.at(low)) * side_of(b, a.at(middle)) > 0 else (low, middle)
    return a.at(low)


@given(segments(), segments())
def test_every_passage_of_one_edge_through_another_is_found_and_what_is_found_lies_on_both(a: Segment, b: Segment) -> None:
    found = crossings(a, b)
    assert all(a.distance(p) <= 1e-6 and b.distance(p) <= 1e-6 for p in found)
    steps = 100
    for i in range(steps):
        before, after = side_of(b, a.at(i / steps)), side_of(b, a.at((i + 1) / steps))
        if before * after < 0 and min(abs(before), abs(after)) > 1e-9:
            p = passing(a, b, i / steps, (i + 1) / steps)
            assert b.distance(p) > 1e-7 or any(math.dist(p, q) < 1e-3 for q in found)


@given(segments(), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_edges_laid_on_one_another_meet(edge: Segment, first: float, second: float) -> None:
    if abs(first - second) > 0.05:
        turn = math.tan(math.atan(edge.bulge) * (second - first))
        part = Segment(edge.at(first), edge.at(second), turn)
        assert len(crossings(edge, part)) >= 2


def test_a_line_has_no_centre() -> None:
    with pytest.raises(ValueError, match="no centre"):
        Segment((0, 0), (1, 0)).centre  # noqa: B018
    assert Segment((0, 0), (1, 0)).radius == math.inf
