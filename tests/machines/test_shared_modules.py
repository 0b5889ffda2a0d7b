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


def test_at_least_half_of_the_module_types_serve_two_machines_or_more(told: dict[str, object]) -> None:
    modules = told["modules"]
    assert 2 * told["shared"] >= len(modules)
    assert told["shared"] == sum(len(one["machines"]) > 1 for one in modules)


def test_one_axis_moves_printer_mill_and_table(told: dict[str, object]) -> None:
    axis = next(one for one in told["modules"] if one["module"] == "universal_axis")
    assert {"circuit_mill", "printer", "torch_table"} <= set(axis["used"])


def test_concepts_are_named(told: dict[str, object]) -> None:
    assert set(told["concepts"]) == {name for name, one in {**registry.machines, **registry.modules}.items() if one.status == "concept"}
    assert "battery_pack" in told["concepts"]


def test_every_module_serves_a_machine(told: dict[str, object]) -> None:
    assert [one["module"] for one in told["modules"] if not one["machines"]] == []
