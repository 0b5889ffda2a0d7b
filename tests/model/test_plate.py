"""A plate weighs what its contour says, its holes are where a bolt meets them, and holes that leave it are refused by name."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from builders import lug
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import contours, millimetres, plates

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.stock import PlateStock
from gvcs_cad.errors import CatalogError, ModelError
from gvcs_cad.model.contour_shapes import circle, rectangle
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.plate import Bend, Mark, PlatePart, hole_contour


@settings(max_examples=50)
@given(plates())
def test_area_volume_and_mass_follow_from_contour_and_stock(plate: PlatePart) -> None:
    holes = math.fsum(hole_contour(h).area for h in plate.holes) + math.fsum(c.area for c in plate.cutouts)
    assert plate.area == pytest.approx(plate.outer.area - holes, rel=1e-9)
    assert plate.volume == plate.area * plate.thickness
    assert plate.mass == pytest.approx(plate.volume * 1e-9 * 7850, rel=1e-12)
    assert len(plate.inner) == len(plate.holes) + len(plate.cutouts)


@settings(max_examples=50)
@given(plates())
def test_a_bolt_meets_each_hole_from_the_torch_side_through_the_whole_thickness(plate: PlatePart) -> None:
    for hole, bore in zip(plate.holes, plate.bores, strict=True):
        assert (bore.name, bore.at, bore.end) == (hole.name, (hole.x, hole.y, plate.thickness), (hole.x, hole.y, 0.0))
        assert (bore.diameter, bore.empty) == (hole.diameter, hole.empty)


@settings(max_examples=100)
@given(contours, st.tuples(millimetres(-170, 170), millimetres(-170, 170)), millimetres(1, 120))
def test_a_hole_is_accepted_exactly_where_it_lies_wholly_inside(outer: Any, at: tuple[float, float], diameter: float) -> None:
    room = outer.distance(at) - diameter / 2
    assume(abs(room) > 1e-3)
    if outer.contains(at) and room > 0:
        assert PlatePart("p", stock="plate A36 1/4", outer=outer, holes=[Hole("h", *at, diameter)]).area < outer.area
    else:
        with pytest.raises(ModelError, match="p: hole h is not wholly inside the contour"):
            PlatePart("p", stock="plate A36 1/4", outer=outer, holes=[Hole("h", *at, diameter)])


@given(millimetres(-40, 40), millimetres(-40, 40), millimetres(1, 10), millimetres(1, 10))
def test_two_holes_are_accepted_exactly_where_they_are_apart(x: float, y: float, a: float, b: float) -> None:
    gap = math.hypot(x, y) - (a + b) / 2
    assume(abs(gap) > 1e-3)
    holes = (Hole("a", 0, 0, a), Hole("b", x, y, b))
    if gap > 0:
        assert len(lug("p", *holes).bores) == 2
    else:
        with pytest.raises(ModelError, match="p: hole b meets hole a"):
            lug("p", *holes)


BIG = rectangle(100, 100, centred=True)


@pytest.mark.parametrize(
    ("holes", "cutouts", "words"),
    [
        ([Hole("a", 45, 0, 10)], [], ["hole a is not wholly inside the contour"]),
        ([SlotHole("s", 40, 0, 10, 30)], [], ["slot s is not wholly inside the contour"]),
        ([SlotHole("s", 0, 0, 10, 30), Hole("a", 12, 0, 10)], [], ["hole a meets slot s"]),
        ([Hole("a", 0, 0, 10)], [rectangle(40, 40, centred=True)], ["cutout 1 meets hole a"]),
        ([Hole("a", 0, 0, 60)], [rectangle(4, 4, centred=True)], ["cutout 1 meets hole a"]),
        ([], [rectangle(10, 10), rectangle(10, 10).moved(5, 5)], ["cutout 2 meets cutout 1"]),
        ([], [circle(10), circle(4)], ["cutout 2 meets cutout 1"]),
        ([Hole("a", 60, 0, 10), Hole("b", 0, 0, 5), Hole("c", 1, 0, 5)], [], ["hole a is not wholly inside", "hole c meets hole b"]),
        ([], [BIG], ["cutout 1 is not wholly inside the contour"]),
        ([], [rectangle(200, 200, centred=True)], ["cutout 1 is not wholly inside the contour"]),
    ],
)
def test_every_edge_that_leaves_the_plate_or_meets_another_is_named_at_once(holes: Any, cutouts: Any, words: list[str]) -> None:
    PlatePart("p", stock="plate A36 1/4", outer=BIG, holes=[Hole("a", 0, 0, 5)], cutouts=[rectangle(5, 5).moved(20, 20)])
    with pytest.raises(ModelError) as refused:
        PlatePart("p", stock="plate A36 1/4", outer=BIG, holes=holes, cutouts=cutouts)
    assert len(refused.value.problems) == len(words)
    assert all(word in problem and problem.startswith("p: ") for word, problem in zip(words, refused.value.problems, strict=True))


@pytest.mark.parametrize("name", ["", "Plate", "1plate", "plate-1", "plate 1", "p" * 49, "plätte"])
def test_a_name_that_is_no_file_name_everywhere_is_refused(name: str) -> None:
    assert lug("p" * 48).name
    with pytest.raises(ModelError, match="must be lower-case letters"):
        lug(name)


def test_a_hole_name_used_twice_is_refused() -> None:
    with pytest.raises(ModelError, match="p: a stands twice"):
        lug("p", Hole("a", 0, 0, 5), Hole("a", 20, 0, 5))


def test_stock_that_is_not_in_the_catalogue_is_refused_with_the_nearest() -> None:
    with pytest.raises(CatalogError, match="did you mean plate A36 1/2"):
        lug(stock="plate A36 1/22")
    assert lug(stock="plate A36 1/2").row is catalog().get(PlateStock, "plate A36 1/2")


def test_marks_and_bends_are_rounded_and_refused_where_they_are_none() -> None:
    assert repr(Mark([(1e-9, -0.0)])) == "Mark(points=((0.0, 0.0),), label='')"  # type: ignore[arg-type]
    assert Bend((0, 1e-9), (10, 0), 90, 6).start == (0.0, 0.0)
    with pytest.raises(ModelError, match="mark 'centre' has no point"):
        Mark((), "centre")
    with pytest.raises(ValueError, match="finite"):
        Mark(((math.nan, 0),))
    for bad in (Bend((0, 0), (10, 0), 90, 6),):
        for change in ({"end": (0.0, 0.0)}, {"angle": 0.0}, {"angle": 181.0}, {"diameter": -1.0}):
            with pytest.raises(ModelError, match="cannot be folded"):
                replace(bad, **change)  # type: ignore[arg-type]


def test_what_the_shop_reads_names_thickness_material_and_size() -> None:
    assert lug().describe() == "Plate A36 1/2, 100 x 100 x 12.7 mm"
    assert lug(stock="plate A36 1/8").describe() == "Plate A36 1/8, 100 x 100 x 3.175 mm"
    assert lug(stock="sheet 11ga").describe() == "Sheet 11ga A36, 100 x 100 x 3.038 mm"
    assert lug(stock="panel PC-twin 8").describe() == "Panel PC-twin 8, 100 x 100 x 8 mm"
    assert lug().centre == (0, 0, 6.35)
