"""The checks that every design passes through: those without a CAD kernel before anything is written, the others by ``gvcs check``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gvcs_cad.extend import KERNEL_FREE_CHECKS, Check, hookimpl

if TYPE_CHECKING:
    from gvcs_cad.extend import GeometryCheck


@hookimpl
def gvcs_register_checks(register: Callable[[Check], None]) -> None:
    """Register the built-in checks through the door that every check comes through."""
    for check in KERNEL_FREE_CHECKS:
        register(check)


@hookimpl
def gvcs_register_geometry_checks(register: Callable[[GeometryCheck], None]) -> None:
    """Register those that need solids."""
    from gvcs_cad.extend import GEOMETRY_CHECKS

    for check in GEOMETRY_CHECKS:
        register(check)
