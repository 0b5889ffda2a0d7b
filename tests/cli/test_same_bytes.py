"""The same bytes, whatever the process, the workers, the order and the place: one table of circumstances, one set of sums."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[2] / "fixtures"
OUTPUTS = ("dxf", "bom", "cutlist", "stl", "3mf", "step", "glb")
CIRCUMSTANCES: dict[str, tuple[tuple[str, ...], Path, dict[str, str]]] = {
    "one worker, seed 1": (("-j", "1"), FIXTURES, {"PYTHONHASHSEED": "1"}),
    "four workers, seed 2, another folder, time zone and locale": (
        ("-j", "4"),
        FIXTURES / "machines" / "cart",
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ),
    "two workers, seed 3, outputs in the other order": (("-j", "2", "reversed"), FIXTURES, {"PYTHONHASHSEED": "3", "PYTHONUTF8": "1"}),
}


def sums(folder: Path, cache: Path, circumstance: str) -> str:
    more, place, environment = CIRCUMSTANCES[circumstance]
    names = OUTPUTS[::-1] if "reversed" in more else OUTPUTS
    options = [option for option in more if option != "reversed"]
    command = [sys.executable, "-m", "gvcs_cad", "build", "cart", *(word for name in names for word in ("--out", name)), "-O", str(folder), *options]
    variables = {**os.environ, **environment, "GVCS_CACHE_DIR": str(cache)}
    subprocess.run(command, cwd=place, env=variables, check=True, capture_output=True, timeout=300)
    return (folder / "cart" / "default" / "SHA256SUMS").read_text()


@pytest.mark.slow
def test_no_circumstance_changes_a_byte_and_a_cache_hit_is_what_would_be_made(tmp_path: Path) -> None:
    cold = {name: sums(tmp_path / f"cold {i}", tmp_path / f"cache {i}", name) for i, name in enumerate(CIRCUMSTANCES)}
    first = next(iter(CIRCUMSTANCES))
    warm = sums(tmp_path / "warm", tmp_path / "cache 1", first)
    assert len(set(cold.values()) | {warm}) == 1
    assert {line.split("  ")[1].partition("/")[0] for line in cold[first].splitlines()} == {*OUTPUTS, "SAFETY.md"}


@pytest.mark.slow
def test_a_byte_that_did_change_is_seen(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gvcs_cad", "build", "cart", "--out", "cutlist"]
    found = []
    for length in ("800 mm", "850 mm"):
        subprocess.run([*command, "--set", f"length={length}", "-O", str(tmp_path / length)], cwd=FIXTURES, check=True, capture_output=True)
        (place,) = (tmp_path / length / "cart").glob("[!.]*")
        found.append((place / "SHA256SUMS").read_text())
    assert found[0] != found[1]
