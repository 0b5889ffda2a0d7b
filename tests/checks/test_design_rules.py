"""Design rules of parts and joints: each passes what is right, and names what is not with its figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import HOLE, lug, tube, two_lugs

from gvcs_cad.catalog.basis import chosen
from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock
from gvcs_cad.catalog.on_hand import SheetOnHand
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.bolt_grip import bolt_grip, thread_length
from gvcs_cad.checks.handling import handling
from gvcs_cad.checks.hole_size import hole_size
from gvcs_cad.checks.hole_to_edge import hole_to_edge
from gvcs_cad.checks.hole_to_end import hole_to_end
from gvcs_cad.checks.module_mass import module_mass
from gvcs_cad.checks.stock_fit import stock_fit
from gvcs_cad.checks.thread_engagement import thread_engagement
from gvcs_cad.documents.lift import G, lifting
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.ends import Cope, Mitre, Square
from gvcs_cad.model.hole import Bore, FaceHole, Hole, SlotHole
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.placement import Placement, place
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.shape import shape
from gvcs_cad.model.shaped import MachinedPart, PrintedPart
from gvcs_cad.units import inch

SHOP = load_shop()
T = inch("1/2")


def found(check: Any, built: Assembly | Design) -> list[Any]:
    return list(check(built.freeze() if isinstance(built, Assembly) else built, SHOP))


def alone(part: Any, count: int = 1) -> Assembly:
    built = Assembly("alone")
    for i in range(count):
        built.add(part, name=f"part_{i}")
    return built


@pytest.mark.parametrize(
    ("hole", "least"),
    [
        (Hole("h", 35, 0, 10, empty="spare"), 0),
        (Hole("h", 50 - 10 - 0.75 * T - 0.01, 0, 20, empty="spare"), 0),
        (Hole("h", 50 - 10 - 0.75 * T + 0.01, 0, 20, empty="spare"), 0.75 * T),
        (Hole("h", 50 - 5 - 0.25 * T - 0.01, 0, 10, empty="spare"), 0),  # no torch cuts 10 mm in 1/2 in: it is drilled
        (Hole("h", 50 - 5 - 0.25 * T + 0.01, 0, 10, empty="spare"), 0.25 * T),
        (SlotHole("h", 20, 0, 20, 30, empty="spare"), 0.75 * T),
        (SlotHole("h", 15, 0, 20, 30, empty="spare"), 0),
    ],
)
def test_a_hole_keeps_its_web_to_the_edge_for_the_torch(hole: Any, least: float) -> None:
    findings = found(hole_to_edge, alone(lug("plate", hole)))
    assert [f.least for f in findings] == ([pytest.approx(least, abs=1e-3)] if least else [])


@pytest.mark.parametrize(("y", "near"), [(50 - 10 - 0.75 * T - 0.1, False), (50 - 10 - 0.75 * T + 0.1, True)])
def test_a_cutout_keeps_its_web_to_the_edge_as_a_hole_does(y: float, near: bool) -> None:
    plate = PlatePart("plate", stock="plate A36 1/2", outer=rectangle(100, 100, centred=True), cutouts=(rectangle(30, 20, centred=True).moved(0, y),))
    assert [f.holes for f in found(hole_to_edge, alone(plate))] == ([("cutout 1",)] if near else [])


def bolted_end(part: LinearPart, hole: str, at: Placement) -> Assembly:
    built = Assembly("end")
    built.add(part, name="bar")
    built.add(lug("plate", stock="plate A36 1/4"), at=at)
    built.fasten(built["bar"][hole], built["plate"]["h"], bolt="hex 3/4-10")
    return built


LEAST = 1.2 * HOLE


@pytest.mark.parametrize(
    ("station", "end", "near"),
    [
        (200 - LEAST - 0.1, Square(), ()),
        (200 - LEAST + 0.1, Square(), ("its end",)),
        (LEAST - 0.1, Square(), ("its start",)),
        (200 - 50.8 - LEAST * 2**0.5 - 0.1, Mitre(45, "z"), ()),
        (200 - 50.8 - LEAST * 2**0.5 + 0.1, Mitre(45, "z"), ("its end",)),
        (200 - 50.8 - LEAST - 0.1, Cope(101.6, "y"), ()),
        (200 - 50.8 - LEAST + 0.1, Cope(101.6, "y"), ("its end",)),
    ],
)
def test_a_bolt_hole_keeps_1_2_diameters_to_the_ends_of_a_tube(station: float, end: Any, near: tuple[str, ...]) -> None:
    rail = tube("rail", FaceHole("h", "+z", station, inch(2), HOLE), length=200, end=end)
    built = bolted_end(rail, "h", Placement(station, inch(2), inch(4)))
    assert tuple(f.near for f in found(hole_to_end, built)) == near
    assert found(hole_to_end, alone(rail)) == [], "empty, it tears nothing"


@pytest.mark.parametrize(
    ("stock", "offset", "near"),
    [
        ("flat 2x1/4", inch(1), ()),
        ("flat 2x1/4", LEAST - 0.1, ("the side of its face",)),
        ("flat 2x1/4", inch(2) - LEAST + 0.1, ("the side of its face",)),
        ("angle 2x2x1/4", LEAST - 0.1, ()),
        ("angle 2x2x1/4", inch(2) - LEAST + 0.1, ("the side of its face",)),
    ],
)
def test_a_bolt_hole_keeps_1_2_diameters_to_the_free_sides_of_a_bar(stock: str, offset: float, near: tuple[str, ...]) -> None:
    bar = BarPart("bar", stock=stock, length=200, holes=(FaceHole("h", "+z", 100, offset, HOLE),))
    built = bolted_end(bar, "h", Placement(100, offset, bar.bores[0].at[2]))
    assert tuple(f.near for f in found(hole_to_end, built)) == near


def test_a_hole_that_carries_keeps_1_2_diameters_to_the_edge() -> None:
    near, far = two_lugs(), Assembly("pair")
    near.fasten(near["lower"]["h"], near["upper"]["h"], bolt="hex 3/4-10")
    assert found(hole_to_edge, near) == []
    x = 50 - 1.2 * HOLE + 0.1
    for name, z in (("lower", 0.0), ("upper", T)):
        far.add(lug(name, Hole("h", x, 0, HOLE)), at=Placement(0, 0, z))
    assert found(hole_to_edge, far) == [], "empty, it tears nothing"
    far.fasten(far["lower"]["h"], far["upper"]["h"], bolt="hex 3/4-10")
    assert {f.part: f.reason for f in found(hole_to_edge, far)} == dict.fromkeys(("lower", "upper"), "a hole that carries (EN 1993-1-8 table 3.3)")


@pytest.mark.parametrize(
    ("holes", "note", "rules"),
    [
        ((Hole("a", 0, 0, 1.5 * T),), "", []),
        ((Hole("a", 0, 0, 20), Hole("b", 20 + 0.75 * T, 0, 20)), "", []),
        ((Hole("a", 0, 0, 20), Hole("b", 20 + 0.75 * T - 0.1, 0, 20)), "", ["thin_web"]),
        ((Hole("a", 0, 0, 20), Hole("b", 20 + 0.75 * T - 0.1, 0, 20)), "drill both", []),
        ((Hole("a", 0, 0, 20), SlotHole("b", 30, 0, 20, 10)), "", ["thin_web"]),
        ((Hole("a", 0, 0, 20), Hole("b", 15 + 0.25 * T, 0, 10)), "", []),  # the small one is drilled after the other is cut
        ((Hole("a", 0, 0, 20), Hole("b", 15 + 0.25 * T - 0.1, 0, 10)), "", ["thin_web"]),
    ],
)
def test_webs_against_the_thickness(holes: Any, note: str, rules: list[str]) -> None:
    findings = found(hole_size, alone(lug("plate", *holes, size=120, note=note)))
    assert [f.rule for f in findings] == rules
    if rules == ["thin_web"]:
        assert findings[0].pairs == ("hole a and hole b",)
        assert findings[0].web < 0.75 * T


def test_a_hole_too_small_for_what_cuts_it_is_named_and_one_that_is_drilled_is_not() -> None:
    def small(diameter: float, cut: str, shop: Any = SHOP, note: str = "") -> list[str]:
        return [f.rule for f in hole_size(alone(lug("plate", Hole("a", 0, 0, diameter), cut=cut, note=note)).freeze(), shop)]

    assert small(T / 2, "laser") == []
    assert small(T / 2 - 0.1, "laser") == ["hole_size"]
    assert small(T - 0.1, "torch") == [], "the shop's torch leaves it to the drill"
    bold = replace(SHOP, torch=replace(SHOP.torch, holes=replace(SHOP.torch.holes, least_ratio=0.5)))
    assert small(T, "torch", bold) == []
    assert small(T - 0.1, "torch", bold) == ["hole_size"], "this shop would torch it"
    assert small(T - 0.1, "torch", bold, "drill it") == []


def changed(built: Assembly, **fields: Any) -> Design:
    design = built.freeze()
    return replace(design, connections=tuple(replace(c, **fields) if isinstance(c, Fasten) else c for c in design.connections))


def test_a_bolt_is_neither_too_short_nor_too_long_and_its_nut_stays_on_thread() -> None:
    built = two_lugs()
    built.fasten(built["lower"]["h"], built["upper"]["h"], bolt="hex 3/4-10")
    assert found(bolt_grip, built) == []
    assert "too short" in str(found(bolt_grip, changed(built, length=40.0))[0])
    problems = [f.problem for f in found(bolt_grip, changed(built, length=inch(6)))]
    assert problems == ["the nut runs onto the plain shank before it clamps", "stands out too far beyond the nut"]


def test_the_length_of_a_thread_is_that_of_the_standard() -> None:
    inch_row, metric = catalog().get(BoltStock, "hex 3/4-10"), catalog().get(BoltStock, "hex M10")
    assert [thread_length(inch_row, inch(n)) for n in (1, 6, 9)] == [inch(1), inch("1-3/4"), inch(2)]
    assert [thread_length(metric, n) for n in (20.0, 100.0, 150.0)] == [20.0, 26.0, 32.0]


def tapped(depth: float) -> Assembly:
    block = PurchasedPart(
        "block",
        title="Block",
        envelope=shape("gvcs_cad.geometry.hardware:box", length=80.0, width=80.0, height=60.0, x=-40.0, y=-40.0),
        mass_kg=1.0,
        drilled=(Bore("t", (0.0, 0.0, 60.0), (0.0, 0.0, -1.0), inch("3/4"), depth, thread="hex 3/4-10"),),
    )
    built = Assembly("tapped")
    built.add(block)
    built.add(lug(), at=Placement(0, 0, 60))
    built.fasten(built["lug"]["h"], built["block"]["t"], bolt="hex 3/4-10", washers=("head",))
    return built


def test_a_tapped_hole_holds_by_a_diameter_of_thread_and_is_not_bottomed() -> None:
    built = tapped(40.0)
    assert found(thread_engagement, built) == []
    short, long = (found(thread_engagement, changed(built, length=length)) for length in (30.0, 60.0))
    assert [(f.least, f.most) for f in (*short, *long)] == [(pytest.approx(19.05), 40.0)] * 2
    assert short[0].engaged < 19.05 < 40.0 < long[0].engaged


@pytest.mark.parametrize(
    ("part", "holder"),
    [
        (tube(length=inch(239)), ""),
        (tube(length=inch(600)), "a bar of tube 4x4x1/4"),
        (PlatePart("sheet", stock="plate A36 1/4", outer=rectangle(1200, 2400)), ""),
        (PlatePart("sheet", stock="plate A36 1/4", outer=rectangle(2600, 1000)), "the torch table"),
        (PlatePart("sheet", stock="plate A36 1/4", outer=rectangle(1300, 1300)), "the torch table"),
    ],
)
def test_a_part_fits_its_stock_and_the_machine_that_makes_it(part: Any, holder: str) -> None:
    holders = [f.holder for f in found(stock_fit, alone(part))]
    assert (holder in holders) if holder else holders == []


@pytest.mark.parametrize(
    ("machine", "length", "holders"),
    [
        ("mill", 600.0, []),
        ("mill", 601.0, ["the mill"]),
        ("lathe", 751.0, ["the lathe"]),
        ("drill", 3000.0, []),
        ("drill", inch(238), []),
        ("drill", inch(240), ["a bar of shaft 1"]),
    ],
)
def test_a_machined_part_fits_its_bar_and_its_machine_and_a_drill_press_takes_any_length(machine: Any, length: float, holders: list[str]) -> None:
    box = shape("gvcs_cad.geometry.hardware:box", length=9.0, width=9.0, height=2.0)
    part = MachinedPart("rod", shape=box, material_name="1045", stock="shaft 1", blank_length=length, machine=machine, stated_volume=162.0)
    assert [f.holder for f in found(stock_fit, alone(part))] == holders


def test_a_plate_fits_a_sheet_that_this_shop_has() -> None:
    plate = PlatePart("sheet", stock="plate A36 1/4", outer=rectangle(1000, 1100))
    small = replace(SHOP, sheets={"plate A36 1/4": (SheetOnHand(1219.2, 609.6),)})
    assert [f.holder for f in stock_fit(alone(plate).freeze(), small)] == ["a sheet of plate A36 1/4"]
    rest = replace(SHOP, sheets={"plate A36 1/4": (SheetOnHand(1219.2, 609.6, count=1, remnant=True),)})
    assert list(stock_fit(alone(plate).freeze(), rest)) == [], "what is over from another job is not all that can be bought"


def test_a_part_in_its_place_whose_mass_nobody_states_is_a_finding() -> None:
    box = shape("gvcs_cad.geometry.hardware:box", length=9.0, width=9.0, height=2.0)
    milled = MachinedPart("box", shape=box, material_name="1018", stock="round 2", blank_length=12.0, basis=chosen("a test"))
    printed = PrintedPart("cap", shape=box, material_name="PETG")
    assert [f.rule for f in found(handling, alone(milled))] == ["unknown_mass"]
    assert found(handling, alone(replace(milled, stated_volume=162.0))) == []
    assert found(handling, alone(printed)) == []


def heavy(*holes: Hole, mass: float) -> PlatePart:
    wide = mass / (0.0127 * 7850 * 0.5) * 1000
    return PlatePart("slab", stock="plate A36 1/2", outer=rectangle(round(wide, 1), 500), holes=holes)


def test_over_25_kg_is_a_finding_and_over_50_kg_needs_a_lifting_point_on_both_sides_of_the_centre() -> None:
    assert found(handling, alone(heavy(mass=24.9))) == []
    assert [f.rule for f in found(handling, alone(heavy(mass=30.0), 2))] == ["heavy_part"]
    wide = heavy(mass=60.0).outer.bounds[2]
    one_side = heavy(Hole("a", 100, 400, 28, "lifting"), Hole("b", 200, 400, 28, "lifting"), mass=60.0)
    both = heavy(Hole("a", 100, 400, 28, "lifting"), Hole("b", wide - 100, 400, 28, "lifting"), mass=60.0)
    assert [f.rule for f in found(handling, alone(one_side))] == ["heavy_part", "no_lifting_point"]
    assert [f.rule for f in found(handling, alone(both))] == ["heavy_part"]
    lift = lifting(both)
    assert lift is not None
    assert lift.force == pytest.approx((both.mass or 0) * G / 2 / 0.70711, rel=1e-3), "two slings at 45 degrees"


def test_a_module_heavier_than_its_hosts_port_carries_is_named() -> None:
    def bay(limit: float) -> Assembly:
        host, module = Assembly("host"), Assembly("module")
        rail = Assembly("rail")
        rail.add(tube())
        rail.port("bay", "power_bay@1", Placement(), provides={"carries_kg": limit})
        module.add(tube())
        module.port("foot", "power_bay@1", place(0, 0, 0, x_axis="+x", z_axis="-z"), side="module")
        held = host.add(rail)
        host.mount(module, on=held.port("bay"))
        return host

    mass = tube().mass
    assert found(module_mass, bay(mass + 0.1)) == []
    (finding,) = found(module_mass, bay(mass - 0.1))
    assert (finding.module, finding.limit) == ("module", pytest.approx(mass - 0.1))
