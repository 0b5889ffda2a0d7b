"""Joints, links and poses: what moves, how far, and how long a cylinder is when it has moved."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from builders import cylinder, lug, two_lugs
from hypothesis import given
from hypothesis import strategies as st
from strategies import placements

from gvcs_cad.errors import ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.connection import At
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.joint import Joint
from gvcs_cad.model.placement import Placement, place
from gvcs_cad.model.pose import hole_at, joints, link_lengths, placed_parts, pose, pose_names
from gvcs_cad.units import inch

SIDE = place(0, 0, 0, x_axis="+x", z_axis="-y")  # turns lift the front


def loader() -> Any:
    """Return an arm 1000 mm long on a mast, its cylinder from 300 mm before the pivot to 600 mm along the arm; inside a carrier that slides."""
    arm = Assembly("arm")
    arm.add(lug("lug", Hole("p", 0, 0, 20)), at=Placement(600, 0, 0) @ SIDE)
    arm.add(lug("tip", Hole("p", 0, 0, 20)), at=Placement(1000, 0, 0) @ SIDE)
    mast = Assembly("mast")
    base = mast.add(lug("foot", Hole("p", 0, 0, 20)), at=Placement(0, 0, -400) @ SIDE)
    moving = mast.add(arm)
    mast.revolute("lift", moving, about=SIDE, low=-10, high=60, poses={"low": -10, "high": 60}, zero=0)
    mast.link("ram", cylinder(stroke=500, retracted=600), base=[base["p"]], rod=[moving.child("lug")["p"]])
    built = Assembly("machine")
    whole = built.add(mast, at=Placement(0, 0, 1000))
    built.prismatic("slide", whole, along=place(0, 0, 0, x_axis="+y", z_axis="+x"), low=0, high=300, poses={"low": 0, "out": 300})
    return built.freeze()


DESIGN = loader()


def ram(angle: float) -> float:
    """Return the cylinder's length by the law of cosines, mm."""
    return math.sqrt(400**2 + 600**2 - 2 * 400 * 600 * math.cos(math.radians(90 + angle)))


@given(st.floats(-10, 60), st.floats(0, 300))
def test_a_cylinder_is_as_long_as_the_triangle_of_its_pivots_says(angle: float, slide: float) -> None:
    values = {"mast/lift": angle, "slide": slide}
    ((name, found, length),) = link_lengths(DESIGN, values)
    assert (name, found.name) == ("mast/ram", "lift")
    assert length == pytest.approx(ram(angle), abs=1e-4)
    (hung,) = [placed for placed in placed_parts(DESIGN, values) if placed.path == "mast/ram"]
    assert hung.length == pytest.approx(length, abs=1e-5)
    assert hung.at.origin == pytest.approx((slide, hung.at.y, 600), abs=1e-4)
    rod = hole_at(DESIGN, At("mast/arm/lug", "p"), "", values)
    middle = [(a + b) / 2 for a, b in zip(rod.at, rod.end, strict=True)]
    assert hung.at.point((hung.length or 0, 0, 0)) == pytest.approx(middle, abs=1e-4)


@given(st.floats(-10, 60), st.floats(0, 300))
def test_what_a_joint_moves_turns_about_its_axis_and_the_rest_stands_still(angle: float, slide: float) -> None:
    values = {"mast/lift": angle, "slide": slide}
    places = {placed.path: placed.at.origin for placed in placed_parts(DESIGN, values)}
    tip = (slide + 1000 * math.cos(math.radians(angle)), 0, 1000 + 1000 * math.sin(math.radians(angle)))
    assert places["mast/arm/tip"] == pytest.approx(tip, abs=1e-4)
    assert places["mast/foot"] == pytest.approx((slide, 0, 600), abs=1e-6)
    assert hole_at(DESIGN, At("mast/arm/tip", "p"), values=values).at == pytest.approx((tip[0], -inch("1/2"), tip[2]), abs=1e-4)


@given(placements(), st.sampled_from(["revolute", "prismatic"]), st.floats(-90, 90), st.floats(-90, 90))
def test_a_joints_motions_add_up_and_leave_its_axis_where_it_is(at: Placement, kind: Any, a: float, b: float) -> None:
    joint = Joint(name="j", kind=kind, moves=("x",), at=at, low=-180, high=180)
    there = joint.motion(a) @ joint.motion(b)
    assert there.point((100, 200, 300)) == pytest.approx(joint.motion(a + b).point((100, 200, 300)), abs=1e-3)
    assert joint.motion(joint.zero).point((100, 200, 300)) == pytest.approx((100, 200, 300), abs=1e-4)
    assert joint.motion(a).direction(at.z_axis) == pytest.approx(at.z_axis, abs=1e-9)


def test_hardware_moves_with_the_child_that_carries_its_first_hole() -> None:
    pair = two_lugs()
    pair.fasten(pair["lower"]["h"], pair["upper"]["h"], bolt="hex 3/4-10")
    built = Assembly("machine")
    moving = built.add(pair)
    built.prismatic("slide", moving, along=Placement(), low=0, high=100, poses={"out": 100})
    frozen = built.freeze()
    still = {placed.path: placed.at.z for placed in placed_parts(frozen)}
    moved = {placed.path: placed.at.z for placed in placed_parts(frozen, {"slide": 100})}
    assert moved == {path: z + 100 for path, z in still.items()}
    assert {"pair/lower#h.bolt", "pair/lower#h.nut", "pair/lower#h.washer_nut"} < moved.keys()


def test_hardware_of_a_host_follows_a_joint_inside_its_module() -> None:
    inner = Assembly("inner")
    moving = inner.add(lug("lower"))
    inner.prismatic("slide", moving, along=Placement(), low=0, high=100, poses={})
    built = Assembly("machine")
    module = built.add(inner, at=Placement(50, 0, 0))
    upper = built.add(lug("upper"), at=Placement(50, 0, inch("1/2")))
    built.fasten(module.child("lower")["h"], upper["h"], bolt="hex 3/4-10")
    places = {placed.path: placed.at.origin for placed in placed_parts(built.freeze(), {"inner/slide": 70})}
    assert places["inner/lower#h.bolt"] == (50, 0, 70)
    assert places["upper"] == (50, 0, inch("1/2"))


def test_a_pose_names_values_of_the_joints_that_know_it() -> None:
    assert pose(DESIGN, "low") == {"mast/lift": -10.0, "slide": 0.0}
    assert pose(DESIGN, "out") == {"slide": 300.0}
    assert pose_names(DESIGN) == ["low", "out", "high"]
    assert set(joints(DESIGN)) == {"mast/lift", "slide"}
    with pytest.raises(ModelError, match="no such pose: hihg; did you mean high"):
        pose(DESIGN, "hihg")


def test_values_of_joints_that_do_not_exist_are_refused_with_the_nearest() -> None:
    for ask in (placed_parts, link_lengths):
        with pytest.raises(ModelError, match="no such joint: mast/lfit; did you mean mast/lift"):
            list(ask(DESIGN, {"mast/lfit": 5.0}))  # type: ignore[arg-type]
    with pytest.raises(ModelError, match="no such joint: lift"):
        hole_at(DESIGN, At("mast/foot", "p"), "", {"lift": 5.0})


@pytest.mark.parametrize("value", [-10.1, 60.1, math.nan])
def test_a_value_outside_the_limits_is_refused(value: float) -> None:
    list(placed_parts(DESIGN, {"mast/lift": 60.0}))
    with pytest.raises(ModelError, match=r"joint lift: .* is outside -10..60"):
        list(placed_parts(DESIGN, {"mast/lift": value}))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"zero": 61.0}, r"joint j: zero 61 deg is outside 0..60 deg"),
        ({"poses": (("up", 61.0), ("down", -1.0))}, r"joint j: up 61, down -1 deg is outside"),
        ({"low": 70.0}, "outside 70..60"),
        ({"kind": "ball"}, "'ball' is no kind of joint; there are revolute, prismatic"),
    ],
)
def test_a_joint_that_contradicts_itself_is_refused(change: dict[str, Any], words: str) -> None:
    good = Joint(name="j", kind="revolute", moves=("x",), at=Placement(), low=0, high=60, poses=(("up", 60.0),))
    with pytest.raises(ModelError, match=words):
        replace(good, **change)
    with pytest.raises(ValueError, match="j high must be a finite number"):
        replace(good, high=math.inf)


def test_a_hole_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(ModelError, match="mast/foot: no such hole: q; there are p"):
        hole_at(DESIGN, At("mast/foot", "q"))
    with pytest.raises(ModelError, match="no such child: fot; did you mean foot"):
        hole_at(DESIGN, At("mast/fot", "p"))
    with pytest.raises(ModelError, match="foot is a part"):
        hole_at(DESIGN, At("mast/foot/x", "p"))


def test_a_cylinder_reaches_from_retracted_to_extended_and_its_drawing_follows() -> None:
    ram_part = cylinder(stroke=200, retracted=400)
    assert ram_part.extended == 600
    assert dict(ram_part.shape_at(512.0).arguments)["length"] == 512.0
    assert ram_part.push_force(170) == pytest.approx(math.pi / 4 * 50**2 * 17)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"rod": 50.0}, "cannot be"),
        ({"stroke": 401.0}, "cannot be"),
        ({"bore": -5.0, "rod": -6.0}, "bore -5.0, rod -6.0 must be above zero"),
        ({"pin": math.nan}, "pin nan must be above zero"),
        ({"rated_bar": 0.0}, "rated_bar 0.0 must be above zero"),
    ],
)
def test_a_cylinder_that_cannot_be_is_refused(change: dict[str, float], words: str) -> None:
    with pytest.raises(ModelError, match=words):
        replace(cylinder(), **change)  # type: ignore[arg-type]
