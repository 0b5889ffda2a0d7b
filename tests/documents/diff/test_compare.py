"""The comparison names everything that differs, nothing that does not, and reads the same from either side."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest
from builders import HOLE, lug, small_machine, tube
from hypothesis import given, settings
from strategies import plates

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.documents.bom import bill_of_materials
from gvcs_cad.documents.diff.compare import Difference, compare, plate_stocks, suspects, with_sheets
from gvcs_cad.documents.diff.fields import FieldChange
from gvcs_cad.documents.diff.snapshot import Snapshot, snapshot
from gvcs_cad.formats.diff_text import rows
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.design import Design
from gvcs_cad.model.hazard import Hazard
from gvcs_cad.model.hole import FaceHole, Hole
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.safety import Safety, Verification

LISTS = [field.name for field in fields(Difference) if field.name not in ("old", "new", "same", "unknown", "rest")]


def taken(design: Design, **more: Any) -> Snapshot:
    """Return the snapshot of a design in the default shop."""
    shop = load_shop()
    about = {"machine": "thing", "title": "Thing", "version": "1", "configuration": "default", "parameters": {}}
    return snapshot(design, shop, bill_of_materials(design, shop), **{**about, **more})


def pair(*parts: Part, bolted: bool = False, **places: Placement) -> Design:
    """Return an assembly of parts by name."""
    base = Assembly("base")
    for part in parts:
        base.add(part, at=places.get(part.name, Placement()))
    if bolted:
        base.fasten(base[parts[0].name]["h"], base[parts[1].name]["h"], bolt="hex 3/4-10")
    return base.freeze()


def found(old: Design, new: Design, **more: Any) -> Difference:
    return compare(taken(old, **more), taken(new, **more))


def lists(difference: Difference) -> set[str]:
    """Return the names of the lists that are not empty."""
    return {name for name in LISTS if getattr(difference, name)}


def test_a_design_does_not_differ_from_itself() -> None:
    difference = found(small_machine(), small_machine())
    assert (difference.different, lists(difference), difference.rest, difference.mass, difference.cost) == (False, set(), False, 0.0, Decimal(0))
    assert difference.same == len(difference.new.parts)


@settings(max_examples=25)
@given(plates(), plates())
def test_two_plates_differ_exactly_where_their_digests_do(one: Any, other: Any) -> None:
    difference = found(pair(one), pair(other))
    assert difference.different == (one.digest != other.digest)
    back = found(pair(other), pair(one))
    turned = [(change.where, change.field, change.new, change.old) for part in back.changed for change in part.fields]
    there = [(change.where, change.field, change.old, change.new) for part in difference.changed for change in part.fields]
    assert sorted(map(str, there)) == sorted(map(str, turned)) or "corners moved" in str(there)


@pytest.mark.parametrize(
    ("new", "fields_"),
    [
        (lug("lug", Hole("h", 0, 0, 22.0)), {("hole h", "diameter", HOLE, 22, "mm")}),
        (lug("lug", Hole("h", 1.5, 0, HOLE)), {("hole h", "x", 0, 1.5, "mm")}),
        (lug("lug", size=120.0), {("", "outer contour", "100 x 100", "120 x 120", "mm")}),
        (lug("lug", stock="plate A36 1/4"), {("", "stock", "plate A36 1/2", "plate A36 1/4", "")}),
        (lug("lug", Hole("h", 0, 0, HOLE), Hole("k", 30, 30, 10)), {("hole k", "", None, "Hole x 30, y 30, diameter 10", "")}),
        (lug("lug", revision="B"), {("", "revision", "A", "B", "")}),
    ],
    ids=["diameter", "place", "size", "stock", "hole", "revision"],
)
def test_what_differs_of_a_part_is_told_by_its_feature(new: Part, fields_: set[Any]) -> None:
    (change,) = found(pair(lug("lug")), pair(new)).changed
    assert {(f.where, f.field, f.old, f.new, f.unit) for f in change.fields} == fields_


def test_a_part_of_another_name_in_the_same_place_is_the_part_changed() -> None:
    old, new = Assembly("base"), Assembly("base")
    old.add(tube("beam_76", length=1930.4), name="rail")
    new.add(tube("beam_80", length=2032), name="rail")
    (change,) = found(old.freeze(), new.freeze()).changed
    assert (change.old.name, change.new.name) == ("beam_76", "beam_80")
    assert FieldChange("", "length", 1930.4, 2032, "mm") in change.fields
    assert change.mass == pytest.approx(101.6 / 1000 * 18.170482, rel=0.02)


def test_what_comes_and_goes_is_added_and_removed_and_turns_round_with_the_sides() -> None:
    old, new = pair(lug("a"), lug("b")), pair(lug("a"), tube("c"))
    difference, back = found(old, new), found(new, old)
    assert ([p.name for p in difference.added], [p.name for p in difference.removed]) == (["c"], ["b"])
    assert ([p.name for p in back.added], [p.name for p in back.removed]) == (["b"], ["c"])
    assert difference.mass == -back.mass


def test_bolts_are_counted_and_are_no_changed_parts() -> None:
    loose = pair(lug("lower"), lug("upper"), upper=Placement(0, 0, 12.7))
    tight = pair(lug("lower"), lug("upper"), bolted=True, upper=Placement(0, 0, 12.7))
    difference = found(loose, tight)
    assert lists(difference) == {"fasteners", "connections"}
    assert {(c.name, c.old, c.new) for c in difference.fasteners} >= {("nut_3_4_10", None, 1)}


def test_a_part_that_only_moved_is_moved() -> None:
    difference = found(pair(lug("a")), pair(lug("a"), a=Placement(0, 0, 5)))
    assert (lists(difference), difference.moved, difference.rest) == ({"moved"}, ("a",), False)


def test_a_weld_and_a_port_are_told_by_their_places() -> None:
    def welded(leg: float, height: float) -> Design:
        base = Assembly("base")
        base.weld(base.add(lug("a")), base.add(lug("b")), leg=leg, length=80)
        base.port("bay", "power_bay@1", Placement(0, 0, height))
        return base.freeze()

    difference = found(welded(4, 100), welded(6, 120))
    assert [(f.field, f.old, f.new) for f in difference.welds] == [("a to b.leg", 4, 6)]
    assert [(f.field, f.old, f.new) for f in difference.ports] == [("#bay.at.z", 100, 120)]
    assert not difference.rest


@pytest.mark.parametrize("known", [True, False])
def test_another_of_two_equal_holes_is_told_and_counts_where_connections_are_not_known(known: bool) -> None:
    def bolted(hole: str) -> Design:
        base = Assembly("base")
        holes = (FaceHole("h", "+z", 100, 50.8, HOLE), FaceHole("k", "+z", 200, 50.8, HOLE))
        rail = base.add(tube("rail", *holes))
        foot = base.add(lug("foot", Hole("h", -50, 0, HOLE), Hole("k", 50, 0, HOLE), size=300), at=Placement(150, 50.8, 101.6))
        base.fasten(foot[hole], rail[hole], bolt="hex 3/4-10")
        return base.freeze()

    old, new = (replace(taken(bolted(hole)), **({} if known else {"connections": None})) for hole in ("h", "k"))
    difference = compare(old, new)
    assert (lists(difference), difference.rest, difference.different) == ({"connections"} if known else set(), not known, True)
    assert [(f.field, f.new is None) for f in difference.connections] == ([("bolt foot#h", True), ("bolt foot#k", False)] if known else [])


def test_a_hose_plugged_elsewhere_is_told_beside_any_other_change() -> None:
    """A list that tells another change must not hide it: pressure on the wrong port moves a machine."""

    def plugged(port: str, size: float) -> Snapshot:
        base = Assembly("base")
        valve, pump = Assembly("valve"), Assembly("pump")
        for side, inner in (("host", valve), ("module", pump)):
            inner.add(lug(f"{inner.name}_body"))
            for i, name in enumerate(("a", "b")):
                inner.port(name, "hydraulic_pressure@1", Placement(10 * i, 0, 0), side=side)
        base.add(lug("other", size=size))
        base.plug(base.add(pump).port("a"), base.add(valve).port(port))
        return taken(base.freeze())

    difference = compare(plugged("a", 100), plugged("b", 110))
    assert [(f.field, f.old, f.new) for f in difference.connections] == [("plug pump#a.joins", "pump#a, valve#a", "pump#a, valve#b")]
    assert [change.new.name for change in difference.changed] == ["other"]


def test_a_connection_of_a_part_that_came_is_told_with_the_part() -> None:
    old = pair(lug("lower"), lug("upper"), bolted=True, upper=Placement(0, 0, 12.7))
    base = Assembly("base")
    base.add(lug("lower"))
    difference = found(base.freeze(), old)
    assert "connections" not in lists(difference)
    assert {part.name for part in difference.added} == {"upper"} or difference.changed


def test_another_price_is_a_difference_though_the_design_is_the_same() -> None:
    before = taken(small_machine())
    after = replace(before, cost=before.cost + 1, parts=(replace(before.parts[0], cost=Decimal("99")), *before.parts[1:]))
    difference = compare(before, after)
    assert (difference.different, difference.cost, difference.rest) == (True, Decimal(1), False)
    assert [(c.new.name, c.fields) for c in difference.changed] == [(before.parts[0].name, ())]


def test_two_currencies_have_no_difference() -> None:
    before = taken(small_machine())
    assert compare(before, replace(before, currency="EUR")).cost is None


def critical(size: float = 100.0) -> Part:
    return lug("arm", size=size, safety=Safety(role="arm", inspect="cracks", weld_class="B"))


def signature(part: Part) -> Verification:
    return Verification(part.name, part.digest, "A. Smith", "2026-05-01", "proof load")


def test_a_change_resets_the_signature_of_the_part_and_of_no_other() -> None:
    other = lug("other", safety=Safety(role="lug", inspect="wear", grade="A36"))
    signed = (signature(critical()), signature(other))
    old, new = (taken(pair(part, other), verifications=signed) for part in (critical(), critical(101)))
    difference = compare(old, new)
    assert [(r.kind, r.name, r.by, r.date, r.reason) for r in difference.resets] == [("signature", "arm", "A. Smith", "2026-05-01", "the part has changed")]
    assert difference.critical == ("arm",)
    assert compare(old, old).resets == ()


@pytest.mark.parametrize(("new", "reason"), [((), "the part is gone"), ((critical(),), "the signature is gone")], ids=["removed", "unsigned"])
def test_a_signature_that_nobody_carries_on_is_reset(new: tuple[Part, ...], reason: str) -> None:
    old = taken(pair(critical(), lug("base_plate")), verifications=(signature(critical()),))
    assert [r.reason for r in compare(old, taken(pair(*new, lug("base_plate")))).resets] == [reason]


def test_a_signature_given_anew_is_not_reset() -> None:
    old = taken(pair(critical()), verifications=(signature(critical()),))
    new = taken(pair(critical(101)), verifications=(signature(critical(101)),))
    assert compare(old, new).resets == ()


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("arm", "arm has changed"),
        ("other", ""),
        ("inner", "inner holds parts that have changed"),
        ("whole machine", "parts have changed, and 'whole machine' may mean them"),
    ],
)
def test_a_closed_hazard_is_reset_where_what_it_names_has_changed(part: str, reason: str) -> None:
    def built(size: float) -> Snapshot:
        inner, machine = Assembly("inner"), Assembly("machine")
        inner.add(critical(size))
        machine.add(inner)
        machine.add(lug("other"))
        return taken(machine.freeze(), hazards=(Hazard("pinch", "crushing", part, "guard", "ISO 12100", "met", "A. Smith", "2026-05-01"),))

    assert [r.reason for r in compare(built(100), built(101)).resets] == ([reason] if reason else [])
    assert compare(built(100), built(100)).resets == ()


def swinging(high: float = 80, at: float = 0, leg: float = 4, bay: float = 100, post: float = 0) -> Snapshot:
    """Return a machine with an arm that swings, and hazards that are all closed: of the arm, of a post beside it, of an assembly, of everything."""
    base, machine = Assembly("base"), Assembly("machine")
    foot, stiffener = base.add(lug("foot")), base.add(lug("stiffener"))
    base.add(lug("post"), at=Placement(0, post, 0))
    base.weld(foot, stiffener, leg=leg, length=80)
    base.port("bay", "power_bay@1", Placement(0, 0, bay))
    machine.add(base)
    machine.add(lug("cover"))
    arm = machine.add(critical(), at=Placement(0, 0, at))
    machine.revolute("lift", arm, about=Placement(), low=0, high=high, poses={"down": 0})
    about = {"arm": "crushing", "post": "burns", "base": "shearing", "whole machine": "tipping", "cover": "fingers between arm and posts"}
    hazards = (Hazard(part, words, part, "guard", "ISO 12100", "met", "A. Smith", "2026-05-01") for part, words in about.items())
    return taken(machine.freeze(), hazards=tuple(hazards))


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"high": 120}, {"arm", "whole machine", "cover"}),
        ({"at": 90}, {"arm", "whole machine", "cover"}),
        ({"post": 90}, {"post", "base", "whole machine", "cover"}),
        ({"leg": 6}, {"base", "whole machine"}),
        ({"bay": 120}, {"post", "base", "whole machine", "cover"}),
        ({}, set()),
    ],
    ids=["joint", "moved", "moved beside", "weld", "port", "nothing"],
)
def test_what_moves_and_what_holds_a_part_resets_its_hazards(change: dict[str, float], names: set[str]) -> None:
    """No part has changed in any of these: where it stands, how far it swings, and what it hangs on have."""
    difference = compare(swinging(), swinging(**change))
    assert {reset.name for reset in difference.resets} == names
    assert not difference.changed
    assert difference.different == bool(change)


def test_another_place_of_a_bolt_resets_what_may_hang_on_it() -> None:
    one = swinging()
    (reset, *others) = compare(one, replace(one, design="another")).resets
    assert (reset.reason, len(others)) == ("the same parts are joined otherwise", 4)


def test_an_open_hazard_has_nothing_to_reset_and_a_new_one_is_told() -> None:
    hazard = Hazard("pinch", "crushing", "arm", "guard", "ISO 12100")
    old, new = taken(pair(critical())), taken(pair(critical(101)), hazards=(hazard,))
    difference = compare(old, new)
    assert [(c.name, c.old) for c in difference.hazards] == [("pinch", None)]
    assert difference.resets == ()


def test_parts_drawn_by_other_code_are_suspect_until_their_solids_are_known() -> None:
    before = taken(small_machine())
    after = replace(before, parts=tuple(replace(part, drawn="new" if part.name == "cap" else "") for part in before.parts))
    before = replace(before, parts=tuple(replace(part, drawn="old" if part.name == "cap" else "") for part in before.parts))
    (cap,) = suspects(before, after)
    assert not compare(before, after).different
    (change,) = compare(before, after, {cap: ("a" * 64, "b" * 64)}).changed
    assert (change.new.name, change.reshaped, change.fields) == ("cap", True, (FieldChange("", "solid", "aaaaaaaa", "bbbbbbbb"),))


@pytest.mark.parametrize(
    ("new", "reshaped"),
    [
        (lug("lug", note="paint it"), False),
        (lug("lug", Hole("h", 0, 0, HOLE, empty="spare")), False),
        (lug("lug", size=99), True),
        (lug("lug", stock="plate A36 1/4"), True),
    ],
    ids=["note", "reason", "size", "stock"],
)
def test_only_a_part_of_another_shape_is_shown(new: Part, reshaped: bool) -> None:
    (change,) = found(pair(lug("lug")), pair(new)).changed
    assert change.reshaped == reshaped


def test_sheets_stand_behind_the_area_where_they_were_counted() -> None:
    difference = found(pair(lug("lug")), pair(lug("lug", size=200)))
    (stock,) = plate_stocks(difference)
    assert stock == "plate A36 1/2"
    (change,) = with_sheets(difference, {stock: 1}, {stock: 2}).stock
    assert (change.old, change.new) == ("0.01 m2 on 1 sheet", "0.04 m2 on 2 sheets")
    assert with_sheets(difference, {}, {}) == difference
    assert plate_stocks(found(pair(tube("a", length=508)), pair(tube("a", length=6000)))) == ()


def test_an_interface_that_passed_its_gauges_and_no_longer_does_is_told() -> None:
    one = taken(small_machine())
    before = replace(one, verdicts={"frame#bay bay@1": "PASS", "frame#other bay@1": "PASS"})
    after = replace(one, verdicts={"frame#bay bay@1": "FAIL: hole p1 is 2 mm off", "frame#other bay@1": "PASS"})
    difference = compare(before, after)
    assert (lists(difference), difference.different) == ({"verdicts"}, True)
    assert ("verdict", "frame#bay bay@1", "PASS -> FAIL: hole p1 is 2 mm off") in list(rows(difference))
    assert lists(compare(one, after)) == set()  # nobody asked before: silence is no verdict


CLOSED = Hazard("pinch", "crushing", "whole machine", "guard", "ISO 12100", "met", "A. Smith", "2026-05-01")


@pytest.mark.parametrize(
    ("entry", "value", "reset"),
    [
        ("closed_by", "M. Allory", False),
        ("date", "2026-06-01", False),
        ("source", "hearsay", False),
        ("measure", "a sign", True),
        ("part", "nothing", True),
        ("hazard", "a scratch", True),
    ],
)
def test_every_entry_of_a_hazard_is_told_and_a_signature_is_for_the_words_it_was_given_for(entry: str, value: str, reset: bool) -> None:
    old, new = (taken(pair(lug("a")), hazards=(hazard,)) for hazard in (CLOSED, replace(CLOSED, **{entry: value})))
    difference = compare(old, new)
    assert [(c.name, c.old, c.new) for c in difference.hazards] == [(f"pinch: {entry}", getattr(CLOSED, entry), value)]
    assert [r.reason for r in difference.resets] == (["it says something else now"] if reset else [])


def test_a_signature_that_was_given_is_told_and_one_by_somebody_else() -> None:
    design, signed = pair(critical()), signature(critical())
    unsigned, one, other = (taken(design, verifications=v) for v in ((), (signed,), (replace(signed, verified_by="M. Allory"),)))
    assert [(c.name, c.old) for c in compare(unsigned, one).signatures] == [(critical().name, None)]
    ((name, old, new),) = [(c.name, c.old, c.new) for c in compare(one, other).signatures]
    assert (name, old.partition(",")[0], new.partition(",")[0]) == (critical().name, signed.verified_by, "M. Allory")
    assert compare(one, one).signatures == ()
