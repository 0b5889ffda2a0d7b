"""Rows of processes: the tolerance of size and place that each holds, by dimension, thickness and stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.fields import Mm, Positive, Zone, refuse


@dataclass(frozen=True, kw_only=True)
class Band:
    """A tolerance of plus or minus so many mm (or so many percent) for dimensions over `above` up to `upto`, in a range of thickness."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    above: Zone = 0.0
    upto: Mm
    plus_minus: Zone
    percent: float = 0.0
    thickness: tuple[Zone, Mm] | None = None

    def holds(self, dimension: float, thickness: float | None) -> bool:
        """Tell whether the band speaks of a dimension; where it depends on thickness, an unknown one is outside."""
        within = self.above < dimension <= self.upto or dimension == self.above == 0
        thick = self.thickness is None or (thickness is not None and self.thickness[0] <= thickness <= self.thickness[1])
        return within and thick

    def width(self, dimension: float) -> float:
        """Return half the tolerance at a dimension, mm."""
        return max(self.plus_minus, self.percent / 100 * dimension)


@dataclass(frozen=True, kw_only=True)
class Process:
    """One way to make a feature. `size` and `position` are plus or minus, mm; `size_grade` names an ISO 286 grade, half of which is used.

    `relative_cost` orders processes for the advisor: the price of one hole, jig-drilling being 1.
    """

    key: str
    title: str
    stage: Literal["cut", "drill", "machine", "print", "weld", "stock", "form"]
    position: tuple[Band, ...] = ()
    size: tuple[Band, ...] = ()
    size_grade: str = ""
    relative_cost: Positive | None = None
    cure: str = ""
    basis: Basis

    def __post_init__(self) -> None:
        refuse("" if self.position or self.size or self.size_grade else "it states no tolerance")
