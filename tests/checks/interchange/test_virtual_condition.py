"""The formulas against the figures that were measured and published, and the gauge theorem itself."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad.checks.interchange.bolt_yield import Meeting, closed_yield, even_yield, normal_yield, simulated_yield
from gvcs_cad.checks.interchange.virtual_condition import fixed_zone, floating_zone, hole_boundary, least_hole, passes, pin_boundary, round_zone, sagitta


@pytest.mark.parametrize(
    ("position", "size", "hole"),
    [(0.1, 0.1, 12.38), (0.15, 0.135, 12.56), (0.2, 0.2, 12.77), (0.25, 0.25, 12.96), (0.8, 0.135, 14.40), (0.9, 0.9, 15.45)],
    ids=["cnc", "jig-drilled", "printed", "laser", "layout-drilled", "plasma class 2"],
)
def test_the_least_hole_for_m12_is_that_of_the_prototype(position: float, size: float, hole: float) -> None:
    assert least_hole(12.0, position, size) == pytest.approx(hole, abs=0.005)


def test_boundaries_and_zones() -> None:
    assert hole_boundary(13.5, 1.5) == 12.0 == pin_boundary(10.5, 1.5)
    assert floating_zone(13.5, 12.0) == fixed_zone(13.5, 12.0) == 1.5
    assert round_zone(0.8) == pytest.approx(2.262742)


@pytest.mark.parametrize(("sigma", "share"), [(0.25, 0.9995), (0.30, 0.9923), (0.375, 0.9287), (0.50, 0.6405)])
def test_four_bolts_with_normal_centres(sigma: float, share: float) -> None:
    meetings = [Meeting(1.5, 0.0, (sigma, sigma))] * 4
    assert normal_yield(1.5, sigma, 4) == pytest.approx(share, abs=6e-5) == closed_yield(meetings)
    assert simulated_yield(meetings, 200_000) == pytest.approx(share, abs=4 * math.sqrt(share * (1 - share) / 200_000) + 6e-5)


@pytest.mark.parametrize(("ratio", "share"), [(1.0, 1.0), (1.2, 0.8575), (1.4, 0.5746), (1.6, 0.3469), (2.0, 0.1183)])
def test_four_bolts_with_centres_spread_evenly(ratio: float, share: float) -> None:
    assert even_yield(1.5, 1.5 * ratio, 4) == pytest.approx(share, abs=6e-5)
    random = np.random.default_rng(1)
    radius = 1.5 * ratio / 2
    draws = [radius * np.sqrt(random.random(200_000)) * np.exp(2j * np.pi * random.random(200_000)) for _ in range(2)]
    alone = np.mean(np.abs(draws[0] - draws[1]) <= 1.5)
    assert alone**4 == pytest.approx(share, abs=0.01)


def test_a_pattern_whose_centres_differ_has_no_formula_and_a_lower_yield() -> None:
    centred, shifted = [Meeting(1.0, 0.0, (0.3, 0.3))] * 4, [Meeting(1.0, 0.5, (0.3, 0.3))] * 4
    assert closed_yield(shifted) is None
    assert simulated_yield(shifted) < simulated_yield(centred) == pytest.approx(closed_yield(centred), abs=0.01)


def test_a_bolt_that_is_wider_than_the_room_never_passes() -> None:
    assert normal_yield(-0.1, 0.3) == even_yield(-0.1, 1.0) == closed_yield([Meeting(-0.1, 0.0, (0.3, 0.3))]) == 0.0
    assert not passes(0.0, 14.0, 11.9, 12.0)
    assert passes(1.5, 13.5, 13.5, 12.0)
    assert not passes(1.5001, 13.5, 13.5, 12.0)


within = st.floats(0.0, 1.0)


@given(st.floats(4, 40), *[st.tuples(st.floats(0, 6), within, within, st.floats(0, math.tau))] * 2)
def test_whatever_passes_its_own_gauge_mates_with_whatever_passes_the_other(fastener: float, a: tuple[float, ...], b: tuple[float, ...]) -> None:
    """The gauge theorem: a hole that takes the fastener's size at true position meets every other such hole."""
    centres, holes = [], []
    for extra, share, more, angle in (a, b):
        hole = fastener + extra
        centres.append(share * (hole - fastener) / 2 * np.exp(1j * angle))  # anywhere that the gauge pin at true position still passes
        holes.append(hole + more)
    assert passes(abs(centres[0] - centres[1]) - 1e-9, *holes, fastener)


@given(st.floats(1, 400), st.integers(3, 400))
def test_the_chord_error_is_that_of_a_regular_polygon(diameter: float, sides: int) -> None:
    corner, nxt = (np.exp(2j * np.pi * i / sides) * diameter / 2 for i in (0, 1))
    assert sagitta(diameter, sides) == pytest.approx(diameter / 2 - abs(corner + nxt) / 2, abs=1e-9)
