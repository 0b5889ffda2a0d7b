"""The usual outlines have the areas of their formulas, anywhere and at any angle, and refuse sizes that cannot be."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import millimetres, stars

from gvcs_cad.errors import ModelError
from gvcs_cad.model.contour_shapes import circle, oblong, polygon, rectangle, rectangle_between

sizes = millimetres(1, 3000)


@given(sizes, sizes, st.floats(0, 1), st.booleans())
def test_a_rectangle_with_round_corners_has_its_area_length_and_place(width: float, height: float, share: float, centred: bool) -> None:
    corner = share * min(width, height) / 2
    contour = rectangle(width, height, corner=corner, centred=centred)
    assert contour.area == pytest.approx(width * height - (4 - math.pi) * corner**2, rel=1e-6, abs=1e-3)
    assert contour.length == pytest.approx(2 * (width + height) - (8 - 2 * math.pi) * corner, rel=1e-6, abs=1e-4)
    x, y = (-width / 2, -height / 2) if centred else (0, 0)
    assert contour.bounds == pytest.approx((x, y, x + width, y + height), abs=2e-6)


@given(millimetres(-1000, 1000), millimetres(-1000, 1000), sizes, sizes)
def test_a_rectangle_between_two_corners_is_the_one_moved_there(x: float, y: float, width: float, height: float) -> None:
    contour = rectangle_between(x, y, x + width, y + height)
    assert contour.bounds == pytest.approx((x, y, x + width, y + height), abs=2e-6)
    assert contour.area == pytest.approx(width * height, rel=1e-5)
    with pytest.raises(ModelError, match=r"rectangle: width -.* mm is not above zero"):
        rectangle_between(x + width, y, x, y + height)


@given(sizes, millimetres(-1000, 1000), millimetres(-1000, 1000))
def test_a_circle_is_round(diameter: float, x: float, y: float) -> None:
    contour = circle(diameter, x, y)
    assert contour.area == pytest.approx(math.pi / 4 * diameter**2, rel=1e-6)
    assert (*contour.circle[0], contour.circle[1]) == pytest.approx((x, y, diameter), abs=2e-6) if contour.circle else False


@given(sizes, millimetres(1, 200), millimetres(-100, 100), millimetres(-100, 100), st.floats(-360, 360))
def test_an_oblong_is_what_a_disc_sweeps_along_its_length(length: float, width: float, x: float, y: float, angle: float) -> None:
    contour = oblong(length, width, x, y, angle)
    assert contour.area == pytest.approx(length * width + math.pi / 4 * width**2, rel=1e-5, abs=1e-3)
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    for share in (-0.5, 0.0, 0.5):
        middle = (x + share * length * c, y + share * length * s)
        assert contour.contains(middle)
        assert contour.distance(middle) == pytest.approx(width / 2, abs=1e-5)


@given(stars(), st.floats(0.001, 5))
def test_rounding_takes_the_corner_outside_its_arc_from_every_corner(points: list[tuple[float, float]], radius: float) -> None:
    sharp, rounded = polygon(points), polygon(points, corner=radius)
    turns = []
    for i, at in enumerate(points):
        before, after = points[i - 1], points[(i + 1) % len(points)]
        turn = math.atan2(after[1] - at[1], after[0] - at[0]) - math.atan2(at[1] - before[1], at[0] - before[0])
        turns.append((turn + math.pi) % math.tau - math.pi)
    lost = math.fsum(radius**2 * (math.tan(t / 2) - t / 2) for t in turns)
    assert rounded.area == pytest.approx(sharp.area - lost, abs=2e-3)
    assert rounded.length < sharp.length + 1e-6


@given(st.floats(-180, 180), st.floats(0.5, 400))
def test_a_point_on_a_straight_edge_changes_nothing_even_where_corners_are_rounded(angle: float, along: float) -> None:
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def turned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x * c - y * s, x * s + y * c) for x, y in points]

    assume(20 < along < 380)
    plain = polygon(turned([(0, 0), (400, 0), (400, 90), (0, 90)]), corner=10)
    beaded = polygon(turned([(0, 0), (along, 0), (400, 0), (400, 90), (0, 90)]), corner=10)
    assert beaded.area == pytest.approx(plain.area, abs=1e-3)


def test_corners_are_overridden_by_number() -> None:
    area = 100 * 60 - (1 - math.pi / 4) * (3 * 25 + 400)
    assert polygon([(0, 0), (100, 0), (100, 60), (0, 60)], corner=5, corners={2: 20}).area == pytest.approx(area, abs=1e-4)
    assert polygon([(0, 0), (100, 0), (100, 60), (0, 60)], corners={2: 0}).area == 6000


@pytest.mark.parametrize(
    ("make", "good", "bad", "words"),
    [
        (rectangle, {"width": 100, "height": 60}, {"width": -100}, "rectangle: width -100 mm is not above zero"),
        (rectangle, {"width": 100, "height": 60}, {"height": 0}, "rectangle: height 0 mm"),
        (rectangle, {"width": 100, "height": 60}, {"width": math.nan}, "width nan mm"),
        (rectangle, {"width": 100, "height": 60}, {"corner": 31}, "edge 2 of 60.00 mm is too short for corner radii 31 and 31 mm"),
        (rectangle, {"width": 100, "height": 60}, {"corner": -1}, "corner radius of -1 mm is below zero"),
        (rectangle, {"width": 100, "height": 60}, {"corner": math.nan}, "corner radius of nan mm"),
        (circle, {"diameter": 20}, {"diameter": -20}, "circle: diameter -20 mm"),
        (circle, {"diameter": 20}, {"diameter": 0}, "circle: diameter 0 mm"),
        (oblong, {"length": 30, "width": 10}, {"length": 0}, "oblong: length 0 mm"),
        (oblong, {"length": 30, "width": 10}, {"width": -10}, "oblong: width -10 mm"),
        (polygon, {"points": [(0, 0), (9, 0), (9, 9)]}, {"corners": {3: 1.0}}, "there is no corner 3: 3 points"),
        (polygon, {"points": [(0, 0), (9, 0), (9, 9)]}, {"corners": {0: -1.0}}, "corner radius of -1.0 mm is below zero"),
    ],
)
def test_sizes_that_cannot_be_are_refused_with_the_figure(make: Any, good: dict[str, Any], bad: dict[str, Any], words: str) -> None:
    assert make(**good).area > 0
    with pytest.raises(ModelError, match=words):
        make(**{**good, **bad})
