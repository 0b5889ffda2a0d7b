"""The bound is never above what a nest takes, and what is left of a sheet is one rectangle that no part reaches."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from nesting import SHEET, frame, item, job, jobs

from gvcs_cad.documents.nest.bound import covered_area, least_sheets
from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import NestedSheet, PlacedItem, Remnant, placed_contour
from gvcs_cad.documents.nest.remnant import as_stock, straight_rest
from gvcs_cad.model.contour_shapes import rectangle


def test_squares_that_tile_the_sheet_reach_the_bound() -> None:
    """Eight parts of 287 x 381 with a gap of 8 fill a usable 1172 x 770 of 1192 x 790 exactly; a ninth needs another sheet."""
    sheet = replace(SHEET, length=1192.0, width=790.0)
    for quantity, sheets in ((8, 1), (9, 2), (16, 2), (17, 3)):
        tiles = job(item("tile", rectangle(287, 381), quantity=quantity), sheets=[sheet])
        assert least_sheets(tiles) == sheets
        assert len(fast_nest(tiles).sheets) == sheets


def test_an_opening_counts_as_free_only_where_another_part_could_go() -> None:
    ring = frame(size=400, opening=300)
    whole = covered_area(ring, 8.0, smallest=90001.0)
    assert covered_area(ring, 8.0, smallest=100.0) == whole - 300 * 300
    assert 408 * 408 - 64 < whole < 408 * 408


def test_sheets_on_hand_bound_what_one_sheet_can_carry() -> None:
    plate = item("plate", rectangle(500, 300), quantity=10)
    small = replace(SHEET, name="small", length=560.0, width=360.0)
    assert least_sheets(job(plate, sheets=[replace(small, count=3), SHEET])) == 2
    assert least_sheets(job(plate, sheets=[small])) == 9


@given(jobs())
@settings(max_examples=10)
def test_every_part_keeps_the_gap_to_the_remnant_and_a_smaller_rest_is_not_kept(any_job: Job) -> None:
    for nested in fast_nest(any_job).sheets:
        boxes = [placed_contour(any_job.by_part[placed.part_no].outer, placed).bounds for placed in nested.items]
        x, y = max(box[2] for box in boxes) + any_job.gap, max(box[3] for box in boxes) + any_job.gap
        rest, sheet = nested.remnant, nested.sheet
        beyond = min(sheet.length - x, sheet.width), min(sheet.width - y, sheet.length)
        if rest is None:
            assert max(beyond) < any_job.remnant + 1e-3
        else:
            assert round(rest.x + rest.length, 3) == round(sheet.length, 3)
            assert round(rest.y + rest.width, 3) == round(sheet.width, 3)
            assert min(rest.length, rest.width) >= any_job.remnant
            assert rest.x >= x - 1e-3 or rest.y >= y - 1e-3


def test_the_larger_rest_is_kept_and_becomes_a_sheet_along_its_longer_side() -> None:
    plate = job(item("plate", rectangle(200, 700)))
    nested = NestedSheet(SHEET, (PlacedItem("plate", 10, 10, 0),))
    rest = straight_rest(nested, plate)
    assert rest == Remnant(218.0, 0.0, 982.0, 800.0)
    tall = straight_rest(NestedSheet(SHEET, (PlacedItem("plate", 710, 10, 90),)), plate)
    assert tall == Remnant(0.0, 218.0, 1200.0, 582.0)
    narrow = as_stock(NestedSheet(SHEET, (), Remnant(700.0, 0.0, 500.0, 800.0)), "R1")
    assert narrow is not None
    assert (narrow.name, narrow.length, narrow.width, narrow.count, narrow.remnant) == ("R1", 800.0, 500.0, 1, True)
    grained = as_stock(NestedSheet(replace(SHEET, grain=True), (), Remnant(700.0, 0.0, 500.0, 800.0)), "R2")
    assert grained is not None
    assert (grained.length, grained.width) == (500.0, 800.0)
