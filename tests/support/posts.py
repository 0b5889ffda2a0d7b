"""The post-processors of the project, loaded as the engine loads them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.plugins.post_processor import PostProcessor

ROOT = Path(__file__).parents[2]
NAMES = ("linuxcnc_qtplasmac", "grbl_plasma")


@cache
def posts() -> dict[str, PostProcessor]:
    """Return every post-processor by name."""
    registry = workshop(Request(start=ROOT)).registry
    registry.load_plugins()
    return registry.post_processors
