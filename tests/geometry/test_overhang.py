"""Overhangs: a table's top hangs, a cone that leans less than 45 degrees does not, and what lies on the bed is none."""

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
