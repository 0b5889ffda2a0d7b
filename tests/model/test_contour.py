"""Contours: area, inside and outside are those of a finely walked loop, whatever way it is drawn; what cannot be cut is refused."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import bowed_contours, contours, millimetres

from gvcs_cad.errors import ModelError
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import circle, polygon, rectangle

point = st.tuples(millimetres(-160, 160), millimetres(-160, 160))
SQUARE = [(0, 0), (100, 0), (100, 100), (0, 100)]


def walk(contour: Contour, steps: int) -> list[tuple[float, float]]:
    return [s.at(i / steps) for s in contour.segments for i in range(steps)]


def area(path: list[tuple[float, float]]) -> float:
    return math.fsum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*path, path[0]])) / 2


@given(contours)
def test_area_and_length_are_those_of_a_walk_and_the_walk_is_counter_clockwise(contour: Contour) -> None:
    path = walk(contour, 500)
    assert contour.area == pytest.approx(area(path), rel=1e-5)
    assert contour.length == pytest.approx(math.fsum(math.dist(a, b) for a, b in pairwise([*path, path[0]])), rel=1e-5)
    assert contour.area > 0


@given(contours)
def test_the_direction_in_which_it_is_drawn_changes_nothing(contour: Contour) -> None:
    v = contour.vertices
    backwards = [(x, y, -before[2]) for (x, y, _), before in zip(v[::-1], v[::-1][1:] + v[::-1][:1], strict=True)]
    first = next(i for i, vertex in enumerate(backwards) if vertex[:2] == v[0][:2])
    assert Contour(backwards[first:] + backwards[:first]) == contour


@settings(max_examples=60)
@given(contours, point)
def test_inside_is_where_a_finely_walked_loop_turns_around(contour: Contour, p: tuple[float, float]) -> None:
    if contour.distance(p) < 0.05:
        return
    path = walk(contour, 200)
    angles = [math.atan2(y - p[1], x - p[0]) for x, y in path]
    turns = math.fsum((b - a + math.pi) % math.tau - math.pi for a, b in pairwise([*angles, angles[0]])) / math.tau
    assert contour.contains(p) == (round(turns) == 1)


@settings(max_examples=40)
@given(bowed_contours(), st.floats(-180, 180), millimetres(-500, 500), millimetres(-500, 500))
def test_moving_and_turning_change_no_measure(contour: Contour, angle: float, x: float, y: float) -> None:
    moved = contour.turned(angle).moved(x, y)
    assert moved.area == pytest.approx(contour.area, abs=1e-3)
    assert moved.length == pytest.approx(contour.length, abs=1e-4)
    assert moved.contains((x, y))


@given(contours)
def test_every_vertex_lies_on_the_edge_and_within_the_bounds(contour: Contour) -> None:
    x1, y1, x2, y2 = contour.bounds
    for x, y in walk(contour, 20):
        assert contour.distance((x, y)) < 1e-6
        assert x1 - 1e-6 <= x <= x2 + 1e-6
        assert y1 - 1e-6 <= y <= y2 + 1e-6
        assert contour.contains((x, y))


@settings(max_examples=40)
@given(contours, millimetres(1, 20), point)
def test_enclosed_touching_and_apart_exclude_one_another(contour: Contour, radius: float, p: tuple[float, float]) -> None:
    disc = circle(2 * radius, *p)
    distance = contour.distance(p)
    if abs(distance - radius) < 1e-3:
        return
    assert contour.touches(disc) == disc.touches(contour) == (distance < radius and True)
    assert contour.encloses(disc) == (contour.contains(p) and distance > radius)
    assert not disc.encloses(contour)


@pytest.mark.parametrize(
    ("vertices", "words"),
    [
        ([], "at least two distinct vertices"),
        ([(0, 0)], "at least two distinct vertices"),
        ([(0, 0), (0, 0), (1, 1)], "no edge of no length"),
        ([(0, 0), (5e-6, 0), (1, 1)], "no edge of no length"),
        ([(0, 0), (10, 0)], "must enclose an area"),
        ([(0, 0), (10, 0), (20, 0)], "must enclose an area"),
        ([(0, 0, 0.5), (10, 0, -0.5)], "must enclose an area|meets itself"),
        ([(0, 0), (100, 100), (100, 0), (0, 80)], "meets itself at x 44.44 mm, y 44.44 mm"),
        ([(0, 0), (10, 0), (5, 0), (5, 5)], "meets itself"),
        ([(0, 0), (40, 0, -1.0), (40, 100), (0, 100)], "meets itself at x 0 mm"),
        ([(0, 0), (100, 0), (50, 50), (100, 100), (0, 100), (50, 50)], "meets itself at x 50 mm, y 50 mm"),
        ([(0, 0), (100, 0, math.inf), (100, 100)], "a bulge must be a finite number"),
    ],
)
def test_what_cannot_be_cut_is_refused(vertices: list[tuple[float, ...]], words: str) -> None:
    assert Contour(SQUARE).area == 10_000
    with pytest.raises(ModelError, match=words):
        Contour(vertices)


def test_a_vertex_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        Contour([(0, 0), (math.nan, 0), (1, 1)])


@given(bowed_contours(), st.integers(0, 3), st.integers(0, 3))
def test_a_loop_with_two_vertices_exchanged_is_refused_or_its_walk_crosses_nowhere(contour: Contour, i: int, j: int) -> None:
    vertices = [(x, y, 0.0) for x, y, _ in contour.vertices]
    vertices[i], vertices[j] = vertices[j], vertices[i]
    edges = list(pairwise([*vertices, vertices[0]]))
    crossed = any(_cross(a, b) for n, a in enumerate(edges) for b in edges[n + 2 : len(edges) - (n == 0)])
    try:
        Contour(vertices)
    except ModelError:
        assert crossed
    else:
        assert not crossed


def _cross(a: tuple[tuple[float, ...], ...], b: tuple[tuple[float, ...], ...]) -> bool:
    def side(s: tuple[tuple[float, ...], ...], p: tuple[float, ...]) -> float:
        return (s[1][0] - s[0][0]) * (p[1] - s[0][1]) - (s[1][1] - s[0][1]) * (p[0] - s[0][0])

    return side(a, b[0]) * side(a, b[1]) <= 0 and side(b, a[0]) * side(b, a[1]) <= 0


def test_equal_contours_have_equal_bits_and_one_zero() -> None:
    noisy = Contour([(-0.0, 1e-9), (100 + 3e-7, -1e-9), (100, 100), (0, 100)])
    assert noisy == Contour(SQUARE)
    assert repr(noisy) == repr(Contour(SQUARE))


def test_an_arc_that_hardly_leaves_its_chord_is_a_line() -> None:
    assert Contour([(0, 0, 1e-9), *SQUARE[1:]]) == Contour(SQUARE)
    bowed = Contour([(0, 0, 1e-4), *SQUARE[1:]])
    assert bowed.area == pytest.approx(10_000 + 2 / 3 * 100 * 0.005, abs=1e-4)


def test_a_circle_knows_its_centre_and_diameter_however_it_is_made() -> None:
    assert circle(30, 5, -2).circle == ((5, -2), 30)
    thirds = [(10 * math.cos(math.radians(a)), 10 * math.sin(math.radians(a)), math.tan(math.radians(30))) for a in (90, 210, 330)]
    centre, diameter = Contour(thirds).circle or ((9, 9), 0)
    assert (*centre, diameter) == pytest.approx((0, 0, 20), abs=1e-6)
    assert rectangle(20, 20, corner=9.9).circle is None
    assert polygon([(0, 0), (10, 0), (5, 8)]).circle is None


def test_loops_are_inside_touching_or_apart() -> None:
    plate, hole = rectangle(100, 60), circle(20)
    assert plate.encloses(hole.moved(50, 30))
    assert plate.touches(hole.moved(10, 30))
    assert not plate.encloses(hole.moved(10, 30))
    assert not plate.touches(hole.moved(200, 30))
    assert not plate.encloses(hole.moved(200, 30))
    assert plate.touches(plate)
    assert hole.touches(hole.turned(37))
