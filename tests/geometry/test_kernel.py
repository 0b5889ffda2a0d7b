"""The kernel is loaded when something of it is asked for, and not before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import builders
import pytest

HEAVY = ("OCP", "cadquery", "vtk", "trimesh", "numpy", "manifold3d", "scipy")


def run(code: str) -> str:
    head = f"import sys; sys.path.insert(0, {str(Path(builders.__file__).parent)!r})\n"
    return subprocess.run([sys.executable, "-c", head + code], capture_output=True, text=True, check=True).stdout.strip()


def test_building_and_checking_a_machine_loads_no_kernel_and_no_numbers_library() -> None:
    code = f"""
import gvcs_cad
from gvcs_cad import cq, plate_from, PlatePart, Machine, PrintedPart
from gvcs_cad.geometry import assembly, biarc, chord_error, drawn_plate, extract, flatness, glb, hardware
from gvcs_cad.geometry import linear_solid, mesh, properties, shapes, solid, step, wires
from gvcs_cad.checks.built_in import KERNEL_FREE_CHECKS
from gvcs_cad.catalog.shop import load_shop
import builders, drawings
design = builders.small_machine()
list(f for check in KERNEL_FREE_CHECKS for f in check.run(design, load_shop()))
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    assert run(code) == "[]"


def test_the_first_use_loads_it_once_and_leaves_no_stand_in_behind() -> None:
    code = """
from gvcs_cad import cq
from gvcs_cad.geometry.kernel import load
box = cq.Workplane("XY").box(1, 2, 3)
import cadquery
print(load() is cadquery, type(box) is cadquery.Workplane, "vtk" in sys.modules, gc.isenabled() if (gc := __import__("gc")) else None, box.val().Volume())
try:
    cq.__wrapped__
except AttributeError as error:
    print("AttributeError", error)
"""
    first, second = run(code).splitlines()
    assert first == "True True False True 6.0"
    assert second == "AttributeError __wrapped__"


@pytest.mark.skipif(sys.platform != "linux" or (os.cpu_count() or 1) < 2, reason="threads are counted where /proc tells of them, and one processor has none")
def test_booleans_stay_in_the_thread_that_asks_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")  # what NumPy starts is not asked here
    cut = """
box = cq.Workplane().box(90, 90, 9)
for i in range(8):
    box = box.cut(cq.Workplane().center(10 * i - 40, 0).circle(3).extrude(20, both=True))
print(len(__import__("os").listdir("/proc/self/task")))
"""
    assert run("from gvcs_cad import cq" + cut) == "1"
    assert int(run("import cadquery as cq" + cut)) > 1, "CadQuery starts no threads any more: kernel.load need not hinder it"
