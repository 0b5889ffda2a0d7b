"""``gvcs interchange`` and ``gvcs interface``, and a swap that does not fit: refused with its witness before anything is written."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from gvcs_cad.catalog.basis import chosen
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.engine.records import Record, contract_digest, write_record
from gvcs_cad.model.claim import Claim

ROOT = Path(__file__).parents[2]
MISFITS = str(ROOT / "fixtures" / "misfits")
Gvcs = Any


@pytest.mark.parametrize(
    ("swap", "words"),
    [
        ("power=power_too_wide", "power_too_wide_base stands 150 mm out of the envelope in y"),
        ("power=power_too_weak", "power_too_weak provides power_kw 3, 6 agreed"),
        ("power=power_too_heavy", "requires carries_kg 450, at most 300 agreed"),
        ("power=bucket", "power: bucket does not fit power_bay@1: it publishes quick_attach@2"),
        ("valves=levers_too_wide", "levers_too_wide does not fit valve_seat@2: it publishes lever_valve_seat@1"),
        ("wheel=wheel_shifted", "shifted_hanger#front: 20.64 mm, 3 mm off its place, boundary 19.6 mm; jig-drilled, slots"),
    ],
)
def test_a_swap_that_does_not_fit_is_refused_with_its_witness(gvcs: Gvcs, tmp_path: Path, swap: str, words: str) -> None:
    done = gvcs("build", "tractor", "--plugins-dir", MISFITS, "--swap", swap, "-O", str(tmp_path / "out"), folder=ROOT)
    assert done.code == 1
    assert words in done.out + done.err
    assert "nothing written" in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("machine", ["printer", "circuit_mill"])
def test_a_tool_head_is_weighed_by_its_parts_and_refused_where_the_host_does_not_carry_it(gvcs: Gvcs, tmp_path: Path, machine: str) -> None:
    done = gvcs("build", machine, "--plugins-dir", MISFITS, "--swap", "tool=head_too_heavy", "--out", "bom", "-O", str(tmp_path / "out"), folder=ROOT)
    assert done.code == 1
    assert "head_too_heavy requires carries_kg 4.5, at most 3.5 agreed" in done.out + done.err
    assert not (tmp_path / "out").exists()


def test_no_pair_of_the_shipped_tree_is_a_misfit_and_more_than_is_declared_is_not_said(gvcs: Gvcs) -> None:
    done = gvcs("interchange", folder=ROOT)
    assert (done.code, done.err.count(" 0 do not,")) == (0, 1), done.err
    sections = [section.splitlines() for section in re.split(r"\n(?! )", done.out.rstrip())]
    misfits = {section[0].split()[0]: [line for line in section if line.startswith("  NO")] for section in sections}
    assert {key: len(found) for key, found in misfits.items() if found} == {"valve_seat@1": 3}, "as released; superseded by three that fit"
    superseded = {section[0].split()[0] for section in sections if "[superseded by " in section[0]}
    assert superseded == {"valve_seat@1", "operator_deck@1"}
    lines = [line for section in sections if section[0].startswith(("wheel_unit@2", "power_bay@1", "Not covered")) for line in section]
    declared = [line[6:].partition(" frame: fits")[0] for line in lines if line.startswith("  yes") and "fits as declared, gauges not run" in line]
    hosts = {f"{host} 1.0.0 frame#wheel_rear_left (+3) <- " for host in ("tractor", "tractor/hand_levers")}
    now = [line for line in declared if "[record]" not in line]  # beside them, earlier versions that are on record
    assert sorted(now) == sorted(f"{host}{module}" for host in hosts for module in ("lifetrac_iii 1.0.0", "uwu_grid 1.1.0", "uwu_v25 1.0.0"))
    asked = [line for line in lines if line.startswith("  ?") and "run the gauges" in line]
    assert {line.split(" <- ")[1].split()[0] for line in asked} == {"power_cube", "power_cube_27hp"}
    assert len(asked) == 2 * len({line.split(" <- ")[0] for line in asked})  # each host with both cubes
    assert lines[-1].startswith("Not covered: thread form")


def test_a_concept_says_so_in_the_matrix(gvcs: Gvcs) -> None:
    done = gvcs("interchange", "tool_pack@1", folder=ROOT)
    assert done.code == 0
    pairs = [line for line in done.out.splitlines() if " <- " in line]
    assert pairs
    assert all(line.count("[concept]") == 2 for line in pairs)  # drill and battery_pack


def test_every_misfit_is_in_the_matrix_with_cause_and_picture(gvcs: Gvcs) -> None:
    arguments = ("interchange", "--plugins-dir", MISFITS, "wheel_unit@2", "power_bay@1", "lever_valve_seat@1")
    done = gvcs(*arguments, "--json", folder=ROOT)
    assert done.code == 1
    data = json.loads(done.out)
    assert data["schema"] == "gvcs.interchange/1"
    cells = {
        module.split()[0]: field
        for one in data["interfaces"]
        for line in one["fields"]
        for module, field in zip(one["modules"], line, strict=True)
        if field["answer"] == "FAIL"
    }
    causes = {module: cell["cause"] for module, cell in cells.items()}
    assert causes == {
        "levers_too_wide": "too demanding",
        "power_too_wide": "outside the envelope",
        "power_too_weak": "missing capacity",
        "power_too_heavy": "too demanding",
        "wheel_shifted": "shifted hole",
    }
    assert cells["wheel_shifted"]["margin"] == pytest.approx(20.6375 - 19.6 - 6, abs=1e-3)
    assert 0 <= cells["wheel_shifted"]["expected_yield"] < 0.01
    page = gvcs(*arguments, "--format", "html", folder=ROOT).out
    pictures = [page[at : page.index("</svg>", at) + 6] for at in range(len(page)) if page.startswith("<svg", at)]
    assert len(set(pictures)) == 1  # on each host of the wheels the same
    kinds = [circle.get("stroke-dasharray") for circle in ElementTree.fromstring(pictures[0])]
    assert kinds.count("4 2") == 2  # two gauges, and the holes of both sides
    assert len(kinds) == 2 + 4 + 2
    table = gvcs(*arguments, "--format", "md", folder=ROOT).out
    assert "| tractor 1.0.0 frame#power | " in table
    assert all(module in table for module in causes)


def test_a_shop_with_coarse_jigs_turns_the_answer(gvcs: Gvcs, tmp_path: Path) -> None:
    shop = (ROOT / "src/gvcs_cad/catalog/default_shop.yaml").read_text(
        "utf-8"
    ) + 'processes:\n  jig-drilled: {date: "2026-11", size: 0.3 mm, position: 0.7 mm}\n'
    (tmp_path / "shop.yaml").write_text(shop, "utf-8")
    done = gvcs("interchange", "wheel_unit@2", "--shop", str(tmp_path / "shop.yaml"), folder=ROOT)
    assert done.code == 1
    assert "boundary 18.36 mm, 19.6 mm needed" in done.out
    assert "expected yield 9" in done.out


def test_an_interface_that_does_not_exist_is_refused_with_the_near_miss(gvcs: Gvcs) -> None:
    done = gvcs("interchange", "weel_unit@1", folder=ROOT)
    assert (done.code, done.out) == (2, "")
    assert "did you mean wheel_unit@2?" in done.err


def test_the_list_says_what_is_released_and_what_unverified(gvcs: Gvcs) -> None:
    lines = gvcs("interface", "list", folder=ROOT).out.splitlines()
    assert len(lines) >= 20
    assert [line.split()[0] for line in lines if " released " in line] == [
        *("controller_bay@1", "grid_frame@1", "hose_set@1", "lever_valve_seat@1", "operator_deck@2", "power_bay@1", "quick_attach@2"),
        *("remote_valve_seat@1", "tool_head@1", "universal_axis@1", "universal_axis_1in@1", "valve_seat@2", "walk_behind@1", "wheel_unit@2"),
    ]
    assert [line for line in lines if "(unverified" not in line] == []
    shown = gvcs("interface", "show", "quick_attach@2", folder=ROOT).out
    assert "GO gauge 25.35 mm" in shown
    assert "wedge angle, lip and hook of ISO 24410" in shown


# ------------------------------------------------------------------ releases


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with a machine, a module and an interface of its own, nothing released."""
    for name in ("cart", "handle"):
        shutil.copytree(ROOT / "fixtures" / "machines" / name, tmp_path / "machines" / name)
    return tmp_path


CONTRACT = "machines/handle/interfaces/Interface.cart.yaml"


def test_a_release_is_frozen_and_a_change_without_a_new_version_is_found(process: Gvcs, project: Path) -> None:
    done = process("interface", "release", "cart_grip@1", folder=project)
    assert (done.code, done.out) == (0, "released/cart_grip.v1.json: 3 claims\n")
    record = (project / "released" / "cart_grip.v1.json").read_bytes()
    assert process("interface", "release", "cart_grip@1", folder=project).code == 0
    assert (project / "released" / "cart_grip.v1.json").read_bytes() == record
    assert "changed since its release" not in process("check", "cart", folder=project).out

    text = (project / CONTRACT).read_text("utf-8")
    (project / CONTRACT).write_text(text.replace("middle of the rail's rear end", "top of the rail's rear end"), "utf-8")
    checked = process("check", "cart", folder=project)
    assert checked.code == 1
    assert "error: cart_grip@1 has changed since its release (agrees) without a new version: call it cart_grip@2" in checked.out
    assert process("build", "cart", "-O", "out", folder=project).code == 1
    assert not (project / "out").exists()
    assert process("interchange", folder=project).code == 1
    assert process("interface", "release", "cart_grip@1", folder=project).code == 2
    assert (project / "released" / "cart_grip.v1.json").read_bytes() == record


def test_a_record_that_was_edited_by_hand_is_refused(process: Gvcs, project: Path) -> None:
    process("interface", "release", "cart_grip@1", folder=project)
    path = project / "released" / "cart_grip.v1.json"
    path.write_text(path.read_text("utf-8").replace("rear end", "front end"), "utf-8")
    done = process("interchange", folder=project)
    assert done.code == 2
    assert "released/cart_grip.v1.json: the contract is not the one that was released" in done.err
    path.write_text("{}", "utf-8")
    assert "schema None is not gvcs.interface/1" in process("check", "cart", folder=project).err


def test_what_fails_its_gauge_is_not_released(gvcs: Gvcs, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "machines", tmp_path / "machines", ignore=shutil.ignore_patterns("__pycache__"))
    done = gvcs("interface", "release", "power_bay@1", "--plugins-dir", MISFITS, folder=tmp_path)
    assert done.code == 1
    assert "power_too_weak" in done.err
    assert not (tmp_path / "released").exists()


def test_a_pair_that_does_not_fit_is_not_released(gvcs: Gvcs, project: Path) -> None:
    handle = project / "machines" / "handle" / "__init__.py"
    port = 'x_axis="+z", z_axis="-x"), side="module"'
    assert port in handle.read_text("utf-8")
    handle.write_text(handle.read_text("utf-8").replace(port, f'{port}, requires={{"pull_n": 500.0}}'), "utf-8")
    done = gvcs("interface", "release", "cart_grip@1", folder=project)
    assert done.code == 1
    assert "cart_grip@1: handle 0.1.0 requires pull_n 500, cart 1.2.3 does not say what it provides\n" in done.err
    assert not (project / "released").exists()


@pytest.mark.parametrize(("row", "code"), [("cart_grip@2: {", 1), ('cart_grip@2: {supersedes: {cart_grip@1: "it pulled too hard"}, ', 0)])
def test_a_released_misfit_is_counted_until_another_contract_has_taken_its_place(gvcs: Gvcs, project: Path, row: str, code: int) -> None:
    contract = Interface(key="cart_grip@1", title="grip of the test cart", agrees="datum: middle of the rail's rear end", basis=chosen("a test"))
    old = Claim("old_handle", "1.0.0", "cart_grip@1", "module", "mount", requires=(("pull_n", 500.0),))
    write_record(project, Record(contract, contract_digest(contract), (Claim("old_cart", "1.0.0", "cart_grip@1", "host", "grip"), old)))
    key = row.partition(":")[0]
    for path, words in ((CONTRACT, "cart_grip@1: {"), ("machines/handle/__init__.py", "cart_grip@1"), ("machines/cart/__init__.py", "cart_grip@1")):
        text = (project / path).read_text("utf-8")
        assert words in text
        (project / path).write_text(text.replace(words, row if words.endswith("{") else key), "utf-8")
    done = gvcs("interchange", folder=project)
    assert done.code == code
    assert "old_handle 1.0.0 requires pull_n 500, old_cart 1.0.0 does not say what it provides" in done.out, "what is out there is told all the same"
    assert ("[released]  [superseded by cart_grip@2: it pulled too hard]" in done.out) == (code == 0)


def test_a_released_module_that_changes_under_its_version_is_found(process: Gvcs, project: Path) -> None:
    handle = project / "machines" / "handle" / "__init__.py"
    port = 'place(0, inch("1/2"), inch("1/2"), x_axis="+z", z_axis="-x"), side="module"'
    assert port in handle.read_text("utf-8")
    handle.write_text(handle.read_text("utf-8").replace(port, f'{port}, provides={{"pull_n": 500.0}}'), "utf-8")
    process("interface", "release", "cart_grip@1", folder=project)
    assert process("interchange", "cart_grip@1", folder=project).code == 0
    handle.write_text(handle.read_text("utf-8").replace("500.0", "300.0"), "utf-8")
    done = process("interchange", "cart_grip@1", folder=project)
    assert done.code == 1
    assert "handle 0.1.0 at mount has changed since its release without a new version: handle 0.1.0 provides pull_n 300 < 500" in done.out
    handle.write_text(handle.read_text("utf-8").replace('name, title = "handle"', 'version = "0.2.0"\n    name, title = "handle"'), "utf-8")
    stepped = process("interchange", "cart_grip@1", folder=project)
    assert stepped.code == 0
    assert "  3   handle 0.1.0 -> handle 0.2.0: not interchangeable: handle 0.2.0 provides pull_n 300 < 500" in stepped.out
