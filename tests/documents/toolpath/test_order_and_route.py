"""The order of cuts and the ways between them."""

from __future__ import annotations

import math
from itertools import pairwise

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import distance_matrix

from gvcs_cad.documents.toolpath.order import LAST, SPREAD, piece_order
from gvcs_cad.documents.toolpath.route import Cleared

places = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 1200)), min_size=2, max_size=25, unique=True)


@given(places, st.data())
def test_every_piece_comes_once_after_what_lies_in_it_and_late_ones_last(points: list[tuple[int, int]], data: st.DataObject) -> None:
    count = len(points)
    before = {i: frozenset(data.draw(st.sets(st.integers(0, i - 1), max_size=2)) if i else ()) for i in range(count)}
    late = frozenset(data.draw(st.sets(st.integers(0, count - 1))))
    order = piece_order({i: [p] for i, p in enumerate(points)}, dict(enumerate(points)), before, late, (0, 0), spread=data.draw(st.booleans()))
    assert sorted(order) == list(range(count))
    assert all(order.index(inner) < order.index(outer) for outer, inners in before.items() for inner in inners)
    if not any(before.values()):
        early = [i for i in order if i not in late]
        assert order[: len(early)] == early


@given(places)
def test_travel_is_bounded(points: list[tuple[int, int]]) -> None:
    """Nearest neighbour is within (log2 n + 1) / 2 of the best tour (Rosenkrantz, Stearns, Lewis 1977), and no tour is shorter than the spanning tree."""
    order = piece_order({i: [p] for i, p in enumerate(points)}, dict(enumerate(points)), {}, frozenset(), points[0])
    travel = sum(math.dist(points[a], points[b]) for a, b in pairwise(order))
    tree = minimum_spanning_tree(distance_matrix(points, points)).sum()
    assert travel <= (math.ceil(math.log2(len(points))) + 1) / 2 * 2 * tree + 1e-6


def test_against_heat_the_next_piece_is_away_from_the_last_ones() -> None:
    points = {i: (100.0 * (i % 12), 100.0 * (i // 12)) for i in range(60)}
    order = piece_order({i: [p] for i, p in points.items()}, points, {}, frozenset(), (0, 0), spread=True)
    close = sum(any(math.dist(points[order[n]], points[hot]) < SPREAD for hot in order[max(0, n - LAST) : n]) for n in range(len(order)))
    nearest = piece_order({i: [p] for i, p in points.items()}, points, {}, frozenset(), (0, 0))
    assert sum(math.dist(points[a], points[b]) < SPREAD for a, b in pairwise(nearest)) == len(points) - 1
    assert close <= 5  # the last few have nowhere else to go


boxes = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0, 90)), min_size=1, max_size=30, unique_by=lambda box: box[:2])


@settings(max_examples=60)
@given(boxes, st.tuples(st.integers(0, 9), st.integers(0, 9)), st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_a_way_goes_round_everything_that_is_cut(cells: list[tuple[int, int, float]], start: tuple[int, int], end: tuple[int, int]) -> None:
    solids = [shapely.affinity.rotate(shapely.box(100 * i + 20, 100 * j + 20, 100 * i + 84, 100 * j + 80), angle) for i, j, angle in cells]
    cleared = Cleared(1.0)
    for solid in solids:
        cleared.add(solid)
    a, b = ((100.0 * i, 100.0 * j) for i, j in (start, end))  # corners of cells are free
    way = cleared.way(a, b)
    assert way is not None
    line = shapely.LineString([a, *way]) if a != b else shapely.Point(a)
    assert not any(solid.intersects(line) for solid in solids)
    assert line.length <= 3 * math.dist(a, b) + 1
    straight = shapely.LineString([a, b]) if a != b else shapely.Point(a)
    if not any(solid.intersects(straight) for solid in solids):
        assert line.length == straight.length


def test_where_there_is_no_way_none_is_given() -> None:
    cleared = Cleared(1.0)
    cleared.add(shapely.box(0, 0, 100, 100))
    assert cleared.way((50, 50), (200, 200)) is None
