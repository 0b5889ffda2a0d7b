"""How a catalogue file writes a figure: with its unit, as in ``thickness: 1/2 in``; the row holds millimetres and kilograms."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from gvcs_cad.units import exact, number, parse_length, pound

_length_of = lru_cache(maxsize=4096)(parse_length)  # a table writes the same inch thirty times


def _length(value: object) -> float:
    if isinstance(value, str):
        return _length_of(value)
    raise ValueError(f"{value!r} has no unit (for example 25 mm, 1/2 in)")


def _figure(text: str) -> float:
    """Read a plain figure by the same rule as a length's: ``float`` would take 1_0, nan and digits of other scripts."""
    return exact(float(number(text)), "figure")


def _kg_per_m(value: object) -> float:
    """Accept ``12.21 lb/ft`` and ``18.17 kg/m``."""
    text = str(value)
    figure, _, unit = text.partition(" ")
    if unit == "lb/ft":
        return round(pound(_figure(figure)) / 0.3048, 6)
    if unit == "kg/m":
        return _figure(figure)
    raise ValueError(f"{text!r} has no unit (for example 12.21 lb/ft, 18.17 kg/m)")


def _kg(value: object) -> float:
    text = str(value)
    figure, _, unit = text.partition(" ")
    if unit == "lb":
        return round(pound(_figure(figure)), 6)
    if unit == "kg":
        return _figure(figure)
    raise ValueError(f"{text!r} has no unit (for example 2.5 kg, 5 lb)")


def _positive(value: float) -> float:
    if value <= 0:
        raise ValueError(f"{value} is not above zero")
    return exact(value)


def _not_below_zero(value: float) -> float:
    if value < 0:
        raise ValueError(f"{value} is below zero")
    return exact(value)


def _money(value: object) -> Decimal:
    """Read an amount as it is written, no digit lost; of a size that can be added up."""
    try:
        amount = number(str(value))
        exact(float(amount), "amount")
    except ValueError:
        raise ValueError(f"{value!r} is not an amount of money") from None
    if amount < 0:
        raise ValueError(f"{value!r} is not an amount of money")
    return amount


def refuse(*problems: str) -> None:
    """Raise ValueError with the problems that are no empty text: for figures of a row that do not go together."""
    found = [problem for problem in problems if problem]
    if found:
        raise ValueError("; ".join(found))


Positive = Annotated[float, AfterValidator(_positive)]  # a figure whose unit stands in its description: MPa, N, kg/m3
_LENGTH_TEXT = WithJsonSchema(
    {"type": "string", "pattern": r"^\s*[+]?[0-9./ -]+\s*(mm|cm|m|in|inch|ft|\"|')\s*$", "description": "a length with its unit: 25 mm, 1/2 in"}
)
Mm = Annotated[float, BeforeValidator(_length), AfterValidator(_positive), _LENGTH_TEXT]
Offset = Annotated[float, BeforeValidator(_length), AfterValidator(exact)]  # a place or a reach, either side of zero
Zone = Annotated[float, BeforeValidator(_length), AfterValidator(_not_below_zero)]  # a tolerance; nothing is a tolerance too
KgPerM = Annotated[float, BeforeValidator(_kg_per_m), AfterValidator(_positive)]
Kg = Annotated[float, BeforeValidator(_kg), AfterValidator(_positive)]
Money = Annotated[Decimal, BeforeValidator(_money), WithJsonSchema({"type": ["number", "string"], "minimum": 0})]
