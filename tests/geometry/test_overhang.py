"""Overhangs: a table's top hangs; a wall that leans less than 45 degrees, what lies on the bed and a short bridge do not."""

from __future__ import annotations

import math

import pytest

from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.mesh import Mesh, mesh_of
from gvcs_cad.geometry.overhang import overhang, surface_and_volume


def mesh(shape: object) -> Mesh:
    return mesh_of(shape.val()).on_bed()  # type: ignore[attr-defined]


def test_a_block_on_the_bed_hangs_nowhere() -> None:
    assert overhang(mesh(cq.Workplane("XY").box(20, 30, 10))).area == 0


def test_the_underside_of_a_table_hangs_at_its_height() -> None:
    table = cq.Workplane("XY").rect(10, 10).extrude(20).faces(">Z").workplane().rect(40, 40).extrude(5)
    found = overhang(mesh(table))
    assert found.area == pytest.approx(40 * 40 - 10 * 10, abs=1e-3)
    assert found.lowest == pytest.approx(20, abs=1e-4)


@pytest.mark.parametrize(("reach", "hangs"), [(9.0, False), (11.0, True)])
def test_a_wall_may_lean_45_degrees(reach: float, hangs: bool) -> None:
    wedge = cq.Workplane("XZ").polyline([(0, 0), (10, 0), (10 + reach, 10), (0, 10)]).close().extrude(5)
    assert overhang(mesh(wedge)).area == pytest.approx(5 * math.hypot(reach, 10) if hangs else 0.0, abs=1e-3)


def test_surface_and_volume_are_those_of_the_body() -> None:
    assert surface_and_volume(mesh(cq.Workplane("XY").box(20, 30, 10))) == pytest.approx((2200.0, 6000.0))


@pytest.mark.parametrize(("wide", "hangs"), [(9.0, False), (11.0, True)])
@pytest.mark.parametrize("turn", [0.0, 37.0])
def test_a_roof_from_wall_to_wall_is_a_bridge_within_its_span(wide: float, hangs: bool, turn: float) -> None:
    tunnel = cq.Workplane("XY").box(40, 60, 20).cut(cq.Workplane("XY").box(wide, 80, 10)).rotate((0, 0, 0), (0, 0, 1), turn)
    found = overhang(mesh(tunnel))
    assert found.area == pytest.approx(wide * 60 if hangs else 0.0, rel=0.05, abs=1e-3)
    assert found.lowest == pytest.approx(15.0 if hangs else 0.0, abs=1e-4)


def test_a_roof_that_one_wall_holds_is_a_ledge_and_not_a_bridge() -> None:
    def shelf(reach: float) -> float:
        return overhang(mesh(cq.Workplane("XZ").polyline([(0, 0), (20, 0), (20, 20), (20 + reach, 20), (20 + reach, 30), (0, 30)]).close().extrude(50))).area

    assert shelf(1.5) == 0
    assert shelf(3.0) == pytest.approx(3 * 50, abs=1e-3)
    assert shelf(8.0) == pytest.approx(8 * 50, abs=1e-3), "as short as a bridge, and nothing holds its other end"


@pytest.mark.parametrize(("bore", "hangs"), [(6.8, False), (10.0, False), (20.0, True)])
def test_the_top_of_a_lying_bore_is_a_bridge_where_it_leans_more_than_45_degrees(bore: float, hangs: bool) -> None:
    block = cq.Workplane("XY").box(40, 30, 40).cut(cq.Workplane("XZ").circle(bore / 2).extrude(50, both=True))
    assert overhang(mesh(block)).area == pytest.approx(math.pi / 4 * bore * 30 if hangs else 0.0, rel=0.1, abs=1e-3)


def test_a_pit_in_a_roof_is_judged_by_what_stands_around_it() -> None:
    block = cq.Workplane("XY").box(40, 40, 20).cut(cq.Workplane("XY").box(9, 80, 10))
    drilled = block.cut(cq.Workplane("XY").circle(3).extrude(20))  # the bridge's lines end in the air at the hole
    assert overhang(mesh(block)).area == 0
    assert 0 < overhang(mesh(drilled)).area < 9 * 6
