"""Imported by the fork server alone: loads once what every worker needs, the kernel above all, and runs nothing of it."""

from __future__ import annotations

from gvcs_cad.engine import tasks  # noqa: F401
from gvcs_cad.formats import step_text, stl  # noqa: F401
from gvcs_cad.geometry import assembly, glb, hardware, mesh, solid, step  # noqa: F401
from gvcs_cad.geometry.kernel import load
from gvcs_cad.model import module, tube  # noqa: F401
from gvcs_cad.plugins import hookspecs, output  # noqa: F401

load()
