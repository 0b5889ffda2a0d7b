"""A bolt is as long as its stack needs and no longer, and a joint that cannot be bolted is refused with every figure."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
from builders import HOLE, lug, tube, two_lugs
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import millimetres, placements

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock, ClearanceHole, NutStock, WasherStock
from gvcs_cad.errors import CatalogError, ModelError
from gvcs_cad.model.alignment import square_to
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.fastening import fasten
from gvcs_cad.model.hole import Bore, FaceHole, Hole
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.reference import HoleReference
from gvcs_cad.units import inch

BOLT = "hex 3/4-10"
ROW = catalog().get(BoltStock, BOLT)


def joint(pair: Assembly, *names: str, at: str = "h", **rest: Any) -> Fasten:
    """Return the joint of the holes of children in the order given."""
    return fasten([pair[name][at] for name in names], rest.pop("bolt", BOLT), **rest)


def hardware(fastened: Fasten) -> dict[str, Any]:
    return {piece.name: piece for piece in fastened.hardware}


def test_two_four_inch_tubes_take_the_nine_inch_bolt_that_ose_published() -> None:
    crossing = Assembly("crossing")
    crossing.add(tube("lower"))
    crossing.add(tube("upper"), at=Placement(0, 0, inch(4)))
    found = joint(crossing, "upper", "lower")
    need = found.grip + catalog().get(WasherStock, ROW.washer).thickness + catalog().get(NutStock, ROW.nut).height + ROW.pitch
    assert found.grip == inch(8)
    assert need == pytest.approx(inch(8.889), abs=0.02)
    assert found.length == inch(9)


def test_a_plate_on_a_tube_takes_a_five_and_a_half_inch_bolt() -> None:
    stack = Assembly("stack")
    stack.add(tube("rail"))
    stack.add(lug("plate"), at=Placement(254, inch(2), inch(4)))
    found = joint(stack, "plate", "rail")
    assert (found.grip, found.length) == (inch("4-1/2"), inch("5-1/2"))


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["plate A36 1/4", "plate A36 1/2", "plate A36 1"]), min_size=2, max_size=6),
    st.sampled_from([(), ("nut",), ("head", "nut")]),
    placements(),
)
def test_the_length_is_the_shortest_that_holds_the_stack_in_any_place_and_from_either_side(stocks: list[str], washers: tuple[str, ...], at: Placement) -> None:
    stack, z = Assembly("stack"), 0.0
    for i, stock in enumerate(stocks):
        z += stack.add(lug(f"p{i}", stock=stock), at=at @ Placement(0, 0, z)).item.thickness  # type: ignore[union-attr]
    found = joint(stack, *[f"p{i}" for i in range(len(stocks))], washers=washers)
    need = z + len(washers) * catalog().get(WasherStock, ROW.washer).thickness + catalog().get(NutStock, ROW.nut).height + ROW.pitch
    assert found.grip == pytest.approx(z, abs=1e-5)
    assert found.length >= need - 2e-5
    assert all(shorter < need + 2e-5 for shorter in ROW.lengths if shorter < found.length)
    other_way = joint(stack, *[f"p{i}" for i in reversed(range(len(stocks)))], washers=washers)
    assert (other_way.length, other_way.grip) == (found.length, pytest.approx(found.grip, abs=1e-5))


@settings(max_examples=60)
@given(placements(), st.booleans(), st.sampled_from([(), ("nut",), ("head", "nut")]))
def test_the_head_lies_on_the_first_hole_and_everything_stands_in_a_row_on_the_axis(at: Placement, upwards: bool, washers: tuple[str, ...]) -> None:
    pair = Assembly("pair")
    pair.add(lug("lower"), at=at)
    pair.add(lug("upper"), at=at @ Placement(0, 0, inch("1/2")))
    found = joint(pair, *(("lower", "upper") if upwards else ("upper", "lower")), washers=washers)
    pieces, t = hardware(found), catalog().get(WasherStock, ROW.washer).thickness
    inwards = at.inverse()
    heights = {name: inwards.point(piece.at.origin) for name, piece in pieces.items()}
    sign, seat = (1, 0.0) if upwards else (-1, inch(1))
    expected = {"bolt": -t if "head" in washers else 0.0, "nut": inch(1) + (t if "nut" in washers else 0.0)}
    expected |= {"washer_head": -t} if "head" in washers else {}
    expected |= {"washer_nut": inch(1)} if "nut" in washers else {}
    assert heights.keys() == expected.keys()
    for name, along in expected.items():
        assert heights[name] == pytest.approx((0, 0, seat + sign * along), abs=1e-4)
        assert inwards.direction(pieces[name].at.z_axis) == pytest.approx((0, 0, sign), abs=1e-9)


@given(millimetres(15, 35))
def test_a_hole_is_accepted_exactly_within_its_clearance_classes(diameter: float) -> None:
    loose = catalog().get(ClearanceHole, ROW.size).loose
    pair = two_lugs(hole=diameter)
    if diameter <= ROW.diameter:
        with pytest.raises(ModelError, match=r"hex 3/4-10 in lower#h: hole .* mm is not larger than the bolt's 19.05 mm"):
            joint(pair, "lower", "upper")
    elif diameter > loose + 1e-3:
        with pytest.raises(ModelError, match=r"too wide for the bolt's 19.05 mm, at most 23.02 mm allowed"):
            joint(pair, "lower", "upper")
    else:
        assert joint(pair, "lower", "upper").bolt == BOLT


def test_a_three_quarter_bolt_does_not_hold_in_an_inch_and_an_eighth() -> None:
    with pytest.raises(ModelError) as refused:
        joint(two_lugs(hole=inch("1-1/8")), "lower", "upper")
    assert [problem.split(":")[0] for problem in refused.value.problems] == ["hex 3/4-10 in lower#h", "hex 3/4-10 in upper#h"]
    assert joint(two_lugs(hole=inch("1-1/8")), "lower", "upper", bolt="hex 1-8").bolt == "hex 1-8"


@given(millimetres(0, 5), millimetres(20, 23), millimetres(20, 23))
def test_holes_off_one_axis_are_accepted_exactly_within_their_play(off: float, hole: float, other: float) -> None:
    room = (hole + other) / 2 - ROW.diameter
    assume(abs(off - room) > 1e-5)
    pair = two_lugs(off=off, hole=hole, other=other)
    if off < room:
        assert joint(pair, "lower", "upper").length > 0
    else:
        with pytest.raises(ModelError, match=r"lower#h and upper#h are .* mm off one axis, .* mm allowed"):
            joint(pair, "lower", "upper")


@given(st.floats(0, math.tau), st.floats(0, math.tau), millimetres(0, 2), millimetres(0, 2))
def test_three_holes_are_accepted_exactly_where_one_straight_bolt_passes_them_all(a: float, b: float, r: float, s: float) -> None:
    centres = [(0.0, 0.0), (r * math.cos(a), r * math.sin(a)), (s * math.cos(b), s * math.sin(b))]
    play = (HOLE - ROW.diameter) / 2
    best = min(max(math.dist((x / 50, y / 50), c) for c in centres) for x in range(-100, 101, 2) for y in range(-100, 101, 2))
    assume(abs(best - play) > 0.05)
    stack = Assembly("stack")
    for i, (x, y) in enumerate(centres):
        stack.add(lug(f"p{i}"), at=Placement(x, y, i * inch("1/2")))
    if best < play:
        assert joint(stack, "p0", "p1", "p2").grip == pytest.approx(inch("1-1/2"))
    else:
        with pytest.raises(ModelError, match=r"off one axis|no room in common"):
            joint(stack, "p0", "p1", "p2")


def test_neighbours_that_fit_their_first_but_not_each_other_are_refused() -> None:
    stack = Assembly("stack")
    for i, x in enumerate((0.0, 1.4, -1.4)):
        stack.add(lug(f"p{i}"), at=Placement(x, 0, i * inch("1/2")))
    assert joint(stack, "p0", "p1").length > 0
    with pytest.raises(ModelError, match=r"p1#h and p2#h are 2.8 mm off one axis, 1.59 mm allowed"):
        joint(stack, "p0", "p1", "p2")


@pytest.mark.parametrize(
    ("gap", "words"), [(0.02, "lower#h and upper#h are 0.02 mm apart"), (6.0, "are 6 mm apart"), (-3.0, "lower#h and upper#h overlap by 3 mm")]
)
def test_faces_that_do_not_touch_are_refused_unless_a_spacer_is_declared(gap: float, words: str) -> None:
    assert joint(two_lugs(gap=0.009), "lower", "upper").grip == pytest.approx(inch(1), abs=0.01)
    with pytest.raises(ModelError, match=words):
        joint(two_lugs(gap=gap), "lower", "upper")
    if gap > 0:
        spaced = joint(two_lugs(gap=gap), "lower", "upper", spacer=gap)
        assert spaced.grip == pytest.approx(inch(1) + gap)


def test_holes_that_are_not_parallel_are_refused() -> None:
    pair = Assembly("pair")
    pair.add(lug("lower"))
    pair.add(lug("upper"), at=Placement(0, 0, inch("1/2")).turned("x", 1))
    with pytest.raises(ModelError, match="lower#h and upper#h are not parallel"):
        joint(pair, "lower", "upper")


def test_a_single_hole_needs_a_spacer_and_no_hole_at_all_is_nothing() -> None:
    pair = two_lugs()
    with pytest.raises(ModelError, match="one hole alone, lower#h, is nothing to fasten"):
        joint(pair, "lower")
    assert joint(pair, "lower", spacer=10).grip == inch("1/2")
    with pytest.raises(ModelError, match="no hole is nothing to fasten"):
        fasten([], BOLT, despite="a source")


def test_all_problems_come_at_once() -> None:
    with pytest.raises(ModelError) as refused:
        joint(two_lugs(gap=5, off=12, hole=30), "lower", "upper", washers=("nut", "nut"))
    words = ["12 mm off one axis, 10.95 mm allowed", "are 5 mm apart", "lower#h: hole 30 mm is too wide", "upper#h: hole 30 mm is too wide", "washers nut, nut"]
    assert [word for word in words if any(word in problem for problem in refused.value.problems)] == words
    assert len(refused.value.problems) == len(words)


def test_washers_stand_under_head_and_nut_and_nowhere_else() -> None:
    for washers in (("side",), ("nut", "nut")):
        with pytest.raises(ModelError, match="there is one under the head and one under the nut"):
            joint(two_lugs(), "lower", "upper", washers=washers)


def test_a_stack_that_no_bolt_reaches_through_is_refused_with_need_and_longest() -> None:
    stack = Assembly("stack")
    for i in range(4):
        stack.add(tube(f"t{i}"), at=Placement(0, 0, i * inch(4)))
    assert joint(stack, "t0", "t1", "t2").length == inch(13)
    with pytest.raises(CatalogError, match=r"hex 3/4-10: \d+\.\d+ mm needed, the longest in the catalogue is 355.6 mm"):
        joint(stack, "t0", "t1", "t2", "t3")


@pytest.mark.parametrize(("length", "words"), [(inch("1-1/2"), "38.1 mm is too short, 47.97 mm needed"), (inch("2-1/8"), "no length of the catalogue")])
def test_a_length_of_the_designers_own_reaches_through_and_is_sold(length: float, words: str) -> None:
    assert joint(two_lugs(), "lower", "upper", length=inch(3)).length == inch(3)
    with pytest.raises(ModelError, match=words):
        joint(two_lugs(), "lower", "upper", length=length)
    kept = joint(two_lugs(), "lower", "upper", length=length, despite="drawing 7")
    assert kept.length == length
    assert any(words in text and "(drawing 7)" in text for text in kept.despite)


def test_what_a_source_published_against_the_rules_is_kept_as_words() -> None:
    kept = joint(two_lugs(hole=inch("1-1/8")), "lower", "upper", despite="drawing 7")
    assert len(kept.despite) == 2
    assert all("too wide" in text and text.endswith("(drawing 7)") for text in kept.despite)
    assert joint(two_lugs(), "lower", "upper", despite="drawing 7").despite == ()


def tapped(depth: float, thread: str = BOLT) -> HoleReference:
    block = PurchasedPart(
        "block", title="Block", envelope=None, mass_kg=1.0, drilled=(Bore("t", (0.0, 0.0, 0.0), (0.0, 0.0, -1.0), ROW.diameter, depth, "", thread),)
    )
    return Assembly("a").add(block)["t"]


def test_a_tapped_hole_takes_its_own_bolt_without_a_nut_and_is_never_bottomed() -> None:
    plate = Assembly("b").add(lug("plate"))["h"]
    found = fasten([plate, tapped(40)], BOLT, ())
    assert [piece.name for piece in found.hardware] == ["bolt"]
    assert found.grip == inch("1/2")
    assert inch("1/2") + ROW.diameter <= found.length <= inch("1/2") + 40
    with pytest.raises(ModelError, match="tapped hex 1-8"):
        fasten([plate, tapped(40, "hex 1-8")], BOLT, ())
    with pytest.raises(ModelError, match=r"x 38.1 mm bottoms in block#t, 20 mm deep"):
        fasten([plate, tapped(20)], BOLT, ())


def test_a_hole_inside_the_stack_is_passed_and_clamps_nothing() -> None:
    pair = two_lugs()
    shaft = Assembly("s").add(lug("shaft", Hole("h", 0, 0, HOLE), stock="plate A36 1/4"), at=Placement(0, 0, 10))["h"]
    found = fasten([pair["lower"]["h"], pair["upper"]["h"]], BOLT, inside=[shaft])
    assert (found.grip, len(found.holes)) == (inch(1), 3)
    outside = Assembly("s").add(lug("shaft"), at=Placement(0, 0, 30))["h"]
    with pytest.raises(ModelError, match=r"shaft#h does not lie within the grip of 25.4 mm"):
        fasten([pair["lower"]["h"], pair["upper"]["h"]], BOLT, inside=[outside])


@given(st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda v: math.hypot(*v) > 0.1))
def test_a_square_direction_is_square_has_length_one_and_is_the_same_every_time(v: Any) -> None:
    direction = tuple(x / math.hypot(*v) for x in v)
    found = square_to(direction)  # type: ignore[arg-type]
    assert sum(a * b for a, b in zip(found, direction, strict=True)) == pytest.approx(0, abs=1e-12)
    assert math.hypot(*found) == pytest.approx(1)
    assert square_to(direction) == found  # type: ignore[arg-type]


def test_bolt_lengths_of_the_catalogue_are_sold_in_order() -> None:
    assert all(a < b for row in catalog().rows(BoltStock).values() for a, b in pairwise(row.lengths))
    assert FaceHole("h", "+z", 254, inch(2), HOLE) in tube().holes
