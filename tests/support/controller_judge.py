"""LinuxCNC as a judge: its interpreter and QtPlasmaC's filter, without a screen and without a machine.

Where they are not installed a test is skipped with the reason, except in CI, where it fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PYTHON = "/usr/bin/python3"  # Debian's own: LinuxCNC's modules and PyQt5 are built for it
SUPPORT = Path(__file__).parent
INI = """\
[EMC]
MACHINE = qtplasmac-{name}
[DISPLAY]
DISPLAY = qtvcp qtplasmac_9x16
[TRAJ]
SPINDLES = 3
COORDINATES = XYYZ
LINEAR_UNITS = {name}
[AXIS_Z]
MIN_LIMIT = -150
MAX_LIMIT = 15
[RS274NGC]
FEATURES = 12
RS274NGC_STARTUP_CODE = G21 G40 G49 G80 G90 G92.1 G94 G97 M52P1
SUBROUTINE_PATH = .
[EMCIO]
TOOL_TABLE = tools.tbl
"""
MATERIAL = """\
[MATERIAL_NUMBER_1]
NAME = any
KERF_WIDTH = 1.5
PIERCE_HEIGHT = 3.8
PIERCE_DELAY = 0.5
CUT_HEIGHT = 1.5
CUT_SPEED = 2200
"""


def missing() -> str:
    """Tell what is not installed; empty where all is."""
    lacks = [name for name in ("rs274", "qtplasmac_gcode", "halcmd") if shutil.which(name) is None]
    for module, package in (("gcode", "linuxcnc-uspace"), ("PyQt5.QtWidgets", "python3-pyqt5")):
        if subprocess.run([PYTHON, "-c", f"import {module}"], capture_output=True, check=False).returncode:
            lacks.append(f"{module} ({package})")
    return ", ".join(lacks)


@dataclass(frozen=True)
class Verdict:
    """Whether a judge let a program pass, what it said, and what it made of it."""

    passed: bool
    said: str
    made: str


class Controller:
    """A folder with the configuration of a QtPlasmaC machine, in which programs are judged while its pins stand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        name = "mm"
        (folder / "machine.ini").write_text(INI.format(name=name), "utf-8")
        (folder / f"qtplasmac-{name}_material.cfg").write_text(MATERIAL, "utf-8")
        (folder / f"qtplasmac-{name}.prefs").write_text("", "utf-8")
        (folder / "tools.tbl").write_text("T0 P1 X0 Y0 ;torch\nT1 P2 X0 Y0 ;scribe\n", "utf-8")
        (folder / "parameters.var").touch()
        Path("/tmp/qtplasmac").mkdir(exist_ok=True)  # where the filter keeps its files

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "INI_FILE_NAME": str(self.folder / "machine.ini"), "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=120, check=False)

    def rs274(self, program: str) -> Verdict:
        """Let the interpreter run a program as it stands."""
        (self.folder / "program.ngc").write_text(program, "ascii")
        done = self._run(["rs274", "-t", "tools.tbl", "-v", "parameters.var", "-i", "machine.ini", "-g", "program.ngc"])
        return Verdict(done.returncode == 0, done.stderr.replace("executing", "").strip(), done.stdout)

    def filter(self, program: str) -> Verdict:
        """Let QtPlasmaC's filter make of a program what the controller would run; any message of its is a refusal."""
        (self.folder / "program.ngc").write_text(program, "ascii")
        done = self._run([PYTHON, str(SUPPORT / "qtplasmac_filter.py"), "program.ngc"])
        said = [line.removeprefix("MESSAGE ") for line in done.stderr.splitlines() if line.startswith("MESSAGE ")]
        return Verdict(done.returncode == 0 and "M2" in done.stdout.upper(), "\n".join(said) or ("" if done.returncode == 0 else done.stderr), done.stdout)

    def moves(self, program: str) -> list[dict[str, Any]]:
        """Return every move of a program as LinuxCNC's preview gets it, mm. Raises AssertionError with the interpreter's words."""
        (self.folder / "preview.ngc").write_text(program, "ascii")
        done = self._run([PYTHON, str(SUPPORT / "gcode_events.py"), "preview.ngc", "parameters.var"])
        assert done.returncode == 0, done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found


@contextmanager
def controller(folder: Path) -> Iterator[Controller]:
    """Yield a controller whose pins stand. Skips where LinuxCNC is not installed, fails in CI."""
    lacks = missing()
    if lacks:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"not installed: {lacks} (apt-get install linuxcnc-uspace python3-pyqt5)")
    with _pins() as pins:
        try:
            yield Controller(folder)
        finally:
            pins.communicate("\n", timeout=20)


def _pins(patience: float = 120.0) -> subprocess.Popen[str]:
    """Start the stand-in for QtPlasmaC's pins; one at a time on a computer, so wait for another run's to end."""
    until = time.monotonic() + patience
    while True:
        pins = subprocess.Popen([PYTHON, str(SUPPORT / "hal_pins.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert pins.stdout is not None
        if pins.stdout.readline().strip() == "ready":
            return pins
        said = pins.communicate()[1][-500:]
        if time.monotonic() > until:
            pytest.fail(f"the stand-in for QtPlasmaC's pins did not start: {said}")
        time.sleep(2)
