"""The workbook as a spreadsheet opens it: its formulas are calculated here anew and must give the values that it shows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from xml.etree import ElementTree

import pytest

from gvcs_cad.documents.cut_list import all_pieces, cut_list
from gvcs_cad.plugins.output import Build

Made = Callable[..., dict[str, bytes]]
NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
Value = float | str | None


@dataclass(frozen=True)
class Cell:
    value: Value
    formula: str = ""


Sheets = dict[str, dict[str, Cell]]


def read(data: bytes) -> Sheets:
    """Return every cell of every sheet by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = [sheet.get("name", "") for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{{{NS['m']}}}sheet")]
        strings = ["".join(item.itertext()) for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
        return {name: _cells(ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{i}.xml")), strings) for i, name in enumerate(names, 1)}


def _cells(sheet: ElementTree.Element, strings: list[str]) -> dict[str, Cell]:
    found = {}
    for cell in sheet.iter(f"{{{NS['m']}}}c"):
        text, kind = cell.findtext("m:v", default="", namespaces=NS), cell.get("t", "n")
        value: Value = text if kind == "str" or not text else strings[int(text)] if kind == "s" else float(text)
        found[cell.get("r", "")] = Cell(value, cell.findtext("m:f", default="", namespaces=NS))
    return found


def rounded(value: float) -> float:
    """Round to the cent as a spreadsheet does: half away from zero, of 15 digits."""
    return float(Decimal(f"{value:.15g}").quantize(Decimal("0.01"), ROUND_HALF_UP))


def calculate(sheets: Sheets, sheet: str, name: str) -> Value:
    """Calculate a cell by the few words that our formulas are made of; an unknown word fails."""
    cell = sheets[sheet].get(name, Cell(None))
    if not cell.formula:
        return cell.value
    text = cell.formula

    def at(place: str) -> Value:
        other, _, inner = place.rpartition("!")
        return calculate(sheets, other or sheet, inner)

    if match := re.fullmatch(r"SUM\(([A-Z]+)(\d+):\1(\d+)\)", text):
        values = [at(f"{match[1]}{row}") for row in range(int(match[2]), int(match[3]) + 1)]
        return sum(value for value in values if isinstance(value, float))
    if match := re.fullmatch(r'IF\(AND\(ISNUMBER\(([A-Z]+\d+)\),([A-Z]+\d+)="([A-Z]{3})"\),ROUND\(([A-Z]+\d+)\*([A-Z]+\d+),2\),""\)', text):
        return rounded(at(match[4]) * at(match[5])) if isinstance(at(match[1]), float) and at(match[2]) == match[3] else ""
    if match := re.fullmatch(r"([A-Z]+\d+)\*([A-Z]+\d+)", text):
        return at(match[1]) * at(match[2])
    assert re.fullmatch(r"\w+![A-Z]+\d+", text), text
    return at(text)


@pytest.fixture(scope="module")
def sheets(made: Made) -> Sheets:
    return read(made("bom", only="xlsx")["bom.xlsx"])


def column(sheet: dict[str, Cell], head: str) -> list[Value]:
    """Return the values below a head, as far as the rows have a first cell."""
    (letter,) = [name[:-1] for name, cell in sheet.items() if re.fullmatch(r"[A-Z]+1", name) and cell.value == head]
    rows = sorted(int(name[1:]) for name in sheet if re.fullmatch(r"A\d+", name) and name != "A1")
    return [sheet.get(f"{letter}{row}", Cell(None)).value for row in rows]


def test_the_sheets_are_what_a_shop_asks_for(sheets: Sheets) -> None:
    assert list(sheets) == ["Buy", "Make", "Cut list", "Cost"]


def test_every_formula_gives_the_value_that_is_shown(sheets: Sheets) -> None:
    formulas = [(sheet, name) for sheet, cells in sheets.items() for name, cell in cells.items() if cell.formula]
    assert len(formulas) > 20
    for sheet, name in formulas:
        shown, found = sheets[sheet][name].value, calculate(sheets, sheet, name)
        assert found == (pytest.approx(shown, abs=1e-9) if isinstance(shown, float) else shown), f"{sheet}!{name}"


def test_the_total_is_that_of_the_bill(sheets: Sheets, cart: Build, shapes: object) -> None:
    bom = cart.bom(lambda part: part.volume or shapes.properties(part).volume)
    assert sheets["Cost"]["B4"].value == pytest.approx(float(bom.cost), abs=1e-9)
    assert sheets["Cost"]["A7"].value == "2 lines have no price in USD and are not in the total"
    assert bom.unpriced == 2


def test_what_has_no_price_is_empty_and_not_free(sheets: Sheets) -> None:
    prices = dict(zip(column(sheets["Buy"], "part_no"), zip(column(sheets["Buy"], "unit_cost"), column(sheets["Buy"], "cost_total"), strict=True), strict=True))
    assert prices["ram"] == ("", "")
    assert prices["hose"] == (12.10, "")  # euros count for nothing among dollars
    assert prices["castor"] == (7.35, 14.70)


def test_a_price_filled_in_by_the_buyer_counts(sheets: Sheets) -> None:
    buy = dict(sheets["Buy"])
    (row,) = [name[1:] for name, cell in buy.items() if cell.value == "ram"]
    (letter,) = [name[:-1] for name, cell in buy.items() if cell.value == "unit_cost"]
    buy[f"{letter}{row}"] = Cell(250.0)
    changed = {**sheets, "Buy": buy}
    assert calculate(changed, "Cost", "B4") == pytest.approx(sheets["Cost"]["B4"].value + 250)


def test_every_line_stands_on_one_sheet(sheets: Sheets, cart: Build) -> None:
    lines = {line.part_no: line.source for line in cart.bom().lines}
    buy, make = ({name for name in column(sheets[sheet], "part_no") if name} for sheet in ("Buy", "Make"))
    assert buy == {name for name, source in lines.items() if source != "make"}
    assert make == {name for name, source in lines.items() if source == "make"}


def test_the_cut_list_sheet_cuts_every_piece(sheets: Sheets, cart: Build) -> None:
    sheet = sheets["Cut list"]
    counts: dict[Value, float] = {}
    for name, pieces in zip(column(sheet, "part_no"), column(sheet, "pieces"), strict=True):
        counts[name] = counts.get(name, 0) + pieces
    assert counts == all_pieces(cut_list(cart.design, cart.shop))


def test_no_text_is_a_formula(sheets: Sheets) -> None:
    suppliers = column(sheets["Buy"], "supplier")
    assert '\'=HYPERLINK("http://evil")' in suppliers
    assert not [name for name, cell in sheets["Buy"].items() if "HYPERLINK" in cell.formula]


def test_money_is_exact_to_the_cent(sheets: Sheets) -> None:
    for sheet in ("Buy", "Make"):
        for value in column(sheets[sheet], "cost_total"):
            assert not isinstance(value, float) or abs(Decimal(f"{value:.15g}").quantize(Decimal("0.01")) - Decimal(f"{value:.15g}")) < Decimal("1e-9")


def test_the_same_bytes_every_time(made: Made) -> None:
    assert made("bom", only="xlsx") == made("bom", only="xlsx")
