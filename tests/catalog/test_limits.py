"""ISO 286 as tabulated, against the standard's own formula and against an independent library."""

from __future__ import annotations

import math

import pressfit
import pytest

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.limits import clearance, grade_width, limits
from gvcs_cad.catalog.tolerances import STEPS, ShaftDeviation, ToleranceGrade
from gvcs_cad.errors import CatalogError


def test_the_published_fits() -> None:
    assert clearance(25, "H7", "g6") == (0.007, 0.041)
    assert limits(150, "f6") == (149.957 - 0.025, 149.957)


def test_every_cell_agrees_with_an_independent_table() -> None:
    grades = [key for key in catalog().rows(ToleranceGrade) if int(key[2:]) in pressfit.GRADES]
    letters = [letter for letter in catalog().rows(ShaftDeviation) if letter in pressfit.SHAFT_LETTERS]
    assert len(grades) == 7
    assert len(letters) == 9
    compared = 0
    for size in STEPS:
        for grade in grades:
            number = int(grade[2:])
            width = round(grade_width(grade, size) * 1000)
            assert width == round(pressfit.it_value(size, number))
            for letter in letters:
                low_grade, high_grade = catalog().rows(ShaftDeviation)[letter].grades
                if low_grade <= number <= high_grade:
                    theirs = pressfit.fit(f"H{number}/{letter}{number}", size)
                    low, high = limits(size, f"{letter}{number}")
                    assert (low - size, high - size) == (pytest.approx(theirs.shaft_ei_um / 1000), pytest.approx(theirs.shaft_es_um / 1000))
                    compared += 1
    assert compared > 600


def test_the_formula_of_the_standard_is_near_every_width() -> None:
    factors = dict(zip(range(6, 15), (10, 16, 25, 40, 64, 100, 160, 250, 400), strict=True))
    for below, size in zip((1, *STEPS), STEPS, strict=False):
        mean = math.sqrt(below * size)
        unit = 0.45 * mean ** (1 / 3) + 0.001 * mean
        for number, factor in factors.items():
            assert grade_width(f"IT{number}", size) * 1000 == pytest.approx(factor * unit, rel=0.16)


@pytest.mark.parametrize(("size", "name"), [(501, "H7"), (0, "H7"), (25, "H4"), (25, "z6"), (25, "k9"), (25, "7H")])
def test_what_no_table_holds_is_refused(size: float, name: str) -> None:
    with pytest.raises(CatalogError):
        limits(size, name)
