"""Nothing changed is told without loading anything; the slightest change is not overlooked, whatever the clock says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[2] / "fixtures"
HEAVY = {"pydantic", "pluggy", "yaml", "numpy", "ezdxf", "cadquery", "OCP", "rich", "gvcs_machines", "gvcs_plugins", "tempfile"}
LONG_AGO = (1_000_000_000.0, 1_000_000_000.0)


class Project:
    """A copy of the test project and what a build in it says."""

    def __init__(self, root: Path, cache: Path) -> None:
        self.root, self.cache = root, cache

    def build(self, *more: str, **environment: str) -> tuple[int, str, set[str]]:
        """Return exit code, stderr and the modules that were loaded."""
        arguments = ["build", "cart", "--out", "dxf", "--out", "cutlist", *more]
        code = f"import sys; from gvcs_cad.cli.main import run; code = run({arguments!r}); print(*sys.modules, file=sys.stderr); sys.exit(code)"
        variables = {**os.environ, "GVCS_CACHE_DIR": str(self.cache), **environment}
        done = subprocess.run([sys.executable, "-c", code], cwd=self.root, env=variables, capture_output=True, text=True, check=False)
        *words, modules = done.stderr.splitlines()
        return done.returncode, "\n".join(words), {name.partition(".")[0] for name in modules.split()}

    def changed(self, *more: str, **environment: str) -> bool:
        """Build and tell whether anything was found to have changed."""
        code, err, _ = self.build(*more, **environment)
        assert code == 0, err
        return "nothing has changed" not in err


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project and a cache, built once."""
    base = tmp_path_factory.mktemp("pristine")
    for name in ("machines",):
        shutil.copytree(FIXTURES / name, base / "project" / name, ignore=shutil.ignore_patterns("__pycache__"))
    (base / "project" / "plugins" / "extra").mkdir(parents=True)
    (base / "project" / "plugins" / "extra" / "__init__.py").write_text("")
    return base


@pytest.fixture
def project(pristine: Path, tmp_path: Path) -> Project:
    shutil.copytree(pristine, tmp_path / "copy")
    found = Project(tmp_path / "copy" / "project", tmp_path / "copy" / "cache")
    assert found.changed()
    return found


def test_nothing_is_loaded_when_nothing_changed_and_the_same_is_said(project: Project) -> None:
    code, err, loaded = project.build()
    assert (code, loaded & HEAVY) == (0, set())
    assert err.endswith("0.0 s, nothing has changed") or err.endswith("s, nothing has changed")
    assert not project.changed("-j", "1", "--explain")  # the same with other hands
    assert project.changed("--option", "dxf.version=R12")  # another wish


def append(project: Project, file: str) -> None:
    path = project.root / "machines" / file
    path.write_text(path.read_text() + "# read again\n")


def touch_source(project: Project) -> None:
    file = project.root / "machines" / "cart" / "parts.py"
    text = file.read_text()
    file.write_text(text.replace("rectangle(240, 40)", "rectangle(240, 41)"))  # the same size
    os.utime(file, LONG_AGO)


def restate(manifest: Path) -> None:
    """Let a manifest say something else of its files, in its own form."""
    manifest.write_text(manifest.read_text("utf-8").replace('"bytes": ', '"bytes": 1'), "utf-8")


CHANGES: dict[str, Callable[[Project], object]] = {
    "a machine's code, with an old time": touch_source,
    "a file of a machine's folder": lambda p: append(p, "cart/hazards.yaml"),
    "a module in a slot": lambda p: (p.root / "machines" / "handle" / "new.txt").write_text("x"),
    "a plugin": lambda p: (p.root / "plugins" / "extra" / "__init__.py").write_text("# x\n"),
    "a new plugin": lambda p: (p.root / "plugins" / "more").mkdir() or (p.root / "plugins" / "more" / "__init__.py").write_text(""),
    "a released contract": lambda p: (p.root / "released").mkdir() or (p.root / "released" / "rod@1.json").write_text("{}"),
    "gvcs.yaml": lambda p: (p.root / "gvcs.yaml").write_text("machines: {cart: {parameters: {length: 900 mm}}}\n"),
    "an output, one byte": lambda p: next((p.root / "outputs" / "cart" / "default" / "dxf").iterdir()).write_bytes(b"x"),
    "an output that is gone": lambda p: next((p.root / "outputs" / "cart" / "default" / "dxf").iterdir()).unlink(),
    "the safety sheet": lambda p: (p.root / "outputs" / "cart" / "default" / "SAFETY.md").write_text("safe\n"),
    "the sums": lambda p: (p.root / "outputs" / "cart" / "default" / "SHA256SUMS").write_text(""),
    "the manifest": lambda p: restate(p.root / "outputs" / "cart" / "default" / "manifest.json"),
    "the whole folder": lambda p: shutil.rmtree(p.root / "outputs"),
    "the cache": lambda p: shutil.rmtree(p.cache),
}


def test_a_file_that_no_build_reads_changes_neither_what_is_made_nor_what_is_said_of_the_commit(project: Project) -> None:
    (project.root / "README.md").write_text("first\n")
    for command in (
        ["init", "--quiet"],
        ["add", "machines", "plugins", "README.md"],
        ["-c", "user.email=a@b.c", "-c", "user.name=a", "commit", "--quiet", "-m", "x"],
    ):
        subprocess.run(["git", *command], cwd=project.root, check=True)

    def dirty() -> bool:
        return bool(json.loads((project.root / "outputs" / "cart" / "default" / "manifest.json").read_text())["git"]["dirty"])

    assert project.changed()  # another commit
    assert not dirty()
    (project.root / "README.md").write_text("changed\n")
    assert not project.changed()
    append(project, "cart/hazards.yaml")
    assert project.changed()
    assert dirty()


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_seen_and_the_outputs_are_whole_afterwards(project: Project, name: str) -> None:
    CHANGES[name](project)
    assert project.changed()
    assert not project.changed()
    folder = next((project.root / "outputs" / "cart").glob("default*"))
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def test_a_text_that_changed_within_the_clocks_second_is_the_text_that_runs(project: Project) -> None:
    (arm,) = (project.root / "outputs" / "cart" / "default" / "dxf").glob("arm_*.dxf")
    before = arm.read_bytes()
    file = project.root / "machines" / "cart" / "parts.py"
    times = (file.stat().st_atime, file.stat().st_mtime)
    file.write_text(file.read_text().replace("rectangle(240, 40)", "rectangle(240, 41)"))
    os.utime(file, times)  # same size, same time: Python's own compiled file would be taken for good
    assert project.changed()
    assert arm.read_bytes() != before


def test_one_plate_that_changed_is_made_and_no_other_and_no_kernel_is_loaded(project: Project) -> None:
    touch_source(project)
    code, err, loaded = project.build("-v")
    made = [line.split()[1].rpartition("/")[2].removesuffix(":") for line in err.splitlines() if line.startswith("  make")]
    assert (code, made) == (0, ["arm_rB_qty1_A36_6.35mm.dxf", "cutlist.csv", "cutlist.md"])
    assert "part arm changed" in err
    assert loaded & {"cadquery", "OCP"} == set()


def test_findings_and_failures_leave_no_stamp(project: Project) -> None:
    text = (project.root / "machines" / "cart" / "__init__.py").read_text()
    (project.root / "machines" / "cart" / "__init__.py").write_text(text.replace('cart.pin(post["pivot"], lever["pivot"], pin="clevis 1/2")', "pass"))
    for _ in range(2):
        code, err, _ = project.build()
        assert code == 1
        assert "nothing has changed" not in err


def test_the_report_of_an_unchanged_build_counts_everything_as_reused(project: Project) -> None:
    counts = []
    for folder in ("a", "a"):
        command = [sys.executable, "-m", "gvcs_cad", "build", "cart", "--out", "dxf", "-O", folder, "--json"]
        done = subprocess.run(command, cwd=project.root, env={**os.environ, "GVCS_CACHE_DIR": str(project.root / "new")}, capture_output=True, check=True)
        (machine,) = json.loads(done.stdout)["machines"]
        counts.append((machine["made"], machine["reused"]))
    assert counts == [(3, 0), (0, 3)]
