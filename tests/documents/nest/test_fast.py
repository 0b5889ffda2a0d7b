"""The fast nester: whatever it makes can be cut, it is the same every time, and what does not fit is named."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from nesting import SHEET, corner, frame, item, job, jobs

from gvcs_cad import Assembly, PlatePart
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import Job, design_jobs
from gvcs_cad.documents.nest.model import Sheet
from gvcs_cad.documents.nest.verify import verify
from gvcs_cad.errors import ModelError
from gvcs_cad.model.contour_shapes import rectangle


@given(jobs())
@settings(max_examples=15)
def test_random_plates_nest_whole_without_overlap_inside_the_sheet(any_job: Job) -> None:
    nest = fast_nest(any_job)
    assert verify(nest, any_job) == []
    assert nest.bound <= len(nest.sheets)
    assert fast_nest(any_job) == nest


@pytest.mark.slow
@given(jobs())
@settings(max_examples=100)
def test_many_random_plates_nest_whole_without_overlap_inside_the_sheet(any_job: Job) -> None:
    nest = fast_nest(any_job)
    assert verify(nest, any_job) == []
    assert nest.bound <= len(nest.sheets)


def test_the_nest_is_the_same_in_another_process() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests/support')\n"
        "from nesting import corner, frame, job\nfrom gvcs_cad.documents.nest.fast import fast_nest\n"
        "print(fast_nest(job(frame(quantity=3), corner(quantity=9))))"
    )
    found = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}).stdout for seed in "12"}
    assert found == {f"{fast_nest(job(frame(quantity=3), corner(quantity=9)))}\n"}


def test_a_whole_sheet_is_a_part_where_no_margin_is_asked_for() -> None:
    whole = item("whole", rectangle(SHEET.length, SHEET.width), rectangle(400, 300).moved(100, 100), quantity=2)
    exact = job(whole, item("half", rectangle(600 - 4, 800)), margin=0.0)
    nest = fast_nest(exact)
    assert verify(nest, exact) == []
    assert len(nest.sheets) == 3
    with pytest.raises(ModelError, match="whole of 1200 x 800 mm fits no sheet with a margin of 10 mm"):
        fast_nest(job(whole))


def test_a_panel_that_is_routed_keeps_the_factory_edges_of_its_sheet_and_steel_does_not() -> None:
    panel = PlatePart("panel", stock="panel OSB 7/16", outer=rectangle(1219.2, 2438.4), cut="router")
    steel = PlatePart("steel", stock="plate A36 1/4", outer=rectangle(100, 100))
    built = Assembly("a")
    for part in (panel, steel):
        built.add(part)
    both = design_jobs(built.freeze(), load_shop())
    margins = {job.stock: job.margin for job in both}
    assert margins == {"panel OSB 7/16": 0.0, "plate A36 1/4": 10.0}
    assert [sheet.price for sheet in both[0].sheets] == [Decimal("12.50"), Decimal("14.06"), Decimal("15.63")]  # 4 x 8, 4 x 9, 4 x 10 ft by the square metre


def test_parts_go_into_the_openings_of_others() -> None:
    small = Sheet("tight", SHEET.stock, 420.0, 420.0)
    nest = fast_nest(job(frame(), item("small", rectangle(130, 130), quantity=4), sheets=[small]))
    assert len(nest.sheets) == 1
    assert len(fast_nest(job(frame(opening=20.0), item("small", rectangle(130, 130), quantity=4), sheets=[small])).sheets) > 1


def test_remnants_come_first_and_the_size_that_costs_least_is_bought() -> None:
    rest = Sheet("R1", SHEET.stock, 500.0, 300.0, 1, None, remnant=True)
    dear = replace(SHEET, price=Decimal(100))
    cheap = Sheet("small", SHEET.stock, 600.0, 500.0, None, Decimal(40))
    plate = item("plate", rectangle(400, 200), quantity=3)
    nest = fast_nest(job(plate, sheets=[dear, cheap, rest]))
    assert [nested.sheet.name for nested in nest.sheets] == ["R1", "small"]
    assert [nested.sheet.name for nested in fast_nest(job(plate, sheets=[replace(dear, price=Decimal(30)), cheap, rest])).sheets] == ["R1", "big"]


def test_sheets_on_hand_are_never_used_more_often_than_they_are_there() -> None:
    two = replace(SHEET, count=2)
    plate = item("plate", rectangle(1000, 700), quantity=3)
    with pytest.raises(ModelError, match=r"^plate A36 1/4: the sheets on hand are used up; left over: 1 x plate$"):
        fast_nest(job(plate, sheets=[two]))
    assert len(fast_nest(job(replace(plate, quantity=2), sheets=[two])).sheets) == 2


def test_grain_keeps_parts_along_the_sheet() -> None:
    grained = replace(SHEET, length=800.0, width=320.0, grain=True)
    nest = fast_nest(job(item("strip", rectangle(300, 100), quantity=4), corner(quantity=2), sheets=[grained]))
    assert {placed.angle % 180 for nested in nest.sheets for placed in nested.items} == {0.0}
    with pytest.raises(ModelError, match="tall of 100 x 310 mm fits no sheet"):
        fast_nest(job(item("tall", rectangle(100, 310)), sheets=[grained]))


def test_a_turn_that_a_part_may_not_take_is_not_taken() -> None:
    fixed = item("strip", rectangle(300, 100), quantity=4, angles=(0.0,))
    assert {placed.angle for nested in fast_nest(job(fixed)).sheets for placed in nested.items} == {0.0}


def test_every_part_larger_than_any_sheet_is_named_with_the_sheets_there_are() -> None:
    with pytest.raises(ModelError) as refused:
        fast_nest(job(item("long", rectangle(1190, 100)), item("fits", rectangle(100, 100)), item("wide", rectangle(790, 790)), sheets=[SHEET]))
    assert refused.value.problems == (
        "plate A36 1/4: long of 1190 x 100 mm fits no sheet with a margin of 10 mm; there are big",
        "plate A36 1/4: wide of 790 x 790 mm fits no sheet with a margin of 10 mm; there are big",
    )


def test_nothing_to_nest_takes_no_sheet() -> None:
    assert fast_nest(job()).sheets == ()
