"""ISO 286: the limits of a tolerance class and the play of a fit, from the rows of the standard's tables."""

from __future__ import annotations

import re
from bisect import bisect_left

from gvcs_cad.catalog.catalog import row_or_none
from gvcs_cad.catalog.tolerances import STEPS, ShaftDeviation, ToleranceGrade
from gvcs_cad.errors import CatalogError

_CLASS = re.compile(r"([A-Za-z]{1,2})(\d{1,2})")


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
