"""What a process holds on one feature in one shop: the shop's own figures first, then the catalogue's. What no row tells is not known."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad.catalog.catalog import row_or_none
from gvcs_cad.catalog.limits import grade_width
from gvcs_cad.catalog.process import Band, Process
from gvcs_cad.catalog.shop import Shop


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
