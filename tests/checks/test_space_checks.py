"""Checks of space: no two tubes in one place, room for every head and nut. Boxes are compared with points strewn in them."""

from __future__ import annotations

import math
from typing import Any

import pytest
from builders import lug, tube, two_lugs
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import directions, millimetres, placements

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.bolt_ends import BlockedBoltEnd, bolt_ends
from gvcs_cad.checks.prism_overlap import SIDES, prism, reaches_into
from gvcs_cad.checks.shared_space import shared_space
from gvcs_cad.checks.solids_by_formula import TOLERANCE, Box, boxes, depth_of_overlap
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.contour_shapes import polygon, rectangle
from gvcs_cad.model.ends import Mitre
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement, rotation_about
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.pose import Placed
from gvcs_cad.units import inch

SHOP = load_shop()
BOLT = "hex 3/4-10"


def found(check: Any, built: Assembly) -> list[Any]:
    return list(check(built.freeze(), SHOP))


def pair(at: Placement, first: Part | None = None, second: Part | None = None) -> Assembly:
    built = Assembly("pair")
    built.add(first or tube("a"), name="a")
    built.add(second or tube("b"), name="b", at=at)
    return built


@pytest.mark.parametrize("axis", [(1, 0, 0), (0, 1, 0), (0, 0, 1)])
def test_tubes_may_touch_and_not_overlap(axis: tuple[int, int, int]) -> None:
    size = (508.0, 101.6, 101.6)
    step = [a * s for a, s in zip(axis, size, strict=True)]
    assert found(shared_space, pair(Placement(*step))) == []
    (finding,) = found(shared_space, pair(Placement(*(s - 2 * a for s, a in zip(step, axis, strict=True)))))
    assert (finding.first, finding.second, finding.depth) == ("a", "b", pytest.approx(2, abs=1e-6))
    assert str(finding) == "a and b share space, 2.00 mm deep"


def box_of(part: Part, at: Placement) -> Box:
    (one,) = boxes(Placed("x", part, at))
    return one


def inside(box: Box, point: Any, slack: float = 0.0) -> bool:
    p = box.inverse.point(point)
    return all(low - slack <= v <= high + slack for low, v, high in zip(box.low, p, box.high, strict=True))


def grid(box: Box, steps: int) -> list[Any]:
    shares = [i / steps for i in range(steps + 1)]
    sizes = [(low, high - low) for low, high in zip(box.low, box.high, strict=True)]
    return [
        box.at.point(tuple(low + s * size for (low, size), s in zip(sizes, point, strict=True)))
        for point in [(x, y, z) for x in shares for y in shares for z in shares]
    ]


@settings(max_examples=60)
@given(directions, st.floats(-180, 180), millimetres(-150, 150), millimetres(-150, 150), millimetres(-150, 150))
def test_boxes_overlap_where_a_point_lies_in_both_and_are_apart_by_a_move_of_the_depth(axis: Any, degrees: float, x: float, y: float, z: float) -> None:
    a = box_of(tube("a", length=150), Placement())
    b = box_of(tube("b", length=150), Placement(x, y, z, rotation_about(axis, degrees).rotation))
    depth = depth_of_overlap(a, b)
    assert depth == pytest.approx(depth_of_overlap(b, a), abs=1e-6)
    shared = any(inside(a, p) for p in grid(b, 6)) or any(inside(b, p) for p in grid(a, 6))
    if depth == 0:
        assert not shared
    if shared:
        assert depth > 0


@pytest.mark.parametrize(
    ("other", "at", "count"),
    [
        (BarPart("leg", stock="angle 2x2x1/4", length=100), Placement(100, 20, 20), 2),
        (BarPart("leg", stock="angle 2x2x1/4", length=100), Placement(100, -60, 0), 0),
        (BarPart("leg", stock="round 2", length=100), Placement(100, 20, 20), 0),
        (tube("mitred", end=Mitre(45)), Placement(100, 20, 20), 0),
        (lug(), Placement(100, 20, 20), 0),
    ],
    ids=["angle", "angle beside", "round", "mitred", "plate"],
)
def test_angles_are_two_legs_and_what_only_the_kernel_knows_is_left_to_it(other: Part, at: Placement, count: int) -> None:
    assert len(found(shared_space, pair(at, second=other))) == count


def test_an_angle_may_sit_on_a_tubes_edge() -> None:
    leg = BarPart("leg", stock="angle 2x2x1/4", length=100)
    assert found(shared_space, pair(Placement(100, -6.35, -6.35), second=leg)) == []
    assert len(found(shared_space, pair(Placement(100, -6.25, -6.25), second=leg))) == 2


def bolted(blocker: Part, at: Placement, **rest: Any) -> Assembly:
    """Return two lugs bolted from above, nut below, and something that may stand in the way."""
    built = two_lugs()
    built.fasten(built["upper"]["h"], built["lower"]["h"], bolt=rest.pop("bolt", BOLT), washers=())
    built.add(blocker, name="blocker", at=at)
    return built


TOP = inch(1)


@pytest.mark.parametrize(
    ("blocker", "at", "by"),
    [
        (tube(), Placement(-254, -50.8, TOP), "bolt"),
        (tube(), Placement(-254, 16, TOP), "bolt"),
        (tube(), Placement(-254, 17, TOP), ""),
        (tube(), Placement(-254, -50.8, TOP + 12.5), ""),
        (tube(), Placement(-254, -50.8, -101.6 - 10), "nut"),
        (tube(), Placement(-254, -50.8, -101.6 - 17), ""),
        (BarPart("flat", stock="flat 2x1/2", length=100), Placement(10, -25, TOP), "bolt"),
        (PlatePart("fin", stock="sheet 16ga", outer=rectangle(100, 100, centred=True)), Placement(5, 0, TOP + 50).turned("y", 90), "bolt"),
        (PlatePart("fin", stock="sheet 16ga", outer=rectangle(100, 100, centred=True)), Placement(17, 0, TOP + 50).turned("y", 90), ""),
        (PlatePart("lid", stock="sheet 16ga", outer=rectangle(100, 100)), Placement(12, -50, TOP + 5), "bolt"),
        (PlatePart("lid", stock="sheet 16ga", outer=rectangle(100, 100)), Placement(17, -50, TOP + 5), ""),
        (lug("ring", Hole("h", 0, 0, 40), stock="plate A36 1/4"), Placement(0, 0, TOP), ""),
        (lug("ring", Hole("h", 0, 0, 30), stock="plate A36 1/4"), Placement(0, 0, TOP), "bolt"),
        (lug("ring", Hole("h", 20, 0, 40), stock="plate A36 1/4"), Placement(0, 0, TOP), "bolt"),
        (PlatePart("hook", stock="plate A36 1/4", outer=polygon([(-60, -60), (60, -60), (60, 60), (20, 60), (20, -20), (-60, -20)])), Placement(0, 0, TOP), ""),
        (
            PlatePart("hook", stock="plate A36 1/4", outer=polygon([(-60, -60), (60, -60), (60, 60), (20, 60), (20, -20), (-60, -20)])),
            Placement(-5, 0, TOP),
            "bolt",
        ),
        (PlatePart("pad", stock="plate A36 1/4", outer=rectangle(4, 4, centred=True)), Placement(8, 0, TOP + 2), "bolt"),
    ],
    ids=lambda value: value.name if isinstance(value, Part) else None,
)
def test_heads_and_nuts_have_room_or_what_stands_there_is_named(blocker: Part, at: Placement, by: str) -> None:
    findings = found(bolt_ends, bolted(blocker, at))
    assert [(finding.fastener.split("_")[0], finding.by) for finding in findings] == ([(by, "blocker")] if by else [])
    if findings:
        assert str(findings[0]) == f"upper#h.{by}: no room for {findings[0].fastener}, blocker stands there"


def test_a_round_head_needs_less_room_than_a_hexagon_over_its_corners() -> None:
    near = Placement(-254, 15.5, TOP)
    assert isinstance(found(bolt_ends, bolted(tube(), near))[0], BlockedBoltEnd)
    assert found(bolt_ends, bolted(tube(), near, bolt="socket 3/4-10")) == []


def test_a_clevis_pins_head_needs_room_too() -> None:
    built = two_lugs(hole=inch("3/4"))
    built.pin(built["lower"]["h"], built["upper"]["h"], pin="clevis 3/4")
    assert found(bolt_ends, built) == []
    built.add(tube("rail"), at=Placement(-254, 5, -101.6))
    assert [finding.fastener.split("_")[0] for finding in found(bolt_ends, built)] == ["pin"]


@settings(max_examples=80)
@given(placements(), millimetres(-70, 70), millimetres(-70, 70), millimetres(-40, 40), directions, st.floats(-180, 180), millimetres(3, 20), millimetres(1, 30))
def test_no_point_of_a_head_lies_in_a_plate_or_tube_that_it_is_said_to_clear(
    base: Placement, x: float, y: float, z: float, axis: Any, degrees: float, radius: float, height: float
) -> None:
    ring = lug("ring", Hole("h", 0, 0, 50), size=120)
    for part in (ring, tube("rail", length=120)):
        head = prism(base @ Placement(x, y, z, rotation_about(axis, degrees).rotation), radius, 0.0, height)
        box = box_of(part, base)
        strewn = [
            tuple(c + (q - c) * s for c, q in zip(centre, corner, strict=True))
            for a, b in zip(head.low, head.high, strict=True)
            for share in (0.0, 0.25, 0.5, 0.75, 1.0)
            for corner in [tuple(u + (v - u) * share for u, v in zip(a, b, strict=True))]
            for centre in [tuple(u + (v - u) * share for u, v in zip(middle(head.low), middle(head.high), strict=True))]
            for s in (0.0, 0.5, 1.0)
        ]
        deep = any(solid(part, box, p, 3 * TOLERANCE) for p in strewn)
        if deep:
            assert reaches_into(head, box)
        if not reaches_into(head, box):
            assert not deep


def middle(ring: Any) -> Any:
    return tuple(math.fsum(p[i] for p in ring) / SIDES for i in range(3))


def solid(part: Part, box: Box, point: Any, depth: float) -> bool:
    """Tell whether a point lies in a part's box, and in a plate's metal, at least `depth` mm deep."""
    p = box.inverse.point(point)
    if not all(low + depth <= v <= high - depth for low, v, high in zip(box.low, p, box.high, strict=True)):
        return False
    return not isinstance(part, PlatePart) or math.hypot(p[0], p[1]) > 25 + depth
