"""Lengths and angles at the edge: every spelling gives the same bits, and nothing but a finite number comes in."""

from __future__ import annotations

import math
import re
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad.units import exact, fraction_inch, inch, millimetres, number, parse_angle, parse_length, pound, to_inch

SIXTY_FOURTHS = st.integers(-64 * 1000, 64 * 1000)


@given(SIXTY_FOURTHS)
def test_a_fraction_of_an_inch_is_printed_and_read_back_to_the_same_bits(n: int) -> None:
    length = inch(n / 64)
    text = fraction_inch(length)
    assert parse_length(text) == length
    assert "-0" not in text


@given(st.integers(-10_000_000, 10_000_000), st.integers(0, 6))
def test_inches_convert_as_decimals_and_not_as_floats(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    assert inch(f"{value:f}").hex() == inch(float(value)).hex()
    assert abs(Decimal(inch(float(value))) - value * Decimal("25.4")) <= Decimal("0.5001e-6")


@given(st.integers(-300_000, 300_000))
def test_thousandths_of_an_inch_are_exact_in_millimetres(n: int) -> None:
    assert inch(n / 1000) == float(Decimal(n) * Decimal("0.0254"))
    assert to_inch(inch(n / 1000)) == n / 1000


@pytest.mark.parametrize(
    "text", ["1-1/8 in", "1 1/8in", "1.125in", '1.125"', "9/8 inch", "28.575 mm", "28.575mm", "2.8575 cm", "0.028575 m", " 28575e-3 mm ", "+1-1/8 in"]
)
def test_spellings_of_one_length_give_the_same_bits(text: str) -> None:
    assert parse_length(text).hex() == inch("1-1/8").hex() == (28.575).hex()


@pytest.mark.parametrize(
    ("text", "mm"), [("5 ft", 1524.0), ("5'", 1524.0), ("-1-1/8 in", -28.575), (".5 in", 12.7), ("0", 0.0), ("-0 mm", 0.0), ("1/3 in", 8.466667)]
)
def test_lengths_are_read_to_the_millionth_of_a_millimetre(text: str, mm: float) -> None:
    assert parse_length(text).hex() == mm.hex()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4", ("'4'", "no unit", "4 in")),
        ("4 furlong", ("furlong", "mm, cm, m, in")),
        ("four in", ("four in", "not a length")),
        ("1-1/0 in", ("divides by zero",)),
        ("1/2/3 in", ("not a length",)),
        ("1- 1/8 in", ("not a length",)),
        ("1e999 m", ("finite",)),
        ("nan mm", ("not a length",)),
        ("inf mm", ("not a length",)),
        ("", ("not a length",)),
        ("1" * 65, ("65 characters",)),
        ("30 deg", ("deg", "mm")),
    ],
)
def test_what_is_no_length_is_refused_with_the_text_and_an_example(text: str, words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=re.escape(words[0])) as refused:
        parse_length(text)
    assert all(word in str(refused.value) for word in words)


@given(st.one_of(st.text(max_size=80), st.text(alphabet="0123456789-+/. eEinmft\"'°", max_size=30)))
def test_any_text_is_read_as_a_finite_length_or_refused_as_a_value_error(text: str) -> None:
    try:
        length = parse_length(text)
    except ValueError:
        return
    assert math.isfinite(length)
    assert exact(length) == length


@given(st.floats(-1e6, 1e6))
def test_exact_rounds_to_the_millionth_keeps_what_is_round_and_knows_one_zero(value: float) -> None:
    rounded = exact(value)
    assert abs(rounded - value) <= 0.5000001e-6
    assert exact(rounded).hex() == rounded.hex()
    assert math.copysign(1.0, rounded) == (1.0 if rounded >= 0 else -1.0)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_refused_by_name(value: float) -> None:
    with pytest.raises(ValueError, match="rail length must be a finite number"):
        exact(value, "rail length")
    with pytest.raises(ValueError, match="finite"):
        inch(value)


def test_numpy_numbers_are_numbers() -> None:
    assert inch(np.float64(4)) == inch(np.float32(4)) == inch(np.int64(4)) == inch(4) == 101.6
    assert to_inch(np.float64(101.6)) == 4


@given(st.floats(-1e5, 1e5), st.integers(0, 6))
def test_a_printed_length_reads_back_within_half_its_last_digit_and_has_no_spare_zeros(value: float, digits: int) -> None:
    text = millimetres(value, digits)
    assert abs(float(text) - value) <= 0.5000001 * 10**-digits
    assert text != "-0"
    assert "." not in text or text[-1] not in "0."


@pytest.mark.parametrize(
    ("mm", "text"), [(28.575, "1-1/8 in"), (-28.575, "-1-1/8 in"), (0.0, "0 in"), (12.7, "1/2 in"), (1524.0, "60 in"), (5.9182, "0.233 in"), (-0.005, "0 in")]
)
def test_lengths_are_named_as_a_shop_reads_them(mm: float, text: str) -> None:
    assert fraction_inch(mm) == text


@pytest.mark.parametrize(("text", "degrees"), [("30 deg", 30.0), ("30°", 30.0), ("-0.5 rad", round(math.degrees(-0.5), 6)), ("0", 0.0)])
def test_angles_are_degrees(text: str, degrees: float) -> None:
    assert parse_angle(text) == degrees


@pytest.mark.parametrize("text", ["30", "30 mm", "north"])
def test_an_angle_without_its_unit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"30 mm|30 deg"):
        parse_angle(text)


@pytest.mark.parametrize(("text", "value"), [("1-1/8", "1.125"), ("-3/4", "-0.75"), ("4", "4"), ("+.5", "0.5"), ("1e3", "1000")])
def test_numbers_are_read_exactly(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


def test_a_pound_is_its_agreed_mass() -> None:
    assert pound(100) == 45.359237
