"""Few modules, many machines: what issue and README promise of the project's own modules, told by `gvcs modules`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from every import registry

from gvcs_cad.cli.main import run

MACHINES = Path(__file__).parents[2] / "machines"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    from contextlib import redirect_stdout
    from io import StringIO

    out = StringIO()
    with redirect_stdout(out), pytest.MonkeyPatch.context() as here:
        here.chdir(MACHINES.parent)
        assert run(["modules", "--json"]) == 0
    return json.loads(out.getvalue())


def test_at_least_half_of_the_module_types_are_in_use_in_two_machines_or_more(told: dict[str, object]) -> None:
    modules = told["modules"]
    assert 2 * told["shared_in_use"] >= len(modules)
    assert told["shared_in_use"] == sum(len(one["used"]) > 1 for one in modules)
    assert told["shared_or_fitting"] == sum(len({*one["used"], *one["fits"]}) > 1 for one in modules)


def test_a_module_would_fit_only_where_a_slot_asks_for_it(told: dict[str, object]) -> None:
    """The pulverizer hangs on hoses of the tractor's: it has couplers for a power cube's oil, and no slot for one."""
    fits = {one["module"]: one["fits"] for one in told["modules"]}
    assert "soil_pulverizer" not in fits["power_cube"] + fits["power_cube_27hp"]
    assert fits["soil_pulverizer"] == ["tractor"]
    assert "ceb_press" in fits["hose_set_8"]


def test_one_axis_moves_printer_mill_and_table(told: dict[str, object]) -> None:
    axis = next(one for one in told["modules"] if one["module"] == "universal_axis")
    assert {"circuit_mill", "printer", "torch_table"} <= set(axis["used"])


def test_concepts_are_named(told: dict[str, object]) -> None:
    assert set(told["concepts"]) == {name for name, one in {**registry.machines, **registry.modules}.items() if one.status == "concept"}
    assert "battery_pack" in told["concepts"]


def test_every_module_serves_a_machine(told: dict[str, object]) -> None:
    assert [one["module"] for one in told["modules"] if not one["machines"]] == []
