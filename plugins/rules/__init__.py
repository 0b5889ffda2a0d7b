"""The checks that every design passes through: those without a CAD kernel before anything is written, the others by ``gvcs check``."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad.extend import GEOMETRY_CHECKS, KERNEL_FREE_CHECKS, Check, GeometryCheck, hookimpl


@hookimpl
def gvcs_register_checks(register: Callable[[Check | GeometryCheck], None]) -> None:
    """Register the built-in checks through the door that every check comes through."""
    for check in KERNEL_FREE_CHECKS:
        register(check)
    for geometry_check in GEOMETRY_CHECKS:
        register(geometry_check)
