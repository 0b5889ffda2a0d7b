"""The cut list as files: one row per cut, and a page that says how good it is."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from gvcs_cad import Assembly, Mitre, TubePart, place
from gvcs_cad.catalog.shop import Saw, Shop
from gvcs_cad.documents.cut_list import StockCuts, cut_list
from gvcs_cad.formats.cut_list_text import cut_list_csv, cut_list_markdown

SHOP = Shop(name="test", currency="USD", saw=Saw(kerf=3.0, trim=10.0), bars={"tube 2x2x1/8": (3200.0,)})


def cuts() -> tuple[StockCuts, ...]:
    made = Assembly("frame")
    for i in range(4):
        made.add(TubePart("long", stock="tube 2x2x1/8", length=1524), name=f"long_{i}", at=place(0, 100 * i, 0))
    made.add(TubePart("short", stock="tube 2x2x1/8", length=700), at=place(0, 600, 0))
    return cut_list(made.freeze(), SHOP)


def test_csv_has_one_row_per_cut_of_every_pattern() -> None:
    found = list(csv.DictReader(StringIO(cut_list_csv(cuts()).decode(), newline="")))
    assert [(row["pattern"], row["bars"], row["cut"], row["part_no"], row["length_mm"], row["length_in"]) for row in found] == [
        ("1", "2", "1", "long", "1524", "60 in"),
        ("1", "2", "2", "long", "1524", "60 in"),
        ("2", "1", "1", "short", "700", "27.559 in"),
    ]
    assert sum(int(row["bars"]) for row in found) == 5


def test_the_page_tells_bars_use_and_method() -> None:
    text = cut_list_markdown(cuts(), "Frame 1.0").decode()
    assert "## tube 2x2x1/8, A500B" in text
    assert "3 bars, 9.60 m, 71% used, first fit decreasing, proven best." in text
    assert "| 2 | 3200 mm | 2 x long 1524 | 136 mm |" in text
    assert "| 1 | 3200 mm | 1 x short 700 | 2487 mm |" in text


def test_a_list_that_may_be_bettered_says_by_how_much() -> None:
    (stock,) = cuts()
    text = cut_list_markdown([replace(stock, gap=250.0, method="first fit decreasing", assumed_length=True)], "Frame").decode()
    assert "first fit decreasing; at most 250 mm of bar could be saved; bar length assumed, the catalogue states none." in text


def test_the_saw_bench_is_told_of_ends_that_are_not_square() -> None:
    made = Assembly("frame")
    made.add(TubePart("brace", stock="tube 2x2x1/8", length=700, start=Mitre(45.0)))
    made.add(TubePart("rail", stock="tube 2x2x1/8", length=800), at=place(0, 100, 0))
    text = cut_list_markdown(cut_list(made.freeze(), SHOP), "Frame").decode()
    assert "1 x rail 800, 1 x brace 700 (mitre / square: see its drawing)" in text
    assert "1 bar, 3.20 m" in text
