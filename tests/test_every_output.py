"""Every output that is registered makes something sound of every machine, and of a machine with nothing for it, nothing.

Those of tests/test_every_file.py are built twice and read back there, in every configuration; here the others are built, of the default configuration.
They take a minute or more for a machine: ``OUTPUTS=all pytest tests/test_every_output.py`` makes them of every machine, without it of the coupon alone, and
all but drawings of prints and the zip of the drill; every sheet is judged in tests/documents/drawing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from every import READ_BACK, ROOT, chosen, ready, registry

from gvcs_cad import PlatePart, PrintedPart
from gvcs_cad.documents.drawing.part_sheet import is_drawn
from gvcs_cad.engine.publish import read_manifest
from gvcs_cad.model.design import Design

QUICK = ("coupon",)
LONG = ("drawing", "handoff")
OTHERS = sorted({*registry.outputs} - {*READ_BACK})


def _drawing(folder: Path, design: Design) -> None:
    """A sheet, as DXF and PDF, of every part that is drawn; those of lifts beside them."""
    drawn = {f"{part.name}_r{part.revision}" for part in design.quantities if is_drawn(part)}
    for suffix in (".dxf", ".pdf"):
        assert drawn <= {path.stem for path in folder.glob(f"*{suffix}")}
    assert all(path.read_bytes().startswith(b"%PDF-") for path in folder.glob("*.pdf"))


def _gauges(folder: Path, design: Design) -> None:
    """A line for every interface of the machine, and a drawing for every plate of the kit."""
    assert (folder / "gauges.md").read_text("utf-8").startswith("# ")
    assert (folder / "bom.csv").read_text("utf-8-sig").startswith("item,")
    assert {path.stem.removesuffix("_rA") for path in folder.glob("*.dxf")} <= {path.stem for path in folder.glob("*.svg")}


def _gcode(folder: Path, design: Design) -> None:
    """A program with its setup page for every sheet; what is not torched has its page."""
    programs = list(folder.glob("*.ngc"))
    assert programs or not any(plate.process in ("torch", "") for plate in design.distinct(PlatePart)) or (folder / "not_torched.md").is_file()
    assert all((folder / f"{path.stem}_setup.md").is_file() for path in programs)
    assert all("M3 $0" in path.read_text("ascii") for path in programs)


def _print(folder: Path, design: Design) -> None:
    """Every printed part lies on a bed, as often as it is needed."""
    wanted = {part.name: design.quantities[part] for part in design.distinct(PrintedPart)}
    beds = json.loads((folder / "beds" / "beds.json").read_text("utf-8"))["beds"] if wanted else []
    found: dict[str, int] = {}
    for bed in beds:
        for name, count in bed["parts"].items():
            found[name] = found.get(name, 0) + count * bed.get("copies", 1)
    assert found.keys() == wanted.keys()


JUDGES: Mapping[str, Callable[[Path, Design], None]] = {"drawing": _drawing, "gauges": _gauges, "gcode": _gcode, "print": _print}


@pytest.mark.parametrize("machine", [pytest.param(name, marks=[] if name in QUICK else [pytest.mark.slow]) for name in chosen("coupon", "drill")])
def test_every_other_output_is_made_of_every_machine(machine: str, tmp_path: Path) -> None:
    design = ready(machine, registry.machines[machine].default_configuration or "default").build.design
    command = [sys.executable, "-m", "gvcs_cad", "build", machine, "--concept", "-O", str(tmp_path), "--option", "print.slice=no", "--option", "png.views=iso"]
    wanted = [name for name in OTHERS if name not in LONG or machine in QUICK or os.environ.get("OUTPUTS")]
    command += [word for output in wanted for word in ("--out", output)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "GVCS_CACHE_DIR": str(tmp_path / "cache")}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (folder,) = (tmp_path / machine).iterdir()
    made = {entry["output"] for entry in read_manifest(folder)["files"]}
    empty = {"print"} if not list(design.distinct(PrintedPart)) else set()
    metal = [plate for plate in design.distinct(PlatePart) if plate.process != "router"]  # panels are no torch's work
    assert {*wanted} - made <= empty | ({"gcode"} if not metal else set())
    for output, judge in JUDGES.items():
        if output in made:
            judge(folder / output, design)


def test_no_output_is_forgotten() -> None:
    assert {*READ_BACK, *OTHERS} == {*registry.outputs}
    assert {"drawing", "gauges", "gcode", "handoff", "png", "print"} <= {*OTHERS}
