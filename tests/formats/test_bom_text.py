"""Four ways of writing one bill: nothing is lost in JSON, nothing runs in a spreadsheet, nothing breaks a page."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad import Assembly, PlatePart, Purchase, PurchasedPart, Safety, rectangle
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.documents.bom import Bom, bill_of_materials
from gvcs_cad.formats.bom_text import COLUMNS, SHORT, bom_csv, bom_html, bom_json, bom_markdown, guarded, summary, text_value

EVIL = '=HYPERLINK("http://evil.example";"click")'
RAW = "<script>alert('x')</script> | & \"quoted\""


@pytest.fixture
def bom() -> Bom:
    made = Assembly("thing")
    made.add(PlatePart("lug", stock="plate A36 1/4", outer=rectangle(100, 50), note=EVIL, safety=Safety(role="lug", grade="A36", inspect="cracks")))
    purchase = Purchase(
        supplier=EVIL, part_number="-1+2", price=Decimal("12.10"), currency="EUR", price_date="2026-11", link="@SUM(A1)", alternatives=("a", "b")
    )
    made.supply(PurchasedPart("hose", title=RAW, envelope=None, mass_kg=0.3, purchase=purchase, note="line one\nline two"), 3)
    made.supply(PurchasedPart("nut", title="Nut", envelope=None, mass_kg=0.1, purchase=Purchase(price=Decimal("0.10"), price_date="2026-11")), 7)
    return bill_of_materials(made.freeze(), load_shop())


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline="")))


def test_json_holds_every_column_with_money_as_text_and_the_unknown_as_null(bom: Bom) -> None:
    data = json.loads(bom_json(bom, {"machine": "thing"}))
    assert (data["schema"], data["machine"], data["currency"], data["cost"]) == ("gvcs.bom/1", "thing", "USD", str(bom.cost))
    assert [set(line) for line in data["lines"]] == [{*COLUMNS, "digest"}] * 3
    hose = next(line for line in data["lines"] if line["part_no"] == "hose")
    assert (hose["unit_cost"], hose["cost_total"], hose["alternatives"], hose["quantity"]) == ("12.10", None, ["a", "b"], 3)
    assert (data["lines_without_price"], data["lines_without_mass"], data["parts_not_verified"]) == (1, 0, 1)


def test_the_tree_in_json_is_that_of_the_design(bom: Bom) -> None:
    tree = json.loads(bom_json(bom, {}))["tree"]
    assert tree["name"] == "thing"
    assert {row["part_no"]: row["quantity"] for row in tree["parts"]} == {"lug": 1, "hose": 3, "nut": 7}


def test_csv_has_one_row_per_line_and_every_column(bom: Bom) -> None:
    found = rows(bom_csv(bom))
    assert list(found[0]) == list(COLUMNS)
    assert [row["part_no"] for row in found] == [line.part_no for line in bom.lines]
    hose = next(row for row in found if row["part_no"] == "hose")
    assert (hose["cost_total"], hose["note"], hose["description"], hose["alternatives"]) == ("", "line one\nline two", RAW, "a; b")


def test_csv_ends_every_row_with_carriage_return_and_line_feed(bom: Bom) -> None:
    assert bom_csv(bom).count(b"\r\n") == len(bom.lines) + 1


def test_no_cell_of_the_csv_is_a_formula(bom: Bom) -> None:
    found = rows(bom_csv(bom))
    hose, lug = (next(row for row in found if row["part_no"] == name) for name in ("hose", "lug"))
    assert (hose["supplier"], hose["supplier_pn"], hose["link"], lug["note"]) == (f"'{EVIL}", "'-1+2", "'@SUM(A1)", f"'{EVIL}")


@given(st.text(alphabet=st.characters() | st.sampled_from("=+-@\t\r\n＝＋－＠0123456789."), max_size=8))
def test_guarded_text_begins_no_formula_unless_it_is_a_number(text: str) -> None:
    safe = guarded(text)
    assert safe.removeprefix("'") == text.removeprefix("'")
    if safe.startswith(tuple("=+-@\t\r\n＝＋－＠")):
        assert safe == text
        assert float(text) < 0 or set(text) <= set("-0.")


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (True, "yes"), (False, "no"), (("a", "b"), "a; b"), (0.5, "0.5"), (2.0, "2"), (Decimal("1.50"), "1.50"), (0, "0")]
)
def test_a_cell_as_text(value: object, text: str) -> None:
    assert text_value(value) == text


def test_markdown_is_one_table_with_a_row_per_line(bom: Bom) -> None:
    lines = bom_markdown(bom, "Thing | 1").decode().splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert lines[0] == "# Bill of materials: Thing \\| 1"
    assert len(table) == 2 + len(bom.lines)
    assert {line.replace("\\|", "").count("|") for line in table} == {len(SHORT) + 1}
    assert "<script>" not in "\n".join(lines)


def test_the_summary_says_what_the_totals_leave_out(bom: Bom) -> None:
    assert summary(bom)[1:] == [
        "left out of the totals: 1 lines without a price in USD, 0 without a mass",
        "1 safety-critical parts are not verified for strength",
        "3 lines rest on chosen figures and are unverified",
    ]


class Page(HTMLParser):
    """Counts tags and collects the text of table cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: dict[str, int] = {}
        self.cells: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.inside = tag == "td"
        if self.inside:
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


def test_html_is_one_page_whose_text_is_text(bom: Bom) -> None:
    page = Page()
    page.feed(bom_html(bom, RAW).decode())
    assert page.tags["script"] == 1  # our own
    assert page.tags["input"] == len(bom.lines)
    assert RAW in page.cells
    assert len(page.cells) == len(bom.lines) * (len(SHORT) + 1)


def test_html_needs_nothing_from_the_net(bom: Bom) -> None:
    text = bom_html(bom, "Thing").decode()
    assert "src=" not in text
    assert "<link" not in text


def test_what_only_the_basis_tells_is_shaded(bom: Bom) -> None:
    assert bom_html(bom, "Thing").decode().count('<tr class="chosen">') == 3
