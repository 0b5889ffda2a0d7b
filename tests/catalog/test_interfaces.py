"""Every contract is whole, or says of each part that it leaves out why; and a turn that it allows brings every pattern onto itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gvcs_cad.catalog.basis import chosen
from gvcs_cad.catalog.catalog import catalog, use_catalog
from gvcs_cad.catalog.interface import PARTS, Box, Feature, Interface, Limits
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.records import contract_digest
from gvcs_cad.engine.request import Request

ROOT = Path(__file__).parents[2]


def shipped() -> dict[str, Interface]:
    floor = workshop(Request(machines=(), start=ROOT))
    floor.registry.load_all()
    use_catalog(floor.registry.catalog_folders)
    return dict(catalog().rows(Interface))


SHIPPED = shipped()


@pytest.mark.parametrize("key", sorted(SHIPPED))
def test_a_contract_states_each_part_or_why_not(key: str) -> None:
    contract = SHIPPED[key]
    reasons = dict(contract.not_stated)
    assert set(contract.stated) | set(reasons) == set(PARTS)
    assert set(contract.stated) & set(reasons) == set()
    assert all(len(reason) > 10 for reason in reasons.values())


@pytest.mark.parametrize("key", sorted(key for key, one in SHIPPED.items() if "carries_kg" in dict(one.host)))
def test_what_a_host_carries_is_what_a_module_may_ask_and_has_a_reason(key: str) -> None:
    contract = SHIPPED[key]
    assert dict(contract.host)["carries_kg"] == dict(contract.module_requires)["carries_kg"]
    assert "carries_kg" in contract.unverified or "everything" in contract.unverified or key == "power_bay@1"  # that record is frozen


def interface(**values: Any) -> Interface:
    square = ((-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0))
    feature = Feature(name="bolts", places=values.pop("places", square), host=Limits(size=(6.4, 7.0)), axis=values.pop("axis", "z"))
    return Interface(key="x@1", title="x", agrees="x", features=(feature,), basis=chosen("a test"), **values)


def test_a_square_may_be_turned_by_quarters() -> None:
    assert interface(turns=(0.0, 90.0, 180.0, 270.0)).turns == (0.0, 90.0, 180.0, 270.0)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"places": ((-10.0, -9.0), (10.0, -9.0), (10.0, 9.0), (-10.0, 9.0)), "turns": (0.0, 90.0)}, "a turn of 90 degrees takes a hole 1.41 mm off"),
        ({"places": ((0.0, 5.0), (0.0, -4.0)), "turns": (0.0, 180.0)}, "a turn of 180 degrees takes a hole 1 mm off"),
        ({"axis": "y", "turns": (0.0, 180.0)}, "no turn but 0 is possible"),
        ({"turns": (0.0, 90.0), "keep_in": Box(low=(-30, -20, 0), high=(30, 20, 9))}, "a turn of 90 degrees takes a room off its place"),
        ({"not_stated": (("features", "none is needed"),)}, "not_stated: features is stated"),
        ({"not_stated": (("keep_in", " "),)}, "keep_in is stated, or has no reason"),
    ],
)
def test_a_contract_whose_sides_could_conform_and_not_mate_is_refused(values: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        interface(**values)


def test_a_reason_changes_no_released_contract_and_a_figure_does() -> None:
    plain, told = interface(), interface(not_stated=(("keep_in", "as it was"),))
    assert contract_digest(plain) == contract_digest(told)
    assert contract_digest(plain) != contract_digest(interface(host=(("carries_kg", 1.0),)))
