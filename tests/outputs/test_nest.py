"""The nest of the cart: every plate of the bill on a sheet, as often as the bill says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from gvcs_cad import PlatePart
from gvcs_cad.errors import UsageError
from gvcs_cad.plugins.output import Build

Made = Callable[..., dict[str, bytes]]


def test_every_plate_of_the_bill_lies_on_a_sheet_as_often_as_the_bill_says(made: Made, cart: Build) -> None:
    stocks = json.loads(made("nest")["nest.json"])["stocks"]
    placed = Counter(part["part_no"] for stock in stocks for sheet in stock["sheets"] for part in sheet["parts"])
    plates = {part.name for part in cart.design.distinct(PlatePart)}
    assert placed == {line.part_no: line.quantity for line in cart.bom().lines if line.part_no in plates}
    assert {stock["stock"] for stock in stocks} == {line.stock for line in cart.bom().lines if line.part_no in plates}


def test_a_version_that_is_not_offered_is_refused(made: Made) -> None:
    with pytest.raises(UsageError, match=r"^--option nest.version: no such value: R13"):
        made("nest", nest_version="R13")


def test_the_same_build_gives_the_same_bytes(made: Made, cart: Build) -> None:
    assert made("nest") == made("nest", replace(cart))
