"""The ``linuxcnc_qtplasmac`` post-processor: LinuxCNC with the QtPlasmaC screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gvcs_cad.extend import PostProcessor, hookimpl

if TYPE_CHECKING:
    from gvcs_cad.extend import Toolpath, Torch


class QtPlasmac(PostProcessor):
    """One program per sheet; cutter compensation stays off, the kerf is in the path."""

    name, title, extension = "linuxcnc_qtplasmac", "LinuxCNC with QtPlasmaC", "ngc"

    def program(self, toolpath: Toolpath, torch: Torch) -> str:
        from .program import program

        return program(toolpath, torch)


@hookimpl
def gvcs_register_post_processors(register: Callable[[PostProcessor], None]) -> None:
    """Register the dialect."""
    register(QtPlasmac())
