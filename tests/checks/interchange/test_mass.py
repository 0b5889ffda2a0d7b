"""A module is weighed by its parts: what is heavier than its contract allows, or than its host carries, does not fit, whatever it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad.catalog.catalog import catalog, use_catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.interchange.conformance import conformance
from gvcs_cad.checks.interchange.pairing import pair
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.claim import Claim, claims
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.opening import at_place, in_depth
from gvcs_cad.model.placement import Placement, place
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.testing import prepared

ROOT = Path(__file__).parents[3]
STEEL = 7.85e-6  # kg/mm3
THICK = 25.4
SHOP = load_shop()


def ours() -> None:
    """Put the catalogue of the whole project in force."""
    floor = workshop(Request(machines=(), start=ROOT))
    floor.registry.load_all()
    use_catalog(floor.registry.catalog_folders)


@pytest.fixture(autouse=True)
def in_force() -> None:
    ours()


def carrying() -> dict[str, float]:
    ours()
    return {key: dict(one.host)["carries_kg"] for key, one in catalog().rows(Interface).items() if "carries_kg" in dict(one.host)}


CARRYING = carrying()


def side(key: str, which: str, mass: float, **port: dict[str, float]) -> Claim:
    """Return the claim of a block of steel of a mass, with a port and no hole."""
    block = Assembly(f"{which}_block")
    block.add(PlatePart("block", stock="plate A36 1", outer=rectangle(mass / STEEL / THICK / 100, 100)))
    block.port("mount", key, Placement() if which == "host" else place(z_axis="-z"), side=which, **port)  # type: ignore[arg-type]  # a side
    (claim,) = claims(block.freeze(), f"{which}_block", "1.0.0")
    return claim


def causes(claim: Claim, contract: Interface) -> list[str]:
    return [verdict.cause for verdict in conformance(claim, contract, SHOP) if "carries_kg" in verdict.witness]


def test_the_mounts_that_carry_are_known() -> None:
    assert set(CARRYING) >= {
        "tool_head@1",
        "universal_axis@1",
        "universal_axis_1in@1",
        "controller_bay@1",
        "wheel_unit@2",
        "quick_attach@2",
        "power_bay@1",
        "tool_pack@1",
    }


@pytest.mark.parametrize(("key", "limit"), sorted(CARRYING.items()))
def test_a_module_is_weighed_and_refused_above_the_limit(key: str, limit: float) -> None:
    contract = catalog().get(Interface, key)
    light, heavy = side(key, "module", limit - 0.2), side(key, "module", limit + 0.2)
    assert causes(light, contract) == []
    assert causes(heavy, contract) == ["too demanding"]
    assert dict(heavy.requires)["carries_kg"] == pytest.approx(limit + 0.2, abs=0.051)
    assert causes(side(key, "module", 0.5, requires={"carries_kg": limit + 1}), contract) == ["too demanding"]  # what it says counts where it is more


@pytest.mark.parametrize(("key", "limit"), sorted(CARRYING.items()))
def test_a_host_must_say_that_it_carries_as_much_as_agreed(key: str, limit: float) -> None:
    contract = catalog().get(Interface, key)
    assert causes(side(key, "host", 1.0), contract) == ["missing capacity"]
    assert causes(side(key, "host", 1.0, provides={"carries_kg": limit - 0.1}), contract) == ["missing capacity"]
    strong = side(key, "host", 1.0, provides={"carries_kg": limit})
    assert causes(strong, contract) == []
    heavy = pair(strong, side(key, "module", limit + 0.2), contract, SHOP)
    assert heavy.answer == "FAIL"
    assert any("carries_kg" in verdict.witness for verdict in heavy.verdicts if verdict.cause == "missing capacity")


def test_a_tube_drilled_for_one_way_keeps_its_pattern_through_the_weld() -> None:
    """The rail has two of the middle line's holes, none of the plate's four: what stands near those places takes no tolerance from it."""
    design = prepared("torch_table", start=ROOT).build.design
    claim = next(one for one in claims(design, "torch_table", "1") if one.port == "table_rail_left#axis")
    contract = catalog().get(Interface, "universal_axis_1in@1")
    (feature,) = [one for one in contract.features if one.option == "on a tube"]
    holes = [one for i in range(2) for one in at_place(in_depth(claim.openings, feature, "host"), feature, i)]
    assert holes
    assert not any(one.weld for one in holes)
    assert {verdict.answer for verdict in conformance(claim, contract, SHOP, "on a tube") if verdict.feature} == {"PASS"}
