"""Volumes, surfaces and boxes come from the B-rep and are those of the formulas, also where the kernel's own are not."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import drawings
import pytest
from builders import lug, tube
from hypothesis import given, settings
from hypothesis import strategies as st

from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.mesh import mesh_of
from gvcs_cad.geometry.properties import area_of, properties_of, volume_of
from gvcs_cad.geometry.solid import solid_of
from gvcs_cad.model.hardware import bolt, clevis_pin, nut, washer
from gvcs_cad.model.placement import Placement
from gvcs_cad.units import inch


@settings(max_examples=30)
@given(st.floats(1, 500), st.floats(1, 500), st.floats(1, 500))
def test_elementary_solids_have_the_volumes_and_surfaces_of_their_formulas(a: float, b: float, h: float) -> None:
    r, s = max(a, b), min(a, b) * 0.9
    cases = [
        (cq.Solid.makeBox(a, b, h), a * b * h, 2 * (a * b + b * h + h * a)),
        (cq.Solid.makeCylinder(a, h), math.pi * a * a * h, 2 * math.pi * a * (a + h)),
        (cq.Solid.makeSphere(a, cq.Vector(), cq.Vector(0, 0, 1), -90, 90, 360), 4 / 3 * math.pi * a**3, 4 * math.pi * a * a),
        (cq.Solid.makeTorus(r, s), 2 * math.pi**2 * r * s * s, 4 * math.pi**2 * r * s),
        (cq.Solid.makeCone(r, s, h), math.pi * h / 3 * (r * r + r * s + s * s), math.pi * (r * r + s * s + (r + s) * math.hypot(h, r - s))),
    ]
    for solid, volume, surface in cases:
        assert volume_of(solid) == pytest.approx(volume, rel=1e-6)
        assert area_of(solid) == pytest.approx(surface, rel=1e-6)


def test_a_solid_between_splines_has_the_volume_of_its_finely_walked_outline() -> None:
    solid = drawings.wavy(90).val()
    edge = max((e for e in solid.Edges() if e.geomType() == "BSPLINE"), key=lambda e: e.Center().z)
    path = [edge.positionAt(i / 40000).toTuple() for i in range(40001)]
    area = abs(math.fsum(x1 * y2 - x2 * y1 for (x1, y1, _), (x2, y2, _) in pairwise([*path, path[0]]))) / 2
    assert volume_of(solid) == pytest.approx(area * drawings.STEEL, rel=1e-6)
    assert abs(solid.Volume() / (area * drawings.STEEL) - 1) > 1e-5, "the kernel's own volume has become exact: volume_of may go"


def test_a_bitten_cylinder_has_the_volume_of_its_integral() -> None:
    def lens(z: float) -> float:
        big, small, apart = 10.0, math.sqrt(36 - z * z), 10.0
        a = small**2 * math.acos((apart**2 + small**2 - big**2) / (2 * apart * small))
        b = big**2 * math.acos((apart**2 + big**2 - small**2) / (2 * apart * big))
        return a + b - 0.5 * math.sqrt((small + big - apart) * (apart + small - big) * (apart - small + big) * (apart + small + big))

    angles = [math.pi * (i + 0.5) / 4000 for i in range(4000)]
    bite = math.fsum(lens(6 * math.cos(a)) * 6 * math.sin(a) * math.pi / 4000 for a in angles)
    solid = cq.Workplane("XY").cylinder(30, 10).cut(cq.Workplane("XY").sphere(6).translate((10, 0, 0))).val()
    assert volume_of(solid) == pytest.approx(math.pi * 3000 - bite, rel=1e-6)


def test_the_box_is_that_of_the_part_and_does_not_grow_with_a_mesh() -> None:
    solid = solid_of(tube())
    before = properties_of(solid)
    mesh_of(solid, 1.0)
    solid.tessellate(5.0)
    assert properties_of(solid) == before
    assert before.size == pytest.approx((508, 101.6, 101.6), abs=1e-5)
    assert before.centre == pytest.approx((254, 50.8, 50.8), abs=1e-3)


@pytest.mark.parametrize("at", [Placement(), Placement(1000, -2000, 30).turned("x", 90), Placement(5, 6, 7).turned("z", 33).turned("y", -71)])
def test_a_location_moves_a_solid_as_its_placement_moves_points(at: Placement) -> None:
    solid = solid_of(lug())
    moved = properties_of(solid.moved(location(at)))
    assert moved.centre == pytest.approx(at.point(properties_of(solid).centre), abs=1e-4)
    assert moved.volume == pytest.approx(properties_of(solid).volume, rel=1e-9)
    corner = cq.Vertex.makeVertex(11, 22, 33).moved(location(at)).Center().toTuple()
    assert corner == pytest.approx(at.point((11, 22, 33)), abs=1e-6)


HARDWARE: list[Any] = [
    bolt("hex 3/4-10", inch(9)),
    bolt("socket 3/4-10", inch(2)),
    bolt("hex M12", 40.0),
    nut("nut 3/4-10"),
    washer("washer 3/4"),
]


@pytest.mark.parametrize("part", HARDWARE, ids=lambda part: part.name)
def test_hardware_weighs_what_its_solid_does(part: Any) -> None:
    assert part.mass == pytest.approx(properties_of(solid_of(part)).volume * 7.85e-6, abs=2e-6)


def test_hardware_stands_in_its_frame_head_below_and_shank_above() -> None:
    assert properties_of(solid_of(bolt("hex 3/4-10", inch(9)))).low[2] == pytest.approx(-inch("15/32"), abs=1e-5)
    assert properties_of(solid_of(bolt("hex 3/4-10", inch(9)))).high[2] == pytest.approx(inch(9), abs=1e-5)
    assert properties_of(solid_of(nut("nut 3/4-10"))).low[2] == pytest.approx(0, abs=1e-5)
    pin = properties_of(solid_of(clevis_pin("clevis 1", inch(2))))
    assert (pin.low[2], pin.high[2]) == pytest.approx((-inch("0.35"), inch(2) + inch("0.498")), abs=1e-4)
    across = properties_of(solid_of(nut("nut 3/4-10"))).size
    assert sorted(across[:2]) == pytest.approx([inch("1-1/8"), inch("1-1/8") / math.sqrt(3) * 2], abs=1e-4)
