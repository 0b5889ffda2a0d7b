"""A solid is the part that was described, and whatever the kernel or a function returns instead is refused by the part's name."""

from __future__ import annotations

from typing import Any

import drawings
import pytest
from builders import cylinder, lug, tube
from hypothesis import given, settings
from strategies import plates

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.properties import properties_of, volume_of
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.geometry.solid import from_bytes, solid_bytes, solid_of, to_bytes
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.shape import shape
from gvcs_cad.model.shaped import PrintedPart


def printed(function: Any, volume: float | None = None, **arguments: Any) -> PrintedPart:
    return PrintedPart("cap", shape=shape(function, **arguments), material_name="PETG", stated_volume=volume)


@settings(max_examples=25)
@given(plates())
def test_a_plates_solid_is_its_contour_times_its_thickness_and_lies_where_it_is_drawn(plate: PlatePart) -> None:
    found = properties_of(solid_of(plate))
    assert found.volume == pytest.approx(plate.area * plate.thickness, rel=1e-6)
    x1, y1, x2, y2 = plate.outer.bounds
    assert found.low == pytest.approx((x1, y1, 0), abs=1e-5)
    assert found.high == pytest.approx((x2, y2, plate.thickness), abs=1e-5)
    walls = (plate.outer.length + sum(edge.length for edge in plate.inner)) * plate.thickness
    assert found.surface == pytest.approx(2 * plate.area + walls, rel=1e-6)


@settings(max_examples=10)
@given(plates())
def test_a_part_built_twice_is_stored_and_read_back_in_the_same_bytes(plate: PlatePart) -> None:
    data = solid_bytes(plate)
    assert solid_bytes(plate) == data
    assert to_bytes(from_bytes(data)) == to_bytes(from_bytes(data)) == to_bytes(solid_of(plate))


@pytest.mark.parametrize("part", [tube(), cylinder(), printed(drawings.torus, around=60.0, across=20.0)], ids=lambda part: part.name)
def test_bytes_of_every_kind_of_part_are_stable_and_carry_no_mesh(part: Part) -> None:
    data = solid_bytes(part)
    shapes = FreshShapes()
    solid = shapes.solid(part)
    before = to_bytes(solid)
    assert before == to_bytes(from_bytes(data))
    shapes.mesh(part)
    assert to_bytes(shapes.solid(part)) == before
    assert shapes.solid(part) is solid


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (drawings.two_cubes, "cap: 2 solids, expected one"),
        (drawings.two_objects, "cap: 2 solids, expected one"),
        (drawings.nothing, "cap: 0 solids, expected one"),
        (drawings.crossing_itself, "cap: the kernel calls the solid invalid|cap: a volume of"),
        (drawings.inside_out, "cap: a volume of -1000"),
        (drawings.a_number, "drawings:a_number returned float, not a CadQuery Workplane or Shape"),
        (drawings.raising, "cap: RuntimeError: the designer's own mistake"),
        ("drawings:cube_", "cap: AttributeError: .*cube_"),
        ("drawinks:cube", "cap: ModuleNotFoundError: No module named 'drawinks'"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_is_not_one_sound_solid_is_refused_by_the_parts_name(function: Any, words: str) -> None:
    assert volume_of(solid_of(printed(drawings.cube, size=10.0))) == pytest.approx(1000)
    with pytest.raises(GeometryError, match=words):
        solid_of(printed(function, size=10.0))


def test_a_wrong_argument_is_refused_by_the_parts_name() -> None:
    with pytest.raises(GeometryError, match=r"cap: TypeError: .*sice"):
        solid_of(printed(drawings.cube, sice=10.0))


@pytest.mark.parametrize(("stated", "good"), [(1000.0, True), (1000.9, True), (1001.1, False), (999.1, True), (998.9, False)])
def test_a_stated_volume_is_held_to_a_thousandth(stated: float, good: bool) -> None:
    if good:
        assert solid_of(printed(drawings.cube, stated, size=10.0)).isValid()
    else:
        with pytest.raises(GeometryError, match=rf"cap: solid of 1000.0 mm3, by formula {stated} mm3 \(more than 0.001 apart\)"):
            solid_of(printed(drawings.cube, stated, size=10.0))


def test_a_plate_whose_solid_differs_from_its_formula_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PlatePart, "volume", property(lambda plate: plate.area * plate.thickness * 1.00001))
    with pytest.raises(GeometryError, match=r"lug: solid of .* by formula .* \(more than 1e-06 apart\)"):
        solid_of(lug())


def test_a_bought_thing_may_be_several_solids_and_a_hose_has_none() -> None:
    motor = PurchasedPart("motor", title="Motor", envelope=shape(drawings.two_objects, size=10.0), mass_kg=1.0)
    assert len(solid_of(motor).Solids()) == 2
    with pytest.raises(GeometryError, match="hose: a PurchasedPart has no solid"):
        solid_of(PurchasedPart("hose", title="Hose", envelope=None, mass_kg=1.0))


@pytest.mark.parametrize("length", [400.0, 512.0, 600.0])
def test_a_cylinder_is_drawn_as_long_as_its_pins_are_apart(length: float) -> None:
    found = properties_of(solid_of(cylinder(), length))
    eye = 20.0  # half the eye, which is twice the pin
    assert (found.low[0], found.high[0]) == pytest.approx((-eye, length + eye), abs=1e-5)
    assert properties_of(solid_of(cylinder())).high[0] == pytest.approx(400 + eye, abs=1e-5)
