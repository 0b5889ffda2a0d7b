"""New for old: each airline code has its case and its witness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from interface_pairs import FOLDER, built

from gvcs_cad.catalog.catalog import catalog, use_catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.interchange.matrix import matrix, version_key
from gvcs_cad.checks.interchange.substitution import step, substitutes
from gvcs_cad.model.claim import Claim

SHOP = load_shop()


@pytest.fixture(autouse=True)
def _with_the_contracts_of_the_corpus() -> Iterator[None]:
    use_catalog([FOLDER / "interfaces"])
    yield
    use_catalog([])


def claim(version: str = "1.0.0", key: str = "bracket@1", side: str = "module", **change: Any) -> Claim:
    return replace(built(key, side, change)[1], version=version)


@pytest.mark.parametrize(
    ("new", "code", "witness"),
    [
        ({}, 6, ""),
        ({"provides": {"flow_lpm": 60.0}}, 1, "1.0.0 provides flow_lpm 40 < 60"),
        ({"size": 14.0}, 1, "1.0.0 hole boundary 13.24 < 13.44 mm"),
        ({"size": 13.7}, 3, "2.0.0 hole boundary 13.14 < 13.24 mm"),
        ({"provides": {"flow_lpm": 20.0}}, 3, "2.0.0 provides flow_lpm 20, 40 agreed"),
        ({"life": 1500}, 3, "2.0.0 lasts 1500 h, module_plate 1.0.0 2000 h"),
        ({"requires": {"power_kw": 6.0}}, 3, "2.0.0 requires power_kw 6, at most 5 agreed"),
        ({"block": [-100, 60, 20, 30, 25]}, 3, "2.0.0 reaches 20 mm farther in"),
        ({"made": "torch"}, 3, "no tolerance of torch is known"),
    ],
)
def test_a_release_step_has_its_code_and_witness(new: dict[str, Any], code: int, witness: str) -> None:
    contract = catalog().get(Interface, "bracket@1")
    found = step(claim("2.0.0", **new), claim(), contract, SHOP)
    assert found.code == code
    assert (not witness and not found.witnesses) or any(witness in text for text in found.witnesses), found.witnesses


def test_two_way_is_both_ways_one_way() -> None:
    contract = catalog().get(Interface, "bracket@1")
    one, other = claim(), replace(claim("2.0.0"), openings=tuple(replace(one, name=f"bolt_{i}") for i, one in enumerate(claim().openings)))
    assert substitutes(other, one, contract, SHOP) == []
    assert substitutes(one, other, contract, SHOP) == []
    assert step(other, one, contract, SHOP).code == 2


def test_an_adapter_qualifies_and_a_set_goes_together() -> None:
    contract = catalog().get(Interface, "wedge@1")
    new, old = claim("2.0.0", "wedge@1", size=11.0), claim("1.0.0", "wedge@1")
    assert step(new, old, contract, SHOP, adapter="adapter_plate").code == 5
    assert step(new, old, contract, SHOP, set_with=claim("2.0.0", "wedge@1", "host")).code == 4


def test_a_module_released_together_with_its_host_goes_as_a_set() -> None:
    contract = catalog().get(Interface, "bracket@1")
    hosts = [claim("1.0.0", side="host"), claim("2.0.0", side="host", provides={"power_kw": 5.0, "volts": 24.0})]
    modules = [claim(), claim("2.0.0", requires={"power_kw": 5.0, "volts": 24.0})]
    found = matrix(contract, [*hosts, *modules], [], SHOP)
    assert {step.old.split()[0]: step.code for step in found.steps} == {"host_plate": 1, "module_plate": 4}
    assert [[pair.answer for pair in line] for line in found.pairs] == [["PASS", "FAIL"], ["PASS", "PASS"]]


def test_records_and_present_designs_stand_in_one_matrix() -> None:
    contract = catalog().get(Interface, "wedge@1")
    old = [claim("0.9.0", "wedge@1"), claim("1.0.0", "wedge@1", "host")]
    now = [claim("1.0.0", "wedge@1", size=11.0), claim("1.0.0", "wedge@1", "host")]
    found = matrix(contract, now, old, SHOP)
    assert [row.label for row in found.hosts] == ["host_plate 1.0.0 mount"]
    assert [row.released for row in found.modules] == [False, True]
    assert found.answers() == {"PASS": 1, "FAIL": 1, "UNDECIDED": 0}
    assert [step.code for step in found.steps] == [3]


def test_versions_are_ordered_by_number() -> None:
    assert sorted(["1.10.0", "1.9.0", "1.9.0rc1", "0.1"], key=version_key) == ["0.1", "1.9.0rc1", "1.9.0", "1.10.0"]
