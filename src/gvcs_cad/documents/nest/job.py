"""What is to be nested: every plate of one stock, the sheets it may be cut from, and how closely it may lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.on_hand import SheetOnHand
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.catalog.stock import Material, PlateStock
from gvcs_cad.documents.flat_pattern import FlatPattern, flat_pattern
from gvcs_cad.documents.nest.model import Item, Sheet
from gvcs_cad.documents.price import CENT
from gvcs_cad.errors import ModelError
from gvcs_cad.model.canonical import digest, dump
from gvcs_cad.model.design import Design
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.units import millimetres


@dataclass(frozen=True)
class Job:
    """One stock's plates and sheets; `gap`, `margin` and `remnant` (the shorter side of a rest worth keeping) in mm.

    `patterns` are the drawings behind the items, by the same part numbers: marks, bends, notes.
    """

    stock: str
    material: str
    thickness: float
    currency: str
    items: tuple[Item, ...]
    sheets: tuple[Sheet, ...]
    gap: float
    margin: float
    remnant: float
    patterns: tuple[FlatPattern, ...] = field(compare=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all that decides whether a nest can be cut: items, sheets, gap, margin; neither prices nor words."""
        sheets = [dump(replace(sheet, price=None)) for sheet in self.sheets]
        return digest([self.stock, [dump(item) for item in self.items], sheets, self.gap, self.margin, self.remnant])

    @cached_property
    def by_part(self) -> dict[str, Item]:
        """Items by part number."""
        return {item.part_no: item for item in self.items}

    @property
    def pieces(self) -> int:
        """How many plates there are in all."""
        return sum(item.quantity for item in self.items)


def design_jobs(design: Design, shop: Shop, signed: Iterable[str] = ()) -> tuple[Job, ...]:
    """Return the jobs of a design's plates, by stock as this shop has it; `signed` are digests of verified parts."""
    return make_jobs(design_plates(design, signed), shop)


def design_plates(design: Design, signed: Iterable[str] = ()) -> list[tuple[str, FlatPattern]]:
    """Return (stock key, drawing) of every distinct plate of a design."""
    verified = set(signed)
    plates = ((part, count) for part, count in design.quantities.items() if isinstance(part, PlatePart))
    return [(part.stock, flat_pattern(part, count, verified=part.digest in verified)) for part, count in plates]


def make_jobs(plates: Sequence[tuple[str, FlatPattern]], shop: Shop) -> tuple[Job, ...]:
    """Return one job for each stock. Equal drawings of one part number are added up.

    Raises ModelError naming part numbers that two different contours bear.
    """
    by_stock: dict[str, dict[str, list[FlatPattern]]] = defaultdict(lambda: defaultdict(list))
    for stock, pattern in plates:
        by_stock[shop.sold(stock)][pattern.part_no].append(pattern)
    twins = [name for parts in by_stock.values() for name, found in parts.items() if len({(p.outer, p.inner) for p in found}) > 1]
    if twins:
        raise ModelError(*(f"two different contours are called {name}; give one of them another name" for name in sorted(twins)))
    return tuple(_job(stock, by_stock[stock], shop) for stock in sorted(by_stock))


def _job(stock: str, parts: dict[str, list[FlatPattern]], shop: Shop) -> Job:
    row, rules = catalog().get(PlateStock, stock), shop.nesting
    counts = {name: sum(pattern.quantity for pattern in found) for name, found in parts.items()}
    items = tuple(Item(name, parts[name][0].outer, parts[name][0].inner, counts[name], rules.angles) for name in sorted(parts))
    patterns = tuple(parts[name][0] for name in sorted(parts))
    margin = rules.panel_margin if all(pattern.routed for pattern in patterns) else rules.margin
    return Job(stock, row.material, row.thickness, shop.currency, items, stock_sheets(row, shop), rules.gap, margin, rules.remnant, patterns)


def stock_sheets(row: PlateStock, shop: Shop) -> tuple[Sheet, ...]:
    """Return the sheets of a stock: the shop's, and where it names none but remnants the sizes that the catalogue sells."""
    own = shop.sheets.get(row.key, ())
    found = [_sheet(row, sheet, shop) for sheet in own]
    if all(sheet.remnant for sheet in own):
        found += [_sheet(row, SheetOnHand(max(size), min(size)), shop) for size in row.sheets]
    return tuple(found)


def _sheet(row: PlateStock, sheet: SheetOnHand, shop: Shop) -> Sheet:
    name = sheet.name or f"{millimetres(sheet.length)} x {millimetres(sheet.width)} mm"
    price = sheet.price if sheet.price is not None else Decimal(0) if sheet.remnant else _by_size(row, sheet, shop)
    return Sheet(name, row.key, sheet.length, sheet.width, sheet.count, price, sheet.remnant, sheet.grain)


def _by_size(row: PlateStock, sheet: SheetOnHand, shop: Shop) -> Decimal | None:
    """Return a sheet's price by its mass or area, None where neither the stock nor its material has a price per kg or m2."""
    price = shop.price(row.key, row.material)
    if price is not None and price.per == "m2":
        return (price.amount * Decimal(repr(round(sheet.length * sheet.width * 1e-6, 6)))).quantize(CENT, ROUND_HALF_UP)
    if price is None or price.per != "kg":
        return None
    mass = sheet.length * sheet.width * row.thickness * 1e-9 * catalog().get(Material, row.material).density
    return (price.amount * Decimal(repr(round(mass, 6)))).quantize(CENT, ROUND_HALF_UP)
