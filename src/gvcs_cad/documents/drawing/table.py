"""Tables on a sheet: as many columns side by side as the space takes, rows broken evenly between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gvcs_cad.documents.drawing.paper import SMALL, text_width
from gvcs_cad.documents.drawing.sheet import Item, Text, line

ROW, GAP, PAD = 4.0, 4.0, 1.2  # mm


@dataclass(frozen=True)
class Table:
    """A titled table of words."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def widths(self) -> tuple[float, ...]:
        """Width of each column, mm."""
        longest = [max(len(row[i]) for row in (self.head, *self.rows)) for i in range(len(self.head))]
        return tuple(text_width("x" * count, SMALL) + 2 * PAD for count in longest)


def tables_height(tables: Sequence[Table], width: float) -> float:
    """Return the height that tables take when stacked in a space of a width, mm."""
    return sum(_height(table, width) + GAP for table in tables)


def placed_tables(tables: Sequence[Table], left: float, top: float, width: float) -> list[Item]:
    """Return tables stacked downwards from `top`, as items."""
    items: list[Item] = []
    for table in tables:
        items += _placed(table, left, top, width)
        top -= _height(table, width) + GAP
    return items


def _blocks(table: Table, width: float) -> tuple[int, int]:
    """Return how many blocks stand side by side, and how many rows each has."""
    across = max(int((width + GAP) / (sum(table.widths) + GAP)), 1)
    per_block = max(-(-len(table.rows) // across), min(len(table.rows), 6))
    return -(-len(table.rows) // per_block), per_block


def _height(table: Table, width: float) -> float:
    return (_blocks(table, width)[1] + 2) * ROW


def _placed(table: Table, left: float, top: float, width: float) -> list[Item]:
    blocks, per_block = _blocks(table, width)
    items: list[Item] = [Text(table.title, (left, top - ROW + PAD), SMALL)]
    for block in range(blocks):
        rows = table.rows[block * per_block : (block + 1) * per_block]
        x = left + block * (sum(table.widths) + GAP)
        items += _block(table, rows, x, top - ROW)
    return items


def _block(table: Table, rows: Sequence[tuple[str, ...]], left: float, top: float) -> list[Item]:
    right, bottom = left + sum(table.widths), top - ROW * (len(rows) + 1)
    items: list[Item] = [line((left, top - ROW * i), (right, top - ROW * i), "FRAME") for i in range(len(rows) + 2)]
    x = left
    items.append(line((x, top), (x, bottom), "FRAME"))
    for column, width in enumerate(table.widths):
        for i, row in enumerate((table.head, *rows)):
            if row[column]:
                items.append(Text(row[column], (x + PAD, top - ROW * (i + 1) + PAD), SMALL))
        x += width
        items.append(line((x, top), (x, bottom), "FRAME"))
    return items
