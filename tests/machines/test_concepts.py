"""Every machine that calls itself a concept: what is known of them is right, what is not is a line and never a shape, and nothing of it is cut by accident."""

from __future__ import annotations

from pathlib import Path

import pytest
from every import registry

from gvcs_cad import Design, PurchasedPart
from gvcs_cad.checks.disassembly import disassembly_cases
from gvcs_cad.testing import module_design, prepared

ROOT = Path(__file__).parents[2]
CONCEPTS = sorted(name for name, machine in registry.machines.items() if machine.status == "concept")
NAMED = {
    "drill": {"drill_charger", "drill_clutch", "drill_wiring", "drill_approval"},
    "furnace": {"furnace_coil", "furnace_crucible", "furnace_power_stage", "furnace_capacitors", "furnace_cooling"},
    "greenhouse": {"greenhouse_vent_low", "greenhouse_vent_high", "greenhouse_pond", "greenhouse_heat", "greenhouse_ground"},
    "machine_center": {"center_enclosure", "center_coolant", "center_chip_tray", "center_way_covers", "center_tool_measuring", "center_spindle_supply"},
}


def open_lines(design: Design) -> set[str]:
    return {part.name for part in design.quantities if isinstance(part, PurchasedPart) and part.title.startswith("OPEN: ")}


@pytest.mark.parametrize("machine", CONCEPTS)
def test_what_is_missing_is_a_line_without_shape_and_mass_and_stands_in_the_readme(machine: str) -> None:
    one = prepared(machine, start=ROOT)
    assert one.build.status == "concept"
    found = open_lines(one.build.design)
    assert found >= NAMED.get(machine, set())
    assert found, "a concept lacks something: where is its line?"
    assert all(part.mass is None and not part.has_body for part in one.build.design.quantities if part.name in found)
    readme = (ROOT / "machines" / machine / "README.md").read_text("utf-8")
    assert "## Missing" in readme
    assert "| share of the figures |" in readme


def test_the_four_of_the_issue_are_concepts() -> None:
    assert set(CONCEPTS) >= NAMED.keys()


def test_no_coil_crucible_or_power_stage_of_the_furnace_is_drawn() -> None:
    drawn = [part.name for part in prepared("furnace", start=ROOT).build.design.quantities if part.has_body]
    assert [name for name in drawn if any(word in name for word in ("coil", "crucible", "power", "capacitor"))] == []


def test_the_furnace_melts_what_its_power_and_the_published_energy_per_tonne_say() -> None:
    rated = {rating.name: rating.value for rating in prepared("furnace", start=ROOT).build.ratings}
    assert (rated["steel melted, at least"], rated["steel melted, at most"]) == pytest.approx((160, 260), abs=2)  # 1257 and 772 kWh/t at 200 kW
    small = {rating.name: rating.value for rating in prepared("furnace", config="60_kw", start=ROOT).build.ratings}
    assert small["steel melted, at most"] == pytest.approx(45.36 * 60 / 35, abs=1)  # Colby: 35 kWh per 100 lb


def test_greenhouse_and_house_stand_on_the_same_wall_panel() -> None:
    for machine in ("greenhouse", "house_wall"):
        built = prepared(machine, start=ROOT).build.design
        panels = [inner for _, inner in built.subtrees() if inner.name == "wall_panel"]
        assert panels
        assert {port.interface for panel in panels for port in panel.ports} == {"house_wall_port@1"}


def test_the_pack_is_five_cells_in_series_and_two_side_by_side() -> None:
    pack = module_design("battery_pack", start=ROOT)
    (mount,) = pack.ports
    assert dict(mount.provides) == {"voltage_v": 18.0, "energy_wh": 90.0, "current_a": 40.0}
    assert {part.name: count for part, count in pack.quantities.items()}["pack_cell_18650"] == 10


def test_every_wear_part_of_the_drill_is_taken_out_in_turn() -> None:
    one = prepared("drill", start=ROOT)
    wearing = {part.name for part in one.build.design.quantities if part.wear}
    assert wearing == {"drill_bearing_608", "drill_chuck_10", "drill_gear_motor_36", "drill_trigger", "pack_cell_18650"}
    assert len(list(disassembly_cases(one.build.design, one.build.shop))) == len(wearing)  # each is tried; gvcs check drill finds a way for all


def test_the_drill_for_large_holes_turns_half_as_fast_in_a_larger_chuck() -> None:
    """Two configurations that differ in what they do, not in what lies in the bag."""
    small, large = (prepared("drill", config=config, start=ROOT).build for config in ("drill", "large_holes"))
    speed = [{rating.name: rating.value for rating in one.ratings}["speed without load"] for one in (small, large)]
    assert speed == [550, 275]
    only = [{part.name for part in one.design.quantities} for one in (small, large)]
    assert only[1] - only[0] == {"drill_chuck_13", "drill_gear_motor_72"}
