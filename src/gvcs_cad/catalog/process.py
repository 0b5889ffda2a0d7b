"""What a process holds: the tolerance of size and place by dimension, thickness and stage. What no row tells is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.catalog_rows import row_or_none
from gvcs_cad.catalog.fields import Mm, Positive, Zone, refuse
from gvcs_cad.catalog.limits import grade_width
from gvcs_cad.catalog.shop import Shop


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


@dataclass(frozen=True)
class Capability:
    """What a process does to one feature in one shop: plus or minus in size and in each coordinate of its place, mm."""

    size: float
    position: float

    @property
    def zone(self) -> float:
        """Diameter of the round zone about the square of the coordinates: 2 sqrt(2) t."""
        return 2 * 2**0.5 * self.position


def capability(process: str, shop: Shop, *, diameter: float, reach: float, thickness: float | None) -> Capability | None:
    """Return what a shop holds on a feature of `diameter`, `reach` mm from the datum, in material of a thickness; None where no row tells.

    A figure that the shop has measured counts before the catalogue's.
    """
    row = row_or_none(Process, process)
    measured = shop.processes.get(process)
    size = measured.size if measured and measured.size is not None else _size(row, diameter, thickness)
    position = measured.position if measured and measured.position is not None else _position(row, reach, thickness)
    return None if size is None or position is None else Capability(size, position)


def weld_tolerance(reach: float, shop: Shop, grade: str = "welded-B") -> float | None:
    """Return plus or minus, mm, over a length of a weldment (ISO 13920); None where no row tells."""
    measured = shop.processes.get(grade)
    if measured and measured.position is not None:
        return measured.position
    return _position(row_or_none(Process, grade), reach, None)


def _size(row: Process | None, diameter: float, thickness: float | None) -> float | None:
    if row is None:
        return None
    if row.size_grade:
        width = grade_width(row.size_grade, diameter)
        return None if width is None else width / 2
    return _first(row.size, diameter, thickness)


def _position(row: Process | None, reach: float, thickness: float | None) -> float | None:
    return None if row is None else _first(row.position, reach, thickness)


def _first(bands: tuple[Band, ...], dimension: float, thickness: float | None) -> float | None:
    return next((band.width(dimension) for band in bands if band.holds(dimension, thickness)), None)
