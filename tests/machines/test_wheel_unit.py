"""The three wheel units against published figures, against the rails they hang on, and against themselves."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from gvcs_machines.wheel_unit import lifetrac_iii, lifetrac_layout, loads, mount, uwu_findings, uwu_grid, uwu_v25
from gvcs_machines.wheel_unit.lifetrac_iii import LifetracIII
from gvcs_machines.wheel_unit.uwu_grid import UwuGrid
from gvcs_machines.wheel_unit.uwu_v25 import UwuV25

from gvcs_cad import (
    GRID_FIRST,
    Assembly,
    BarPart,
    Design,
    FaceHole,
    FlangeBearing,
    Hole,
    ModelError,
    Module,
    Part,
    PlatePart,
    Port,
    PurchasedPart,
    TubePart,
    catalog_row,
    grid_beam,
    inch,
    on_grid,
    place,
    rectangle,
)
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.built_in import KERNEL_FREE_CHECKS
from gvcs_cad.checks.finding import Finding
from gvcs_cad.errors import UsageError
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.pose import Placed, placed_parts
from gvcs_cad.testing import module_design

ROOT = Path(__file__).parents[2]
UNITS = (LifetracIII(), UwuV25(), UwuGrid())
BOLTS = {"3/4 in": "hex 3/4-10", "1 in": "hex 1-8"}
RAIL_BOTTOM = -inch(2)


def alone(module: Module, **values: str) -> Design:
    """Build a unit by itself."""
    return module_design(module.name, start=ROOT, **values)


def mounted(module: Module, side: str = "left", frame_bolt: str = "3/4 in", **values: str) -> Design:
    """Hang a unit under two rails of 24 in, drilled at the two stations, and bolt it there as a host does."""
    bench, left = Assembly("bench"), side == "left"
    holes = [FaceHole(f"y{station}", "+y", inch(station), GRID_FIRST, mount.FRAME_HOLES[frame_bolt]) for station in (10, 14)]
    outward, forward = ("+y", "+x") if left else ("-y", "-x")
    at = place(inch(12), inch(4) if left else 0, inch(2), x_axis=forward, z_axis=outward)
    port = Port("wheel", mount.INTERFACE, at, process="jig-drilled", provides=(("carries_kg", 150.0),))
    rows = {"outer_rail": -inch(4), "inner_rail": -inch(16)} if left else {"outer_rail": 0.0, "inner_rail": inch(12)}
    for name, y in rows.items():
        ports = (port,) if name == "outer_rail" else ()
        bench.add(grid_beam(inch(24), name=name, holes=holes, ports=ports), at=on_grid(-inch(12), y, RAIL_BOTTOM, along="x"))
    bench.mount(alone(module, frame_bolt=frame_bolt, **values), on=bench["outer_rail"].port("wheel"), name="unit")
    bench.fasten_crossings(bolt=BOLTS[frame_bolt])
    return bench.freeze()


def findings(design: Design) -> list[Finding]:
    return [finding for check in KERNEL_FREE_CHECKS if check.gate for finding in check.run(design, load_shop(None))]


def part(design: Design, name: str) -> Part:
    (found,) = (p for p in design.quantities if p.name == name)
    return found


def where(design: Design) -> dict[str, Placed]:
    return {placed.path: placed for placed in placed_parts(design)}


def inboard(placed: Placed, z: float = 0.0) -> float:
    """Inches inboard of the outer rail's outer face at which a point on the z axis of a part stands."""
    return -placed.at.point((0.0, 0.0, z))[1] / inch(1)


# ------------------------------------------------------------------------------------------------ published figures


@pytest.mark.parametrize(
    ("module", "name", "width", "height", "thickness"),
    [
        (UNITS[0], "wheel_plate", 8, 10, "1/2"),
        (UNITS[0], "wheel_motor_plate", 8, 10, "1/2"),
        (UNITS[0], "wheel_interface_plate", 8, 6, "1/2"),
        (UNITS[1], "uwu_motor_plate", 8, 8, "1/4"),
        (UNITS[1], "uwu_bearing_plate", 8, 8, "1/4"),
        (UNITS[2], "uwu_grid_plate", 8, 12, "1/2"),
        (UNITS[2], "uwu_grid_motor_plate", 8, 12, "1/2"),
    ],
)
def test_plates_have_the_published_sizes(module: Module, name: str, width: float, height: float, thickness: str) -> None:
    plate = part(alone(module), name)
    assert isinstance(plate, PlatePart)
    x1, y1, x2, y2 = plate.outer.bounds
    assert (x2 - x1, y2 - y1, plate.thickness) == pytest.approx((inch(width), inch(height), inch(thickness)))


@pytest.mark.parametrize("module", UNITS, ids=lambda m: m.name)
def test_wheel_is_the_published_one(module: Module) -> None:
    design = alone(module)
    tyre, lug_plate = part(design, "wheel_tyre"), next(p for p in design.quantities if p.name.endswith("lug_plate"))
    assert isinstance(tyre, PurchasedPart)
    assert tyre.envelope is not None
    sizes = dict(tyre.envelope.arguments)
    assert (sizes["outside"], sizes["width"]) == (851.0, 254.0)
    assert isinstance(lug_plate, PlatePart)
    wide = 10 if module.name == "uwu_grid" else 9  # 9 in is published, and leaves 4.8 mm beside the lug holes
    assert lug_plate.outer.circle == (pytest.approx((0, 0)), pytest.approx(inch(wide)))
    assert lug_plate.thickness == inch("1/2")
    lugs = [hole for hole in lug_plate.holes if hole.name.startswith("lug")]
    assert len(lugs) == design.quantities[part(design, "wheel_stud")] == design.quantities[part(design, "wheel_nut")] == 8
    assert {round(2 * math.hypot(hole.x, hole.y), 4) for hole in lugs} == {inch(8)}
    assert {hole.diameter for hole in lugs} == {inch("5/8")}


def test_shafts_have_the_published_sizes() -> None:
    for module, name, diameter, length in ((UNITS[0], "wheel_shaft", "1-7/8", 28), (UNITS[1], "uwu_shaft", "1-1/4", 10)):
        shaft = part(alone(module), name)
        assert isinstance(shaft, BarPart)
        assert (shaft.section.width, shaft.length) == (inch(diameter), inch(length))
    (bore,) = part(alone(UNITS[0]), "wheel_shaft").bores_axial  # type: ignore[attr-defined]  # a bar
    assert (bore.diameter, bore.depth) == (inch("1-3/8"), inch(3.5))


def test_uwu_v25_is_built_as_drawn() -> None:
    design = alone(UNITS[1])
    plate, motor_plate, tube = (part(design, f"uwu_{name}") for name in ("bearing_plate", "motor_plate", "hub_tube"))
    for holes, circle in ((plate.bores[1:], 6.19), (motor_plate.bores[1:], 8.25)):
        assert {round(2 * math.hypot(*hole.at[:2]), 3) for hole in holes} == {round(inch(circle), 3)}
        assert all(abs(abs(hole.at[0]) - abs(hole.at[1])) < 1e-5 and hole.diameter == inch(0.5) for hole in holes)
    assert plate.bores[0].diameter == motor_plate.bores[0].diameter == inch(2)
    assert isinstance(tube, TubePart)
    assert (tube.section.width, tube.section.wall) == (inch(2), inch("1/4"))
    stands = where(design)
    middles = [inboard(stands[name], inch(0.125)) for name in ("motor_plate", "bearing_plate_1", "bearing_plate_2")]
    assert [middles[0] - middle for middle in middles] == pytest.approx([0, 3, 7]), "middle to middle, as drawn"
    assert inboard(stands["uwu_shaft"]) == pytest.approx(middles[0] - 1.125)
    assert inboard(stands["hub/lug_plate"], inch(0.5)) == pytest.approx(middles[0] - 14.125)


@pytest.mark.parametrize("module", UNITS, ids=lambda m: m.name)
def test_expected_counts(module: Module) -> None:
    expected = yaml.safe_load((Path(module.folder()) / "expect.yaml").read_text("utf-8"))[module.name]
    design = alone(module)
    counts = {p.name: count for p, count in design.quantities.items()}
    assert {name: counts.get(name, 0) for name in expected["parts"]} == expected["parts"]
    assert design.bolt_count() == expected["bolts"]
    low, high = expected["mass_kg"]
    assert low < math.fsum((p.mass or 0.0) * count for p, count in design.quantities.items()) < high


def test_cross_bolt_comes_out_at_the_published_length() -> None:
    bolts = [c for c in alone(UNITS[0]).connections if isinstance(c, Fasten) and c.bolt == "hex 3/4-10"]
    assert [bolt.length for bolt in bolts] == [inch("4-1/2")]


# -------------------------------------------------------------------------------------------------------- mounting


@pytest.mark.parametrize("frame_bolt", BOLTS)
@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("module", UNITS, ids=lambda m: m.name)
def test_unit_mounts_on_either_side_without_an_error(module: Module, side: str, frame_bolt: str) -> None:
    design = mounted(module, side, frame_bolt)
    assert [str(finding) for finding in findings(design) if finding.severity == "error"] == []
    frame = [c for c in design.connections if isinstance(c, Fasten)]
    assert len(frame) == 4, "two bolts through each rail"
    assert {hole.path for bolt in frame for hole in bolt.holes} >= {"outer_rail", "inner_rail"}
    tyre = where(design)["unit/tyre"].at.origin
    assert tyre[1] == pytest.approx(inch(7.5) * (1 if side == "left" else -1), abs=0.01)


@pytest.mark.parametrize("module", UNITS, ids=lambda m: m.name)
def test_both_sides_take_the_same_unit(module: Module) -> None:
    left, right = (mounted(module, side).child("unit") for side in ("left", "right"))
    assert left.item == right.item
    x, y, z = right.at.direction((1.0, 2.0, 3.0))
    assert (x, y, z) == pytest.approx((-1.0, -2.0, 3.0)), "turned half round, never mirrored"


@pytest.mark.parametrize("module", UNITS, ids=lambda m: m.name)
def test_only_the_frame_holes_wait_for_the_host(module: Module) -> None:
    waiting = [finding for finding in findings(alone(module)) if finding.rule == "open_hole"]
    assert {finding.hole for finding in waiting} == {"rear", "front"}  # type: ignore[attr-defined]
    assert len(waiting) == {"lifetrac_iii": 6, "uwu_v25": 4, "uwu_grid": 6}[module.name]


def test_stack_of_a_lifetrac_bolt_is_plate_and_rail_or_plate_rail_and_motor_plate() -> None:
    grips = sorted(c.grip for c in mounted(UNITS[0]).connections if isinstance(c, Fasten))
    assert grips == [inch(4.5)] * 2 + [inch(5)] * 2


def test_another_frame_bolt_is_refused() -> None:
    with pytest.raises(UsageError, match="7/8 in"):
        LifetracIII.Parameters.checked({"frame_bolt": "7/8 in"})


def test_rails_drilled_for_another_bolt_are_refused() -> None:
    bench = Assembly("bench")
    holes = [FaceHole(f"y{s}", "+y", inch(s), GRID_FIRST, mount.FRAME_HOLES["1 in"]) for s in (10, 14)]
    port = Port("wheel", mount.INTERFACE, place(inch(12), inch(4), inch(2), z_axis="+y"))
    rail = bench.add(grid_beam(inch(24), name="rail", holes=holes, ports=(port,)), at=on_grid(-inch(12), -inch(4), RAIL_BOTTOM, along="x"))
    bench.mount(alone(UNITS[0], frame_bolt="3/4 in"), on=rail.port("wheel"), name="unit")
    with pytest.raises(ModelError, match="does not fit"):
        bench.fasten_crossings(bolt="hex 3/4-10")


# -------------------------------------------------------------------------------------------------------- findings


@pytest.mark.parametrize("module", [UNITS[0], UNITS[2]], ids=lambda m: m.name)
@pytest.mark.parametrize("frame_bolt", BOLTS)
def test_consistent_units_have_no_finding(module: Module, frame_bolt: str) -> None:
    assert findings(mounted(module, frame_bolt=frame_bolt)) == []


def test_uwu_v25_reports_every_contradiction_and_nothing_else() -> None:
    found = findings(mounted(UNITS[1]))
    assert {finding.rule for finding in found} == {"contradiction"}
    texts = [finding.text for finding in found]  # type: ignore[attr-defined]
    topics = {text.split(":")[0] for text in uwu_findings.FINDINGS}
    assert topics == {
        *("bearing pattern", "bearing bolts", "hub bore", "hub length", "hub on shaft", "coupling", "plate spacing", "grid", "frame", "rim"),
    }
    assert texts[: len(uwu_findings.FINDINGS)] == list(uwu_findings.FINDINGS)
    (cross,) = texts[len(uwu_findings.FINDINGS) :]
    assert "not larger than the bolt's 12.7 mm" in cross
    assert "wheel_hub.scad" in cross


def test_figures_in_the_findings_are_true() -> None:
    """The sentences quote numbers: each follows from the catalogue or from the drawing."""
    ucf210, fits = catalog_row(FlangeBearing, "UCF210"), [catalog_row(FlangeBearing, key) for key in ("UCF206-20", "UCF207-20")]
    assert ucf210.bolt_square == pytest.approx(inch(6.19) / math.sqrt(2), abs=0.3)
    assert ucf210.bolt_hole - inch(0.5) == pytest.approx(3.3)
    assert [round(unit.bolt_square * math.sqrt(2) / inch(1), 2) for unit in fits] == [4.62, 5.12]
    assert {unit.bore for unit in fits} == {inch(1.25)}
    corner = 6.19 / 2 / math.sqrt(2)
    assert math.hypot(corner - 2, corner - 2) == pytest.approx(0.267, abs=0.001)
    end = uwu_v25.SHAFT_START + uwu_v25.SHAFT_LENGTH
    tube_start = uwu_v25.LUG_PLATE + 0.5 + uwu_v25.HUB_SIZES.past - uwu_v25.HUB_SIZES.length
    assert end - tube_start == pytest.approx(1.0)
    assert uwu_v25.LUG_PLATE + 0.5 - uwu_v25.HUB_SIZES.cross - end == pytest.approx(1.0)
    assert pytest.approx(0.25) == -0.125 + 1.5 - uwu_v25.SHAFT_START


# ------------------------------------------------------------------------------------------------------- geometry


def test_lifetrac_shaft_reaches_from_the_hub_into_the_coupling() -> None:
    lay = lifetrac_layout
    end = lay.SHAFT_START + lay.SHAFT_LENGTH
    assert lay.WHEEL_FACE - lay.HUB.past - lay.WASHER - lay.COLLAR_WIDTH > lay.SHAFT_START, "hub, washer and collar sit on the shaft"
    stub_end = end + lay.STUB_LENGTH - lay.STUB_BORE
    assert stub_end == pytest.approx(lay.MOTOR_FACE - 2.0), "the stub meets the motor's shaft"
    sleeve = (lay.COUPLING_START, lay.COUPLING_START + lay.COUPLING["length"])
    assert end < sleeve[0] < stub_end < sleeve[1] < lay.MOTOR_FACE - 0.25, "the coupling holds both and clears shaft and pilot"
    assert stub_end - sleeve[0] >= 1.5
    assert sleeve[1] - stub_end >= 1.5
    assert lay.SHAFT_START > -12.5, "nothing turns outside the tyre"


def test_grid_shaft_reaches_from_the_hub_into_the_coupling() -> None:
    end = uwu_grid.SHAFT_START + uwu_grid.SHAFT_LENGTH
    assert uwu_grid.WHEEL_FACE - uwu_grid.HUB_SIZES.past + 0.05 + 1e-9 >= uwu_grid.SHAFT_START
    assert uwu_grid.COUPLING_START + 1 <= end + 1e-9 <= uwu_grid.MOTOR_FACE - 1.5
    assert uwu_grid.COUPLING_START + 2 < uwu_grid.MOTOR_PLATE


@pytest.mark.parametrize(("module", "below"), [(UNITS[0], 3.0), (UNITS[1], 4.25), (UNITS[2], 4.0)], ids=lambda v: getattr(v, "name", str(v)))
def test_axle_is_where_the_layout_has_it(module: Module, below: float) -> None:
    stands = where(alone(module))
    assert stands["tyre"].at.origin[2] == pytest.approx(RAIL_BOTTOM - inch(below))
    turning = [placed for placed in stands.values() if "bearing" in placed.part.name and isinstance(placed.part, PurchasedPart)]
    assert len(turning) == 2
    assert all((p.at.origin[0], p.at.origin[2]) == pytest.approx((0.0, RAIL_BOTTOM - inch(below))) for p in [*turning, stands["motor/motor"]])


def test_lifetrac_clearances_of_the_layout() -> None:
    unit, plate = catalog_row(FlangeBearing, "UCF210-30"), part(alone(UNITS[0]), "wheel_plate")
    assert isinstance(plate, PlatePart)
    axle = -inch(lifetrac_layout.DROP)
    top_bolt = axle + unit.bolt_square / 2
    assert RAIL_BOTTOM - top_bolt == pytest.approx(inch(0.815), abs=0.1)
    assert RAIL_BOTTOM - top_bolt - 28 / 2 == pytest.approx(6.7, abs=0.1), "washer of M14"
    assert RAIL_BOTTOM - (axle + unit.flange / 2) == pytest.approx(inch(0.185), abs=0.1), "housing under the rail"
    assert -unit.bolt_square / 2 - plate.outer.bounds[1] == pytest.approx(inch(0.815), abs=0.1), "bottom bolt to edge"
    shaft_hole = next(hole for hole in plate.holes if hole.name == "shaft")
    web = math.hypot(unit.bolt_square / 2, unit.bolt_square / 2) - shaft_hole.diameter / 2 - lifetrac_layout.BEARING_HOLE / 2
    assert web > inch("1/2"), "more than the plate's thickness between shaft hole and bolt holes"


@pytest.mark.parametrize(("motor", "between"), [("32 cu in", 5.5), ("45 cu in", 3.5)])
def test_motors_left_and_right_leave_room_between_them(motor: str, between: float) -> None:
    envelope = next(p for p in alone(UNITS[0], motor=motor).quantities if p.name.startswith("wheel_motor_") and p.name[-2:].isdigit())
    assert isinstance(envelope, PurchasedPart)
    assert envelope.envelope is not None
    reach = lifetrac_layout.MOTOR_FACE + float(dict(envelope.envelope.arguments)["length"]) / inch(1)  # type: ignore[arg-type]
    assert 2 * (30 - reach) == pytest.approx(between)


def test_no_motor_or_bearing_is_wider_than_its_plate() -> None:
    for module, name in ((UNITS[0], "wheel_plate"), (UNITS[2], "uwu_grid_plate"), (UNITS[2], "uwu_grid_motor_plate"), (UNITS[0], "wheel_interface_plate")):
        plate = part(alone(module), name)
        assert isinstance(plate, PlatePart)
        for hole in plate.holes:
            assert plate.outer.distance((hole.x, hole.y)) - hole.diameter / 2 > 6.0, f"{name} {hole.name}"


# ----------------------------------------------------------------------------------------------------------- loads


def test_bearing_loads_balance_the_wheel() -> None:
    near, far = loads.bearing_loads(6672.0, *lifetrac_iii.carrying())
    assert near - far == pytest.approx(6672.0)
    assert near * lifetrac_iii.carrying()[0] == pytest.approx(far * lifetrac_iii.carrying()[1])


def test_bearing_life_is_that_of_iso_281() -> None:
    bearing = part(alone(UNITS[0]), "wheel_bearing_ucf210_30")
    turns = 5e6 / 60 / (math.pi * 851)
    load = loads.bearing_loads(lifetrac_layout.WHEEL_LOAD, *lifetrac_iii.carrying())[0]
    assert bearing.life.amount == pytest.approx(1e6 * (35100 / load) ** 3 / (60 * turns), rel=1e-3)
    assert bearing.life.basis == "bearing rating"


def test_every_critical_part_says_so() -> None:
    for module in UNITS:
        design = alone(module)
        for p in design.quantities:
            if any(word in p.name for word in ("shaft", "hub_tube", "lug_plate", "gusset", "stud", "bearing", "plate", "hanger")):
                assert p.safety is not None, p.name
                assert p.safety.inspect


def test_chosen_and_published_are_told_apart() -> None:
    kinds = {p.name: p.basis.kind for module in UNITS for p in alone(module).quantities}
    assert kinds["wheel_shaft"] == kinds["wheel_tyre"] == kinds["uwu_bearing_plate"] == "published"
    assert kinds["wheel_plate"] == kinds["wheel_motor_32"] == kinds["uwu_cradle_hanger"] == kinds["uwu_grid_plate"] == "chosen"


def test_building_loads_no_kernel() -> None:
    code = (
        "import sys\n"
        "from gvcs_cad.testing import module_design\n"
        "for unit in ('lifetrac_iii', 'uwu_v25', 'uwu_grid'):\n"
        "    design = module_design(unit)\n"
        "    assert all(part.mass is not None for part in design.quantities)\n"
        "assert not {'cadquery', 'OCP', 'numpy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_bolt_passes_what_stands_within_its_stack_only_where_the_hole_is_there() -> None:
    def plate(name: str, x: float) -> PlatePart:
        return PlatePart(name, stock="plate A36 1/2", outer=rectangle(100, 100), holes=(Hole("h", x, 50, 20.6),))

    bench = Assembly("bench")
    outer = bench.add(plate("one", 50), name="near")["h"], bench.add(plate("one", 50), name="far", at=place(0, 0, inch("1/2")))["h"]
    within, aside = bench.add(plate("one", 50), name="within", at=place(0, 0, 6))["h"], bench.add(plate("aside", 52), at=place(0, 0, 6))["h"]
    beyond = bench.add(plate("one", 50), name="beyond", at=place(0, 0, inch(1)))["h"]
    with pytest.raises(ModelError, match="off one axis"):
        bench.fasten(*outer, bolt="hex 3/4-10", inside=[aside])
    with pytest.raises(ModelError, match="does not lie within the grip"):
        bench.fasten(*outer, bolt="hex 3/4-10", inside=[beyond])
    bench.fasten(*outer, bolt="hex 3/4-10", inside=[within])
    (joint,) = bench.freeze().connections
    assert isinstance(joint, Fasten)
    assert joint.grip == inch(1), "what stands within clamps nothing"
    with pytest.raises(ModelError, match="has its fastener already"):
        bench.fasten(within, beyond, bolt="hex 3/4-10")


# ---------------------------------------------------------------------------------------------------------- solids


@pytest.mark.slow
@pytest.mark.parametrize("module", UNITS, ids=lambda m: m.name)
def test_solids_share_no_space(module: Module) -> None:
    """Every pair whose boxes meet is intersected exactly; the published UWU overlaps where its finding says, nowhere else."""
    shared = dict(_overlaps(mounted(module)))
    if module.name != "uwu_v25":
        assert shared == {}
        return
    (pair,) = shared
    assert set(pair) == {"unit/uwu_shaft", "unit/motor/motor"}
    assert shared[pair] == pytest.approx(math.pi / 4 * inch(1) ** 2 * inch(0.25), rel=1e-3)


def _overlaps(design: Design) -> Iterator[tuple[tuple[str, str], float]]:
    from gvcs_cad.geometry.assembly import location
    from gvcs_cad.geometry.shapes import FreshShapes

    shapes = FreshShapes()
    solids = [(p.path, shape, shape.BoundingBox()) for p in placed_parts(design) for shape in [shapes.solid(p.part, p.length).moved(location(p.at))]]
    for (a, first, box), (b, second, other) in itertools.combinations(solids, 2):
        gap = max(max(getattr(box, f"{k}min") - getattr(other, f"{k}max"), getattr(other, f"{k}min") - getattr(box, f"{k}max")) for k in "xyz")
        if gap < -1e-6:
            volume = math.fsum(solid.Volume() for solid in first.intersect(second).Solids())
            if volume > 0.5:
                yield (a, b), volume


def test_rails_laid_out_by_hand_are_told_apart_from_those_drilled_through_a_jig() -> None:
    design = mounted(UNITS[0])
    (rail,) = [child for child in design.children if child.name == "outer_rail"]
    assert isinstance(rail.item, Part)
    by_hand = replace(rail, item=replace(rail.item, ports=(replace(rail.item.ports[0], process=""),)))
    (found,) = findings(replace(design, children=tuple(by_hand if child is rail else child for child in design.children)))
    assert (found.rule, found.cause) == ("does_not_fit", "process too coarse")  # type: ignore[attr-defined]
    assert "jig-drilled" in str(found)
