"""A weaker substitute is found by its capacity: an error where a life hangs on it, a warning elsewhere, nothing where it is as strong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders import lug, two_lugs

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.finding import Finding
from gvcs_cad.checks.substitutes import WeakerSubstitute, WeakSubstitute, substitutes
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.design import Design
from gvcs_cad.model.safety import Safety


@pytest.fixture(autouse=True)
def _own_catalog() -> Iterator[None]:
    yield
    use_catalog(())


def found(design: Design, **table: str) -> list[Finding]:
    names = {"plate": "plate A36 1/2", "bolt": "hex 3/4-10"}
    return list(substitutes(design, replace(load_shop(), substitute={names[key]: other for key, other in table.items()})))


def one(**more: object) -> Design:
    made = Assembly("thing")
    made.add(lug("lug", **more))
    return made.freeze()


def bolted() -> Design:
    pair = two_lugs()
    pair.fasten(pair["lower"]["h"], pair["upper"]["h"], bolt="hex 3/4-10")
    return pair.freeze()


def test_stronger_steel_of_nearly_the_thickness_passes() -> None:
    assert found(one(safety=Safety(role="arm", inspect="cracks", weld_class="B")), plate="plate S355 12") == []


def test_weaker_steel_is_told_and_on_a_critical_part_refused() -> None:
    share = round(235 * 12 / (250 * 12.7), 4)
    assert found(one(), plate="plate S235 12") == [WeakerSubstitute("plate A36 1/2", "plate S235 12", share, ("lug",))]
    (refused,) = found(one(safety=Safety(role="arm", inspect="cracks", weld_class="B")), plate="plate S235 12")
    assert type(refused) is WeakSubstitute
    assert str(refused) == "plate S235 12 for plate A36 1/2 has 89% of its capacity, at least 95% (lug)"


def test_a_strength_that_nobody_states_counts_for_nothing() -> None:
    (refused,) = found(one(), plate="plate AR400 1/2")
    assert isinstance(refused, WeakerSubstitute)
    assert refused.capacity is None


def test_a_thinner_bolt_is_refused_and_a_stronger_one_is_not() -> None:
    assert found(bolted(), bolt="hex M20") == []
    (refused,) = found(bolted(), bolt="hex M16")
    assert type(refused) is WeakSubstitute


def test_a_substitute_that_the_design_does_not_use_says_nothing() -> None:
    assert found(one(), bolt="hex M10") == []
