"""Drawings of printed and machined parts: views, sizes and rounds are those of the solid, and everything has room."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from every import chosen

from gvcs_cad import cq
from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.drawing.part_sheet import needs_solid, part_sheet
from gvcs_cad.documents.drawing.round_table import named_rounds
from gvcs_cad.documents.drawing.sheet import Circle, DrawingSheet, Linear, Round, Text, outside, overlap
from gvcs_cad.geometry.projected import Projected, RoundFace, Stroke, projected
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part
from gvcs_cad.model.shaped import ShapedPart
from gvcs_cad.plugins.drawing_job import drawing_job
from gvcs_cad.testing import prepared

ROOT = Path(__file__).parents[3]
JOB = DrawingJob("machine 1.0", "default", "CERN-OHL-S-2.0")


def length(stroke: Stroke) -> float:
    total = 0.0
    ends = [*stroke.vertices[1:], *(stroke.vertices[:1] if stroke.closed else [])]
    for (x1, y1, bulge), (x2, y2, _) in zip(stroke.vertices, ends, strict=False):
        chord, turn = math.dist((x1, y1), (x2, y2)), 4 * math.atan(abs(bulge))
        total += chord if not bulge else chord / (2 * math.sin(turn / 2)) * turn
    return total


def lengths(shape: Projected, view: str) -> tuple[float, float]:
    return math.fsum(map(length, shape.views[view].visible)), math.fsum(map(length, shape.views[view].hidden))


def drilled_block() -> Any:
    """Return 60 x 40 x 20 with its corner at (10, 20, 30), a hole of 8 down through it and a blind one of 10 from +x, 15 deep."""
    block = cq.Workplane("XY").box(60, 40, 20, centered=False).translate((10, 20, 30))
    down = cq.Workplane("XY").cylinder(60, 4).translate((25, 35, 40))
    blind = cq.Workplane("YZ").circle(5).extrude(-15).translate((70, 45, 40))
    return block.cut(down).cut(blind).val()


def test_views_show_what_is_seen_and_what_is_behind_it() -> None:
    shape = projected(drilled_block())
    assert (shape.low, shape.high) == (pytest.approx((10, 20, 30)), pytest.approx((70, 60, 50)))
    assert lengths(shape, "top") == (pytest.approx(200 + 8 * math.pi, abs=1e-3), pytest.approx(2 * 15 + 10, abs=1e-3))
    assert lengths(shape, "front") == (pytest.approx(160, abs=1e-3), pytest.approx(2 * 20 + 2 * 15 + 10, abs=1e-3))
    assert lengths(shape, "right") == (pytest.approx(120 + 10 * math.pi, abs=1e-3), pytest.approx(2 * 20, abs=1e-3))
    assert [stroke.closed for stroke in shape.views["top"].visible].count(True) == 1


def test_rounds_are_told_by_axis_place_and_depth() -> None:
    shape = projected(drilled_block())
    assert shape.rounds == (RoundFace("x", (45.0, 40.0), 10.0, True, 55.0, 70.0), RoundFace("z", (25.0, 35.0), 8.0, True, 30.0, 50.0))


def test_a_stepped_shaft_with_a_keyway_and_a_fillet_has_two_rounds_outside_and_none_of_the_fillet() -> None:
    shaft = cq.Workplane("XY").circle(20).extrude(30).faces(">Z").workplane().circle(12).extrude(50)
    shaft = shaft.cut(cq.Workplane("XY").box(6, 10, 40).translate((0, 12, 70)))
    foot = cq.Workplane("XY").box(80, 80, 10).edges("|Z").fillet(5).translate((0, 0, -5))
    found = projected(shaft.union(foot).val()).rounds
    assert [(one.diameter, one.inside, one.start, one.end) for one in found] == [(24.0, False, 30.0, 80.0), (40.0, False, 0.0, 30.0)]


def test_the_same_solid_gives_the_same_views() -> None:
    assert projected(drilled_block()) == projected(drilled_block())


def test_a_cylinder_lying_down_keeps_its_outline() -> None:
    shape = projected(cq.Workplane("YZ").circle(10).extrude(100).val())
    assert lengths(shape, "front") == (pytest.approx(240, abs=1e-3), pytest.approx(0, abs=1e-3))
    (circle,) = shape.views["right"].visible
    assert circle.closed


def shaped(design: Design) -> list[ShapedPart]:
    return [part for part in design.quantities if isinstance(part, ShapedPart)]


def faults(part: Part, sheet: DrawingSheet, shape: Projected) -> list[str]:
    boxes, f = sheet.word_boxes, sheet.scale.factor
    found = [f"{words!r} leaves the sheet" for words, box in boxes if outside(box, sheet.paper.frame)]
    found += [f"{a!r} on {b!r}" for (a, one), (b, other) in combinations(boxes, 2) if overlap(one, other)]
    stated = sorted(item.real for item in sheet.items if isinstance(item, Linear))
    if stated != pytest.approx(sorted(high - low for low, high in zip(shape.low, shape.high, strict=True)), abs=1e-6):
        found.append(f"sizes {stated}")
    for item in sheet.items:
        if isinstance(item, Linear) and abs(item.second[item.upright] - item.first[item.upright]) * f != pytest.approx(item.real, abs=1e-6):
            found.append(f"{item.words} does not measure what it states")
        if isinstance(item, Round) and item.radius * f * 2 != pytest.approx(item.real, abs=1e-6):
            found.append(f"{item.words} does not measure what it states")
    words = " ".join(item.words for item in sheet.items if isinstance(item, Text)).split()
    assert isinstance(part, ShapedPart)
    found += [f"hole {bore.name} is not both named and listed" for bore in part.drilled if words.count(bore.name) < 2]
    whole = {round(item.diameter * f, 3) for item in sheet.items if isinstance(item, Circle) and item.layer == "VISIBLE"}
    found += [f"no circle of {one.diameter}" for one in shape.rounds if one.inside and one.axis == "z" and not whole]
    return [f"{part.name}: {fault}" for fault in found]


@pytest.mark.parametrize("first_angle", [False, True])
def test_the_carts_printed_and_machined_parts_are_drawn(first_angle: bool) -> None:
    shapes, job = FreshShapes(), DrawingJob("cart 1.2.3", "default", "CERN-OHL-S-2.0", first_angle=first_angle)
    parts = shaped(prepared("cart", start=ROOT / "fixtures").build.design)
    assert len(parts) >= 2
    for part in parts:
        sheet = part_sheet(part, 2, job, shapes)
        assert faults(part, sheet, projected(shapes.solid(part))) == []
        at = {item.words.split(",")[0]: item.at for item in sheet.items if isinstance(item, Text) and item.words in ("top, XY", "front, XZ", "right, YZ")}
        assert (at["top"][1] < at["front"][1]) == first_angle
        assert (at["right"][0] < at["front"][0]) == first_angle


def test_without_its_solid_a_shaped_part_is_not_drawn() -> None:
    part = shaped(prepared("cart", start=ROOT / "fixtures").build.design)[0]
    assert needs_solid(part)
    with pytest.raises(TypeError, match="without its solid"):
        part_sheet(part, 1, JOB)


def test_the_inserts_of_a_print_are_named_and_no_name_stands_on_a_counterbore() -> None:
    """The table block of the mill: four inserts M6 in holes of 8 mm, four bolts in counterbores of 11 mm."""
    build, shapes = prepared("circuit_mill", config="mill").build, FreshShapes()
    (block,) = [part for part in build.design.quantities if part.name == "mill_table_block"]
    assert isinstance(block, ShapedPart)
    job = drawing_job(build)
    sheet = part_sheet(block, 1, job, shapes)
    rows = {one.name: (one.diameter, one.words) for one in named_rounds(block, projected(shapes.solid(block)), job.used(block))}
    assert {rows[f"t{i}"] for i in range(1, 5)} == {(8.0, "insert M6")}
    assert {rows[f"c{i}"] for i in range(1, 5)} == {(6.78, "socket M6")}
    rings = [item for item in sheet.items if isinstance(item, Circle) and item.layer == "VISIBLE"]
    names = [(words, box) for words, box in sheet.word_boxes if words.split()[0] in rows]
    assert len(rings) >= 12
    assert [words for words, box in names for ring in rings if crosses(box, ring)] == []


def crosses(box: tuple[float, float, float, float], ring: Circle) -> bool:
    """Tell whether a circle's edge passes through a box: some of the box lies inside it and some outside."""
    (x, y), (left, low, right, high) = ring.centre, box
    nearest = math.dist((min(max(x, left), right), min(max(y, low), high)), (x, y))
    furthest = max(math.dist(corner, (x, y)) for corner in ((left, low), (left, high), (right, low), (right, high)))
    return nearest < ring.diameter / 2 < furthest


DRAWN: set[Part] = set()


@pytest.mark.slow
@pytest.mark.parametrize("machine", chosen("circuit_mill", "printer", "torch_table", "tractor"))
def test_every_printed_and_machined_part_is_drawn(machine: str) -> None:
    shapes = FreshShapes()
    for part in shaped(prepared(machine, start=ROOT).build.design):
        if part in DRAWN:  # one axis moves four machines
            continue
        DRAWN.add(part)
        assert faults(part, part_sheet(part, 1, JOB, shapes), projected(shapes.solid(part))) == []
