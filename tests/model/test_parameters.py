"""What a user may set: units, ranges, steps, choices and rules; every problem at once, each with place, value, limit and near miss."""

from __future__ import annotations

import math
from typing import Any

import jsonschema
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from gvcs_cad.errors import UsageError
from gvcs_cad.model.parameters import Angle, Length, Parameters, Words, angle, choice, describe, dim, flag, in_words, number, rule, words
from gvcs_cad.units import inch


class Frame(Parameters):
    length: Length = dim(default=inch(76), min=inch(40), max=inch(120), step=inch(4), help="outside length")
    height: Length = dim(default=500.0, min=100.0, max=900.0, help="height of the deck")
    tilt: Angle = angle(default=10.0, min=-30.0, max=30.0, help="tilt of the deck")
    wheels: int = number(default=4, min=2, max=8, step=2, help="wheels")
    pressure: float = number(default=170.0, min=100.0, max=210.0, unit="bar", help="working pressure")
    bolt: str = choice("3/4", "1", default="1", help="frame bolt")
    roof: bool = flag(default=False, help="with a roof")

    @rule
    def _slender(self) -> str | None:
        return "the deck is higher than a third of its length" if self.height * 3 > self.length else None


def refusals(**values: Any) -> list[str]:
    with pytest.raises(UsageError) as refused:
        Frame.checked(values, "tractor.")
    return list(refused.value.problems)


def test_texts_with_units_and_numbers_of_a_host_give_the_same_parameters() -> None:
    typed = Frame.checked({"length": "80 in", "height": "0.6 m", "tilt": "-5 deg", "wheels": "6", "pressure": "200", "bolt": "3/4", "roof": "true"})
    given_ = Frame.checked({"length": inch(80), "height": 600, "tilt": -5, "wheels": 6, "pressure": 200.0, "bolt": "3/4", "roof": True})
    assert typed == given_
    assert Frame.checked({}) == Frame()
    assert Frame.names() == ("length", "height", "tilt", "wheels", "pressure", "bolt", "roof")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"length": "9 m"}, "tractor.length: 9000 mm is outside 1016..3048 mm (outside length)"),
        ({"length": "75 in"}, "tractor.length: 1905 mm is between the steps 1828.8 and 1930.4 mm (outside length)"),
        ({"length": "76"}, "tractor.length: '76' has no unit (for example 25 mm, 1.2 m, 4 in, 1-1/8 in)"),
        ({"length": "76 furlong"}, "tractor.length: '76 furlong' is not a length: 'furlong' is not one of mm"),
        ({"length": True}, "tractor.length: True is not a length"),
        ({"length": None}, "tractor.length: None is not a length"),
        ({"length": math.nan}, "tractor.length: length must be a finite number"),
        ({"tilt": "31 deg"}, "tractor.tilt: 31 deg is outside -30..30 deg (tilt of the deck)"),
        ({"tilt": "5 mm"}, "tractor.tilt: '5 mm' is not a angle"),
        ({"wheels": 3}, "tractor.wheels: 3 is between the steps 2 and 4 (wheels)"),
        ({"wheels": "four"}, "tractor.wheels: 'four': input should be a valid integer"),
        ({"pressure": 211}, "tractor.pressure: 211 bar is outside 100..210 bar (working pressure)"),
        ({"pressure": "nan"}, "tractor.pressure: nan bar is outside"),
        ({"bolt": "7/8"}, "tractor.bolt: '7/8' is not one of 3/4, 1 (frame bolt)"),
        ({"roof": "perhaps"}, "tractor.roof: 'perhaps': input should be a valid boolean"),
        ({"lenght": "80 in"}, "tractor.lenght: no such parameter; did you mean length?"),
        ({"colour": "red"}, "tractor.colour: no such parameter"),
    ],
)
def test_each_mistake_names_place_value_unit_and_limit(values: dict[str, Any], words: str) -> None:
    (problem,) = refusals(**values)
    assert problem.startswith(words)


def test_all_mistakes_come_at_once() -> None:
    assert len(refusals(length="9 m", tilt="90 deg", wheels=3, bolt="2", roof="?", lenght=1)) == 6


def test_rules_across_parameters_speak_once_the_values_are_good_and_may_be_left_to_a_host() -> None:
    assert refusals(height="800 mm") == ["tractor: the deck is higher than a third of its length"]
    assert Frame.checked({"height": "800 mm"}, rules=False).height == 800
    assert Frame.checked({"height": "800 mm", "length": "96 in"}).length == inch(96)


@given(st.integers(0, 20))
def test_every_step_is_accepted_in_inches_and_in_millimetres(n: int) -> None:
    assert Frame.checked({"length": f"{40 + 4 * n} in", "height": 100}).length == Frame.checked({"length": inch(40 + 4 * n), "height": 100}).length


@given(st.floats(-1e5, 1e5))
def test_a_length_is_accepted_exactly_within_its_range(value: float) -> None:
    assume(min(abs(value - 100), abs(value - 900)) > 1e-5)
    if 100 <= value <= 900:
        assert Frame.checked({"height": value}, rules=False).height == round(value, 6)
    else:
        (problem,) = refusals(height=value)
        assert "is outside 100..900 mm" in problem


def test_a_default_outside_its_own_range_is_refused() -> None:
    class Broken(Parameters):
        length: Length = dim(default=5.0, min=10.0, max=20.0, help="x")

    with pytest.raises(UsageError, match=r"length: 5 mm is outside 10..20 mm"):
        Broken.checked({})


def test_parameters_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Frame().length = 5.0  # type: ignore[misc]


def test_the_schema_is_valid_and_holds_what_an_editor_shows() -> None:
    schema = Frame.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"length": "80 in", "tilt": "5 deg", "wheels": 6, "bolt": "3/4", "roof": True}, schema)
    for wrong in ({"lenght": "80 in"}, {"length": 80}, {"wheels": 9}, {"bolt": "7/8"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)
    length = schema["properties"]["length"]
    assert (length["format"], length["description"], length["x-unit"], length["x-step"]) == ("length", "outside length", "mm", inch(4))


class House(Parameters):
    walls: Words = words(default=("wall", "left"), help="walls, one after another")


def test_a_list_of_words_is_typed_with_commas_and_given_as_words() -> None:
    assert House().walls == ("wall", "left")
    assert House.checked({"walls": " wall, door ,,left "}).walls == House.checked({"walls": ["wall", "door", "left"]}).walls == ("wall", "door", "left")
    assert in_words(House()) == {"walls": "wall, left"}
    assert {row["name"]: row["default"] for row in describe(House)} == {"walls": "wall, left"}
    with pytest.raises(UsageError, match=r"house\.walls: 7 is no list of words"):
        House.checked({"walls": 7}, "house.")


def test_parameters_describe_themselves_in_words() -> None:
    words = {row["name"]: row for row in describe(Frame)}
    assert words["length"] == {"name": "length", "default": "1930.4 mm (76 in)", "range": "1016..3048 mm step 101.6", "help": "outside length"}
    assert (words["wheels"]["default"], words["wheels"]["range"]) == ("4", "2..8 step 2")
    assert (words["bolt"]["range"], words["roof"]["default"], words["roof"]["range"]) == ("3/4 | 1", "false", "")
