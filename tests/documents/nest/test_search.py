"""The search with packers that answer well, badly or not at all: nothing unproven is taken, and nothing worse than the fast nest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from nesting import SHEET, corner, frame, item, job

from gvcs_cad.documents.nest.fast import fast_nest, rank
from gvcs_cad.documents.nest.model import Sheet
from gvcs_cad.documents.nest.search import METHOD, Found, Search
from gvcs_cad.documents.nest.strip import StripPart
from gvcs_cad.documents.nest.verify import verify
from gvcs_cad.errors import ModelError
from gvcs_cad.model.contour_shapes import rectangle

PLATES = job(item("plate", rectangle(300, 180), quantity=5), corner(quantity=4), sheets=[replace(SHEET, length=1000.0, width=400.0, price=Decimal(10))])


def ticking(step: float) -> Iterator[float]:
    time = 0.0
    while True:
        time += step
        yield time


def search(solve: object, step: float = 0.01) -> Search:
    return Search(PLATES, solve, 60.0, clock=ticking(step).__next__)  # type: ignore[arg-type]


def none(parts: Sequence[StripPart], height: float, seconds: float) -> None:
    return None


def in_a_row(parts: Sequence[StripPart], height: float, seconds: float) -> list[Found]:
    """Put one part beside the other: always allowed, seldom short enough."""
    found, x = [], 0.0
    for part in parts:
        for _ in range(part.demand):
            left, low = (min(corner[i] for corner in part.corners) for i in (0, 1))
            found.append((part.part_no, 0.0, x - left, -low))
            x += max(corner[0] for corner in part.corners) - left
    return found


def heap(parts: Sequence[StripPart], height: float, seconds: float) -> list[Found]:
    return [(part.part_no, 0.0, 200.0, 200.0) for part in parts for _ in range(part.demand)]


def half(parts: Sequence[StripPart], height: float, seconds: float) -> list[Found]:
    return in_a_row(parts, height, seconds)[1:]


@pytest.mark.parametrize("solve", [none, heap, half, in_a_row])
def test_no_answer_and_no_bad_answer_makes_a_nest_worse_or_wrong(solve: object) -> None:
    found = search(solve).best()
    assert verify(found, PLATES) == []
    assert rank(found.sheets, PLATES) <= rank(fast_nest(PLATES).sheets, PLATES)


def test_answers_that_are_none_or_incomplete_are_counted() -> None:
    for solve, failed in ((none, True), (half, True), (in_a_row, False)):
        one = search(solve)
        one.best()
        assert bool(one.failures) is failed


def test_a_good_answer_is_taken() -> None:
    """Six plates of 300 x 180 fill a sheet in two rows, which this packer knows."""

    def two_rows(parts: Sequence[StripPart], height: float, seconds: float) -> list[Found]:
        (part,) = parts
        wide, high = (2 * max(corner[i] for corner in part.corners) for i in (0, 1))
        return [(part.part_no, 0.0, wide * (n // 2 + 0.5), high * (n % 2 + 0.5)) for n in range(part.demand)]

    tight = job(item("plate", rectangle(300, 180), quantity=6), sheets=[replace(SHEET, length=936.2, width=388.2)])
    found = Search(tight, two_rows, 60.0, clock=ticking(0.01).__next__).best()
    assert len(found.sheets) == 1
    assert verify(found, tight) == []
    if len(fast_nest(tight).sheets) > 1:
        assert found.method == METHOD


def test_when_time_is_up_the_nest_at_hand_stays() -> None:
    start = fast_nest(PLATES)
    assert search(none, step=100.0).best(start).sheets == start.sheets


def test_a_part_larger_than_any_sheet_is_refused_before_anything_is_searched() -> None:
    huge = job(item("huge", rectangle(1190, 100)), frame())
    with pytest.raises(ModelError, match="huge of 1190 x 100 mm fits no sheet"):
        Search(huge, none, 5.0).best()


def test_a_remnant_takes_the_small_parts_though_the_large_ones_do_not_fit_it() -> None:
    rest = Sheet("R1", SHEET.stock, 250.0, 130.0, 1, None, remnant=True)
    asked: list[set[str]] = []

    def listening(parts: Sequence[StripPart], height: float, seconds: float) -> None:
        asked.append({part.part_no for part in parts})

    plates = job(item("large", rectangle(500, 300)), item("small", rectangle(100, 100), quantity=2), sheets=[SHEET, rest])
    Search(plates, listening, 60.0, clock=ticking(0.01).__next__).best()
    assert asked[0] == {"small"}
