"""Wheel units for the tractor's wheel slot (``wheel_unit@2``): LifeTrac III, UWU v25 as published, and its corrected grid variant."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import Module, hookimpl

from .lifetrac_iii import LifetracIII
from .uwu_grid import UwuGrid
from .uwu_v25 import UwuV25


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the three units."""
    for unit in (LifetracIII(), UwuV25(), UwuGrid()):
        register(unit)
