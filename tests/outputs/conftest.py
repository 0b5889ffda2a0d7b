"""The cart as every output sees it: artifacts by name, their bytes made with solids that are made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.plugins.output import Build
from gvcs_cad.testing import prepared

FIXTURES = Path(__file__).parents[2] / "fixtures"
Made = Callable[..., dict[str, bytes]]


@pytest.fixture(scope="session")
def cart() -> Build:
    return prepared("cart", start=FIXTURES).build


@pytest.fixture(scope="session")
def catalogue_folders(cart: Build) -> list[Path]:
    floor = workshop(Request(start=FIXTURES))
    floor.registry.load_all()
    return list(floor.registry.catalog_folders)


@pytest.fixture(autouse=True)
def _the_carts_catalogue(catalogue_folders: list[Path]) -> None:
    """The cart is made once; the catalogue that its interfaces stand in may have been changed since."""
    use_catalog(catalogue_folders)


@pytest.fixture(scope="session")
def shapes() -> FreshShapes:
    return FreshShapes()


@pytest.fixture(scope="session")
def made(cart: Build, shapes: FreshShapes, catalogue_folders: list[Path]) -> Made:
    """Return a function: output name and options in, bytes by file name out."""
    registry = workshop(Request(start=FIXTURES)).registry

    def make(output: str, build: Build = cart, only: str = "", **options: str) -> dict[str, bytes]:
        use_catalog(catalogue_folders)  # a module's own fixture asks before the test's does
        known = registry.output(output).options
        chosen = {next(name for name in known if name.replace(".", "_") == key): value for key, value in options.items()}
        artifacts = registry.output(output).artifacts(replace(build, options=chosen))
        return {a.name: a.content(shapes=shapes) if a.uses_shapes else a.content() for a in artifacts if only in a.name}

    return make
