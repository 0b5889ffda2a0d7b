"""How a stock is cut: measured before charted, between rows and never beyond them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.cut_chart import CutRow
from gvcs_cad.catalog.torch import MeasuredCut, Torch
from gvcs_cad.documents.toolpath.process import cut_process
from gvcs_cad.errors import ModelError

ROWS = catalog().rows(CutRow)


def test_a_thickness_within_a_tenth_takes_its_row() -> None:
    found = cut_process("sheet 11ga", Torch())  # 3.038 mm
    assert (found.feed, found.pierce_delay, found.amps) == (3850, 0.4, 45)
    assert found.origin == "powermax85 45A 3, best"
    assert cut_process("sheet 11ga", Torch(quality="production")).feed == 4900


def test_a_thickness_between_two_rows_of_one_amperage_is_interpolated_and_says_so() -> None:
    low, high = ROWS["powermax85 85A 12"], ROWS["powermax85 85A 16"]
    found = cut_process("plate A36 1/2", Torch())
    share = (12.7 - 12) / (16 - 12)
    assert found.feed == round(low.best + share * (high.best - low.best))
    assert found.pierce_delay == pytest.approx(low.pierce_delay + share * (high.pierce_delay - low.pierce_delay), abs=1e-3)  # type: ignore[operator]
    assert "interpolated between powermax85 85A 12 and powermax85 85A 16" in found.origin


def test_the_lowest_amperage_that_pierces_is_taken_unless_the_shop_says_another() -> None:
    assert cut_process("plate A36 3/16", Torch()).amps == 45
    assert cut_process("plate A36 1/4", Torch()).amps == 85
    with pytest.raises(ModelError, match="at 45 A, which reaches from 3 to 6 mm"):
        cut_process("plate A36 1/2", Torch(amps=45.0))


@pytest.mark.parametrize("stock", ["sheet 16ga", "plate A36 1"])
def test_nothing_is_extrapolated(stock: str) -> None:
    with pytest.raises(ModelError, match=f"{stock}: .* is not in chart powermax85, which reaches from 3 to 20 mm: measure it"):
        cut_process(stock, Torch())


def test_beyond_the_last_pierce_a_plate_starts_at_an_edge() -> None:
    torch = Torch(chart="powermax45xp")
    assert not cut_process("plate A36 3/8", torch).edge_start
    found = cut_process("plate A36 1/2", torch)
    assert found.edge_start
    assert found.pierce_delay == 0


def test_a_chart_or_material_that_is_not_known_is_named() -> None:
    with pytest.raises(ModelError, match="no such cut chart: powermax86; did you mean powermax85"):
        cut_process("plate A36 1/4", Torch(chart="powermax86"))
    rows = [row for row in ROWS.values() if "304" in row.materials]
    assert not rows
    with pytest.raises(ModelError, match="has no row"):
        cut_process("plate A36 1/4", Torch(amps=30.0))


def test_what_was_measured_goes_before_the_chart_and_the_chart_before_the_shop() -> None:
    stock = "plate A36 1/4"
    assert cut_process(stock, Torch()).kerf == Torch().kerf
    assert not cut_process(stock, Torch()).measured
    charted = cut_process("plate A36 1/4", Torch(chart="powermax45xp"))
    assert charted.kerf == pytest.approx(1.5 + 0.3 * (6.35 - 6) / 4, abs=1e-3)
    measured = MeasuredCut(kerf=1.9, date="2026-11-25", hole_kerf=2.1, volts=140.0, out_of_square=0.4)
    found = cut_process(stock, replace(Torch(), measured={stock: measured}))
    assert (found.kerf, found.hole_kerf, found.volts, found.out_of_square) == (1.9, 2.1, 140, 0.4)
    assert found.feed == cut_process(stock, Torch()).feed
    assert found.kerf_origin == "measured 2026-11-25"


def test_a_stock_that_no_chart_knows_is_cut_with_its_own_measured_feed() -> None:
    measured = MeasuredCut(kerf=1.1, date="2026-11-25", feed=6000.0, pierce_delay=0.1)
    found = cut_process("sheet 16ga", Torch(measured={"sheet 16ga": measured}))
    assert (found.feed, found.pierce_delay, found.edge_start) == (6000, 0.1, False)
    with pytest.raises(ModelError, match="needs its pierce_delay"):
        cut_process("sheet 16ga", Torch(measured={"sheet 16ga": replace(measured, pierce_delay=None)}))
