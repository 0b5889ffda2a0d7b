"""Programs that we did not write and that judge what we write: where CI runs they must be there, elsewhere a test is skipped."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest


def needed(program: str, package: str) -> str:
    """Return the path of a program; without it the test fails where CI is set, and is skipped elsewhere."""
    found = shutil.which(program)
    if found is None:
        words = f"{program} is not installed (Debian: apt-get install --no-install-recommends {package})"
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(words)
        pytest.skip(words)
    return found


def librecad_converts(drawings: Iterable[Path], folder: Path, seconds: float = 20) -> dict[Path, bool]:
    """Tell of each drawing whether LibreCAD makes a PDF of it, all in one process.

    It hangs at what it cannot read and returns no code: what stands there when the time is over counts. It ignores its own
    option for the output, and writes beside the drawing: each is copied into `folder`, which must be empty, under a number.
    """
    program = needed("librecad", "librecad")
    copies = {path: folder / f"{number}.dxf" for number, path in enumerate(drawings)}
    for path, copy in copies.items():
        copy.write_bytes(path.read_bytes())
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    command = [program, "dxf2pdf", "-a", *map(str, copies.values())]
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(command, env=environment, capture_output=True, timeout=seconds, check=False)
    return {path: _is_pdf(copy.with_suffix(".pdf")) for path, copy in copies.items()}


def _is_pdf(path: Path) -> bool:
    return path.is_file() and path.read_bytes().startswith(b"%PDF-") and path.read_bytes().rstrip().endswith(b"%%EOF")


def slicer_repairs(mesh: Path, folder: Path) -> list[str]:
    """Return what PrusaSlicer had to repair in a mesh to read it, a line each; ["unreadable"] where it cannot.

    Its own "manifold = yes" counts for nothing: it is said after the repair, and two solids in each other are manifold.
    """
    program = needed("prusa-slicer", "prusa-slicer")
    done = subprocess.run([program, "--datadir", str(folder), "--loglevel", "1", "--info", str(mesh)], capture_output=True, text=True, timeout=60, check=False)
    facts = dict(row.split(" = ", 1) for row in done.stdout.splitlines() if " = " in row)
    if done.returncode or "number_of_facets" not in facts:
        return ["unreadable"]
    repairs = ("edges_fixed", "degenerate_facets", "facets_removed", "facets_reversed", "facets_added", "backwards_edges", "open_edges")
    found = [f"{key} = {value.strip()}" for key, value in facts.items() if key in repairs and int(value) != 0]
    if facts["manifold"].strip() != "yes":
        found.append("not manifold")
    if int(facts["number_of_parts"]) != 1:
        found.append(f"{facts['number_of_parts'].strip()} bodies")
    return found
