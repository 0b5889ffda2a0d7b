"""The values of a nest: sheets on hand, items to be cut, where they lie, and what is left."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from gvcs_cad.model.contour import Contour

QUARTERS = (0.0, 90.0, 180.0, 270.0)


@dataclass(frozen=True)
class Sheet:
    """A sheet or remnant that can be cut from: `length` along x, `width` along y, mm; `count` of them are on hand (None: as many as needed).

    `grain` says that parts may not be turned by a quarter on it.
    """

    name: str
    stock: str
    length: float
    width: float
    count: int | None = None
    price: Decimal | None = None
    remnant: bool = False
    grain: bool = False

    @property
    def area(self) -> float:
        """Area, mm2."""
        return self.length * self.width


@dataclass(frozen=True)
class Item:
    """A plate to be cut: its contour and the openings in it, mm, in its own frame; `angles` in degrees are those it may be turned by."""

    part_no: str
    outer: Contour
    inner: tuple[Contour, ...] = ()
    quantity: int = 1
    angles: tuple[float, ...] = QUARTERS

    @property
    def area(self) -> float:
        """Area of metal, mm2."""
        return self.outer.area - math.fsum(edge.area for edge in self.inner)


@dataclass(frozen=True)
class PlacedItem:
    """One plate on a sheet: turned by `angle` degrees about its own origin, then moved by (x, y), mm."""

    part_no: str
    x: float
    y: float
    angle: float


@dataclass(frozen=True)
class Remnant:
    """A rectangle that is left, cut off straight: lowest corner and size, mm."""

    x: float
    y: float
    length: float
    width: float


@dataclass(frozen=True)
class NestedSheet:
    """One sheet with what lies on it, in the order it was placed, and the straight remnant beside it if there is one."""

    sheet: Sheet
    items: tuple[PlacedItem, ...]
    remnant: Remnant | None = None


@dataclass(frozen=True)
class Nest:
    """All sheets of one stock. `bound` is a number of sheets that no nest can go below; `gap` and `margin` in mm are those it was made with."""

    stock: str
    sheets: tuple[NestedSheet, ...]
    method: str
    gap: float
    margin: float
    bound: int

    def counts(self) -> Counter[str]:
        """Return how often each part lies on the sheets."""
        return Counter(item.part_no for sheet in self.sheets for item in sheet.items)


def placed_contour(contour: Contour, item: PlacedItem) -> Contour:
    """Return a contour where an item lies."""
    return contour.turned(item.angle).moved(item.x, item.y) if item.angle else contour.moved(item.x, item.y)


def used_area(nested: NestedSheet, items: dict[str, Item]) -> float:
    """Return the area of metal on a sheet that becomes parts, mm2."""
    return math.fsum(items[placed.part_no].area for placed in nested.items)
