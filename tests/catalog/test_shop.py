"""A workshop's own file: complete, in its units, and refused with the place of every mistake."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from gvcs_cad.catalog.shop import DEFAULT_SHOP, load_shop, shop_schema
from gvcs_cad.catalog.yaml_file import read_yaml
from gvcs_cad.errors import UsageError


def test_the_default_shop_is_whole_and_meets_its_own_schema() -> None:
    shop = load_shop()
    assert (shop.currency, shop.saw.kerf, shop.saw.trim) == ("USD", 3.2, 10.0)
    assert all(price.amount > 0 and ("chosen" in price.source or "iconic-cad" in price.source) for price in shop.prices.values())
    jsonschema.Draft202012Validator.check_schema(shop_schema())


def test_a_price_of_the_stock_goes_before_that_of_its_material() -> None:
    shop = load_shop()
    steel, fasteners = shop.prices["A36"], shop.prices["fasteners"]
    assert shop.price("plate A36 1/2", "A36") == steel
    assert shop.price("fasteners", "A36") == fasteners
    assert shop.price("nothing") is None
    assert steel.amount == Decimal("1.90")


def test_every_mistake_is_named_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    text = DEFAULT_SHOP.read_text("utf-8")
    file.write_text(text, "utf-8")
    assert load_shop(file) == load_shop()
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace("3.2 mm", "3.2").replace("currency: USD", "currency: dollars").replace("trim:", "trimm:"), "utf-8")
    with pytest.raises(UsageError) as refused:
        load_shop(broken)
    places = sorted(problem.split(" ")[0] for problem in refused.value.problems)
    line = {key: read_yaml(broken).place(*key) + ":" for key in [("currency",), ("saw",), ("saw", "kerf"), ("saw", "trimm")]}
    assert places == sorted(line.values())
