"""The corpus of pairs: whatever is wrong in one named way is refused for that cause, and what is as agreed passes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from interface_pairs import FOLDER, built, corpus

from gvcs_cad.catalog.catalog import catalog, use_catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.interchange.conformance import options_kept
from gvcs_cad.checks.interchange.gauging import Side, bodies_of, gauged
from gvcs_cad.checks.interchange.pairing import Pair, pair
from gvcs_cad.checks.interchange.verdict import failed
from gvcs_cad.engine.records import Record, claim_change, contract_change, released
from gvcs_cad.engine.shapes import StoredShapes
from gvcs_cad.engine.store import Store
from gvcs_cad.errors import ModelError
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.hole import circle_pattern, square_pattern
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.units import inch

SHOP = load_shop()
PAIRS = corpus()
AGAINST_RECORDS = "changed without new version"


@pytest.fixture(scope="module", autouse=True)
def _with_the_contracts_of_the_corpus() -> Iterator[None]:
    use_catalog([FOLDER / "interfaces"])
    yield
    use_catalog([])


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> StoredShapes:
    return StoredShapes(Store(tmp_path_factory.mktemp("store")))


def judged(entry: dict[str, Any], shapes: StoredShapes) -> Pair:
    contract = catalog().get(Interface, entry["of"])
    measured = []
    sides = {}
    for side in ("host", "module"):
        design, claim = built(entry["of"], side, entry.get(side, {}))
        sides[side] = claim
        option = (options_kept(claim, contract, SHOP) or contract.options)[0]
        measured += gauged(Side(claim, contract, bodies_of(design, claim), shapes), SHOP, option)
    return pair(sides["host"], sides["module"], contract, SHOP, measured)


def changed(entry: dict[str, Any]) -> str:
    """Return what the record says of a pair that was released as agreed and is another thing today."""
    contract = catalog().get(Interface, entry["of"])
    claims = [built(entry["of"], side, {})[1] for side in ("host", "module")]
    record = released(None, contract, claims, SHOP)
    now = [built(entry["of"], side, entry.get(side, {}))[1] for side in ("host", "module")]
    return contract_change(record, replace(contract, **entry.get("contract", {}))) or next(
        (words for one in now if (words := claim_change(record, one, SHOP))), ""
    )


def named(entry: dict[str, Any]) -> str:
    return f"{entry['of']}: {entry['pair']}"


def test_the_corpus_is_large_and_covers_every_way() -> None:
    assert len(PAIRS) >= 60
    assert len({str(entry) for entry in PAIRS}) == len(PAIRS)
    bad = [entry for entry in PAIRS if "cause" in entry]
    assert len(PAIRS) - len(bad) >= 20
    assert {entry["cause"] for entry in bad} >= {
        *("shifted hole", "undersize", "oversize", "pattern rotated", "mirror image", "obstruction", "insertion path", "tool access"),
        *("stack too thick", "process too coarse", "weld too coarse", "missing capacity", "shorter life", AGAINST_RECORDS),
    }


@pytest.mark.parametrize("entry", [entry for entry in PAIRS if entry.get("cause") != AGAINST_RECORDS], ids=named)
def test_no_pair_is_accepted_or_refused_for_a_wrong_reason(entry: dict[str, Any], shapes: StoredShapes) -> None:
    found = judged(entry, shapes)
    if "cause" not in entry:
        assert (found.answer, [str(v) for v in failed(found.verdicts)]) == ("PASS", [])
    else:
        assert found.answer == ("UNDECIDED" if entry.get("undecided") else "FAIL")
        assert found.decides.cause == entry["cause"], [f"{v.cause}: {v.witness}" for v in failed(found.verdicts)]


@pytest.mark.parametrize("entry", [entry for entry in PAIRS if entry.get("cause") == AGAINST_RECORDS], ids=named)
def test_what_changes_without_a_new_version_is_named(entry: dict[str, Any]) -> None:
    assert "without a new version" in changed(entry)
    assert changed({"of": entry["of"]}) == ""


def test_grid_and_bearing_holes_do_not_go_into_one_plate_of_8_in() -> None:
    grid = square_pattern("g", inch(4), inch("1-1/8"))
    bearing = circle_pattern("b", 4, inch(6.19), inch("1/2"), start=45)
    with pytest.raises(ModelError, match="hole b1 meets hole g1"):
        PlatePart("both", stock="plate A36 1/4", outer=rectangle(inch(8), inch(8), centred=True), holes=(*grid, *bearing))


def test_a_record_is_not_widened_by_a_later_release() -> None:
    contract = catalog().get(Interface, "wedge@1")
    claims = [built("wedge@1", side, {})[1] for side in ("host", "module")]
    record: Record = released(None, contract, claims, SHOP)
    again = released(record, contract, [replace(claims[1], version="1.1.0")], SHOP)
    assert [claim.version for claim in again.claims] == ["1.0.0", "1.0.0", "1.1.0"]
    assert again.digest == record.digest
