"""Tubes and bars packed on the lengths that are sold: which piece comes off which bar, and how far from the best it can be."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.shop import Saw, Shop
from gvcs_cad.catalog.stock import BarStock
from gvcs_cad.documents.cutting_stock import Packing, pack
from gvcs_cad.documents.offcuts import use_offcuts
from gvcs_cad.model.design import Design
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.shaped import MachinedPart

SQUARE = "square / square"  # both ends of a piece as a saw cuts them that nobody has set
NO_LENGTH = 6000.0  # mm; where neither catalogue nor shop states a bar length, the common European 6 m is assumed and said


@dataclass(frozen=True)
class Piece:
    """One part to be sawn, `length` in mm, and how often."""

    part_no: str
    length: float
    quantity: int
    description: str
    ends: str


@dataclass(frozen=True)
class CutBar:
    """One bar as sawn: its own length, the pieces in order, what is left, mm, and how many bars are sawn alike."""

    length: float
    pieces: tuple[tuple[str, float], ...]
    rest: float
    quantity: int


@dataclass(frozen=True)
class StockCuts:
    """All cuts of one stock: pieces, bars, utilisation, and the gap in mm of bar between this list and the proven bound."""

    stock: str
    material: str
    pieces: tuple[Piece, ...]
    bars: tuple[CutBar, ...]
    method: str
    gap: float
    assumed_length: bool

    @property
    def bar_length(self) -> float:
        """Length of all bars to buy, mm."""
        return math.fsum(bar.length * bar.quantity for bar in self.bars)

    @property
    def utilisation(self) -> float:
        """Share of the bars that becomes parts."""
        return math.fsum(piece.length * piece.quantity for piece in self.pieces) / self.bar_length


def cut_list(design: Design, shop: Shop) -> tuple[StockCuts, ...]:
    """Return the cuts of every stock of a design, by stock key. Raises ModelError naming a piece that is longer than any bar."""
    by_stock: dict[str, list[tuple[Part, int]]] = defaultdict(list)
    for part, count in design.quantities.items():
        if isinstance(part, (LinearPart, MachinedPart)):
            by_stock[shop.sold(part.stock_key)].append((part, count))
    return tuple(_cuts(stock, by_stock[stock], shop) for stock in sorted(by_stock))


def _cuts(stock: str, parts: Sequence[tuple[Part, int]], shop: Shop) -> StockCuts:
    pieces = sorted((_piece(part, count) for part, count in parts), key=lambda p: (-p.length, p.part_no))
    lengths, assumed = _lengths(stock, parts[0][0], shop)
    used, left = use_offcuts([(p.length, p.quantity) for p in pieces], shop.offcuts.get(stock, ()), shop.saw)
    bought = [(piece, count) for piece, count in zip(pieces, left, strict=True) if count]
    packing = pack(stock, [(piece.length, count) for piece, count in bought], lengths, shop.saw) if bought else Packing((), "", 0.0)
    bars = [_bar(bar, count, pieces, shop.saw) for bar, count in sorted(Counter(used).items(), reverse=True)]
    bars += [_bar(bar, count, [piece for piece, _ in bought], shop.saw) for bar, count in packing.bars]
    method = ", then ".join(filter(None, ("offcuts first" if used else "", packing.method)))
    return StockCuts(stock, parts[0][0].material_key, tuple(pieces), tuple(bars), method, packing.gap, assumed)


def _piece(part: Part, count: int) -> Piece:
    length = part.blank_length if isinstance(part, MachinedPart) else part.length if isinstance(part, LinearPart) else 0.0
    ends = " / ".join(type(cut).__name__.lower() for cut in (part.start, part.end)) if isinstance(part, LinearPart) else SQUARE
    return Piece(part.name, length, count, part.describe(), ends)


def _lengths(stock: str, part: Part, shop: Shop) -> tuple[tuple[float, ...], bool]:
    if stock in shop.bars:
        return shop.bars[stock], False
    row = part.section if isinstance(part, LinearPart) else catalog().get(BarStock, stock)
    return (row.lengths, False) if row.lengths else ((NO_LENGTH,), True)


def _bar(bar: tuple[float, tuple[int, ...]], count: int, pieces: Sequence[Piece], saw: Saw) -> CutBar:
    length, counts = bar
    cut = tuple((piece.part_no, piece.length) for piece, n in zip(pieces, counts, strict=True) for _ in range(n))
    used = math.fsum(piece[1] for piece in cut) + saw.kerf * len(cut) + saw.trim
    return CutBar(length, cut, round(max(length - used, 0.0), 3), count)


def all_pieces(cuts: Iterable[StockCuts]) -> dict[str, int]:
    """Return how many of each part number all bars together give."""
    found: dict[str, int] = defaultdict(int)
    for stock in cuts:
        for bar in stock.bars:
            for part_no, _ in bar.pieces:
                found[part_no] += bar.quantity
    return dict(found)


__all__ = ["CutBar", "Packing", "Piece", "StockCuts", "all_pieces", "cut_list"]
