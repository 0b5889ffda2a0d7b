"""The comparison behind every golden can fail, and says where."""

from __future__ import annotations

import pytest
from goldens import differences

DATA = {"name": "rail", "length": 1524.0, "holes": [{"d": 28.575}, {"d": 20.638}], "wear": False, "note": None}


def test_equal_data_and_numbers_within_the_tolerance_are_the_same() -> None:
    assert differences(DATA, {**DATA, "length": 1524.0000005}) == []
    assert differences(DATA, {**DATA, "length": 1524}) == []


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"length": 1524.001}, "$.length: 1524.0, now 1524.001"),
        ({"holes": [{"d": 28.575}, {"d": 20.64}]}, "$.holes[1].d: 20.638, now 20.64"),
        ({"holes": [{"d": 28.575}]}, "$.holes: 2 items, now 1"),
        ({"name": "rial"}, "$.name: 'rail', now 'rial'"),
        ({"wear": 0}, "$.wear: False, now 0"),
        ({"note": ""}, "$.note: None, now ''"),
        ({"hand": "left"}, "$.hand: new"),
    ],
)
def test_every_kind_of_difference_is_found_at_its_place(change: dict[str, object], line: str) -> None:
    assert differences(DATA, {**DATA, **change}) == [line]


def test_a_missing_field_is_a_difference() -> None:
    assert differences(DATA, {key: value for key, value in DATA.items() if key != "wear"}) == ["$.wear: missing"]


def test_a_length_that_is_no_number_is_a_difference() -> None:
    assert differences({"length": 1.0}, {"length": float("nan")}) == ["$.length: 1.0, now nan"]
