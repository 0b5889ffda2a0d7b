"""Imported by the fork server alone: loads the kernel once for all workers, and runs nothing of it."""

from __future__ import annotations

from gvcs_cad.geometry import mesh, solid  # noqa: F401
from gvcs_cad.geometry.kernel import load

load()
