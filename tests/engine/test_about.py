"""The head of the manifest: version, commit and time, and no more certainty than there is."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from gvcs_cad.engine.about import about, own_version
from gvcs_cad.errors import UsageError
from gvcs_cad.plugins.output import Build
from gvcs_cad.testing import prepared

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cart() -> Build:
    return prepared("cart", start=ROOT / "fixtures").build


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit."""
    for command in (
        ["init", "--quiet"],
        ["config", "user.email", "a@b.c"],
        ["config", "user.name", "a"],
        ["commit", "--quiet", "--allow-empty", "-m", "first"],
    ):
        git(tmp_path, *command)
    return tmp_path


def git(folder: Path, *command: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *command], capture_output=True, text=True, check=True).stdout.strip()


def test_the_version_is_the_installed_one() -> None:
    assert own_version() == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def test_commit_and_changes_are_those_of_the_project(cart: Build, repository: Path) -> None:
    head = git(repository, "rev-parse", "HEAD")
    assert about(cart, repository)["git"] == {"commit": head, "dirty": False}
    (repository / "new.py").write_text("x = 1\n")
    assert about(cart, repository)["git"] == {"commit": head, "dirty": True}  # a machine that is not committed is not in that commit


def test_only_what_was_read_makes_a_build_dirty(cart: Build, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    files = {name: repository / name for name in ("README.md", "machines/a/__init__.py", "machines/a/__pycache__/a.cpython-311.pyc", "machines/[a]/b.py")}
    for file in files.values():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("first\n")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "second")

    def dirty(*read: str) -> bool:
        found = about(cart, repository, [("tree", str(elsewhere)), ("names", str(repository)), *(("tree", str(repository / path)) for path in read)])["git"]
        assert found["commit"] == git(repository, "rev-parse", "HEAD")
        return bool(found["dirty"])

    (elsewhere / "new.py").write_text("x = 1\n")
    files["README.md"].write_text("changed\n")
    files["machines/a/__pycache__/a.cpython-311.pyc"].write_text("changed\n")
    assert about(cart, repository)["git"]["dirty"]
    assert not dirty()
    assert not dirty("machines/a", "gvcs.yaml")
    assert dirty("README.md")
    (repository / "gvcs.yaml").write_text("machines: {}\n")
    assert dirty("machines/a", "gvcs.yaml")  # new
    assert not dirty("machines/a")
    files["machines/a/__init__.py"].unlink()
    assert dirty("machines/a")  # gone
    assert not dirty("machines/[a]")  # a name, and no pattern


def test_outside_a_repository_no_commit_is_claimed(cart: Build, tmp_path: Path) -> None:
    assert about(cart, tmp_path)["git"] == about(cart, None)["git"] == {}


def test_the_time_is_utc_and_can_be_ruled(cart: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert about(cart, None)["time"] == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize("text", ["yesterday", "1.5", "9" * 30])
def test_a_time_that_is_none_is_refused(cart: Build, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(UsageError, match=r"SOURCE_DATE_EPOCH: .* is not a number of seconds since 1970"):
        about(cart, None)


def test_the_design_is_named_by_its_digest(cart: Build) -> None:
    head = about(cart, None)
    assert (head["machine"], head["licence"], head["configuration"], head["design"]) == ("cart", "CERN-OHL-S-2.0", "default", cart.design.digest)


def test_a_project_inside_a_repository_is_of_its_commit(cart: Build, repository: Path) -> None:
    (repository / "inner").mkdir()
    assert about(cart, repository / "inner")["git"] == about(cart, repository)["git"] != {}


def test_libraries_platform_and_parts_are_told(cart: Build) -> None:
    head = about(cart, None)
    assert (head["versions"]["cadquery"], head["versions"]["ezdxf"]) == (version("cadquery"), version("ezdxf"))
    assert f"{sys.version_info[0]}.{sys.version_info[1]}" in head["system"]
    assert head["parts"] == {part.name: part.digest for part in cart.design.quantities}
