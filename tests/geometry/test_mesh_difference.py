"""What was added and removed is exact where faces are flat, and the meshing of a curved face is no change."""

from __future__ import annotations

import math
from io import BytesIO

import pytest
import trimesh
from builders import lug

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.difference_glb import difference_glb
from gvcs_cad.geometry.mesh import Mesh, mesh_of
from gvcs_cad.geometry.mesh_difference import mesh_difference
from gvcs_cad.geometry.solid import solid_of
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.placement import Placement


def plate(size: float = 100.0, hole: float = 20.0, chord: float = 0.05) -> Mesh:
    return mesh_of(solid_of(lug("lug", Hole("h", 0, 0, hole), size=size)), chord)


def test_more_metal_is_added_and_a_wider_hole_removed() -> None:
    difference = mesh_difference(plate(), plate(size=110.0, hole=22.0))
    assert difference.added.volume == pytest.approx((110**2 - 100**2) * 12.7, abs=1)
    assert difference.removed.volume == pytest.approx(math.pi / 4 * (22**2 - 20**2) * 12.7, rel=0.02)
    assert difference.common.volume == pytest.approx(100**2 * 12.7 - math.pi / 4 * 22**2 * 12.7, rel=1e-3)


def test_two_meshes_of_one_part_differ_in_nothing() -> None:
    difference = mesh_difference(plate(chord=0.05), plate(chord=0.4))
    assert (difference.added.volume, difference.removed.volume, difference.added.empty, difference.removed.empty) == (0, 0, True, True)


def test_a_hole_wider_by_more_than_the_meshes_can_hide_is_seen() -> None:
    assert mesh_difference(plate(hole=20.0), plate(hole=20.5)).removed.volume > 0


def test_what_is_open_or_inside_out_bounds_no_solid() -> None:
    mesh = plate()
    for bad in (Mesh(mesh.vertices, mesh.triangles[:-1], 0.0), Mesh(mesh.vertices, mesh.triangles[:, ::-1], 0.0)):
        with pytest.raises(GeometryError, match="the new mesh bounds no solid"):
            mesh_difference(mesh, bad)


def test_the_glb_is_in_metres_with_one_mesh_for_each_kind() -> None:
    difference = mesh_difference(plate(), plate().placed(Placement(10, 0, 0)))
    scene = trimesh.load(BytesIO(difference_glb(difference)), file_type="glb")
    assert set(scene.geometry) == {"common", "added", "removed"}
    assert scene.geometry["added"].volume * 1e9 == pytest.approx(difference.added.volume, rel=1e-3, abs=1)
    assert scene.extents == pytest.approx([0.11, 0.0127, 0.1], abs=1e-6)
    assert difference_glb(difference) == difference_glb(mesh_difference(plate(), plate().placed(Placement(10, 0, 0))))
