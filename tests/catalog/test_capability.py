"""What a process holds: by size, thickness and stage; the shop's own figures first; a missing row is unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gvcs_cad.catalog.capability import Capability, capability, weld_tolerance
from gvcs_cad.catalog.shop import Measured, load_shop

SHOP = load_shop()


@pytest.mark.parametrize(
    ("process", "diameter", "reach", "thickness", "size", "position"),
    [
        ("laser", 12, 100, 5.0, 0.25, 0.25),
        ("laser", 12, 500, 5.0, 0.25, 0.40),
        ("torch", 12, 100, 5.0, 0.9, 0.9),
        ("torch", 12, 100, 9.5, 1.7, 1.7),
        ("layout-drilled", 12, 100, 12.7, 0.135, 0.8),
        ("jig-drilled", 20.6, 100, None, 0.165, 0.15),
        ("machined", 40, 500, None, 0.3, 0.8),
        ("print", 8, 200, None, 0.2, 1.0),
    ],
)
def test_bands_by_size_and_thickness(process: str, diameter: float, reach: float, thickness: float | None, size: float, position: float) -> None:
    assert capability(process, SHOP, diameter=diameter, reach=reach, thickness=thickness) == Capability(size, position)


@pytest.mark.parametrize(
    ("process", "diameter", "thickness"),
    [("torch", 12, 12.7), ("torch", 12, None), ("laser", 8, 5.0), ("laser", 12, 12.7), ("buy", 12, None), ("jig-drilled", 600, None)],
)
def test_what_no_row_tells_is_unknown(process: str, diameter: float, thickness: float | None) -> None:
    assert capability(process, SHOP, diameter=diameter, reach=100, thickness=thickness) is None


def test_a_measured_figure_comes_before_the_catalogue() -> None:
    shop = replace(SHOP, processes={"torch": Measured("2026-11", size=0.4, position=0.5), "laser": Measured("2026-11", position=0.1)})
    assert capability("torch", shop, diameter=20, reach=100, thickness=12.7) == Capability(0.4, 0.5)
    assert capability("laser", shop, diameter=20, reach=100, thickness=5) == Capability(0.25, 0.1)
    assert weld_tolerance(900, shop) == 4.0
    assert weld_tolerance(900, replace(shop, processes={"welded-B": Measured("2026-11", position=1.0)})) == 1.0
    assert weld_tolerance(5000, SHOP) is None
