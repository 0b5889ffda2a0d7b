"""Yields of real pairs by formula and by simulation, drilling as a verdict of its own, and advice that passes when it is followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from interface_pairs import FOLDER, built

from gvcs_cad.catalog.catalog import catalog, use_catalog
from gvcs_cad.catalog.interface import Feature, Interface, Limits
from gvcs_cad.catalog.shop import Measured, load_shop
from gvcs_cad.checks.interchange.advice import advice_for
from gvcs_cad.checks.interchange.bolt_yield import closed_yield, simulated_yield
from gvcs_cad.checks.interchange.conformance import conformance
from gvcs_cad.checks.interchange.pairing import Pair, judged, meetings, pair
from gvcs_cad.checks.interchange.verdict import worst

SHOP = load_shop()


@pytest.fixture(autouse=True)
def _with_the_contracts_of_the_corpus() -> Iterator[None]:
    use_catalog([FOLDER / "interfaces"])
    yield
    use_catalog([])


def paired(key: str, host: dict[str, Any], module: dict[str, Any], shop: Any = SHOP) -> Pair:
    return pair(built(key, "host", host)[1], built(key, "module", module)[1], catalog().get(Interface, key), shop)


@pytest.mark.parametrize("position", [0.3, 0.8, 1.4, 2.5])
def test_formula_and_seeded_simulation_agree_on_the_yield_of_a_pair(position: float) -> None:
    shop = replace(SHOP, processes={"jig-drilled": Measured("2026-11", size=0.1, position=position)})
    contract = catalog().get(Interface, "bracket@1")
    host, module = (judged(built("bracket@1", side, {})[1], contract, shop) for side in ("host", "module"))
    found = meetings(host, module, contract, "")
    assert found is not None
    assert len(found) == 4
    closed = closed_yield(found)
    assert closed is not None
    assert simulated_yield(found, 100_000) == pytest.approx(closed, abs=0.006)
    assert simulated_yield(found) == simulated_yield(found)


def test_a_shifted_pair_yields_less_and_an_unknown_process_nothing() -> None:
    good = paired("bracket@1", {}, {}).expected_yield
    shifted = paired("bracket@1", {}, {"holes": {0: [1.7, 0.0]}}).expected_yield
    assert good is not None
    assert shifted is not None
    assert shifted < 0.7 < 0.999 < good
    assert paired("bracket@1", {"made": "torch"}, {}).expected_yield is None


def test_a_pair_that_only_wants_a_drill_is_replaceable_and_says_which_hole() -> None:
    found = paired("motor_4bolt@1", {}, {"size": {1: 11.0}})
    assert (found.answer, found.kind) == ("FAIL", "replaceable, after drilling")
    assert found.drilling == ("module_plate 1.0.0: open plate_0#h1 from 11 to 12.86 mm",)
    assert paired("motor_4bolt@1", {}, {"size": {1: 12.865}}).answer == "PASS"
    assert paired("motor_4bolt@1", {}, {"holes": {1: [4.0, 0.0]}}).kind == "does not fit"  # the hole would be too wide


@pytest.mark.parametrize("change", [{"made": "layout-drilled"}, {"size": 12.4}, {"holes": {0: [0.4, 0.0]}, "made": "torch", "stock": "plate A36 3/16"}])
def test_advice_that_is_followed_passes(change: dict[str, Any]) -> None:
    contract = catalog().get(Interface, "bearing_4bolt_92@1")
    claim = built("bearing_4bolt_92@1", "host", change)[1]
    ((_, process, ways),) = advice_for(claim, contract, SHOP)
    assert process == change.get("made", "jig-drilled")
    assert ways
    assert [way.cost for way in ways] == sorted(way.cost for way in ways)
    for way in ways:
        openings = tuple(replace(one, process=way.process, diameter=way.hole, slot=way.slot) for one in claim.openings)
        assert worst(conformance(replace(claim, openings=openings), contract, SHOP)).answer == "PASS", str(way)


def test_no_advice_where_nothing_passes() -> None:
    contract = catalog().get(Interface, "bearing_4bolt_92@1")
    claim = built("bearing_4bolt_92@1", "host", {"holes": {0: [6.0, 0.0]}})[1]
    ((_, _, ways),) = advice_for(claim, contract, SHOP)
    assert ways == ()


def test_a_contract_whose_gauges_do_not_complement_each_other_is_refused() -> None:
    with pytest.raises(ValueError, match="can conform and not mate"):
        Feature(name="bolts", places=((0.0, 0.0),), host=Limits(size=(12.5, 14.0), position=1.0), fastener_size=(11.7, 12.0))
    with pytest.raises(ValueError, match="can conform and not mate"):
        Feature(name="pilot", places=((0.0, 0.0),), host=Limits(kind="bore", size=(20.0, 21.0)), module=Limits(kind="pin", size=(19.0, 20.1)))
    with pytest.raises(ValueError, match="play"):
        Feature(name="pilot", places=((0.0, 0.0),), host=Limits(kind="bore", size=(20.0, 21.0)), module=Limits(kind="pin", size=(19.0, 20.0)), play=1.0)


def test_every_contract_of_the_catalogue_names_bolts_that_its_limits_hold() -> None:
    from gvcs_cad.catalog.fasteners import BoltStock, PinStock

    diameters = {key: row.diameter for kind in (BoltStock, PinStock) for key, row in catalog().rows(kind).items()}  # type: ignore[attr-defined]
    rows = catalog().rows(Interface).values()
    named = [(one.key, key, feature.fastener_size, diameters[key]) for one in rows for feature in one.features for key in feature.fasteners]
    assert len(named) > 15
    assert [row for row in named if not row[2][0] <= row[3] <= row[2][1]] == []
    assert [one.key for one in rows if one.features and not (one.datum and one.unverified)] == ["bracket@1", "wedge@1"]
