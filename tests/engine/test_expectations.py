"""Sizes in expect.yaml: what is read, what a part measures, and that a box by formula is the solid's."""

from __future__ import annotations

import pytest

from gvcs_cad import BarPart, PlatePart, TubePart, inch, polygon
from gvcs_cad.engine.expectations import envelope, read_size, size_of
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.properties import properties_of
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.part import Part
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.testing import prepared

PARTS: list[tuple[Part, str]] = [
    (PlatePart("plate", stock="plate A36 1/2", outer=polygon([(0, 0), (40, 0), (40, 90), (0, 70)])), "90 x 40 x 12.7 mm"),
    (TubePart("rail", stock="tube 4x4x1/4", length=inch(76)), "76 x 4 x 4 x 1/4 in"),
    (BarPart("shaft", stock="round 1", length=300), "300 x 25.4 mm"),
    (BarPart("strip", stock="flat 2x1/4", length=500), "500 x 50.8 x 6.35 mm"),
]


@pytest.mark.parametrize(("part", "size"), PARTS, ids=lambda value: getattr(value, "name", ""))
def test_a_parts_size_is_that_of_its_drawing(part: Part, size: str) -> None:
    assert size_of(part) == pytest.approx(read_size(size), abs=1e-6)


@pytest.mark.parametrize("text", ["18.5 x 6", "18.5", "x 6 in", "", "4 x four in", "4 in x 6 in"])
def test_a_size_without_one_unit_at_its_end_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"has no unit|is not a length"):
        read_size(text)


def test_a_box_by_formula_is_that_of_the_solids() -> None:
    design = prepared("house_wall", config="wall").build.design
    names = {"lumber_2x6_93", "lumber_2x6_48", "osb_716_48x96"}
    shapes = FreshShapes()
    boxes = [properties_of(shapes.solid(one.part, one.length).moved(location(one.at))) for one in placed_parts(design) if one.part.name in names]
    solid = [max(box.high[axis] for box in boxes) - min(box.low[axis] for box in boxes) for axis in range(3)]
    assert envelope(design, names) == pytest.approx(solid, abs=1e-4)
