"""Bars of the rack come before bars of the yard, and every piece is still cut exactly once."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad import Assembly, TubePart, place
from gvcs_cad.catalog.on_hand import BarOnHand
from gvcs_cad.catalog.shop import Saw, load_shop
from gvcs_cad.documents.cut_list import all_pieces, cut_list
from gvcs_cad.documents.offcuts import use_offcuts

SAW = Saw(kerf=3.0, trim=10.0)
TUBE = "tube 2x2x1/8"
lengths = st.integers(100, 3000).map(float)


@given(st.lists(st.tuples(lengths, st.integers(1, 4)), min_size=1, max_size=6), st.lists(st.builds(BarOnHand, lengths, st.integers(1, 3)), max_size=4))
def test_no_bar_is_overfull_and_no_piece_is_lost(pieces: list[tuple[float, int]], offcuts: list[BarOnHand]) -> None:
    pieces.sort(reverse=True)
    used, left = use_offcuts(pieces, offcuts, SAW)
    for length, counts in used:
        assert math.fsum(n * (piece + SAW.kerf) for n, (piece, _) in zip(counts, pieces, strict=True)) + SAW.trim <= length + 1e-6
    for i, (_, quantity) in enumerate(pieces):
        assert sum(counts[i] for _, counts in used) + left[i] == quantity
    rest = [length - SAW.trim - math.fsum(n * (piece + SAW.kerf) for n, (piece, _) in zip(counts, pieces, strict=True)) for length, counts in used]
    shortest_left = min((piece for (piece, _), n in zip(pieces, left, strict=True) if n), default=math.inf)
    assert all(room < shortest_left + SAW.kerf + 1e-6 for room in rest), "a piece is bought that a begun offcut would have held"


def test_the_cut_list_saws_the_rack_first_and_buys_the_rest() -> None:
    made = Assembly("frame")
    for i in range(3):
        made.add(TubePart("long", stock=TUBE, length=1500), name=f"long_{i}", at=place(0, 100 * i, 0))
    shop = replace(load_shop(), saw=SAW, bars={TUBE: (6000.0,)}, offcuts={TUBE: (BarOnHand(1600.0, 1), BarOnHand(1000.0, 5))})
    (cuts,) = cut_list(made.freeze(), shop)
    assert [(bar.length, bar.quantity) for bar in cuts.bars] == [(1600.0, 1), (6000.0, 1)]
    assert all_pieces([cuts]) == {"long": 3}
    assert cuts.method.startswith("offcuts first, then ")
    (without,) = cut_list(made.freeze(), replace(shop, offcuts={}))
    assert [bar.length for bar in without.bars] == [6000.0]
    assert cuts.bars[0].rest == pytest.approx(1600 - 10 - 1503)
