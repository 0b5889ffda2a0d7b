"""The ``grbl_plasma`` post-processor: GRBL 1.1 with a relay on the spindle output."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gvcs_cad.extend import PostProcessor, hookimpl

if TYPE_CHECKING:
    from gvcs_cad.extend import Toolpath, Torch


class GrblPlasma(PostProcessor):
    """One program per sheet."""

    name, title, extension = "grbl_plasma", "GRBL 1.1 with a plasma torch on the spindle output", "nc"

    def program(self, toolpath: Toolpath, torch: Torch) -> str:
        from .program import program

        return program(toolpath, torch)


@hookimpl
def gvcs_register_post_processors(register: Callable[[PostProcessor], None]) -> None:
    """Register the dialect."""
    register(GrblPlasma())
