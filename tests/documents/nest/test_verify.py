"""The proof of a nest says no to every kind of nest that cannot be cut, and yes to one that can."""

from __future__ import annotations

from dataclasses import replace

import pytest
from nesting import SHEET, frame, item, job

from gvcs_cad.documents.nest.model import Nest, NestedSheet, PlacedItem, Remnant, Sheet
from gvcs_cad.documents.nest.verify import verify
from gvcs_cad.model.contour_shapes import circle, rectangle

PLATE = item("plate", rectangle(100, 50), quantity=2)
JOB = job(PLATE, sheets=[replace(SHEET, count=1)])
GOOD = (PlacedItem("plate", 10, 10, 0), PlacedItem("plate", 10, 68, 0))


def nest(*items: PlacedItem, sheet: Sheet = JOB.sheets[0], remnant: Remnant | None = None, gap: float = 8.0) -> Nest:
    return Nest(JOB.stock, (NestedSheet(sheet, items, remnant),), "by hand", gap, 10.0, 1)


def test_a_nest_that_keeps_every_rule_passes() -> None:
    assert verify(nest(*GOOD), JOB) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (nest(GOOD[0]), "1 of plate nested, 2 wanted"),
        (nest(*GOOD, PlacedItem("plate", 300, 300, 0)), "3 of plate nested, 2 wanted"),
        (nest(*GOOD, PlacedItem("other", 300, 300, 0)), "other is nested and nobody wants it"),
        (nest(GOOD[0], PlacedItem("plate", 10, 67.99, 0)), "sheet 1: plate and plate are 7.990 mm apart, at least 8 mm"),
        (nest(GOOD[0], PlacedItem("plate", 20, 20, 0)), "sheet 1: plate and plate are 0.000 mm apart, at least 8 mm"),
        (nest(PlacedItem("plate", 9.99, 10, 0), GOOD[1]), "sheet 1: plate leaves the margin of 10 mm of big"),
        (nest(GOOD[0], PlacedItem("plate", 1150, 300, 0)), "sheet 1: plate leaves the margin of 10 mm of big"),
        (nest(GOOD[0], PlacedItem("plate", 400, 300, 45)), "sheet 1: plate is turned by 45 deg, which it may not be"),
        (nest(*GOOD, remnant=Remnant(105, 0, 1000, 800)), "sheet 1: plate is nearer than 8 mm to the remnant, or lies on it"),
        (nest(*GOOD, sheet=replace(SHEET, length=2000.0)), "big is no sheet of this shop"),
        (nest(*GOOD, gap=5.0), "made for a gap of 5 and a margin of 10 mm, asked for are 8 and 10 mm"),
    ],
)
def test_what_cannot_be_cut_is_told(wrong: Nest, words: str) -> None:
    assert words in "; ".join(verify(wrong, JOB))


def test_more_sheets_than_are_on_hand_are_told() -> None:
    two = Nest(JOB.stock, tuple(NestedSheet(JOB.sheets[0], (one,)) for one in GOOD), "by hand", 8.0, 10.0, 1)
    assert verify(two, JOB) == ["plate A36 1/4: 2 of big used, 1 on hand"]


def test_grain_is_kept() -> None:
    grained = replace(SHEET, grain=True)
    turned = nest(GOOD[0], PlacedItem("plate", 400, 300, 90), sheet=grained)
    assert "is turned by 90 deg" in "; ".join(verify(turned, replace(JOB, sheets=(grained,))))


def test_a_part_in_an_opening_is_measured_to_its_edge() -> None:
    ring, disc = frame(opening=100.0), item("disc", circle(83.9))
    both = job(ring, disc)
    at = PlacedItem("frame", 10, 10, 0)
    assert verify(nest(at, PlacedItem("disc", 210, 210, 0), sheet=SHEET), both) == []
    assert "are 7.9" in "; ".join(verify(nest(at, PlacedItem("disc", 210.1, 210, 0), sheet=SHEET), both))


def test_arcs_count_where_they_are_and_not_where_their_chords_are() -> None:
    discs = job(item("disc", circle(100), quantity=2))
    near = nest(PlacedItem("disc", 60, 60, 0), PlacedItem("disc", 60 + 108 - 0.03, 60, 0), sheet=SHEET)
    assert "disc and disc are 7.9" in "; ".join(verify(near, discs))
    assert verify(nest(PlacedItem("disc", 60.1, 60.1, 0), PlacedItem("disc", 60.1 + 108.05, 60.1, 0), sheet=SHEET), discs) == []
