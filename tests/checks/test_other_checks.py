"""Travel of cylinders, part numbers, contradictions, and the list of checks itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import HOLE, cylinder, lug, two_lugs
from hypothesis import given
from strategies import millimetres

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.built_in import KERNEL_FREE_CHECKS
from gvcs_cad.checks.contradictions import Contradiction, contradictions
from gvcs_cad.checks.cylinder_travel import cylinder_travel
from gvcs_cad.checks.pair_finding import PLACED, Interference, TooNear, merged
from gvcs_cad.checks.part_numbers import SharedPartNumber, part_numbers
from gvcs_cad.checks.unstated_volume import unstated_volumes
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.placement import Placement, place
from gvcs_cad.model.shape import shape
from gvcs_cad.model.shaped import PrintedPart
from gvcs_cad.units import inch

SHOP = load_shop()
SIDE = place(0, 0, 0, x_axis="+x", z_axis="-y")


def found(check: Any, built: Assembly) -> list[Any]:
    return list(check(built.freeze(), SHOP))


def sliding(low: float, high: float, at: float, stroke: float = 200.0, retracted: float = 400.0, poses: Any = None) -> Assembly:
    """Return a cylinder along x between a foot and a sledge that stands at `at` mm and slides from `low` to `high` further."""
    built = Assembly("slide")
    base = built.add(lug("foot", Hole("p", 0, 0, 20)))["p"]
    sledge = built.add(lug("sledge", Hole("p", 0, 0, 20)), at=Placement(at, 0, 0))
    built.prismatic("out", sledge, along=place(0, 0, 0, x_axis="+y", z_axis="+x"), low=low, high=high, poses=poses or {})
    built.link("ram", cylinder(stroke=stroke, retracted=retracted), base=[base], rod=[sledge["p"]])
    return built


@given(millimetres(-100, 0), millimetres(0, 300), millimetres(400, 600))
def test_a_cylinder_is_found_exactly_where_a_joint_takes_it_beyond_its_stroke(low: float, high: float, at: float) -> None:
    findings = found(cylinder_travel, sliding(low, high, at))
    beyond = max(400 - (at + low), at + high - 600)
    assert len(findings) == (beyond > 1e-6)
    if findings:
        (finding,) = findings
        assert max(400 - finding.length, finding.length - 600) == pytest.approx(beyond, abs=1e-5)
        assert (finding.cylinder, finding.retracted, finding.extended) == ("ram", 400, 600)
        assert "400.0..600.0 mm" in str(finding)


def test_a_cylinder_out_of_travel_as_placed_or_in_a_pose_is_named_with_the_position() -> None:
    assert found(cylinder_travel, sliding(0, 0, 500)) == []
    assert found(cylinder_travel, sliding(0, 0, 650))[0].pose == "as placed"
    (finding,) = found(cylinder_travel, sliding(0, 150, 500, poses={"far": 150}))
    assert finding.length == 650
    assert finding.pose == "far"


def test_a_joint_is_walked_from_every_pose_of_the_others() -> None:
    """Neither joint alone, nor any pose, takes the cylinder beyond its stroke: pose and walk together do."""

    def both(second: float) -> Assembly:
        built = Assembly("twice")
        base = built.add(lug("foot", Hole("p", 0, 0, 20)))
        rod = built.add(lug("sledge", Hole("p", 0, 0, 20)), at=Placement(450, 0, 0))
        along = place(0, 0, 0, x_axis="+y", z_axis="+x")
        built.prismatic("out", rod, along=along, low=0, high=100, poses={"far": 0})
        built.prismatic("back", base, along=along, low=-second, high=0, poses={"far": -second})
        built.link("ram", cylinder(), base=[base["p"]], rod=[rod["p"]])
        return built

    assert found(cylinder_travel, both(40)) == []
    (finding,) = found(cylinder_travel, both(60))
    assert finding.length == pytest.approx(610)
    assert finding.pose == "out 100.0 mm, else far"


def test_a_cylinder_deep_in_the_tree_is_named_by_its_path() -> None:
    outer = Assembly("outer")
    outer.add(sliding(0, 300, 500), name="loader")
    (finding,) = found(cylinder_travel, outer)
    assert finding.cylinder == "loader/ram"
    assert finding.pose.startswith("loader/out 300.0 mm")


def test_a_design_without_cylinders_is_not_walked() -> None:
    assert found(cylinder_travel, two_lugs()) == []


def test_a_part_number_names_one_part() -> None:
    built = Assembly("a")
    built.add(lug("foot"), name="left")
    built.add(lug("foot"), name="right")
    assert found(part_numbers, built) == []
    built.add(lug("foot", Hole("h", 5, 0, HOLE)), name="third")
    assert found(part_numbers, built) == [SharedPartNumber("foot", 2, ("holes",))]
    assert str(found(part_numbers, built)[0]) == "foot is the part number of 2 parts that differ in holes; name them apart"
    inner = Assembly("inner")
    inner.supply(replace(lug("foot"), revision="B"))
    inner.add(built)
    assert found(part_numbers, inner) == [SharedPartNumber("foot", 3, ("revision", "holes"))]


def test_parts_of_two_kinds_with_one_number_are_found() -> None:
    built = two_lugs()
    built.supply(replace(cylinder(), name="lower"))
    assert found(part_numbers, built) == [SharedPartNumber("lower", 2, ("kind",))]


def test_contradictions_are_said_once_for_each_module_and_never_stop_a_build() -> None:
    inner = two_lugs(hole=inch("1-1/8"))
    inner.remark("published 3x3 in, drawn 2x6 in")
    assert [str(finding) for finding in found(contradictions, inner)] == ["pair: published 3x3 in, drawn 2x6 in"]
    inner.fasten(inner["lower"]["h"], inner["upper"]["h"], bolt="hex 3/4-10", despite="drawing 7")
    outer = Assembly("outer")
    for name in ("left", "right"):
        outer.add(inner, name=name)
    findings = found(contradictions, outer)
    assert [finding.module for finding in findings] == ["pair"] * 3
    assert {finding.severity for finding in findings} == {"warning"}
    assert sum("too wide" in finding.text and "drawing 7" in finding.text for finding in findings) == 2
    assert isinstance(findings[0], Contradiction)


@pytest.mark.parametrize(("volume", "names"), [(None, ["clip"]), (1000.0, [])])
def test_a_printed_part_whose_solid_is_compared_with_nothing_is_noted(volume: float | None, names: list[str]) -> None:
    built = Assembly("thing")
    built.add(PrintedPart("clip", shape=shape("solids:box"), material_name="PETG", stated_volume=volume))
    findings = found(unstated_volumes, built)
    assert [(finding.part, finding.severity) for finding in findings] == [(name, "note") for name in names]


def test_every_built_in_check_has_a_name_of_its_own_and_a_reason() -> None:
    names = [check.name for check in KERNEL_FREE_CHECKS]
    assert names == sorted(set(names))
    assert all(len(check.why) > 20 for check in KERNEL_FREE_CHECKS)
    sound = two_lugs()
    sound.fasten(sound["lower"]["h"], sound["upper"]["h"], bolt="hex 3/4-10")
    assert [finding for check in KERNEL_FREE_CHECKS for finding in check.run(sound.freeze(), SHOP)] == []


def test_a_pair_is_named_by_its_parts_in_one_order_and_by_whether_they_must_move_for_it() -> None:
    moving = Interference("b/y", "a/x", "up")
    assert moving.subject == "a/x | b/y | in motion" == replace(moving, first="a/x", second="b/y", volume=7.0).subject
    assert (moving.kin, replace(moving, at_rest=True).subject, replace(moving, at_rest=True).kin) == ("a and b", "a/x | b/y", "")


def test_of_one_pair_the_worst_is_told_and_whether_it_is_so_at_rest() -> None:
    at_rest, worse, other = Interference("b/y", "a/x", PLACED, volume=1.0), Interference("a/x", "b/y", "up", volume=9.0), Interference("a/x", "b/z", "up")
    first, second = merged([at_rest, TooNear("a/x", "b/y", "up"), worse, other])
    assert isinstance(first, Interference)
    assert (first.volume, first.positions, first.at_rest, first.subject) == (9.0, 2, True, "a/x | b/y")
    assert second.subject == "a/x | b/z | in motion"
