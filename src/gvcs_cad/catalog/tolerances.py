"""Rows of ISO 286: widths of the tolerance grades and fundamental deviations of shafts, from the tables of the standard and never from the formula.

The standard rounds its formula by no rule that can be repeated: naive rounding misses a third of the cells. So these rows are
the truth; whatever they do not hold is refused or unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.fields import refuse

STEPS = (3, 6, 10, 18, 30, 50, 80, 120, 180, 250, 315, 400, 500)  # mm, upper ends of the nominal sizes


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
