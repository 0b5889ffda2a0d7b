"""Valves and hoses of any machine: what fits where, and what is refused with which witness."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from gvcs_cad import Design
from gvcs_cad.engine.gate import run_checks
from gvcs_cad.engine.prepare import Prepared, prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import MisfitError, UsageError
from gvcs_cad.model.connection import Mate
from gvcs_cad.testing import module_design

ROOT = Path(__file__).parents[2]
MISFITS = (ROOT / "fixtures" / "misfits",)


def swapped(machine: str, *swaps: str, config: str = "", sets: tuple[str, ...] = (), plugins: tuple[Path, ...] = ()) -> tuple[Prepared, list[str]]:
    request = Request(machines=(machine,), swaps=swaps, config=config, sets=sets, start=ROOT, plugin_folders=plugins)
    floor = workshop(request)
    (one,) = prepare(request, floor)
    return one, [str(finding) for finding in run_checks(one.build, floor) if finding.severity == "error"]


def counts(design: Design) -> dict[str, int]:
    return {part.name: count for part, count in design.quantities.items()}


@pytest.mark.parametrize(
    ("machine", "config", "swap", "witness"),
    [
        ("tractor", "microtrac", "remote_valves=hand_valves", "hand_valves does not fit remote_valve_seat@1: it publishes lever_valve_seat@1, valve_seat@2,"),
        ("ceb_press", "", "valves=solenoid_valves", "solenoid_valves does not fit lever_valve_seat@1: it publishes remote_valve_seat@1, valve_seat@2,"),
    ],
)
def test_valves_that_nobody_reaches_or_that_find_no_room_are_refused(machine: str, config: str, swap: str, witness: str) -> None:
    """What fits is swapped in tests/test_every_machine.py, in every slot of every machine."""
    with pytest.raises(MisfitError, match=witness):
        swapped(machine, swap, config=config)


def test_valves_of_another_maker_are_held_against_the_room_of_their_seat() -> None:
    one, errors = swapped("ceb_press", "valves=levers_too_wide", plugins=MISFITS)
    assert errors == ["valves: levers_too_wide does not fit lever_valve_seat@1: levers_too_wide requires room_mm 203.2, at most 76.2 agreed"]
    assert any(inner.name == "levers_too_wide" for _, inner in one.build.design.subtrees())


def test_a_module_for_a_slot_that_a_line_has_no_use_for_is_refused_and_not_forgotten() -> None:
    with pytest.raises(UsageError, match="--swap valves: tractor puts no module into valves in configuration microtrac"):
        swapped("tractor", "valves=hand_valves", config="microtrac")


def test_the_presss_relief_goes_with_its_valves() -> None:
    one, errors = swapped("ceb_press", sets=("pressure_psi=2100",))
    assert errors == []
    (valve,) = (part for part in one.build.design.quantities if part.name == "hand_valve_3")
    assert "own relief set to 2100 psi" in valve.title  # type: ignore[attr-defined]  # a bought part
    with pytest.raises(UsageError, match=r"valves.relief_psi is fixed by ceb_press to 2300"):
        swapped("ceb_press", sets=("valves.relief_psi=1000",))


def test_the_shakers_section_stays_set_and_those_of_the_cylinders_return() -> None:
    one, _ = swapped("ceb_press")
    (valve,) = (part for part in one.build.design.quantities if part.name == "hand_valve_3")
    assert "3 sections: 2 spring-centred (hold to run), 1 with detent and throttle" in valve.title  # type: ignore[attr-defined]  # a bought part
    with pytest.raises(UsageError, match="3 detents on 2 sections"):
        module_design("hand_valves", start=ROOT, sections=2, detents=3)


def test_a_station_without_a_valve_gets_a_plate_and_a_setting_its_cartridge() -> None:
    found = counts(module_design("solenoid_valves", start=ROOT, sections=2, relief_psi=2300))
    assert found == {"valve_manifold_d03_4": 1, "valve_d1vw": 2, "blanking_plate_d03": 2, "relief_cartridge": 1}
    assert "relief_cartridge" not in counts(module_design("solenoid_valves", start=ROOT, sections=2))


@pytest.mark.parametrize(("dash", "inside"), [(8, 12.7), (12, 19.05)])
def test_a_hose_passes_what_its_bore_does_at_25_feet_a_second(dash: int, inside: float) -> None:
    (port,) = module_design(f"hose_set_{dash}", start=ROOT).ports
    litres = math.pi / 4 * (inside / 100) ** 2 * 76 * 60  # dm2 x dm/s x s/min
    assert dict(port.provides)["flow_lpm"] == pytest.approx(litres, rel=1e-3)


@pytest.mark.parametrize("run", ["hose 1", "hose one 72 to the valve", "hose 0 72 to the valve", "hose 1 72"])
def test_a_hose_that_says_too_little_is_refused(run: str) -> None:
    with pytest.raises(UsageError, match="is no hose PART COUNT INCHES"):
        module_design("hose_set_8", start=ROOT, runs=run)


def test_pressure_and_return_of_the_pulverizer_cannot_be_swapped() -> None:
    one, _ = swapped("soil_pulverizer")
    found = counts(one.build.design)
    assert (found["coupler_socket_3_4"], found["coupler_tip_3_4"]) == (1, 1)


@pytest.mark.parametrize(("config", "host"), [("lifetrac", "platform/valve_bracket"), ("microtrac", "micro_valve_plate")])
def test_the_tractors_valves_stand_on_the_seat_that_its_line_offers(config: str, host: str) -> None:
    one, _ = swapped("tractor", config=config)
    mates = [c for _, c in one.build.design.all_connections() if isinstance(c, Mate) and c.module.path == "valves"]
    assert [mate.host.path for mate in mates] == [host]
