"""The cut list of a design: its pieces are the design's, its bars are those that can be bought."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gvcs_cad import Assembly, BarPart, MachinedPart, Mitre, TubePart, place, shape
from gvcs_cad.catalog.shop import Saw, Shop
from gvcs_cad.documents.cut_list import NO_LENGTH, all_pieces, cut_list
from gvcs_cad.errors import ModelError
from gvcs_cad.model.design import Design

SHOP = Shop(name="test", currency="USD", saw=Saw(kerf=3.0, trim=10.0))
TUBE, ROUND = "tube 2x2x1/8", "round 1"


def frame() -> Design:
    made = Assembly("frame")
    for i in range(5):
        made.add(TubePart("long", stock=TUBE, length=1500), name=f"long_{i}", at=place(0, 100 * i, 0))
    made.add(TubePart("short", stock=TUBE, length=700, start=Mitre(45)), at=place(0, 600, 0))
    made.add(BarPart("handle", stock=ROUND, length=400), at=place(0, 800, 0))
    made.add(MachinedPart("pin", shape=shape("a:b"), material_name="1018", stated_volume=1000, stock=ROUND, blank_length=95), at=place(0, 900, 0))
    return made.freeze()


def test_the_pieces_are_those_of_the_design_and_each_is_cut_once() -> None:
    assert all_pieces(cut_list(frame(), SHOP)) == {"long": 5, "short": 1, "handle": 1, "pin": 1}


def test_a_machined_part_is_sawn_to_its_blank_and_shares_the_bar_with_bars_of_its_stock() -> None:
    (stock,) = [cuts for cuts in cut_list(frame(), SHOP) if cuts.stock == ROUND]
    (bar,) = stock.bars
    assert bar.pieces == (("handle", 400.0), ("pin", 95.0))


def test_the_rest_of_a_bar_is_what_pieces_kerfs_and_trim_leave() -> None:
    for stock in cut_list(frame(), SHOP):
        for bar in stock.bars:
            assert bar.rest == pytest.approx(bar.length - sum(length for _, length in bar.pieces) - 3.0 * len(bar.pieces) - 10.0)


def test_the_share_used_is_piece_length_over_bar_length() -> None:
    (stock,) = [cuts for cuts in cut_list(frame(), SHOP) if cuts.stock == TUBE]
    assert stock.utilisation == pytest.approx((5 * 1500 + 700) / stock.bar_length)


def test_the_lengths_of_the_shop_come_before_those_of_the_catalogue() -> None:
    shop = Shop(name="test", currency="USD", saw=Saw(kerf=3.0, trim=10.0), bars={TUBE: (1600.0,)})
    (stock,) = [cuts for cuts in cut_list(frame(), shop) if cuts.stock == TUBE]
    assert {bar.length for bar in stock.bars} == {1600.0}
    assert sum(bar.quantity for bar in stock.bars) == 6
    assert not stock.assumed_length


def test_a_length_that_nobody_states_is_assumed_and_said() -> None:
    part = TubePart("long", stock=TUBE, length=1500)
    part.__dict__["section"] = replace(part.section, lengths=())
    made = Assembly("frame")
    made.add(part)
    (stock,) = cut_list(made.freeze(), SHOP)
    assert stock.assumed_length
    assert {bar.length for bar in stock.bars} == {NO_LENGTH}


def test_ends_are_told_as_they_are_cut() -> None:
    ends = {piece.part_no: piece.ends for stock in cut_list(frame(), SHOP) for piece in stock.pieces}
    assert ends == {"long": "square / square", "short": "mitre / square", "handle": "square / square", "pin": "square / square"}


def test_a_piece_that_no_bar_holds_is_refused_by_stock() -> None:
    shop = Shop(name="test", currency="USD", saw=Saw(kerf=3.0, trim=10.0), bars={TUBE: (1510.0,)})
    with pytest.raises(ModelError, match=r"^tube 2x2x1/8: 1500 mm and a cut of 3 mm: the longest bar leaves 1500 mm after its trim$"):
        cut_list(frame(), shop)
