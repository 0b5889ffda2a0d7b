"""ISO 286: widths of the tolerance grades and the limits of a fit, from the tables of the standard and never from the formula.

The standard rounds its formula by no rule that can be repeated: naive rounding misses a third of the cells. So the rows of
ToleranceGrade and ShaftDeviation are the truth; whatever they do not hold is refused or unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.catalog_rows import row_or_none
from gvcs_cad.catalog.fields import refuse
from gvcs_cad.errors import CatalogError

STEPS = (3, 6, 10, 18, 30, 50, 80, 120, 180, 250, 315, 400, 500)  # mm, upper ends of the nominal sizes
_CLASS = re.compile(r"([A-Za-z]{1,2})(\d{1,2})")


@dataclass(frozen=True, kw_only=True)
class ToleranceGrade:
    """Width of a grade (``IT7``) in micrometres for each step of nominal size."""

    key: str
    microns: tuple[int, ...]
    basis: Basis

    def __post_init__(self) -> None:
        refuse("" if len(self.microns) == len(STEPS) else f"{len(self.microns)} figures for {len(STEPS)} steps of size")


@dataclass(frozen=True, kw_only=True)
class ShaftDeviation:
    """Fundamental deviation of a shaft letter (``g``) in micrometres for each step: the upper limit (`es`) or the lower one (`ei`).

    `grades` are the IT grades for which the row holds.
    """

    key: str
    limit: Literal["es", "ei"]
    grades: tuple[int, int] = (5, 11)
    microns: tuple[int, ...]
    basis: Basis

    def __post_init__(self) -> None:
        refuse("" if len(self.microns) == len(STEPS) else f"{len(self.microns)} figures for {len(STEPS)} steps of size")


def _step(size: float) -> int | None:
    return bisect_left(STEPS, size) if 0 < size <= STEPS[-1] else None


def grade_width(grade: str, size: float) -> float | None:
    """Return the width of a tolerance grade at a nominal size, mm; None outside the tables."""
    row, step = row_or_none(ToleranceGrade, grade), _step(size)
    return None if row is None or step is None else row.microns[step] / 1000


def limits(size: float, tolerance_class: str) -> tuple[float, float]:
    """Return the lower and upper limit of size, mm, of ``H7`` holes and of shafts as ``g6``. Raises CatalogError outside the tables."""
    match = _CLASS.fullmatch(tolerance_class)
    if match is None:
        raise CatalogError(f"{tolerance_class!r} is no tolerance class (for example H7, g6)")
    letter, grade = match.groups()
    width, step = grade_width(f"IT{grade}", size), _step(size)
    if width is None or step is None:
        raise CatalogError(f"{tolerance_class} at {size:g} mm is outside the tables of ISO 286 that are held here (0 to {STEPS[-1]} mm)")
    if letter == "H":
        return (size, round(size + width, 6))
    if letter in ("js", "JS"):
        return (round(size - width / 2, 6), round(size + width / 2, 6))
    row = row_or_none(ShaftDeviation, letter)
    if row is None or not row.grades[0] <= int(grade) <= row.grades[1]:
        raise CatalogError(f"{tolerance_class}: no deviation of {letter} with IT{grade} is held here")
    deviation = row.microns[step] / 1000
    low, high = (deviation - width, deviation) if row.limit == "es" else (deviation, deviation + width)
    return (round(size + low, 6), round(size + high, 6))


def clearance(size: float, hole: str, shaft: str) -> tuple[float, float]:
    """Return the least and the largest clearance of a fit, mm; below zero it is an interference."""
    (hole_low, hole_high), (shaft_low, shaft_high) = limits(size, hole), limits(size, shaft)
    return (round(hole_low - shaft_high, 6), round(hole_high - shaft_low, 6))
