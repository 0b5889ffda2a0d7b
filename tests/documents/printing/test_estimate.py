"""Our own estimate of a print: a solid, a shell and a sheet by hand."""

from __future__ import annotations

import pytest

from gvcs_cad.documents.printing.estimate import PER_LAYER, print_estimate, rough_estimate

HOT = {"nozzle": 0.4, "layer": 0.2, "flow": 4.0}


def test_a_block_has_walls_and_infill() -> None:
    takes = print_estimate(50.0**3, 6 * 50.0**2, 50.0, infill_percent=20, walls=2, **HOT)
    walls = 6 * 50.0**2 * 2 * 0.45
    laid = walls + 0.2 * (50.0**3 - walls)
    assert takes.volume == pytest.approx(laid)
    assert takes.seconds == pytest.approx(laid / 4.0 + 250 * PER_LAYER)


def test_a_sheet_thinner_than_its_walls_is_solid() -> None:
    assert print_estimate(100 * 100 * 1.0, 2 * 100 * 100 + 400.0, 1.0, infill_percent=0, walls=3, **HOT).volume == 10_000


def test_without_a_kernel_a_fifth_is_wall() -> None:
    assert rough_estimate(1000.0, 50).volume == pytest.approx(600.0)
    assert rough_estimate(1000.0, 100).volume == pytest.approx(1000.0)
