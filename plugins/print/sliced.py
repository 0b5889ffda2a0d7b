"""The folder ``sliced``: G-code by PrusaSlicer where it is installed, and the report with its time and filament beside our own."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gvcs_cad import PrintedPart
from gvcs_cad.extend import Build, GeometryError, Shapes, print_profile

from .plan import Lying, PlannedBed, planned

SLICER = "prusa-slicer"
LONGEST = 600  # s for one bed
HEAD = "| bed | printer | parts | copies | filament, our estimate | time, our estimate | filament, sliced | time, sliced |"
_TIME = re.compile(r"^; estimated printing time \(normal mode\) = (?:(\d+)d ?)?(?:(\d+)h ?)?(?:(\d+)m ?)?(?:(\d+)s)?$", re.M)
_GRAMS = re.compile(r"^; (?:total )?filament used \[g\] = ([\d.]+)", re.M)


@dataclass(frozen=True)
class Sliced:
    """What the slicer made of one bed."""

    gcode: bytes
    hours: float
    grams: float


def command(bed: PlannedBed) -> str:
    """Return what to type in the folder ``print`` where the slicer was not run."""
    return f"{SLICER} --load beds/{bed.profile}.ini --export-gcode --dont-arrange --output sliced/{bed.name}.gcode beds/{bed.name}.3mf"


def sliced_files(build: Build, parts: Sequence[PrintedPart], slicing: bool, shapes: Shapes) -> dict[str, bytes]:
    """Return G-code for every bed and report.md; only the report where there is no slicer. Raises GeometryError with its words."""
    lying, beds = planned(build, parts, shapes)
    program = shutil.which(SLICER) if slicing else None
    made = {} if program is None else {bed.name: slice_bed(program, bed) for bed in beds}
    files = {f"{name}.gcode": one.gcode for name, one in made.items()}
    return {**files, "report.md": _report(build, lying, beds, made).encode()}


def slice_bed(program: str, bed: PlannedBed) -> Sliced:
    """Return the sliced bed. Raises GeometryError where the slicer refuses it or takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        project, profile, gcode = (Path(folder) / f"bed.{kind}" for kind in ("3mf", "ini", "gcode"))
        project.write_bytes(bed.project)
        profile.write_bytes(print_profile(bed.settings))
        run = [program, "--datadir", folder, "--loglevel", "1", "--load", str(profile), "--export-gcode", "--dont-arrange"]
        run += ["--output", str(gcode), str(project)]
        try:
            done = subprocess.run(run, capture_output=True, text=True, timeout=LONGEST, check=False)
        except subprocess.TimeoutExpired:
            raise GeometryError(f"bed {bed.name}: {SLICER} was stopped after {LONGEST} s") from None
        if done.returncode or not gcode.is_file():
            words = " ".join((done.stderr or done.stdout).split())[-300:]
            raise GeometryError(f"bed {bed.name}: {SLICER} ended with {done.returncode}: {words or 'no words'}")
        return parsed(gcode.read_bytes(), bed.name)


def parsed(gcode: bytes, name: str) -> Sliced:
    """Return G-code with the time and filament that its comments state. Raises GeometryError where they state none."""
    text = gcode.decode("utf-8", "replace")
    time, grams = _TIME.search(text), _GRAMS.search(text)
    if time is None or grams is None or not any(time.groups()):
        raise GeometryError(f"bed {name}: the G-code states no time or no filament; this {SLICER} is not understood")
    days, hours, minutes, seconds = (int(figure or 0) for figure in time.groups())
    return Sliced(gcode, days * 24 + hours + minutes / 60 + seconds / 3600, float(grams[1]))


def _report(build: Build, lying: Sequence[Lying], beds: Sequence[PlannedBed], made: dict[str, Sliced]) -> str:
    density = {one.part.material_name: one.part.material.density for one in lying}
    lines = [f"# Printing: {build.heading}", "", HEAD, f"{'|---' * HEAD.count(' | ')}|---|"]
    for bed in beds:
        pieces = ", ".join(f"{count} {name}" for name, count in bed.bed.counts.items())
        ours = f"{bed.volume * density[bed.material] * 1e-6:.0f} g | {bed.hours:.1f} h"
        theirs = f"{made[bed.name].grams:.0f} g | {made[bed.name].hours:.1f} h" if bed.name in made else "not sliced | not sliced"
        lines.append(f"| {bed.name} | {bed.printer} | {pieces} | {bed.bed.copies} | {ours} | {theirs} |")
    grams = math.fsum(bed.volume * density[bed.material] * 1e-6 * bed.bed.copies for bed in beds)
    lines += ["", f"Our estimate in all: {grams:.0f} g, {math.fsum(bed.hours * bed.bed.copies for bed in beds):.1f} h."]
    if made:
        grams, hours = (math.fsum(getattr(made[bed.name], what) * bed.bed.copies for bed in beds) for what in ("grams", "hours"))
        lines.append(f"Sliced in all: {grams:.0f} g, {hours:.1f} h.")
    else:
        lines += ["", f"{SLICER} was not run. In the folder `print`:", "", "```", *(command(bed) for bed in beds), "```"]
    findings = [one.finding for one in lying if one.finding]
    lines += ["", "## Findings", "", *(f"- {finding}" for finding in findings or ["none"]), ""]
    return "\n".join(lines)
