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
