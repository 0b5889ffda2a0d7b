"""The Power Cube against OSE's published figures, against the tractor's toe clamps, and against what must never be built."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

import pytest
from gvcs_machines.power_cube.coupling import HIGH, LENGTH, LOW, LOW_DEPTH, coupling_part
from gvcs_machines.power_cube.drive import COUPLING_LOW
from gvcs_machines.power_cube.fuel import volume_litres
from gvcs_machines.power_cube.layout import PUMP_FACE, SHAFT, SHAFT_GAP
from gvcs_machines.power_cube.lines import KINDS, RUNS, Run
from gvcs_machines.power_cube.power import GROSS_HP, NET, OVERALL, VOLUMETRIC, engine_limit_psi, flow_gpm, power_hp
from gvcs_machines.power_cube.tank import FULL, front

from gvcs_cad import Design, GvcsError, PlatePart, PurchasedPart, balance, inch
from gvcs_cad.checks.solids_by_formula import boxes
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.properties import properties_of
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.pose import Placed, placed_parts
from gvcs_cad.testing import conforms, design

ANGLES = ("cube_angle_29", "cube_angle_27", "cube_angle_24")


@pytest.fixture(scope="module")
def cube() -> Design:
    return design("power_cube")


@pytest.fixture(scope="module")
def solids(cube: Design) -> list[tuple[Placed, cq.Shape]]:
    shapes = FreshShapes()
    return [(placed, shapes.solid(placed.part).moved(location(placed.at))) for placed in placed_parts(cube)]


def angles(cube: Design) -> Iterator[Placed]:
    return (placed for placed in placed_parts(cube) if placed.part.name in ANGLES)


def test_power_cube_keeps_its_expectations() -> None:
    conforms("power_cube")


def test_the_frame_is_twelve_undrilled_angles_of_the_published_lengths(cube: Design) -> None:
    cuts = sorted(round(placed.part.length / 25.4, 6) for placed in angles(cube))  # type: ignore[attr-defined]  # bars by name
    assert cuts == [24] * 4 + [27] * 4 + [29] * 4
    assert all(not placed.part.bores for placed in angles(cube))
    assert sum(placed.part.mass or 0.0 for placed in angles(cube)) == pytest.approx(320 / 12 * 3.19 * 0.45359237, rel=1e-4)  # 85 lb


def test_the_frame_stands_on_the_port_of_the_bay_and_measures_29_5_by_28_by_24_inches(cube: Design) -> None:
    corners = [box.bounds() for placed in angles(cube) for box in boxes(placed)]
    low = [min(low[axis] for low, _ in corners) for axis in range(3)]
    high = [max(high[axis] for _, high in corners) for axis in range(3)]
    assert low == pytest.approx([inch(-1.5), inch(-14), 0.0])
    assert high == pytest.approx([inch(28), inch(14), inch(24)])
    (bay,) = [port for port in cube.ports if port.interface == "power_bay@1"]
    assert bay.side == "module"
    assert bay.at.origin == (0.0, 0.0, 0.0)
    assert bay.at.x_axis == pytest.approx((1.0, 0.0, 0.0))
    assert bay.at.z_axis == pytest.approx((0.0, 0.0, -1.0))


def test_the_toe_clamps_of_a_host_find_their_room(solids: list[tuple[Placed, cq.Shape]]) -> None:
    """Over the two bearers a clamp 2 in wide and 1/2 in thick reaches from 7 to 13.25 in, its bolt stands 1.5 in high at 7 to 12 in."""
    for x in (0.0, 24.0):
        for side in (1, -1):
            for size in ((2.0, 6.25, 0.5, 7.0, 0.25), (6.0, 5.0, 1.25, 7.0, 0.25)):
                length, reach, height, y, z = size
                wide = length if size[0] == 2.0 or x else 2.0  # beside the rear bearer stands the rear angle
                corner = cq.Vector(inch(x - wide / 2), inch(y if side > 0 else -y - reach), inch(z))
                room = cq.Solid.makeBox(inch(wide), inch(reach), inch(height), corner)
                inside = [placed.path for placed, solid in solids if _common(room, solid) > 1.0]
                assert inside == [], f"over the bearer at x = {x:g} in"


def test_only_engine_lugs_couplers_and_controls_stand_out_of_the_frame(solids: list[tuple[Placed, cq.Shape]]) -> None:
    low, high = (inch(-1.5), inch(-14), 0.0), (inch(28), inch(14), inch(24))
    out = {placed.part.name for placed, solid in solids if _outside(solid, low, high)}
    upwards = {"cube_engine_28hp", "cube_lifting_lug"}
    forwards = {"cube_key_switch", "cube_stop_button", "cube_choke_knob", "cube_throttle"}
    sideways = {"cube_bulkhead_3_4", "cube_bulkhead_1_4", "cube_coupler_socket_3_4", "cube_coupler_tip_3_4", "cube_coupler_tip_1_4"}
    assert out == upwards | forwards | sideways


def test_no_two_solids_share_space(solids: list[tuple[Placed, cq.Shape]]) -> None:
    overlaps = [f"{a.path} and {b.path}" for (a, one), (b, other) in combinations(solids, 2) if _common(one, other) > 1.0]
    assert overlaps == []


def test_the_lugs_stand_between_the_centres_of_mass_of_the_dry_and_the_filled_cube(cube: Design) -> None:
    mass, (x, y, z) = balance(cube)
    oil = next(part.mass_kg for part in cube.distinct(PurchasedPart) if part.name == "cube_hydraulic_oil")
    filled = (mass * x + oil * inch(2.3)) / (mass + oil)
    eyes = [placed.at.point((inch(3), inch(2.4), 0.0)) for placed in placed_parts(cube) if placed.part.name == "cube_lifting_lug"]
    assert len(eyes) == 2
    assert all(filled < eye[0] < x for eye in eyes)
    assert all(eye[2] > z + inch(12) for eye in eyes)  # it hangs stable
    assert eyes[0][1] + eyes[1][1] == pytest.approx(0.0, abs=inch(0.51))
    assert abs(y) < 10


def test_power_follows_from_gallons_and_psi() -> None:
    assert flow_gpm() == pytest.approx(14.0, abs=0.05)  # published for the CEB press
    assert flow_gpm() / VOLUMETRIC == pytest.approx(15.2, abs=0.05)  # ideal: 0.976 x 3600 / 231
    assert power_hp(1000) == pytest.approx(flow_gpm() * 1000 / 1714)
    assert power_hp(3000) == pytest.approx(GROSS_HP * NET * OVERALL) == pytest.approx(power_hp(engine_limit_psi()))


@pytest.mark.parametrize(("psi", "bar", "kilowatt"), [(1000, 68.9, 6.09), (2500, 172.4, 15.09), (3000, 206.8, 15.09)])
def test_the_bay_is_told_what_the_cube_provides(psi: int, bar: float, kilowatt: float) -> None:
    found = design("power_cube", relief_psi=psi)
    given = dict(next(port for port in found.ports if port.interface == "power_bay@1").provides)
    assert given["pressure_bar"] == pytest.approx(bar, abs=0.05)
    assert given["power_kw"] == pytest.approx(kilowatt, abs=0.01)
    assert given["flow_lpm"] == pytest.approx(53.0, abs=0.1)
    assert given["mass_kg"] == pytest.approx(sum((part.mass or 0.0) * count for part, count in found.quantities.items()), abs=0.1)


def test_more_than_3000_psi_is_refused() -> None:
    with pytest.raises(GvcsError, match=r"relief_psi: 3050 psi is outside 1000\.\.3000 psi"):
        design("power_cube", relief_psi=3050)


def test_hydraulic_ports_stand_at_the_ends_of_the_couplers_and_look_outwards(cube: Design) -> None:
    ports = {port.name: port for port in cube.ports if port.name.startswith("hydraulic_")}
    assert {port.interface for port in ports.values()} == {"hydraulic_pressure@1", "hydraulic_return@1"}
    for port in ports.values():
        assert port.side == "module"
        assert port.at.z_axis == pytest.approx((0.0, 1.0, 0.0))
        assert port.at.y > inch(14)


def test_half_inch_couplers_break_the_contract_and_so_publish_no_port() -> None:
    names = {port.name for port in design("power_cube", coupler="1/2").ports}
    assert names == {"bay"}


def test_pressure_and_return_cannot_be_swapped(cube: Design) -> None:
    halves = {child.name: child.item.name for child in cube.children if child.name.startswith("coupler_")}
    assert halves["coupler_pressure"] == "cube_coupler_socket_3_4"
    assert halves["coupler_return"] == "cube_coupler_tip_3_4"


def test_hoses_are_rated_for_the_highest_setting_and_burst_at_four_times(cube: Design) -> None:
    for run in RUNS:
        kind = KINDS[run.kind]
        assert kind.burst >= 4 * kind.psi
        assert kind.psi >= 3000 or run.kind in ("suction", "fuel")
    hoses = [part for part in cube.distinct(PurchasedPart) if part.name.startswith("cube_hose_")]
    assert len(hoses) == len(RUNS)
    assert all(part.safety and "burst" in part.safety.grade and not part.has_body for part in hoses)


def test_no_hose_bends_tighter_than_its_kind_allows() -> None:
    assert [problem for run in RUNS for problem in run.tight_legs()] == []
    assert Run("bad", "pressure", ((0, 0, 0), (4, 0, 0), (4, 4, 0)), "").tight_legs()[0] == "bad: leg 1 of 4.00 in needs 4.75 in"


def test_a_hose_is_as_long_as_its_route_and_four_percent_more() -> None:
    corner = Run("corner", "pressure", ((0, 0, 0), (10, 0, 0), (10, 10, 0)), "")
    route = 2 * (10 - 4.75) + 4.75 * math.pi / 2
    assert 1.04 * route <= corner.length < 1.04 * route + 0.5


@pytest.mark.parametrize("litres", [30, 36, 40])
def test_the_tank_holds_its_oil_and_stays_clear_of_the_engine(litres: int) -> None:
    found = design("power_cube", tank_volume=litres)
    plates = {part.name: part for part in found.distinct(PlatePart)}
    side, wall = plates["cube_tank_side_right"], plates["cube_tank_front"]
    inside = side.area * (wall.outer.bounds[2] - 2 * side.thickness)
    assert inside / 1e6 * FULL == pytest.approx(litres, rel=1e-6)
    assert front(litres) < 16 - 19.1 / 2  # rear of the engine's box


def test_the_fuel_tank_holds_what_its_plates_enclose(cube: Design) -> None:
    plates = {part.name: part for part in cube.distinct(PlatePart)}
    length, width = plates["cube_fuel_bottom"].outer.bounds[2:]
    height = plates["cube_fuel_side"].outer.bounds[3]
    assert volume_litres() == pytest.approx(length * (width - 2 * plates["cube_fuel_side"].thickness) * height / 1e6)


def test_both_shafts_end_inside_the_coupling_and_do_not_touch() -> None:
    engine_end, pump_end, low = 11.75 - SHAFT, PUMP_FACE + 1.25, PUMP_FACE + COUPLING_LOW
    step = low + LOW_DEPTH / 25.4
    assert engine_end - pump_end == pytest.approx(SHAFT_GAP)
    assert pump_end < step < engine_end < low + LENGTH / 25.4
    assert LOW < HIGH


def test_the_coupling_weighs_what_its_formula_says() -> None:
    part = coupling_part()
    assert FreshShapes().solid(part).Volume() == pytest.approx(part.stated_volume, rel=1e-4)


def _outside(solid: cq.Shape, low: tuple[float, ...], high: tuple[float, ...]) -> bool:
    found = properties_of(solid)
    return any(a < b - 0.01 for a, b in zip(found.low, low, strict=True)) or any(a > b + 0.01 for a, b in zip(found.high, high, strict=True))


def _common(room: cq.Shape, solid: cq.Shape) -> float:
    a, b = room.BoundingBox(), solid.BoundingBox()
    if a.xmax <= b.xmin or b.xmax <= a.xmin or a.ymax <= b.ymin or b.ymax <= a.ymin or a.zmax <= b.zmin or b.zmax <= a.zmin:
        return 0.0
    return math.fsum(part.Volume() for part in room.intersect(solid).Solids())
