"""Checks of holes: each empty one says why, and no two bolts run into each other. Each case begins with a design that passes."""

from __future__ import annotations

from typing import Any

import pytest
from builders import HOLE, cylinder, lug, tube, two_lugs
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import millimetres, placements

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.crossing_bolts import CrossingBolts, crossing_bolts
from gvcs_cad.checks.open_holes import OpenHole, open_holes
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Bore, FaceHole, Hole
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.shape import shape
from gvcs_cad.units import inch

SHOP = load_shop()
BOLT = "hex 3/4-10"


def found(check: Any, built: Assembly | Design) -> list[Any]:
    return list(check(built.freeze() if isinstance(built, Assembly) else built, SHOP))


def test_a_hole_is_open_until_something_goes_through_it() -> None:
    pair = two_lugs()
    assert found(open_holes, pair) == [OpenHole("lower", "lower", "h"), OpenHole("upper", "upper", "h")]
    assert str(found(open_holes, pair)[0]) == "lower: hole h of lower has no fastener and gives no reason to be empty"
    pair.fasten(pair["lower"]["h"], pair["upper"]["h"], bolt=BOLT)
    assert found(open_holes, pair) == []
    outer = Assembly("outer")
    outer.add(pair)
    outer.add(two_lugs(), name="second")
    assert [finding.path for finding in found(open_holes, outer)] == ["second/lower", "second/upper"]


@pytest.mark.parametrize("empty", ["grid", "spare", "pivot"])
def test_a_hole_with_a_reason_may_stay_empty(empty: str) -> None:
    built = Assembly("a")
    built.add(lug("a", Hole("h", 0, 0, HOLE, empty)))
    assert found(open_holes, built) == []


@pytest.mark.parametrize("join", ["pin", "press", "fasten"])
def test_a_host_may_use_the_holes_of_its_modules(join: str) -> None:
    outer = Assembly("outer")
    pair = outer.add(two_lugs())
    holes = [pair.child(name)["h"] for name in ("lower", "upper")]
    pin = PurchasedPart("pin", title="Pin", envelope=None, mass_kg=0.1)
    {"pin": lambda: outer.pin(*holes, pin=pin), "press": lambda: outer.press(*holes, inner=pair), "fasten": lambda: outer.fasten(*holes, bolt=BOLT)}[join]()
    assert found(open_holes, outer) == []


def test_a_cylinder_without_its_pins_leaves_its_holes_open() -> None:
    built = Assembly("arm")
    base = built.add(lug("base", Hole("p", 0, 0, 20)))["p"]
    rod = built.add(lug("rod", Hole("p", 0, 0, 20)), at=Placement(500, 0, 0))["p"]
    built.link("ram", cylinder(), base=[base], rod=[rod])
    assert {finding.path for finding in found(open_holes, built)} == {"base", "rod"}
    built.pin(base, pin=PurchasedPart("pin", title="Pin", envelope=None, mass_kg=0.1))
    assert {finding.path for finding in found(open_holes, built)} == {"rod"}


def crossed(apart: float, along: str = "+y", at: Placement | None = None) -> Assembly:
    """Return a tube bolted to a plate above it and to a plate beside it, the bolts `apart` mm along the tube."""
    built, at = Assembly("crossed"), at or Placement()
    rail = tube("rail", FaceHole("z", "+z", 254, inch(2), HOLE), FaceHole("y", "+y", 254 + apart, inch(2), HOLE))
    built.add(rail, at=at)
    built.add(lug("top"), at=at @ Placement(254, inch(2), inch(4)))
    built.add(lug("side"), at=at @ Placement(254 + apart, inch(4), inch(2)).turned("x", -90))
    built.fasten(built["top"]["h"], built["rail"]["z"], bolt=BOLT)
    built.fasten(built["side"]["h"], built["rail"]["y"], bolt=BOLT)
    return built


@given(millimetres(-60, 60), placements())
def test_bolts_of_two_holes_that_cross_are_found_exactly_where_they_run_into_each_other(apart: float, at: Placement) -> None:
    assume(abs(abs(apart) - HOLE) > 1e-3)
    findings = found(crossing_bolts, crossed(apart, at=at))
    assert len(findings) == (abs(apart) < HOLE)
    if findings:
        (finding,) = findings
        assert (finding.path, finding.part, finding.first, finding.second) == ("rail", "rail", "z", "y")
        assert (finding.distance, finding.least) == pytest.approx((abs(apart), HOLE), abs=1e-5)
        assert f"axes {abs(apart):.1f} mm apart, at least {HOLE:.1f} mm" in str(finding)


def test_only_holes_that_hold_something_cross() -> None:
    built = Assembly("crossed")
    built.add(tube("rail", FaceHole("z", "+z", 254, inch(2), HOLE), FaceHole("y", "+y", 254, inch(2), HOLE, empty="grid")))
    built.add(lug("top"), at=Placement(254, inch(2), inch(4)))
    built.fasten(built["top"]["h"], built["rail"]["z"], bolt=BOLT)
    assert found(crossing_bolts, built) == []
    assert [type(finding) for finding in found(crossing_bolts, crossed(0))] == [CrossingBolts]


def block(*bores: Bore) -> PurchasedPart:
    drawn = shape("gvcs_cad.geometry.hardware:box", length=1.0, width=1.0, height=1.0)
    return PurchasedPart("block", title="Block", envelope=drawn, mass_kg=1.0, drilled=bores)


PIN = PurchasedPart("pin", title="Pin", envelope=None, mass_kg=0.1)


def pinned(*bores: Bore, together: bool) -> Assembly:
    built = Assembly("pinned")
    part = built.add(block(*bores))
    if together:
        built.pin(*(part[bore.name] for bore in bores), pin=PIN)
    else:
        for bore in bores:
            built.pin(part[bore.name], pin=PIN)
    return built


EARS = (Bore("left", (0, 0, 0), (0, 0, 1), 20, 10), Bore("right", (0, 0, 50), (0, 0, 1), 20, 10))


def test_one_pin_through_two_ears_of_a_part_crosses_nothing() -> None:
    assert found(crossing_bolts, pinned(*EARS, together=True)) == []


def test_blind_holes_behind_one_another_cross_only_where_they_overlap() -> None:
    assert found(crossing_bolts, pinned(*EARS, together=False)) == []
    deep = Bore("left", (0, 0, 0), (0, 0, 1), 20, 50.001)
    (finding,) = found(crossing_bolts, pinned(deep, EARS[1], together=False))
    assert finding.distance == 0


@given(st.floats(-40, 40), st.booleans())
def test_parallel_holes_side_by_side_cross_exactly_where_their_diameters_meet(apart: float, against: bool) -> None:
    assume(abs(abs(apart) - 20) > 1e-3)
    second = Bore("b", (apart, 0, 30 if against else 0), (0, 0, -1 if against else 1), 20, 30)
    assert len(found(crossing_bolts, pinned(Bore("a", (0, 0, 0), (0, 0, 1), 20, 30), second, together=False))) == (abs(apart) < 20)


def test_evidence_is_plain_data_with_rule_severity_and_words() -> None:
    (finding,) = found(crossing_bolts, crossed(5))
    data = finding.evidence()
    assert (data["rule"], data["severity"], data["message"], data["first"]) == ("crossing_bolts", "error", str(finding), "z")
    assert OpenHole("p", "a/p", "h").evidence() == {
        "rule": "open_hole",
        "severity": "error",
        "message": str(OpenHole("p", "a/p", "h")),
        "part": "p",
        "path": "a/p",
        "hole": "h",
    }
