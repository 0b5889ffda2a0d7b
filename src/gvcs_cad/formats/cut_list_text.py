"""The cut list as CSV (one row per bar), and as Markdown for the saw bench."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from itertools import groupby

from gvcs_cad.documents.cut_list import SQUARE, CutBar, StockCuts
from gvcs_cad.documents.safety_sheet import cell
from gvcs_cad.formats.bom_text import guarded
from gvcs_cad.units import fraction_inch, millimetres


def cut_list_csv(cuts: Sequence[StockCuts]) -> bytes:
    """Return one row per piece: stock, bar pattern, position on it, part, length in mm and inch, how many such bars."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(["stock", "material", "pattern", "bars", "bar_length_mm", "cut", "part_no", "length_mm", "length_in", "ends"])
    for stock in cuts:
        ends = {piece.part_no: piece.ends for piece in stock.pieces}
        for number, bar in enumerate(stock.bars, 1):
            for position, (part_no, length) in enumerate(bar.pieces, 1):
                row = [stock.stock, stock.material, number, bar.quantity, millimetres(bar.length), position, part_no, millimetres(length)]
                writer.writerow([guarded(str(value)) for value in (*row, fraction_inch(length), ends[part_no])])
    return stream.getvalue().encode()


def cut_list_markdown(cuts: Sequence[StockCuts], title: str) -> bytes:
    """Return a page for the saw bench: per stock what to buy, how each bar is cut, what is left, and how good the list is."""
    lines = [f"# Cut list: {cell(title)}", ""]
    for stock in cuts:
        lines += [f"## {stock.stock}, {stock.material}", "", _verdict(stock), ""]
        lines += ["| bars | bar | pieces in order, mm | rest |", "|---|---|---|---|", *(_bar(bar, stock) for bar in stock.bars), ""]
    return "\n".join(lines).encode()


def _verdict(stock: StockCuts) -> str:
    bars = sum(bar.quantity for bar in stock.bars)
    gap = "" if stock.gap == 0 else f"; at most {millimetres(stock.gap)} mm of bar could be saved"
    assumed = "; bar length assumed, the catalogue states none" if stock.assumed_length else ""
    return f"{bars} {'bar' if bars == 1 else 'bars'}, {stock.bar_length / 1000:.2f} m, {stock.utilisation:.0%} used, {stock.method}{gap}{assumed}."


def _bar(bar: CutBar, stock: StockCuts) -> str:
    """Return a bar as it is sawn; ends that are not square are said, or the bench saws them so."""
    ends = {piece.part_no: piece.ends for piece in stock.pieces}
    runs = ((piece, len(list(run))) for piece, run in groupby(bar.pieces))
    said = {name: "" if words == SQUARE else f" ({words}: see its drawing)" for name, words in ends.items()}
    pieces = ", ".join(f"{count} x {name} {millimetres(length)}{said[name]}" for (name, length), count in runs)
    return f"| {bar.quantity} | {millimetres(bar.length)} mm | {pieces} | {millimetres(bar.rest)} mm |"
