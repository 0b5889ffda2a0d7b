"""``gvcs new`` writes a machine that builds and passes its own test, in an empty folder as in a project, and a shop file that holds."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from gvcs_cad.catalog.shop import load_shop, shop_schema
from gvcs_cad.engine.template import write_machine, write_shop
from gvcs_cad.errors import UsageError

ROOT = Path(__file__).parents[2]


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("name", ["bench", "brick_press_2", "template_of_mine"])
def test_a_new_machine_builds_and_passes_its_own_test(tmp_path: Path, name: str) -> None:
    assert len(write_machine(name, tmp_path)) == 5
    done = run(tmp_path, "-m", "gvcs_cad", "build", name, "--out", "dxf", "--out", "bom", "--out", "cutlist")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (tmp_path / "outputs" / name / "default" / "dxf").iterdir()] == [f"{name}_top_rA_qty1_A36_6.35mm.dxf"]
    done = run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_its_test_can_fail(tmp_path: Path) -> None:
    write_machine("bench", tmp_path)
    expect = tmp_path / "machines" / "bench" / "expect.yaml"
    expect.write_text(expect.read_text().replace("beam_60: 2", "beam_60: 3"))
    done = run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert done.returncode == 1
    assert re.search(r"expect\.yaml:3:\d+: 2 beam_60, 3 expected", done.stdout)


def test_a_new_machine_is_short_and_names_no_template(tmp_path: Path) -> None:
    for path in write_machine("bench", tmp_path):
        assert "template" not in path.read_text().lower(), path
    assert len((tmp_path / "machines" / "bench" / "__init__.py").read_text().splitlines()) < 60


def test_it_goes_into_the_project_around_the_folder(tmp_path: Path) -> None:
    (tmp_path / "gvcs.yaml").touch()
    (tmp_path / "docs").mkdir()
    write_machine("bench", tmp_path / "docs")
    assert (tmp_path / "machines" / "bench" / "__init__.py").is_file()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    write_machine("bench", tmp_path)
    (tmp_path / "machines" / "bench" / "README.md").write_text("mine")
    with pytest.raises(UsageError) as refused:
        write_machine("bench", tmp_path)
    assert len(refused.value.problems) == 5
    assert (tmp_path / "machines" / "bench" / "README.md").read_text() == "mine"


@pytest.mark.parametrize("name", ["assembly", "hole", "machine", "parameters", "plate_part"])
def test_a_name_whose_class_would_hide_one_that_it_needs_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="take another name"):
        write_machine(name, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_an_installed_wheel_carries_template_machines_plugins_and_data(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in ("src", "machines", "plugins", "LICENSES"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md"):
        shutil.copy(ROOT / name, source / name)
    done = run(tmp_path, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(source))
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    for package, folder in (("gvcs_cad", "src/gvcs_cad"), ("gvcs_machines", "machines"), ("gvcs_plugins", "plugins")):
        wanted = {path.relative_to(source / folder) for path in (source / folder).rglob("*") if path.is_file()}
        assert {path.relative_to(site / package) for path in (site / package).rglob("*") if path.is_file()} == wanted
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    environment = {"PYTHONPATH": str(site)}
    assert run(fresh, "-m", "gvcs_cad", "new", "machine", "bench", **environment).returncode == 0
    done = run(fresh, "-m", "gvcs_cad", "build", "bench", "tractor", "--out", "dxf", **environment)
    assert done.returncode == 0, done.stderr
    where = run(fresh, "-c", "import gvcs_cad; print(gvcs_cad.__file__)", **environment).stdout
    assert where.startswith(str(site))


def test_a_new_shop_file_is_the_default_with_the_schema_that_it_names(tmp_path: Path) -> None:
    file, schema = write_shop(tmp_path / "our shop.yaml")
    assert replace(load_shop(file), name="default") == load_shop()
    assert load_shop(file).name == "our shop"
    assert file.read_text("utf-8").startswith(f"# yaml-language-server: $schema={schema.name}\n")
    assert json.loads(schema.read_text("utf-8")) == shop_schema()


@pytest.mark.parametrize("name", ["shop.yaml", "shop.txt"])
def test_a_shop_file_is_never_overwritten_and_ends_as_yaml_does(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(UsageError, match=r"exists already$|ends in \.yaml$"):
        write_shop(tmp_path / name)
    assert (tmp_path / name).read_text("utf-8") == "mine"
