"""Runs LinuxCNC's own QtPlasmaC filter without a screen: what its message box would say goes to stderr. Runs under Debian's own Python."""

from __future__ import annotations

import contextlib
import os
import runpy
import sys

from PyQt5 import QtWidgets

said = []


def tell(self: QtWidgets.QDialog, *_: object) -> int:
    said.extend(label.text().strip() for label in self.findChildren(QtWidgets.QLabel) if label.text().strip() and not label.isHidden())
    return 0


QtWidgets.QDialog.exec = tell
sys.argv = ["/usr/bin/qtplasmac_gcode", *sys.argv[1:]]
with contextlib.suppress(SystemExit):
    runpy.run_path(sys.argv[0], run_name="__main__")
sys.stdout.flush()
if said:
    sys.stderr.write("MESSAGE " + "\nMESSAGE ".join("\n".join(said).splitlines()) + "\n")
    sys.stderr.flush()
os._exit(2 if said else 0)  # Qt has no event loop that could end
