"""The ``gcode`` output as a shop meets it: from a machine and a shop file to programs on disk, or a clear no that leaves the last ones alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gvcs_cad.cli.main import run

ROOT = Path(__file__).parents[2]
SMALL_SHEET = "sheets: {plate A36 1/4: [{length: 130 mm, width: 130 mm}]}\n"
SHOP = "name: ours\ncurrency: EUR\nsaw: {kerf: 2 mm, trim: 9 mm}\n"


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Return a function that builds a machine's programs in a shop and tells exit code, words and files."""
    monkeypatch.chdir(ROOT)

    def command(machine: str, shop: str = "", *more: str) -> tuple[int, str, dict[str, str]]:
        arguments = ["build", machine, "--out", "gcode", "-O", str(tmp_path / "out"), *more]
        if shop:
            file = tmp_path / f"shop{abs(hash(shop))}.yaml"
            file.write_text(SHOP + shop, "utf-8")
            arguments += ["--shop", str(file)]
        code = run(arguments)
        said = capfd.readouterr()
        files = {path.name: path.read_text("ascii" if path.suffix in (".ngc", ".nc") else "utf-8") for path in sorted((tmp_path / "out").rglob("gcode/*"))}
        return code, said.out + said.err, files

    return command


def test_one_program_and_one_setup_page_per_sheet(build) -> None:  # type: ignore[no-untyped-def]
    code, _, files = build("coupon")
    assert code == 0
    assert sorted(files) == ["plate-A36-1-4_sheet1.ngc", "plate-A36-1-4_sheet1_setup.md"]
    assert files["plate-A36-1-4_sheet1.ngc"].count("M3 $0") == 4
    page = files["plate-A36-1-4_sheet1_setup.md"]
    for words in ("- 4 pierces", "edges within 0.00", "cut the coupon of this stock first", "- coupon: basis chosen; measure", "kerf = programmed kerf"):
        assert words in page


def test_the_shop_file_rules_the_dialect_and_the_zero(build) -> None:  # type: ignore[no-untyped-def]
    shop = "torch: {dialect: grbl_plasma, units: in, origin: upper_right}\n"
    code, _, files = build("coupon", shop)
    assert code == 0
    text = files["plate-A36-1-4_sheet1.nc"]
    assert "G20" in text
    assert all(float(x) < 0 for x in re.findall(r"X(-?[\d.]+)", text))
    assert build("coupon", shop, "--option", "gcode.dialect=linuxcnc_qtplasmac")[0] == 0


@pytest.mark.parametrize(
    ("shop", "code", "words"),
    [
        ("torch: {dialect: grbl}\n", 2, "no such post-processor: grbl; there are grbl_plasma, linuxcnc_qtplasmac"),
        ("torch: {chart: powermax45}\n", 3, "torch.chart: no such cut chart: powermax45; did you mean powermax45xp?"),
        ("torch: {amps: 30}\n", 3, "plate A36 1/4: chart powermax85 has no row at 30 A for A36; waiting for it: coupon"),
        ("torch: {table: [1 m, 1 m]}\n", 3, "plate A36 1/4, sheet 1: 2438.4 x 1219.2 mm does not lie on the table of 1000 x 1000 mm"),
        (SMALL_SHEET + "torch: {crater: 12}\n", 3, "sheet 1: coupon at x 10, y 10 mm, outside: no room in scrap for a lead-in"),
        (SMALL_SHEET.replace("130", "90"), 3, "coupon"),
    ],
)
def test_what_cannot_be_cut_is_named_and_the_last_programs_stay(build, shop: str, code: int, words: str) -> None:  # type: ignore[no-untyped-def]
    before = build("coupon")[2]
    found, said, after = build("coupon", shop)
    assert found == code
    assert words in said
    assert after == before


@pytest.mark.parametrize(("beyond", "code", "instead"), [("order", 0, "order it cut to its DXF"), ("saw", 0, "saw and grind it"), ("refuse", 3, "")])
def test_a_plate_beyond_the_chart_is_named_with_what_cuts_it(build, beyond: str, code: int, instead: str) -> None:  # type: ignore[no-untyped-def]
    shop = f"substitute: {{plate A36 1/4: plate A36 1}}\ntorch: {{beyond: {beyond}}}\n"
    found, said, files = build("coupon", shop)
    why = "plate A36 1: 25.4 mm is not in chart powermax85, which reaches from 3 to 20 mm"
    assert found == code
    assert "coupon: no program for this torch" in said
    assert why in said
    if beyond == "refuse":
        assert f"failed: gcode/plate-A36-1_sheet1.ngc: {why}" in said
        assert files == {}
    else:
        assert list(files) == ["not_torched.md"]
        assert f"| plate A36 1 | coupon | 1 | {instead}" in files["not_torched.md"]


def test_a_coupon_brings_a_plate_beyond_the_chart_back_to_the_torch(build) -> None:  # type: ignore[no-untyped-def]
    measured = 'measured: {plate A36 1: {kerf: 2.6 mm, feed: 300, pierce_delay: 2.0, date: "2026-11-25"}}'
    code, _, files = build("coupon", f"substitute: {{plate A36 1/4: plate A36 1}}\ntorch: {{{measured}}}\n")
    assert code == 0
    assert sorted(files) == ["plate-A36-1_sheet1.ngc", "plate-A36-1_sheet1_setup.md"]


def test_a_measured_kerf_changes_the_program(build) -> None:  # type: ignore[no-untyped-def]
    before = build("coupon")[2]["plate-A36-1-4_sheet1.ngc"]
    after = build("coupon", 'torch: {measured: {plate A36 1/4: {kerf: 1.8 mm, date: "2026-11-25"}}}\n')[2]["plate-A36-1-4_sheet1.ngc"]
    assert "kw=2.2" in before
    assert "kw=1.8" in after
    assert re.findall(r"G1 X(\S+)", before) != re.findall(r"G1 X(\S+)", after)


@pytest.mark.slow
def test_two_processes_write_the_same_programs_for_the_tractor(tmp_path: Path) -> None:
    found = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-m", "gvcs_cad", "build", "tractor", "--out", "gcode", "-O", str(out)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, timeout=300)
        found.append({path.name: path.read_bytes() for path in out.rglob("gcode/*")})
    assert found[0] == found[1]
    assert len(found[0]) >= 16
    pages = b"".join(content for name, content in found[0].items() if name.endswith(".md")).decode()
    assert "| loader_pivot_plate | 4 | pivot |" in pages  # the pivot is bored, not torched to size
    assert "bore from 73.28 mm as torched" in pages
    assert re.search(r"- loader_pivot_plate: .*not verified for strength", pages, re.I)  # no silent danger on the page that reaches the shop
