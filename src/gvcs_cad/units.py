"""Millimetre, kilogram and degree inside; any other unit only here, at the edge.

Conversions run in Decimal, so that ``inch("1/3")`` and ``inch("0.1")`` give the same bits on every machine.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction

MM_PER_INCH = Decimal("25.4")  # exact by definition, international yard and pound agreement 1959
KG_PER_LB = Decimal("0.45359237")  # exact by definition, same agreement

_LENGTH_UNITS = {
    "mm": Decimal(1),
    "cm": Decimal(10),
    "m": Decimal(1000),
    "in": MM_PER_INCH,
    "inch": MM_PER_INCH,
    '"': MM_PER_INCH,
    "ft": MM_PER_INCH * 12,
    "'": MM_PER_INCH * 12,
}
_ANGLE_UNITS = {"deg": Decimal(1), "°": Decimal(1), "rad": Decimal(180) / Decimal(str(math.pi))}

# ASCII: a full-width or an Arabic digit is a digit to Python, and looks like another one to whoever reads the drawing
_NUMBER = r"[+-]?(?:(?:\d+[- ])?\d+/\d+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)"
_NUMBER_PARTS = re.compile(r"([+-]?)(?:(?:(\d+)[- ])?(\d+)/(\d+)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?))", re.ASCII)
_QUANTITY = re.compile(rf"\s*({_NUMBER})\s*([A-Za-z°\"']*)\s*", re.ASCII)
LARGEST = 1e9  # mm, a thousand kilometres: beyond about nine times that a double no longer holds the millionth it is rounded to


def exact(value: float, what: str = "length") -> float:
    """Round to 1e-6, turn -0.0 into 0.0 and refuse what is not a finite number, or larger than `LARGEST`.

    Raises ValueError naming `what`; every length that enters the model passes here, so that equal parts have equal bytes.
    """
    if not math.isfinite(value):
        raise ValueError(f"{what} must be a finite number, not {value}")
    if abs(value) > LARGEST:
        raise ValueError(f"{what} {value:g} is larger than anything that is made ({LARGEST:g})")
    return round(float(value), 6) + 0.0


def number(text: str) -> Decimal:
    """Read ``"4"``, ``"1.25"``, ``"3/4"`` or ``"1-1/8"``. Raises ValueError for anything else."""
    match = _NUMBER_PARTS.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a number")
    sign, whole, top, bottom, plain = match.groups()
    if plain is not None:
        value = Decimal(plain)
    elif int(bottom) == 0:
        raise ValueError(f"{text!r} divides by zero")
    else:
        value = Decimal(whole or 0) + Decimal(top) / Decimal(bottom)
    return -value if sign == "-" else value


def inch(value: str | float) -> float:
    """Convert inches to millimetres: ``inch(4)``, ``inch("1-1/8")``. Raises ValueError if it is no number."""
    decimal = number(value) if isinstance(value, str) else _decimal(value)
    return exact(float(decimal * MM_PER_INCH))


def to_inch(millimetres: float) -> float:
    """Convert millimetres to inches."""
    return float(_decimal(millimetres) / MM_PER_INCH)


def pound(value: float) -> float:
    """Convert pounds to kilograms."""
    return float(_decimal(value) * KG_PER_LB)


def _decimal(value: float) -> Decimal:
    """Return the decimal number that a float is printed as; NumPy's floats print with their type."""
    return Decimal(repr(float(value)))


def parse_length(text: str) -> float:
    """Read a length with its unit (mm, cm, m, in, ft) and return millimetres. Raises ValueError without a unit."""
    return _parse(text, _LENGTH_UNITS, "length", "25 mm, 1.2 m, 4 in, 1-1/8 in")


def parse_angle(text: str) -> float:
    """Read an angle with its unit (deg, rad) and return degrees. Raises ValueError without a unit."""
    return _parse(text, _ANGLE_UNITS, "angle", "30 deg, 0.5 rad")


def _parse(text: str, units: dict[str, Decimal], what: str, examples: str) -> float:
    if len(text) > 64:
        raise ValueError(f"{what} of {len(text)} characters is not a {what} (for example {examples})")
    match = _QUANTITY.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a {what} (for example {examples})")
    digits, unit = match.groups()
    value = number(digits)
    if not unit:
        if value == 0:
            return 0.0
        raise ValueError(f"{text!r} has no unit (for example {examples})")
    if unit not in units:
        raise ValueError(f"{text!r} is not a {what}: {unit!r} is not one of {', '.join(units)}")
    return exact(float(value * units[unit]), what)


def fraction_inch(millimetres: float, denominator: int = 64) -> str:
    """Name a length as a shop reads it: ``1-1/8 in`` where it lies within 0.001 mm of a 64th, else ``0.233 in``."""
    inches = to_inch(millimetres)
    nearest = Fraction(round(inches * denominator), denominator)
    if abs(float(nearest) - inches) > 0.00004:
        return f"{_plain(inches, 3)} in"
    whole, rest = divmod(abs(nearest), 1)
    sign = "-" if nearest < 0 else ""
    if not rest:
        return f"{sign}{whole} in"
    return f"{sign}{whole}-{rest} in" if whole else f"{sign}{rest} in"


def millimetres(value: float, digits: int = 2) -> str:
    """Print a length without trailing zeros: ``101.6``, ``9``."""
    return _plain(value, digits)


def _plain(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
