"""The checks over solids that come with the engine: imported where solids are checked and nowhere else."""

from __future__ import annotations

from gvcs_cad.checks import disassembly, interference, print_fit, tool_access
from gvcs_cad.checks.geometry_check import GeometryCheck

GEOMETRY_CHECKS: tuple[GeometryCheck, ...] = (disassembly.CHECK, interference.CHECK, print_fit.CHECK, tool_access.CHECK)
