"""The files of this commit are, byte for byte, those whose sums are recorded: on any path, from an empty or a restored cache."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "fixtures" / "sha256"
LOCK = ROOT / "constraints.txt"
PLATFORM = f"{platform.system().lower()}-{platform.machine()}"
LIBRARIES = ("cadquery", "cadquery-ocp", "ezdxf", "numpy", "scipy", "trimesh", "XlsxWriter")
Sums = dict[str, str]  # what is summed -> SHA-256
RECORD = "if the change is meant, record it: pytest tests/test_sums.py --record -m ''; gvcs diff HEAD tells what it is"


def built(project: Path, folder: Path, cache: Path, *arguments: str) -> Sums:
    """Build in a process of its own and return one sum for each output of each configuration."""
    command = [sys.executable, "-P", "-m", "gvcs_cad", "build", *arguments, "-O", str(folder), "-j", "2"]
    done = subprocess.run(command, cwd=project, env={**os.environ, "GVCS_CACHE_DIR": str(cache)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines: dict[str, list[str]] = defaultdict(list)
    for sums in sorted(folder.glob("*/*/SHA256SUMS")):
        for line in sums.read_text("utf-8").splitlines():
            output = line.split("  ", 1)[1].partition("/")[0]
            lines[f"{sums.parent.relative_to(folder).as_posix()}/{output}"].append(line)
    return {name: hashlib.sha256("\n".join(found).encode()).hexdigest() for name, found in sorted(lines.items())}


def read(file: Path) -> tuple[Sums, str]:
    """Return the recorded sums and the lock that they were recorded under."""
    text = file.read_text("utf-8")
    (lock,) = re.findall(r"^# lock ([0-9a-f]{64})$", text, re.M)
    return {name: digest for digest, name in re.findall(r"^([0-9a-f]{64})  (\S+)$", text, re.M)}, lock


def written(sums: Mapping[str, str], where: str) -> str:
    head = f"# each line sums the SHA256SUMS of one output; {where}\n# lock {hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"
    return head + "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))


def other_versions(lock: str) -> list[str]:
    """Name every library that is installed in another version than the lock file says."""
    locked = dict(line.split("==") for line in lock.splitlines() if "==" in line and not line.startswith("#"))
    return [f"{name} {version(name)} is installed, {locked[name]} is locked" for name in LIBRARIES if name in locked and locked[name] != version(name)]


def complaint(recorded: Sums, found: Sums, recorded_lock: str, lock: str) -> str:
    """Say which outputs differ from the record, and why that may be; empty where none does."""
    differing = [name for name in sorted(recorded.keys() | found.keys()) if recorded.get(name) != found.get(name)]
    if not differing:
        return ""
    reasons = other_versions(lock)
    if hashlib.sha256(lock.encode()).hexdigest() != recorded_lock:
        reasons.append("constraints.txt has changed since they were recorded")
    return "\n".join([f"other bytes than recorded: {', '.join(differing)}", *reasons, RECORD])


@pytest.fixture
def matches(request: pytest.FixtureRequest) -> Callable[[str, Sums, str], None]:
    """Return a function that compares sums with a file of them, or writes it under --record."""

    def compare(name: str, sums: Sums, where: str) -> None:
        file = FOLDER / f"{name}.sums"
        if request.config.getoption("--record"):
            file.write_text(written(sums, where), "utf-8")
        recorded, recorded_lock = read(file)
        words = complaint(recorded, sums, recorded_lock, LOCK.read_text("utf-8"))
        if words:
            pytest.fail(words, pytrace=False)

    return compare


def test_drawings_saw_lists_and_data_are_the_recorded_ones_on_any_platform(matches: Callable[..., None], tmp_path: Path) -> None:
    sums = built(ROOT, tmp_path / "out", tmp_path / "cache", "--all", "--concept", "--out", "dxf", "--out", "cutlist", "--out", "design")
    matches("any-platform", sums, "the same on every platform and Python")
    kept = [path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert kept
    assert not any(b"Open CASCADE" in data for data in kept), "no kernel, no solid"


@pytest.mark.slow
def test_what_the_kernel_makes_is_the_recorded_on_another_path_and_from_a_restored_cache(
    matches: Callable[..., None], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if not (FOLDER / f"{PLATFORM}.sums").exists() and not request.config.getoption("--record"):
        there = ", ".join(path.stem for path in sorted(FOLDER.glob("*.sums")))
        pytest.skip(f"no sums are recorded for {PLATFORM}, there are {there}; solids and meshes are the same on one platform only")
    wanted = [word for output in ("stl", "3mf", "step", "glb", "bom", "dxf") for word in ("--out", output)]
    fresh = built(ROOT / "fixtures", tmp_path / "out", tmp_path / "cache", "cart", *wanted)
    elsewhere = tmp_path / "another path" / "project"
    shutil.copytree(ROOT / "fixtures" / "machines", elsewhere / "machines", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(tmp_path / "cache", tmp_path / "restored")
    assert built(elsewhere, tmp_path / "again", tmp_path / "restored", "cart", *wanted) == fresh
    why = [sys.executable, "-P", "-m", "gvcs_cad", "build", "cart", *wanted, "--explain", "-O", str(tmp_path / "told")]
    told = subprocess.run(why, cwd=elsewhere, env={**os.environ, "GVCS_CACHE_DIR": str(tmp_path / "restored")}, capture_output=True, text=True, check=True)
    words = (told.stdout + told.stderr).splitlines()
    assert any(line.startswith("  reuse  ") for line in words)
    assert [line for line in words if line.startswith("  make   ")] == [], "everything came from the cache"
    matches(PLATFORM, fresh, f"solids and meshes, {PLATFORM} only")


@pytest.mark.slow
def test_what_the_kernel_makes_of_a_real_machine_is_the_recorded(matches: Callable[..., None], tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The circuit mill: plates, rods, printed parts and parts that designers' functions draw, models, meshes, the assembly and the bill."""
    name = f"{PLATFORM}-circuit_mill"
    if not (FOLDER / f"{name}.sums").exists() and not request.config.getoption("--record"):
        pytest.skip(f"no sums of the circuit mill are recorded for {PLATFORM}")
    wanted = [word for output in ("stl", "step", "glb", "bom") for word in ("--out", output)]
    sums = built(ROOT, tmp_path / "out", tmp_path / "cache", "circuit_mill", *wanted)
    assert sums.keys() == {f"circuit_mill/mill/{output}" for output in ("SAFETY.md", "stl", "step", "glb", "bom")}
    matches(name, sums, f"solids and meshes, {PLATFORM} only")


def test_a_byte_more_a_file_less_and_another_library_are_told() -> None:
    recorded = {"cart/default/dxf": "a" * 64, "cart/default/bom": "b" * 64}
    lock = LOCK.read_text("utf-8")
    digest = hashlib.sha256(lock.encode()).hexdigest()
    assert complaint(recorded, recorded, digest, lock) == ""
    assert complaint(recorded, {**recorded, "cart/default/dxf": "c" * 64}, digest, lock) == f"other bytes than recorded: cart/default/dxf\n{RECORD}"
    assert complaint(recorded, {"cart/default/dxf": "a" * 64}, digest, lock).startswith("other bytes than recorded: cart/default/bom\n")
    older = lock.replace(f"ezdxf=={version('ezdxf')}", "ezdxf==0.1")
    words = complaint(recorded, {}, digest, older).splitlines()
    assert words[1:3] == [f"ezdxf {version('ezdxf')} is installed, 0.1 is locked", "constraints.txt has changed since they were recorded"]


def test_the_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    sums = {"b/c/dxf": "1" * 64, "a/b/dxf": "2" * 64}
    (tmp_path / "x.sums").write_text(written(sums, "here"))
    assert read(tmp_path / "x.sums") == (sums, hashlib.sha256(LOCK.read_bytes()).hexdigest())
