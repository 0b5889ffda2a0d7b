"""``gvcs doctor``: what this computer can and cannot do, one line each, with the cure."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

import click

from gvcs_cad.cli.options import json_option
from gvcs_cad.engine.store import default_store

PACKAGES = (
    "cadquery",
    "cadquery-ocp",
    "ezdxf",
    "trimesh",
    "numpy",
    "scipy",
    "pydantic",
    "pluggy",
    "click",
    "shapely",
    "spyrrow",
    "pyvista",
    "vtk",
    "XlsxWriter",
)


@dataclass(frozen=True)
class Line:
    """One thing looked at: whether it works, what was found, and what to do if not."""

    what: str
    works: bool
    found: str
    cure: str = ""


def _python() -> Line:
    good = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Line("python", good, platform.python_version(), "" if good else "use Python 3.11, 3.12 or 3.13")


def _package(name: str) -> Line:
    try:
        return Line(name, True, version(name))
    except PackageNotFoundError:
        return Line(name, False, "not installed", f"pip install {name}")


def _kernel() -> Line:
    code = "from gvcs_cad.geometry.kernel import cq; print(round(cq.Solid.makeBox(1, 2, 3).Volume(), 6))"
    return _child("CAD kernel", code, lambda out: out.strip() == "6.0", "reinstall cadquery and cadquery-ocp")


def _gl() -> Line:
    code = (
        "import os; os.environ.setdefault('VTK_DEFAULT_OPENGL_WINDOW', 'vtkEGLRenderWindow')\n"
        "import pyvista; p = pyvista.Plotter(off_screen=True, window_size=[64, 64]); p.add_mesh(pyvista.Cube()); print(p.screenshot(None).shape)"
    )
    return _child("off-screen GL", code, lambda out: "(64, 64, 3)" in out, "apt install libegl1 libgl1-mesa-dri; without it pictures are line drawings")


def _child(what: str, code: str, good: Callable[[str], bool], cure: str) -> Line:
    """Try something that may crash, in a process of its own."""
    try:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return Line(what, False, "no answer in 120 s", cure)
    works = done.returncode == 0 and good(done.stdout)
    return Line(what, works, "works" if works else f"exit code {done.returncode}", "" if works else cure)


def _store() -> Line:
    root = default_store()
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return Line("cache", False, f"{root}: {error.strerror}", "set GVCS_CACHE_DIR to a folder you can write")
    works = os.access(root, os.W_OK)
    return Line("cache", works, str(root), "" if works else "set GVCS_CACHE_DIR to a folder you can write")


@click.command(name="doctor")
@json_option
def command(as_json: bool) -> int:
    """Tell what this computer can and cannot do for gvcs; exit with 1 if something is missing."""
    lines = [_python(), *map(_package, PACKAGES), _kernel(), _gl(), _store()]
    if as_json:
        click.echo(json.dumps({"schema": "gvcs.doctor/1", "lines": [asdict(line) for line in lines]}, indent=1))
    for line in [] if as_json else lines:
        cure = f": {line.cure}" if line.cure else ""
        click.echo(f"{'ok     ' if line.works else 'missing'} {line.what:<16} {line.found}{cure}")
    return 0 if all(line.works for line in lines) else 1
