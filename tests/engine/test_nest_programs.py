"""Part programs of a whole job: a machine and a drawing by others on the same sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad.cli.main import run

ROOT = Path(__file__).parents[2]
STOCK = "plate A36 1/4"
SHOP = f"name: ours\ncurrency: EUR\nsaw: {{kerf: 2 mm, trim: 9 mm}}\nsheets:\n  {STOCK}:\n    - {{length: 500 mm, width: 260 mm}}\n"


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the arguments that nest the coupon with two pieces of a drawing of it that somebody else sends."""
    monkeypatch.chdir(ROOT)
    assert run(["build", "coupon", "--out", "dxf", "-O", str(tmp_path / "theirs")]) == 0
    (drawing,) = (tmp_path / "theirs").rglob("*.dxf")
    old = drawing.rename(tmp_path / "old.dxf")
    (tmp_path / "shop.yaml").write_text(SHOP, "utf-8")
    words = ["nest", "coupon", f"{old}=2", "--stock", STOCK, "--seconds", "0", "--programs"]
    return [*words, "--shop", str(tmp_path / "shop.yaml"), "-O", str(tmp_path / "out")]


def programs(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.rglob("gcode/*"))}


def test_they_cut_machines_and_drawings_together(job: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(job) == 0
    assert "1 part programs in" in capfd.readouterr().out
    found = programs(tmp_path / "out")
    assert sorted(found) == ["plate-A36-1-4_sheet1.ngc", "plate-A36-1-4_sheet1_setup.md"]
    text = found["plate-A36-1-4_sheet1.ngc"]
    assert text.count(": coupon outside)") == 1
    assert text.count(": old outside)") == 2
    assert text.count("M3 $0") == 12
    assert "coupon: basis chosen; measure both sides" in found["plate-A36-1-4_sheet1_setup.md"]


def test_a_sheet_that_cannot_be_cut_is_named_and_the_last_program_stays(job: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(job) == 0
    before = programs(tmp_path / "out")
    narrow = tmp_path / "narrow.yaml"
    narrow.write_text(SHOP + "torch: {amps: 30}\n", "utf-8")
    capfd.readouterr()
    assert run([*job, "--shop", str(narrow)]) == 3
    assert "plate-A36-1-4_sheet1.ngc: plate A36 1/4: chart powermax85 has no row at 30 A for A36; waiting for it: coupon, old" in capfd.readouterr().err
    assert programs(tmp_path / "out") == before


def test_a_dialect_that_nobody_speaks_is_refused(job: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(SHOP + "torch: {dialect: mach}\n", "utf-8")
    assert run([*job, "--shop", str(other)]) == 2
    assert "no such post-processor: mach" in capfd.readouterr().err
