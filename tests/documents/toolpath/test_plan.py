"""Toolpaths of single sheets: kerf on the scrap side, directions, leads, order, rules for small holes, tabs, edge starts, marks."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
import shapely
from posts import NAMES, posts
from sheets import plate_job, shelved

from gvcs_cad.catalog.torch import MeasuredCut, SmallParts, Torch
from gvcs_cad.documents.toolpath.estimate import estimate, travel_length
from gvcs_cad.documents.toolpath.model import Cut, Toolpath
from gvcs_cad.documents.toolpath.motion import polyline
from gvcs_cad.errors import ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.contour_shapes import polygon, rectangle
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import Mark, PlatePart
from gvcs_cad.plugins.part_program import PartProgram

TORCH = Torch(kerf=2.0)
STOCK = "plate A36 1/4"


def plate(*holes: Hole | SlotHole, name: str = "plate", size: float = 200.0, **rest: object) -> PlatePart:
    return PlatePart(name, stock=rest.pop("stock", STOCK), outer=rest.pop("outer", rectangle(size, size)), holes=holes, **rest)  # type: ignore[arg-type]


def cut(path: Toolpath, feature: str) -> Cut:
    return next(one for one in path.cuts() if one.feature == feature)


def signed_area(one: Cut) -> float:
    points = polyline(one.path, 0.01)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)) / 2


def test_the_kerf_is_on_the_scrap_side_and_the_good_side_on_the_right() -> None:
    path = plate_job(plate(Hole("h", 100, 100, 60), cutouts=[rectangle(20, 20, corner=4).moved(20, 20)]), TORCH).toolpath
    outside, hole, opening = cut(path, "outside"), cut(path, "hole h"), cut(path, "cutout 1")
    assert signed_area(outside) == pytest.approx(-(202**2) + (4 - math.pi), rel=1e-4)  # clockwise, 1 mm outside
    assert signed_area(hole) == pytest.approx(math.pi * 29**2, rel=1e-3)  # counter-clockwise, 1 mm inside
    assert signed_area(opening) == pytest.approx(18**2 - (4 - math.pi) * 9, rel=1e-3)
    assert [one.feature for one in path.cuts()][-1] == "outside"


def test_a_hole_is_one_whole_circle_and_a_small_one_is_cut_by_its_own_rules() -> None:
    path = plate_job(plate(Hole("small", 50, 50, 20), Hole("large", 130, 130, 60)), TORCH).toolpath
    small, large = cut(path, "hole small"), cut(path, "hole large")
    assert len(small.path) == len(large.path) == 1
    assert small.path[0].start == small.path[0].end
    assert (small.feed, small.height_control) == (pytest.approx(0.6 * path.process.feed), False)
    assert (large.feed, large.height_control, large.overcut) == (path.process.feed, True, ())
    assert math.dist(small.pierce, small.path[0].centre or (0, 0)) == pytest.approx(0, abs=1e-9)
    assert small.overcut[0].length == pytest.approx(TORCH.holes.overcut)
    away = math.dist(large.pierce, large.path[0].centre or (0, 0))
    assert away + large.lead[0].length == pytest.approx(29, abs=1e-6)  # the lead runs straight along a radius


def test_leads_are_longer_than_the_crater_and_stay_clear_of_the_part() -> None:
    job = plate_job(plate(Hole("h", 100, 100, 60), SlotHole("s", 60, 160, 12, 40)), TORCH, count=3)
    for one in job.toolpath.cuts():
        own = job.wanted.solids[one.piece]
        assert math.fsum(move.length for move in one.lead) > job.toolpath.crater / 2
        assert own.distance(shapely.Point(one.pierce)) > job.toolpath.crater / 2
        assert all(solid.distance(shapely.Point(one.pierce)) > job.toolpath.crater / 2 for solid in job.wanted.solids)


def test_a_part_inside_another_is_cut_before_the_opening_round_it() -> None:
    design = Assembly("job")
    design.add(plate(name="frame", size=300, cutouts=[rectangle(200, 200, corner=5).moved(50, 50)]))
    design.add(plate(Hole("h", 50, 50, 30), name="inner", size=100), at=Placement(400, 0, 0))
    job = shelved(design.freeze(), TORCH, [0.0])
    assert shapely.Polygon(job.wanted.solids[0].interiors[0]).contains(job.wanted.solids[1])
    features = [(one.part_no, one.feature) for one in job.toolpath.cuts()]
    assert features == [("inner", "hole h"), ("inner", "outside"), ("frame", "cutout 1"), ("frame", "outside")]


def test_a_small_part_is_cut_last_or_held_by_a_tab() -> None:
    design = Assembly("job")
    design.add(plate(name="a_small", size=40))
    design.add(plate(name="big", size=150), at=Placement(400, 0, 0))
    last = shelved(design.freeze(), TORCH, [0.0]).toolpath
    assert [one.part_no for one in last.cuts()] == ["big", "a_small"]
    tabbed = shelved(design.freeze(), replace(TORCH, small_parts=SmallParts("tab")), [0.0])
    small = cut(tabbed.toolpath, "outside")
    assert (small.part_no, small.tab) == ("a_small", 2.0)
    assert math.dist(small.path[0].start, small.end) == pytest.approx(TORCH.small_parts.tab + small.kerf, abs=0.3)  # round a corner
    assert any("a_small" in note for note in tabbed.toolpath.notes)


def test_plate_beyond_the_pierce_starts_at_the_sheets_edge_and_its_openings_in_drilled_holes() -> None:
    torch = Torch(chart="powermax45xp")
    job = plate_job(plate(Hole("h", 100, 100, 60), stock="plate A36 1/2"), torch)
    outside, hole = cut(job.toolpath, "outside"), cut(job.toolpath, "hole h")
    assert outside.edge_start
    assert 0 in outside.pierce
    assert hole.edge_start
    (start,) = job.toolpath.starts
    assert (start.feature, start.diameter) == ("hole h", job.toolpath.crater)
    assert math.dist((start.x, start.y), hole.path[0].centre or (0, 0)) < 30
    assert estimate(job.toolpath, torch).pierces == 0


def test_plate_that_no_edge_of_the_sheet_leads_to_is_begun_in_a_drilled_hole_beside_it() -> None:
    torch = Torch(chart="powermax45xp")
    design = Assembly("job")
    design.add(plate(name="frame", size=300, stock="plate A36 1/2", cutouts=[rectangle(200, 200, corner=5).moved(50, 50)]))
    design.add(plate(Hole("h", 50, 50, 40), name="inner", size=100, stock="plate A36 1/2"), at=Placement(400, 0, 0))
    job = shelved(design.freeze(), torch, [0.0])
    assert shapely.Polygon(job.wanted.solids[0].interiors[0]).contains(job.wanted.solids[1])
    assert {(one.part_no, one.feature) for one in job.toolpath.starts} == {("inner", "hole h"), ("inner", "outside"), ("frame", "cutout 1")}
    for one in job.toolpath.starts:
        assert all(solid.distance(shapely.Point(one.x, one.y)) > one.diameter / 2 for solid in job.wanted.solids)
    for name in NAMES:
        program = PartProgram(job, posts()[name])
        assert program.replay.problems == ()
        page = program.setup().decode()
        assert "## To be drilled before cutting" in page
        assert all(f"| {one.part_no} | {one.feature} |" in page for one in job.toolpath.starts)


def test_where_no_lead_fits_part_and_sheet_are_named() -> None:
    design = Assembly("job")
    design.add(plate(name="one"))
    design.add(plate(name="two"), at=Placement(400, 0, 0))
    with pytest.raises(ModelError, match=r"plate A36 1/4, sheet 1: one at x .*, outside: no room in scrap for a lead-in") as refused:
        _ = shelved(design.freeze(), replace(TORCH, crater=60.0), [0.0]).toolpath
    assert "a wider gap" in refused.value.problems[-1]


def test_a_sheet_must_lie_on_the_table() -> None:
    with pytest.raises(ModelError, match="does not lie on the table of 600 x 600 mm"):
        _ = plate_job(plate(), replace(TORCH, table=(600.0, 600.0))).toolpath


def test_an_opening_narrower_than_the_kerf_is_refused() -> None:
    waist = polygon([(0, 0), (30, 0), (30, 14), (60, 14), (60, 0), (90, 0), (90, 30), (60, 30), (60, 15.5), (30, 15.5), (30, 30), (0, 30)])
    with pytest.raises(ModelError, match=r"plate: cutout 1 .* has a place narrower than the kerf of 2 mm"):
        _ = plate_job(plate(cutouts=[waist.moved(20, 20)]), TORCH).toolpath


@pytest.mark.parametrize("width", [4.6, 5.0, 6.0, 7.0])
def test_a_slot_hardly_wider_than_the_crater_still_finds_its_lead(width: float) -> None:
    holes = (SlotHole("s", 60, 60, width, 30), SlotHole("t", 120, 120, width, 40, 37))
    job = plate_job(plate(*holes, stock="sheet 11ga"), TORCH, count=2)  # a kerf of 2 mm, a crater of 4 mm
    assert sum(one.purpose == "opening" for one in job.toolpath.cuts()) == 4


def test_marks_come_first_and_holes_to_be_drilled_are_spotted() -> None:
    marked = plate(Hole("h", 100, 100, 8), Hole("big", 50, 150, 30), marks=[Mark(((10, 10), (50, 10)), "fold"), Mark(((20, 40),))])
    job = plate_job(marked, replace(TORCH, marking="scribe", numbers=True))
    labels = [(mark.marking, mark.label) for mark in job.toolpath.marks()]
    assert {("spot", "spot h"), ("scribe", "fold"), ("spot", "mark"), ("scribe", "number 1")} == set(labels)
    kinds = [isinstance(step.run, Cut) for step in job.toolpath.steps]
    assert kinds == sorted(kinds)
    solid = job.wanted.solids[0]
    assert all(solid.contains(shapely.MultiPoint(mark.points)) for mark in job.toolpath.marks())
    assert [one.hole for one in job.toolpath.drilling] == ["h"]


def test_what_was_measured_changes_the_path() -> None:
    measured = MeasuredCut(kerf=1.6, date="2026-11-25", hole_kerf=2.6)
    before = plate_job(plate(Hole("h", 100, 100, 20)), TORCH).toolpath
    after = plate_job(plate(Hole("h", 100, 100, 20)), replace(TORCH, measured={STOCK: measured})).toolpath
    assert math.sqrt(-signed_area(cut(before, "outside"))) - math.sqrt(-signed_area(cut(after, "outside"))) == pytest.approx(0.4, abs=0.01)
    assert cut(before, "hole h").path[0].radius - cut(after, "hole h").path[0].radius == pytest.approx(0.3)
    assert any("cut the coupon" in note for note in before.notes)
    assert not any("cut the coupon" in note for note in after.notes)


def test_the_estimate_adds_up() -> None:
    path = plate_job(plate(Hole("h", 100, 100, 60)), TORCH).toolpath
    found = estimate(path, TORCH)
    assert found.pierces == 2
    assert found.cut_length == pytest.approx(4 * 200 + 2 * math.pi + 2 * math.pi * 29 + sum(move.length for one in path.cuts() for move in one.lead), abs=0.1)
    assert found.arc_time == pytest.approx(found.cut_length / path.process.feed * 60 + 2 * path.process.pierce_delay)
    assert found.time == pytest.approx(found.arc_time + travel_length(path) / TORCH.rapid * 60 + 2 * TORCH.lift)
    assert found.sets == pytest.approx(max(2 / 300, found.arc_time / 60 / 90))
