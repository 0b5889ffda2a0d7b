"""The import contracts of pyproject.toml hold, and each of them can fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = {"gvcs_cad": ROOT / "src" / "gvcs_cad", "gvcs_machines": ROOT / "machines", "gvcs_plugins": ROOT / "plugins"}
CONTRACTS = [contract["name"] for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]]

LAYERS = "folders are layers, and imports go downwards"

VIOLATIONS = [
    (LAYERS, "gvcs_cad.model.vector", "gvcs_cad.engine.build"),
    ("nothing inside gvcs_cad imports the designer's API", "gvcs_cad.cli.list", "gvcs_cad"),
    ("CAD kernels only in geometry", "gvcs_cad.formats.stl", "OCP"),
    ("CAD kernels only in geometry", "gvcs_machines.tractor.printed", "cadquery"),
    ("ezdxf only in formats", "gvcs_plugins.dxf", "ezdxf"),
    ("typst only in formats", "gvcs_plugins.drawing", "typst"),
    ("the engine knows no machine and no plugin by name", "gvcs_cad.engine.build", "gvcs_plugins.dxf"),
    ("machines know the designer's API only", "gvcs_machines.bucket", "gvcs_cad.model.part"),
    ("machines know nothing of one another", "gvcs_machines.bucket", "gvcs_machines.tractor"),
    ("plugins know the API and extend only", "gvcs_plugins.stl", "gvcs_cad.units"),
    ("plugins know nothing of one another", "gvcs_plugins.stl", "gvcs_plugins.dxf"),
]


def lint(folder: Path) -> str:
    """Return the report over the packages in a folder."""
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False).stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name, source in PACKAGES.items():
        shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.yaml"))
    return tmp_path


def test_every_contract_is_kept(copy: Path) -> None:
    report = lint(copy)
    assert [name for name in CONTRACTS if f"{name} KEPT" not in report] == [], report


def test_every_contract_has_a_violation_here() -> None:
    assert {name for name, *_ in VIOLATIONS} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "importer", "imported"), VIOLATIONS)
def test_an_import_that_is_not_allowed_is_reported_even_inside_a_function(copy: Path, contract: str, importer: str, imported: str) -> None:
    folder = copy / importer.replace(".", "/")
    file = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    with file.open("a", encoding="utf-8") as module:
        module.write(f"\ndef forbidden():\n    import {imported}\n")
    report = lint(copy)
    assert f"{contract} BROKEN" in report
    assert f"{importer} -> {imported} (l." in report


def test_a_folder_that_is_no_layer_is_reported(copy: Path) -> None:
    (copy / "gvcs_cad" / "utils.py").write_text("", "utf-8")
    report = lint(copy)
    assert f"{LAYERS} BROKEN" in report
    assert "gvcs_cad.utils" in report
