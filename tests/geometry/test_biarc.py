"""Free-form curves become arcs within the tolerance, tangent to one another, and few."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gvcs_cad.geometry.biarc import arcs_along
from gvcs_cad.model.segment import Segment


def chain(vertices: list[tuple[float, float, float]], end: tuple[float, float]) -> list[Segment]:
    points = [v[:2] for v in vertices] + [end]
    return [Segment(a, b, v[2]) for a, b, v in zip(points, points[1:], vertices, strict=False)]


def ellipse(a: float, b: float) -> Any:
    return lambda t: ((a * math.cos(t), b * math.sin(t)), (-a * math.sin(t), b * math.cos(t)))


@settings(max_examples=30)
@given(st.floats(5, 300), st.floats(5, 300), st.sampled_from([0.1, 0.01, 0.001]))
def test_an_ellipse_is_followed_within_the_tolerance_by_tangent_arcs(a: float, b: float, tolerance: float) -> None:
    curve = ellipse(a, b)
    arcs = chain(arcs_along(curve, 0, math.tau, tolerance), (a, 0.0))
    for i in range(211):  # a prime: no point of comparison that the pieces share
        point = curve(math.tau * i / 211)[0]
        assert min(arc.distance(point) for arc in arcs) <= tolerance
    for before, after in pairwise(arcs):
        assert math.dist(before.end, after.start) == 0
        assert _turn(_heading(before, 1.0), _heading(after, 0.0)) == pytest.approx(0, abs=1e-6)


def _heading(arc: Segment, at: float) -> float:
    (x1, y1), (x2, y2) = arc.start, arc.end
    return math.atan2(y2 - y1, x2 - x1) + (at - 0.5) * arc.sweep


def _turn(a: float, b: float) -> float:
    return (b - a + math.pi) % math.tau - math.pi


@pytest.mark.parametrize("radius", [5.0, 500.0])
def test_a_circle_is_followed_by_arcs_of_its_own_radius(radius: float) -> None:
    arcs = chain(arcs_along(ellipse(radius, radius), 0, math.tau, 0.01), (radius, 0.0))
    assert len(arcs) == 8
    assert [arc.radius for arc in arcs] == pytest.approx([radius] * 8)


def test_a_straight_line_is_followed_by_lines() -> None:
    vertices = arcs_along(lambda t: ((3 * t, 4 * t), (3.0, 4.0)), 0, 10, 0.01)
    assert [v[2] for v in vertices] == pytest.approx([0] * len(vertices), abs=1e-9)


def test_backwards_is_the_same_curve() -> None:
    forwards, curve = ellipse(40, 20), ellipse(40, 20)

    def backwards(t: float) -> Any:
        point, (dx, dy) = curve(t)
        return point, (-dx, -dy)

    a = chain(arcs_along(forwards, 0, 3.0, 0.01), forwards(3.0)[0])
    b = chain(arcs_along(backwards, 3.0, 0, 0.01), forwards(0)[0])
    assert math.fsum(arc.length for arc in a) == pytest.approx(math.fsum(arc.length for arc in b), abs=1e-3)


def test_a_curve_that_stands_still_or_turns_on_the_spot_is_refused() -> None:
    with pytest.raises(ValueError, match=r"cannot be followed by arcs within 0.008 mm near x"):
        arcs_along(lambda t: ((1.0, 1.0), (0.0, 0.0)), 0, 1, 0.01)
