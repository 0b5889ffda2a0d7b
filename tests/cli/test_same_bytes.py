"""The same bytes, whatever the process, the workers, the order and the place: one table of circumstances, one set of sums."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from judges import needed

FIXTURES = Path(__file__).parents[2] / "fixtures"
OUTPUTS = ("dxf", "bom", "cutlist", "stl", "3mf", "step", "glb")
TURKISH = "tr_TR.UTF-8"  # writes 1,5 for 1.5, 1.000 for 1000, and its i is no I
SPEAKS = "import locale\nlocale.setlocale(locale.LC_ALL, '')\n"  # Python itself takes over LC_CTYPE alone; a library that embeds it may take all
CIRCUMSTANCES: dict[str, tuple[tuple[str, ...], Path, dict[str, str]]] = {
    "one worker, seed 1": (("-j", "1"), FIXTURES, {"PYTHONHASHSEED": "1"}),
    "four workers, seed 2, another folder, time zone and locale": (
        ("-j", "4"),
        FIXTURES / "machines" / "cart",
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1", "LC_ALL": TURKISH},
    ),
    "two workers, seed 3, outputs in the other order": (("-j", "2", "reversed"), FIXTURES, {"PYTHONHASHSEED": "3", "PYTHONUTF8": "1"}),
}


@pytest.fixture(scope="module")
def turkish(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Compile the locale and return what lets every process speak it from its start, workers included."""
    places, site = tmp_path_factory.mktemp("locales"), tmp_path_factory.mktemp("site")
    needed("locale-gen", "locales")  # the package with the sources
    subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", str(places / TURKISH)], check=True, capture_output=True)
    (site / "sitecustomize.py").write_text(SPEAKS)
    return {"LOCPATH": str(places), "PYTHONPATH": str(site)}


@pytest.mark.slow
def test_the_foreign_locale_is_in_force(turkish: dict[str, str]) -> None:
    """In this process and in a worker's, down to the library of C that the kernel is written on: or the test below would try none."""
    place = Path(turkish["PYTHONPATH"])
    (place / "spoken.py").write_text(
        "import ctypes\n\n\ndef spoken():\n    words = ctypes.create_string_buffer(9)\n"
        "    ctypes.CDLL(None).snprintf(words, 9, b'%.1f', ctypes.c_double(1.5))\n    return words.value.decode()\n"
    )
    (place / "asked.py").write_text(
        "from pathlib import Path\nfrom spoken import spoken\n"
        "from gvcs_cad.engine.pool import WarmPool\nfrom gvcs_cad.engine.worker import Setup\nfrom gvcs_cad.plugins.sources import Sources\n"
        "if __name__ == '__main__':\n    with WarmPool(Setup(Sources(Path('/nonexistent'))), 1, preload=()) as pool:\n"
        "        print(spoken(), pool.submit(spoken).result())\n"
    )
    done = subprocess.run(
        [sys.executable, str(place / "asked.py")], env={**os.environ, **turkish, "LC_ALL": TURKISH}, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("1,5 1,5\n", "")


def sums(folder: Path, cache: Path, circumstance: str, speech: Mapping[str, str]) -> str:
    more, place, environment = CIRCUMSTANCES[circumstance]
    names = OUTPUTS[::-1] if "reversed" in more else OUTPUTS
    options = [option for option in more if option != "reversed"]
    command = [sys.executable, "-m", "gvcs_cad", "build", "cart", *(word for name in names for word in ("--out", name)), "-O", str(folder), *options]
    foreign = speech if "LC_ALL" in environment else {}
    variables = {**os.environ, **environment, **foreign, "GVCS_CACHE_DIR": str(cache)}
    subprocess.run(command, cwd=place, env=variables, check=True, capture_output=True, timeout=300)
    return (folder / "cart" / "default" / "SHA256SUMS").read_text()


@pytest.mark.slow
def test_no_circumstance_changes_a_byte_and_a_cache_hit_is_what_would_be_made(tmp_path: Path, turkish: dict[str, str]) -> None:
    cold = {name: sums(tmp_path / f"cold {i}", tmp_path / f"cache {i}", name, turkish) for i, name in enumerate(CIRCUMSTANCES)}
    first = next(iter(CIRCUMSTANCES))
    warm = sums(tmp_path / "warm", tmp_path / "cache 1", first, turkish)
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
