"""A part that is longer than its stock, or larger than the machine that makes it, cannot be made in this shop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog_row
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.catalog.stock import BarStock
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.design import Design
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.shaped import MachinedPart


@dataclass(frozen=True)
class TooLargeForStock(Finding):
    """The part, its size, and the largest that its stock or machine takes, mm."""

    rule = "stock_fit"
    identity = ("part", "holder")
    part: str
    size: tuple[float, ...]
    holder: str
    largest: tuple[float, ...]

    def __str__(self) -> str:
        size, largest = (" x ".join(f"{v:.0f}" for v in sizes) for sizes in (self.size, self.largest))
        return f"{self.part}: {size} mm does not fit {self.holder} of {largest} mm"


def stock_fit(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every plate, tube, bar and blank that fits no sheet or bar known, or not the machine of its process.

    A stock without sizes in catalogue and shop is not judged, nor a plate that would fit only turned out of square.
    """
    for part in design.quantities:
        for size, holder, largest in _demands(part, shop):
            if largest and not any(_fits(size, one) for one in largest):
                yield TooLargeForStock(part.name, _rounded(size), holder, _rounded(max(largest)))


def _demands(part: Part, shop: Shop) -> Iterator[tuple[tuple[float, ...], str, list[tuple[float, ...]]]]:
    """Yield what a part asks: its size, what it must fit, and the sizes that this comes in."""
    machine = [shop.envelopes[part.process]] if part.process in shop.envelopes else []
    if isinstance(part, PlatePart):
        x1, y1, x2, y2 = part.outer.bounds
        size = (x2 - x1, y2 - y1)
        yield size, f"a sheet of {part.stock}", _sheets(part, shop)
        yield size, f"the {part.process} table", [tuple(one) for one in machine]
    elif isinstance(part, LinearPart):
        yield (part.length,), f"a bar of {part.stock_key}", _bars(part.stock_key, part.section.lengths, shop)
    elif isinstance(part, MachinedPart):
        yield (part.blank_length,), f"a bar of {part.stock_key}", _bars(part.stock_key, catalog_row(BarStock, part.stock).lengths, shop)
        yield (part.blank_length,), f"the {part.process}", [tuple(one[:1]) for one in machine]


def _bars(key: str, sold: Sequence[float], shop: Shop) -> list[tuple[float, ...]]:
    """Return what the saw leaves of the bars that this shop buys, or of those that the catalogue knows."""
    return [(bar - shop.saw.trim,) for bar in shop.bars.get(key, ()) or sold]


def _sheets(part: PlatePart, shop: Shop) -> list[tuple[float, ...]]:
    """Return the sizes of a plate's sheets: the shop's, and where it names none but remnants those that the catalogue sells too."""
    own = shop.sheets.get(part.row.key, ())
    sold = part.row.sheets if all(sheet.remnant for sheet in own) else ()
    return [*((sheet.length, sheet.width) for sheet in own), *map(tuple, sold)]


def _fits(size: tuple[float, ...], largest: tuple[float, ...]) -> bool:
    return all(s <= most + 1e-6 for s, most in zip(sorted(size, reverse=True), sorted(largest, reverse=True), strict=True))


def _rounded(size: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(v, 1) for v in sorted(size, reverse=True))


CHECK = Check("stock_fit", "a part larger than its stock or its machine cannot be made", stock_fit, gate=False)
