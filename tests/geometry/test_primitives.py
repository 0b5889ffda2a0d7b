"""Boxes and rods have the volume of their formula and fill the room that was named."""

from __future__ import annotations

import math

import pytest

from gvcs_cad.geometry.primitives import box_between, round_rod
from gvcs_cad.geometry.properties import properties_of


def test_a_box_fills_the_room_between_its_corners() -> None:
    found = properties_of(box_between(-1, 2, 3, 4, 10, 5))
    assert found.low == pytest.approx((-1, 2, 3), abs=1e-5)
    assert found.high == pytest.approx((4, 10, 5), abs=1e-5)
    assert found.volume == pytest.approx(5 * 8 * 2)


@pytest.mark.parametrize(
    ("axis", "low", "high"), [((0, 0, 1), (-2, -1, 3), (4, 5, 13)), ((1, 0, 0), (1, -1, 0), (11, 5, 6)), ((0, -1, 0), (-2, -8, 0), (4, 2, 6))]
)
def test_a_rod_runs_from_its_point_along_its_axis(axis: tuple[float, float, float], low: tuple[float, ...], high: tuple[float, ...]) -> None:
    found = properties_of(round_rod(6, 1, 2, 3, 10, axis))
    assert found.low == pytest.approx(low, abs=1e-5)
    assert found.high == pytest.approx(high, abs=1e-5)
    assert found.volume == pytest.approx(math.pi / 4 * 6**2 * 10)
