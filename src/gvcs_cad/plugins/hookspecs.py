"""Every hook a plugin may implement; each is handed a `register` callable, so that hooks need never change their shape."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from gvcs_cad.checks.finding import Check
    from gvcs_cad.checks.geometry_check import GeometryCheck
    from gvcs_cad.model.module import Machine, Module
    from gvcs_cad.plugins.output import Output
    from gvcs_cad.plugins.post_processor import PostProcessor

HOST = "gvcs_cad"
hookspec = pluggy.HookspecMarker(HOST)
hookimpl = pluggy.HookimplMarker(HOST)


@hookspec
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register machines: modules that ``gvcs list`` shows and ``gvcs build`` builds."""


@hookspec
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register modules that fit the slots of machines."""


@hookspec
def gvcs_register_interfaces(register: Callable[[Path], None]) -> None:
    """Register a folder with ``Interface*.yaml`` files."""


@hookspec
def gvcs_register_catalog(register: Callable[[Path], None]) -> None:
    """Register a folder with catalogue files."""


@hookspec
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register outputs: what ``--out`` names."""


@hookspec
def gvcs_register_checks(register: Callable[[Check], None]) -> None:
    """Register checks that every design passes through."""


@hookspec
def gvcs_register_geometry_checks(register: Callable[[GeometryCheck], None]) -> None:
    """Register checks that need solids. Called where solids are checked and nowhere else: what they import costs no build anything."""


@hookspec
def gvcs_register_post_processors(register: Callable[[PostProcessor], None]) -> None:
    """Register post-processors: dialects of part programs."""
