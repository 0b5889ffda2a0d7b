"""What a strip packer gets and gives: widened polygons without holes, and places that come back where they were meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from nesting import SHEET, frame, item, items, job
from shapely.affinity import rotate, translate
from shapely.geometry import Point, Polygon

from gvcs_cad.documents.nest.model import Item, NestedSheet
from gvcs_cad.documents.nest.polygons import polygon_of
from gvcs_cad.documents.nest.strip import placed_items, strip_height, strip_parts
from gvcs_cad.documents.nest.verify import placed_polygons
from gvcs_cad.model.contour_shapes import circle, rectangle


@given(items("part"))
@settings(max_examples=50)
def test_a_strip_part_covers_its_part_widened_by_half_the_gap(one: Item) -> None:
    (part,) = strip_parts(job(one), {"part": 1}, SHEET)
    shape = translate(Polygon(part.corners), *part.centre)
    assert shape.is_valid
    assert shape.buffer(1e-6).covers(polygon_of(one.outer, one.inner).buffer(4.0))


def test_an_opening_is_slit_open_only_where_another_part_fits() -> None:
    ring, small = frame(), item("small", rectangle(130, 130))
    with_small = {part.part_no: Polygon(part.corners) for part in strip_parts(job(ring, small), {"frame": 1, "small": 1}, SHEET)}
    assert not with_small["frame"].covers(Point(0, 0))
    assert with_small["frame"].is_valid
    (alone,) = strip_parts(job(ring, small), {"frame": 1}, SHEET)
    assert Polygon(alone.corners).covers(Point(0, 0))


def test_several_openings_are_each_slit_to_the_outside() -> None:
    plate = item("plate", rectangle(500, 300), circle(200, 120, 150), circle(200, 380, 150))
    parts = strip_parts(job(plate, item("disc", circle(100))), {"plate": 1, "disc": 2}, SHEET)
    shape = translate(Polygon(parts[0].corners), *parts[0].centre)
    assert shape.is_valid
    assert not shape.covers(Point(120, 150))
    assert not shape.covers(Point(380, 150))


@pytest.mark.parametrize("angle", [0.0, 90.0, 180.0, 270.0])
def test_places_come_back_where_the_packer_put_them(angle: float) -> None:
    plate = item("plate", rectangle(300, 100).moved(1000, -700))
    one = job(plate)
    parts = strip_parts(one, {"plate": 1}, SHEET)
    x, y = 400.0, 300.0
    (placed,) = placed_items(one, parts, [("plate", angle, x, y)])
    (shape,) = placed_polygons(NestedSheet(SHEET, (placed,)), one)
    edge = one.margin - one.gap / 2 - 0.025
    meant = translate(rotate(Polygon(parts[0].corners), angle, origin=(0, 0)), x + edge, y + edge)
    assert meant.buffer(-4.025).symmetric_difference(shape).area < 1.0


def test_the_strip_is_the_usable_sheet_widened_by_half_a_gap_on_either_side() -> None:
    assert strip_height(job(frame()), SHEET) == pytest.approx(800 - 20 + 8 + 0.05)


def test_grain_takes_the_quarter_turns_away() -> None:
    (part,) = strip_parts(job(frame()), {"frame": 1}, replace(SHEET, grain=True))
    assert part.angles == (0.0, 180.0)
