"""Meshes are closed, as near to the surface as was asked, and the same every time; the error that a mesh states is true."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import drawings
import numpy as np
import pytest
import trimesh
from builders import cylinder, lug, tube
from hypothesis import given, settings
from strategies import placements, plates

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.chord_error import Surfaces
from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.mesh import Mesh, Mesher, _refuse_open, _triangulate, mesh_of
from gvcs_cad.geometry.properties import volume_of
from gvcs_cad.geometry.solid import solid_of
from gvcs_cad.geometry.triangulation import faces_of, triangulation_of
from gvcs_cad.model.ends import Cope, Mitre
from gvcs_cad.model.hole import FaceHole
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.tube import TubePart


def closed(mesh: Mesh) -> Any:
    """Return the mesh as trimesh sees it, after asserting that it bounds a volume."""
    found = trimesh.Trimesh(mesh.vertices.astype(np.float64), mesh.triangles, process=False)
    assert found.is_volume
    assert found.volume > 0
    return found


def distances(shape: Any, mesh: Mesh, count: int = 40) -> list[float]:
    """Return how far points of some triangles are from the solid's true surface, by the kernel's exact search."""
    from OCP.BRepBuilderAPI import BRepBuilderAPI_MakeVertex
    from OCP.BRepExtrema import BRepExtrema_DistShapeShape
    from OCP.gp import gp_Pnt

    shell = shape.Shells()[0].wrapped
    chosen = np.random.default_rng(1).choice(len(mesh.triangles), min(count, len(mesh.triangles)), replace=False)
    corners = mesh.vertices[mesh.triangles[chosen]].astype(np.float64)
    points = np.concatenate([corners.mean(axis=1), corners[:, :2].mean(axis=1)])
    return [BRepExtrema_DistShapeShape(BRepBuilderAPI_MakeVertex(gp_Pnt(*map(float, p))).Vertex(), shell).Value() for p in points]


SHAPES: dict[str, Any] = {
    "plate": lambda: solid_of(lug()),
    "tube": lambda: solid_of(tube("t", FaceHole("h", "+y", 100, 40, 20), end=Mitre(45))),
    "coped pipe": lambda: solid_of(TubePart("p", stock="pipe 2 sch40", length=200, start=Cope(100, "y"))),
    "cylinder": lambda: solid_of(cylinder(), 500.0),
    "torus": lambda: drawings.torus(60, 20),
    "large thin torus": lambda: drawings.torus(400, 12),
    "sphere": lambda: cq.Workplane("XY").sphere(20).val(),
    "cone": lambda: cq.Solid.makeCone(20, 5, 30),
    "rounded box": lambda: cq.Workplane("XY").box(40, 30, 20).edges().fillet(4).val(),
    "ellipse": lambda: cq.Workplane("XY").ellipse(40, 20).extrude(10).val(),
    "spline": lambda: drawings.wavy(90).val(),
    "loft": lambda: cq.Workplane("XY").rect(40, 40).workplane(offset=50).circle(15).loft().val(),
    "sweep": lambda: cq.Workplane("XY").circle(5).sweep(cq.Workplane("XZ").spline([(0, 0), (20, 40), (10, 80)])).val(),
    "bitten": lambda: cq.Workplane("XY").cylinder(30, 10).cut(cq.Workplane("XY").sphere(6).translate((10, 0, 0))).val(),
}

TWINS = {"twins": lambda: cq.Compound.makeCompound([box := cq.Solid.makeBox(10, 10, 10), box.moved(cq.Location((40, 0, 0)))])}  # share every face's triangles


def chord_error(shape: Any) -> float:
    """Return the measured error of the triangles that hang on a shape."""
    faces = faces_of(shape)
    found = triangulation_of(faces)
    assert found is not None
    return Surfaces(faces).chord_error(found)


@pytest.mark.parametrize("name", SHAPES)
def test_a_second_mesh_on_the_same_copy_is_the_one_on_a_copy_of_its_own(name: str) -> None:
    shape, tolerances = SHAPES[name](), ((0.05, 0.2), (0.5, 0.35), (0.05, 0.2))
    one_after_another = Mesher(shape)
    assert [one_after_another.mesh(*t).to_bytes() for t in tolerances] == [mesh_of(shape, *t).to_bytes() for t in tolerances]


@pytest.mark.parametrize("chord", [0.5, 0.05])
@pytest.mark.parametrize("name", SHAPES)
def test_a_mesh_is_closed_and_within_what_was_asked_and_says_so_truly(name: str, chord: float) -> None:
    shape = SHAPES[name]()
    mesh = mesh_of(shape, chord)
    found = closed(mesh)
    assert mesh.chord_error <= chord * 1.001
    assert max(distances(shape, mesh)) <= mesh.chord_error + 1e-4
    assert abs(found.volume - volume_of(shape)) <= 2 * chord * found.area


@pytest.mark.parametrize("name", ["torus", "sphere", "bitten", "coped pipe"])
def test_a_finer_mesh_is_nearer_and_has_more_triangles(name: str) -> None:
    shape = SHAPES[name]()
    coarse, fine, again = mesh_of(shape, 0.2, 0.5), mesh_of(shape, 0.02, 0.5), mesh_of(shape, 0.2, 0.5)
    assert fine.chord_error <= 0.02 < coarse.chord_error
    assert len(fine.triangles) > len(coarse.triangles)
    assert again.to_bytes() == coarse.to_bytes()


@settings(max_examples=15)
@given(plates())
def test_any_plate_has_a_closed_mesh_with_the_genus_of_its_holes(plate: PlatePart) -> None:
    found = closed(mesh_of(solid_of(plate)))
    assert found.euler_number == 2 - 2 * len(plate.inner)
    assert found.volume == pytest.approx(plate.volume, rel=2e-3)


@pytest.mark.parametrize("name", ["sphere", "torus", "cone", "bitten", "tube"])
def test_the_measured_error_of_a_coarse_mesh_is_that_of_the_exact_search(name: str) -> None:
    shape = SHAPES[name]()
    _triangulate(shape, 1.0, 1.0, fast=True)
    error = chord_error(shape)
    assert error > 0.05
    shape = SHAPES[name]()
    mesh = mesh_of(shape, error * 1.0001, 1.0)
    assert max(distances(shape, mesh, 4000 if name != "tube" else 200)) == pytest.approx(mesh.chord_error, rel=0.02)


def test_faces_that_the_fast_algorithm_leaves_bare_are_noticed() -> None:
    shape = SHAPES["ellipse"]()
    _triangulate(shape, 0.05, 0.2, fast=True)
    assert triangulation_of(faces_of(shape)) is None
    _triangulate(shape, 0.05, 0.2, fast=False)
    assert triangulation_of(faces_of(shape)) is not None


def test_a_shape_without_faces_is_refused() -> None:
    with pytest.raises(GeometryError, match="a shape without faces has no mesh"):
        mesh_of(cq.Edge.makeLine((0, 0, 0), (1, 0, 0)))


def test_a_face_that_no_algorithm_covers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gvcs_cad.geometry.mesh._triangulate", lambda *_, **__: None)
    with pytest.raises(GeometryError, match="a face has no triangles"):
        mesh_of(SHAPES["ellipse"]())


@pytest.mark.parametrize("name", ["tube", "torus", "spline", "bitten", "twins"])
def test_triangles_read_as_bytes_are_those_that_the_kernel_tells_one_by_one(name: str) -> None:
    from OCP.BRep import BRep_Tool
    from OCP.TopAbs import TopAbs_Orientation
    from OCP.TopLoc import TopLoc_Location

    shape = {**SHAPES, **TWINS}[name]().moved(cq.Location((10, -20, 30), (10, 20, 30)))
    _triangulate(shape, 0.1, 0.3, fast=False)
    faces = faces_of(shape)
    found = triangulation_of(faces)
    assert found is not None
    assert len(found.ends) == len(faces) + 1
    before = 0
    for i, face in enumerate(faces):
        location = TopLoc_Location()
        poly = BRep_Tool.Triangulation_s(face, location)
        assert not location.IsIdentity()
        here = slice(before, before + poly.NbNodes())
        points = [poly.Node(i).Transformed(location.Transformation()) for i in range(1, poly.NbNodes() + 1)]
        np.testing.assert_array_equal(found.nodes[here], [(p.X(), p.Y(), p.Z()) for p in points])
        np.testing.assert_array_equal(found.places[here], [(poly.UVNode(i).X(), poly.UVNode(i).Y()) for i in range(1, poly.NbNodes() + 1)])
        told = [poly.Triangle(i).Get() for i in range(1, poly.NbTriangles() + 1)]
        outward = [(a, c, b) for a, b, c in told] if face.Orientation() == TopAbs_Orientation.TopAbs_REVERSED else told
        np.testing.assert_array_equal(found.triangles[found.ends[i] : found.ends[i + 1]] - before + 1, outward)
        before = here.stop


@pytest.mark.parametrize("name", ["tube", "torus", "bitten", "twins", "coped pipe"])
def test_triangles_read_as_bytes_are_those_of_the_kernel_s_own_stl(name: str, tmp_path: Path) -> None:
    from OCP.StlAPI import StlAPI_Writer

    shape = {**SHAPES, **TWINS}[name]().moved(cq.Location((10, -20, 30), (10, 20, 30)))
    _triangulate(shape, 0.1, 0.3, fast=True)
    writer = StlAPI_Writer()
    writer.ASCIIMode = False
    assert writer.Write(shape.wrapped, str(tmp_path / "x.stl"))
    record = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
    found = triangulation_of(faces_of(shape))
    assert found is not None
    np.testing.assert_array_equal(found.nodes.astype(np.float32)[found.triangles], np.fromfile(tmp_path / "x.stl", dtype=record, offset=84)["corners"])


@pytest.mark.slow
def test_what_the_kernel_cannot_reach_is_refused_and_does_not_fill_the_memory() -> None:
    points = [(0, 0), (30, 10), (60, -5), (80, 20), (40, 60)]
    shape = cq.Workplane("XY").spline(points, includeCurrent=False).close().extrude(20).val()
    assert mesh_of(shape, 0.05).chord_error <= 0.05
    with pytest.raises(GeometryError, match=r"mesh is 0.\d+ mm off the surface, 0.005 mm asked"):
        mesh_of(shape, 0.005)


def test_an_open_mesh_is_refused() -> None:
    triangles = mesh_of(solid_of(lug())).triangles.astype(np.int64)
    _refuse_open(triangles)
    flipped = triangles.copy()
    flipped[0] = flipped[0][::-1]
    for broken in (triangles[1:], flipped, np.concatenate([triangles, triangles[:1]])):
        with pytest.raises(GeometryError, match="mesh is not closed"):
            _refuse_open(broken)


def test_a_mesh_is_the_same_whatever_hung_on_the_shape_before() -> None:
    fresh = mesh_of(SHAPES["tube"](), 0.05).to_bytes()
    used = SHAPES["tube"]()
    mesh_of(used, 0.01)
    used.tessellate(1.0)
    assert mesh_of(used, 0.05).to_bytes() == fresh
    assert Mesh.from_bytes(fresh).to_bytes() == fresh


@settings(max_examples=10)
@given(placements())
def test_a_placed_mesh_keeps_its_volume_and_stands_where_the_part_stands(at: Placement) -> None:
    mesh = mesh_of(solid_of(lug()), 0.5)
    moved = mesh.placed(at)
    assert closed(moved).volume == pytest.approx(closed(mesh).volume, rel=1e-3)
    p = at.point(tuple(float(v) for v in mesh.vertices[5]))
    assert math.dist(p, moved.vertices[5].astype(float)) < 1e-3


def test_on_the_bed_the_lowest_point_is_at_zero_and_the_box_is_centred() -> None:
    mesh = mesh_of(solid_of(lug()), 0.5).placed(Placement(300, -200, 50).turned("x", 30)).on_bed()
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    assert low[2] == 0
    assert (low + high)[:2] == pytest.approx((0, 0), abs=1e-4)
    closed(mesh)
