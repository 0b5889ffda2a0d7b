"""``gvcs nest`` and ``--out nest`` as a workshop uses them: search, keep, build, recover, and put what is left into the rack."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import ezdxf
import pytest

SHOP = "name: ours\ncurrency: EUR\nsaw: {kerf: 3 mm, trim: 10 mm}\n"
STOCK = "plate A36 1/4"
FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the test cart and a shop that has one size of sheet."""
    shutil.copytree(FIXTURES / "machines", tmp_path / "machines")
    (tmp_path / "shop.yaml").write_text(f"{SHOP}sheets:\n  {STOCK}:\n    - {{length: 700 mm, width: 400 mm, price: 30}}\n", "utf-8")
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def report(folder: Path) -> Any:
    (stock,) = json.loads((folder / "outputs" / "cart" / "default" / "nest" / "nest.json").read_text("utf-8"))["stocks"]
    return stock


def test_a_search_keeps_a_record_and_the_build_uses_it_until_an_input_changes(process: Any, project: Path) -> None:
    found = process("nest", "cart", "--shop", "shop.yaml", "--seconds", "3", folder=project)
    assert found.code == 0, found.err
    assert found.out.startswith(f"{STOCK}: 3 parts on 1 x 700 x 400 mm (proven least)")
    (record,) = (project / "nests").iterdir()
    data = json.loads(record.read_text("utf-8"))
    data["method"] = "kept by hand"
    record.write_text(json.dumps(data), "utf-8")
    for _ in range(2):
        done = process("build", "cart", "--shop", "shop.yaml", "--out", "nest", folder=project)
        assert done.code == 0, done.err
        assert report(project)["method"] == "kept by hand"
    before = content(project / "outputs" / "cart" / "default" / "nest")
    assert set(before) == {"nest.json", "nest.md", "plate-A36-1-4_sheet1.dxf", "plate-A36-1-4_sheet1.svg", "plate-A36-1-4_sheet1.png"}
    process("build", "cart", "--shop", "shop.yaml", "--out", "nest", folder=project)
    assert content(project / "outputs" / "cart" / "default" / "nest") == before
    (project / "shop.yaml").write_text((project / "shop.yaml").read_text("utf-8") + "nesting: {gap: 9 mm}\n", "utf-8")
    assert process("build", "cart", "--shop", "shop.yaml", "--out", "nest", folder=project).code == 0
    assert report(project)["method"] != "kept by hand"
    assert report(project)["gap"] == 9.0


def test_a_record_that_was_tampered_with_is_named_and_the_last_good_nest_stays(process: Any, project: Path) -> None:
    assert process("nest", "cart", "--shop", "shop.yaml", "--seconds", "1", folder=project).code == 0
    assert process("build", "cart", "--shop", "shop.yaml", "--out", "nest", folder=project).code == 0
    before = content(project / "outputs" / "cart" / "default" / "nest")
    (record,) = (project / "nests").iterdir()
    data = json.loads(record.read_text("utf-8"))
    for placed in data["sheets"][0]["items"]:
        placed[1:3] = [100.0, 100.0]
    record.write_text(json.dumps(data), "utf-8")
    done = process("build", "cart", "--shop", "shop.yaml", "--out", "nest", folder=project)
    assert done.code != 0
    assert f"{record.name}: {STOCK}: sheet 1: " in done.err
    assert content(project / "outputs" / "cart" / "default" / "nest") == before


def test_a_part_larger_than_any_sheet_is_named_with_the_sheets_and_the_last_good_nest_stays(process: Any, project: Path) -> None:
    assert process("build", "cart", "--shop", "shop.yaml", "--out", "nest", folder=project).code == 0
    before = content(project / "outputs" / "cart" / "default" / "nest")
    small = project / "small.yaml"
    small.write_text(f"{SHOP}sheets:\n  {STOCK}:\n    - {{length: 310 mm, width: 170 mm, name: scrap}}\n", "utf-8")
    for command in (("build", "cart", "--shop", "small.yaml", "--out", "nest"), ("nest", "cart", "--shop", "small.yaml")):
        done = process(*command, folder=project)
        assert done.code == 3
        assert f"{STOCK}: cart_deck of 300 x 160 mm fits no sheet with a margin of 10 mm; there are scrap" in done.err
    assert content(project / "outputs" / "cart" / "default" / "nest") == before
    assert not (project / "nests").exists()


def test_sheets_on_hand_that_are_used_up_are_named(process: Any, project: Path) -> None:
    (project / "one.yaml").write_text(f"{SHOP}sheets:\n  {STOCK}:\n    - {{length: 330 mm, width: 190 mm, count: 1}}\n", "utf-8")
    done = process("nest", "cart", "--shop", "one.yaml", folder=project)
    assert (done.code, done.out) == (3, "")
    assert f"{STOCK}: the sheets on hand are used up; left over: 1 x arm, 1 x lug" in done.err


@pytest.mark.skipif(sys.platform != "linux", reason="signals")
def test_a_kill_in_mid_nest_leaves_record_and_outputs_as_they_were(process: Any, project: Path) -> None:
    assert process("nest", "cart", "--shop", "shop.yaml", "--seconds", "1", folder=project).code == 0
    before = content(project)
    command = [sys.executable, "-m", "gvcs_cad", "nest", "cart", "--shop", "shop.yaml", "--seconds", "60"]
    running = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(3.0)
    assert running.poll() is None
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert {name: data for name, data in content(project).items() if "__pycache__" not in name} == {n: d for n, d in before.items() if "__pycache__" not in n}


def drawing(folder: Path, units: int = 4) -> None:
    doc = ezdxf.new("R2000")
    doc.header["$INSUNITS"] = units
    doc.modelspace().add_circle((50, 50), 40)
    doc.modelspace().add_circle((50, 50), 10)
    for a, b in (((200, 0), (300, 0)), ((300, 0), (300, 60)), ((300, 60), (200, 60)), ((200, 60), (200, 0))):
        doc.modelspace().add_line(b, a)
    doc.saveas(folder / "Old parts.dxf")


def test_drawings_by_others_join_the_machines(process: Any, project: Path) -> None:
    drawing(project)
    done = process("nest", "cart", "Old parts.dxf=4", "--stock", STOCK, "--shop", "shop.yaml", "--seconds", "0", "--json", folder=project)
    assert done.code == 0, done.err
    data = json.loads(done.out)
    (stock,) = data["stocks"]
    counts: dict[str, int] = {}
    for sheet in stock["sheets"]:
        for part in sheet["parts"]:
            counts[part["part_no"]] = counts.get(part["part_no"], 0) + 1
    assert counts == {"arm": 1, "cart_deck": 1, "lug": 1, "old_parts_1": 4, "old_parts_2": 4}
    assert data["records"] == []
    assert (project / data["folder"] / "nest" / "plate-A36-1-4_sheet1.dxf").is_file()


@pytest.mark.parametrize(
    ("items", "options", "words"),
    [
        (["Old parts.dxf=4"], [], "Old parts.dxf=4: a drawing states no stock; say which with --stock 'plate A36 1/4'"),
        (["Old parts.dxf"], ["--stock", STOCK], "a drawing is given as FILE.dxf=N, N the number of each plate in it"),
        (["Old parts.dxf=0"], ["--stock", STOCK], "a drawing is given as FILE.dxf=N"),
        (["Old parts.dxf=1"], ["--stock", "plate A36 1/5"], "no such plate stock: plate A36 1/5"),
        (["Old parts.dxf=1"], ["--stock", STOCK], "Old parts.dxf: states no unit that is known; say which with --unit"),
        (["gone.dxf=1"], ["--stock", STOCK], "gone.dxf: no such file"),
        (["carte"], [], "did you mean cart?"),
        (["cart"], ["--write-remnants"], "--write-remnants needs the shop file that they go into"),
    ],
)
def test_what_is_asked_wrong_is_told(gvcs: Any, project: Path, items: list[str], options: list[str], words: str) -> None:
    drawing(project, units=0)
    done = gvcs("nest", *items, *options, folder=project)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_what_is_left_goes_into_the_shop_file_and_is_cut_first_the_next_time(process: Any, project: Path) -> None:
    (project / "shop.yaml").write_text(f"{SHOP}sheets: # ours\n  {STOCK}:\n    - {{length: 1200 mm, width: 600 mm, count: 2}}\n", "utf-8")
    done = process("nest", "cart", "--shop", "shop.yaml", "--seconds", "0", "--write-remnants", folder=project)
    assert done.code == 0, done.err
    assert f"remnant R1: {STOCK}" in done.err
    text = (project / "shop.yaml").read_text("utf-8")
    assert "{length: 1200 mm, width: 600 mm, count: 1}" in text
    assert process("nest", "cart", "--shop", "shop.yaml", "--seconds", "0", folder=project).out.startswith(f"{STOCK}: 3 parts on 1 x R1 ")


def test_a_design_with_an_error_finding_is_not_nested(gvcs: Any, project: Path) -> None:
    weak = "substitute: {plate A36 1/4: plate S235 5}\n"
    (project / "weak.yaml").write_text(SHOP + weak, "utf-8")
    done = gvcs("nest", "cart", "--shop", "weak.yaml", folder=project)
    assert (done.code, done.out) == (1, "")
    assert "error: cart: plate S235 5 for plate A36 1/4 has 74% of its capacity, at least 95% (arm, lug)" in done.err
    assert not (project / "outputs").exists()


def test_the_safety_sheets_of_the_machines_come_first(process: Any, project: Path) -> None:
    assert process("nest", "cart", "--shop", "shop.yaml", "--seconds", "0", folder=project).code == 0
    text = (project / "outputs" / "nest" / "cart" / "SAFETY.md").read_text("utf-8")
    assert text.startswith("# Safety: Test cart (default)")
    assert process("build", "cart", "--shop", "shop.yaml", "--out", "nest", folder=project).code == 0
    assert text == (project / "outputs" / "cart" / "default" / "SAFETY.md").read_text("utf-8")
