"""A pin enters its holes, does not rattle, reaches through them, and stands where it is said to stand."""

from __future__ import annotations

from typing import Any

import pytest
from builders import lug
from hypothesis import assume, given
from strategies import millimetres, placements

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import PinStock
from gvcs_cad.errors import CatalogError, ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.pinning import LOOSEST, pin_through
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.units import inch

PIN = "clevis 1"
DIAMETER = catalog().get(PinStock, PIN).diameter
SHAFT = "shaft 1"


def fork(hole: float = inch(1), gap: float = 40.0, off: float = 0.0, at: Placement | None = None) -> Assembly:
    """Return two lugs `gap` mm from one another."""
    at = at or Placement()
    pair = Assembly("fork")
    pair.add(lug("left", Hole("pin", 0, 0, hole)), at=at)
    pair.add(lug("right", Hole("pin", 0, 0, hole)), at=at @ Placement(off, 0, inch("1/2") + gap))
    return pair


def holes(pair: Assembly) -> list[Any]:
    return [pair["left"]["pin"], pair["right"]["pin"]]


@given(placements(), millimetres(0, 100))
def test_a_catalogue_pin_is_the_shortest_that_reaches_from_the_first_hole_to_the_last(at: Placement, gap: float) -> None:
    row = catalog().get(PinStock, PIN)
    found = pin_through(holes(fork(gap=gap, at=at)), PIN)
    (piece,) = found.hardware
    assert isinstance(piece.item, PurchasedPart)
    assert piece.item.envelope is not None
    length = dict(piece.item.envelope.arguments)["length"]
    need = inch(1) + gap
    assert length >= need - 2e-5  # type: ignore[operator]
    assert length == min(known for known in row.lengths if known >= need - 2e-5)
    assert at.inverse().point(piece.at.origin) == pytest.approx((0, 0, 0), abs=1e-4)
    assert at.inverse().direction(piece.at.z_axis) == pytest.approx((0, 0, 1), abs=1e-9)


@given(millimetres(24, 28))
def test_a_catalogue_pin_is_accepted_exactly_where_it_enters_and_does_not_rattle(hole: float) -> None:
    play = hole - DIAMETER
    assume(abs(play) > 1e-5)
    assume(abs(play - LOOSEST) > 1e-5)
    if 0 < play < LOOSEST:
        assert pin_through(holes(fork(hole)), PIN).despite == ()
    else:
        with pytest.raises(ModelError, match=r"clevis 1 \(25.3 mm\) in left#pin .*allowed are 0..1.5 mm of play"):
            pin_through(holes(fork(hole)), PIN)
        assert len(pin_through(holes(fork(hole)), PIN, "drawing 7").despite) == 2


@pytest.mark.parametrize("pin", [PIN, PurchasedPart("pin_own", title="Pin", envelope=None, mass_kg=0.1)], ids=["catalogue", "bought"])
def test_holes_off_one_axis_are_refused_for_a_pin_of_any_kind(pin: Any) -> None:
    assert pin_through(holes(fork(off=0.05)), pin).holes
    with pytest.raises(ModelError, match=r"left#pin and right#pin are 2 mm off one axis"):
        pin_through(holes(fork(off=2)), pin)


def shaft(pair: Assembly, at: Placement, length: float = 100.0, stock: str = SHAFT) -> Any:
    key = next(key for key in catalog().rows(_bar()) if key == stock or key.startswith(stock + " "))
    return pair.add(BarPart("shaft", stock=key, length=length), at=at)


def _bar() -> type:
    from gvcs_cad.catalog.stock import BarStock

    return BarStock


UPRIGHT = Placement(0, 0, 0).turned("y", -90)  # a bar's x looks up


def standing(x: float = 0.0, z: float = -10.0) -> Placement:
    """Return where a 1 in round stands upright with its middle at x, its lower end at z, mm."""
    return Placement(x, 0, z) @ UPRIGHT @ Placement(0, -inch("1/2"), -inch("1/2"))


def test_a_shaft_that_stands_in_the_holes_is_a_pin() -> None:
    pair = fork(inch("1-1/32"))
    assert pin_through(holes(pair), shaft(pair, standing())).pin == "shaft"


@pytest.mark.parametrize(
    ("hole", "at", "length", "words"),
    [
        (inch("1-1/32"), standing(x=1.0), 100.0, r"shaft lies 1 mm off left#pin, 0.4 mm allowed"),
        (inch("1-1/32"), standing(z=10.0), 100.0, "shaft does not reach through left#pin"),
        (inch("1-1/32"), standing(), 60.0, "shaft does not reach through right#pin"),
        (inch("1-1/32"), Placement(0, -12.7, -12.7), 100.0, "shaft is not parallel to left#pin"),
        (25.0, standing(), 100.0, r"shaft \(25.4 mm\) does not enter left#pin \(25 mm\)"),
    ],
    ids=["beside", "above", "short", "across", "thick"],
)
def test_a_shaft_that_stands_elsewhere_is_refused(hole: float, at: Placement, length: float, words: str) -> None:
    pair = fork(hole)
    with pytest.raises(ModelError, match=words):
        pin_through(holes(pair), shaft(pair, at, length))
    assert any(words.split(" ")[0] in text for text in pin_through(holes(pair), pair["shaft"], "drawing 7").despite)


def test_a_gap_that_no_pin_reaches_over_is_refused() -> None:
    with pytest.raises(CatalogError, match=r"longest in the catalogue is 203.2 mm"):
        pin_through(holes(fork(gap=200)), PIN)


def test_no_hole_is_nothing_to_pin() -> None:
    with pytest.raises(ModelError, match="nothing to pin"):
        pin_through([], PIN)
