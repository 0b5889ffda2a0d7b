"""The BOM as a workbook: Buy, Make, Cut list and Cost sheets with formulas, so that a buyer can change a price and see the total."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from gvcs_cad.extend import Bom, BomLine, Build, guarded, text_value

_PRICE = ("unit_cost", "currency")
_BUY = ("item", "part_no", "description", "quantity", "pack_quantity", "packs_to_buy", "supplier", "supplier_pn", "link", *_PRICE, "service_life", "basis")
_MAKE = ("item", "part_no", "revision", "description", "process", "material", "stock", "quantity", "mass_kg", *_PRICE, "safety", "basis", "files", "note")
_CREATED = datetime(1980, 1, 1)  # a fixed date of creation: the same bytes on every run


def workbook(bom: Bom, build: Build) -> bytes:
    """Return the BOM as XLSX."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": build.heading, "created": _CREATED})
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#dddddd"}),
        "money": book.add_format({"num_format": "#,##0.00"}),
        "each": book.add_format({"num_format": "#,##0.00##"}),
    }
    bought = [line for line in bom.lines if line.source != "make"]
    made = [line for line in bom.lines if line.source == "make"]
    buy = _sheet(book, "Buy", _BUY, bought, bom.currency, formats)
    make = _sheet(book, "Make", _MAKE, made, bom.currency, formats)
    _cut_sheet(book, build, formats)
    _cost_sheet(book, build, bom, {"Buy": buy, "Make": make}, formats)
    book.close()
    return stream.getvalue()


def _sheet(book: Any, name: str, columns: tuple[str, ...], lines: list[BomLine], currency: str, formats: dict[str, Any]) -> str:
    """Write one table with an extended cost column and return the cell that holds its total.

    What has no price, or one in another currency, stays empty and counts for nothing, until somebody fills in a price.
    """
    sheet = book.add_worksheet(name)
    heads = (*columns, "cost_total")
    sheet.write_row(0, 0, heads, formats["head"])
    quantity, cost, money = (_letter(columns.index(field)) for field in ("quantity", *_PRICE))
    for row, line in enumerate(lines, 1):
        for column, field in enumerate(columns):
            _write(sheet, row, column, getattr(line, field), formats)
        formula = f'=IF(AND(ISNUMBER({cost}{row + 1}),{money}{row + 1}="{currency}"),ROUND({quantity}{row + 1}*{cost}{row + 1},2),"")'
        sheet.write_formula(row, len(columns), formula, formats["money"], "" if line.cost_total is None else float(line.cost_total))
    last = len(lines) + 1
    letter = _letter(len(columns))
    total = float(sum((line.cost_total or Decimal(0) for line in lines), Decimal(0)))
    sheet.write(last, 0, "total", formats["head"])
    sheet.write_formula(last, len(columns), f"=SUM({letter}2:{letter}{last})", formats["money"], total)
    sheet.freeze_panes(1, 2)
    sheet.set_column(1, 3, 28)
    return f"{name}!{letter}{last + 1}"


def _cut_sheet(book: Any, build: Build, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet("Cut list")
    sheet.write_row(0, 0, ("stock", "bars", "bar_length_mm", "part_no", "length_mm", "pieces_per_bar", "pieces"), formats["head"])
    row = 1
    for stock in build.cut_list():
        for bar in stock.bars:
            for part_no, length in dict.fromkeys(bar.pieces):
                each = bar.pieces.count((part_no, length))
                sheet.write_row(row, 0, (guarded(stock.stock), bar.quantity, bar.length, part_no, length, each))
                sheet.write_formula(row, 6, f"=B{row + 1}*F{row + 1}", None, bar.quantity * each)
                row += 1
    sheet.set_column(0, 3, 22)


def _cost_sheet(book: Any, build: Build, bom: Bom, totals: dict[str, str], formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet("Cost")
    sheet.write_row(0, 0, ("what", f"cost {bom.currency}"), formats["head"])
    for row, (name, place) in enumerate(totals.items(), 1):
        lines = [line for line in bom.lines if (line.source == "make") == (name == "Make")]
        value = float(sum((line.cost_total or Decimal(0) for line in lines), Decimal(0)))
        sheet.write(row, 0, {"Buy": "bought parts", "Make": "material of made parts"}[name])
        sheet.write_formula(row, 1, f"={place}", formats["money"], value)
    sheet.write(3, 0, "total", formats["head"])
    sheet.write_formula(3, 1, "=SUM(B2:B3)", formats["money"], float(bom.cost))
    sheet.write(5, 0, "labour, consumables, freight and tax are not in these figures")
    sheet.write(6, 0, f"{bom.unpriced} lines have no price in {bom.currency} and are not in the total")
    sheet.write(7, 0, build.heading)
    sheet.set_column(0, 1, 34)


def _write(sheet: Any, row: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    if isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), formats["each"])
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, guarded(text_value(value)))


def _letter(column: int) -> str:
    return chr(ord("A") + column)
