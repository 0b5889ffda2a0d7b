"""A shop's substitutes in the catalogue: the row of what is sold answers, and a wrong table is refused whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.catalog.fasteners import BoltStock
from gvcs_cad.catalog.stock import Material, PlateStock
from gvcs_cad.errors import CatalogError


@pytest.fixture(autouse=True)
def _own_catalog() -> Iterator[None]:
    yield
    use_catalog(())


def test_the_substitute_answers_and_everything_else_is_itself() -> None:
    book = use_catalog((), {"plate A36 1/2": "plate S355 12", "hex 3/4-10": "hex M20"})
    assert book.get(PlateStock, "plate A36 1/2").thickness == 12.0
    assert book.get(BoltStock, "hex 3/4-10").nut == "nut M20"
    assert book.get(PlateStock, "plate A36 1/4").thickness == 6.35
    assert use_catalog(()).get(PlateStock, "plate A36 1/2").thickness == 12.7


def test_every_wrong_substitute_is_named_at_once() -> None:
    with pytest.raises(CatalogError) as refused:
        use_catalog((), {"plate A36 1/2": "hex M20", "plate A36 1/5": "plate S355 6", "hex M8": "hex M10", "hex M10": "hex M12"})
    assert refused.value.problems == (
        "substitute: plate A36 1/2: no such plate stock: hex M20",
        "substitute: plate A36 1/5: no such stock or fastener: plate A36 1/5; did you mean plate A36 1/8?",
        "substitute: hex M8: hex M10 is substituted itself",
    )


def test_what_is_no_stock_and_no_fastener_cannot_be_substituted() -> None:
    with pytest.raises(CatalogError, match="no such stock or fastener: A36"):
        use_catalog((), {"A36": "S355J2"})
    assert use_catalog(()).get(Material, "A36").yield_strength == 250
