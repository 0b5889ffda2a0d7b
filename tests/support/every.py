"""Every machine of the project in each of its configurations, as tests that run over all of them prepare it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.engine.prepare import Prepared, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.settings import configurations
from gvcs_cad.testing import prepared

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
READ_BACK = ("dxf", "bom", "cutlist", "nest", "stl", "3mf", "step", "glb")  # outputs that tests/test_every_file.py builds twice and reads back

registry = workshop(Request(start=ROOT)).registry
registry.load_all()
BUILDS = [(name, config) for name, machine in sorted(registry.machines.items()) for config in (list(configurations(machine)) or ["default"])]


def chosen(*few: str) -> list[str]:
    """Return a few machines, which CI has the time for, or with ``OUTPUTS=all`` every one."""
    return sorted(registry.machines) if os.environ.get("OUTPUTS") == "all" else list(few)


def ready(machine: str, config: str) -> Prepared:
    """Return a machine ready to be built, with its catalogue in force; the cart is that of the fixtures."""
    start = FIXTURES if machine == "cart" else ROOT
    one = _ready(machine, config, start)
    use_catalog(_catalogues(start))  # it is prepared once, and other tests have used other catalogues since
    return one


@cache
def _ready(machine: str, config: str, start: Path) -> Prepared:
    return prepared(machine, config=config, start=start)


@cache
def _catalogues(start: Path) -> tuple[Path, ...]:
    known = workshop(Request(start=start)).registry
    known.load_all()
    return tuple(known.catalog_folders)
