"""The machine for a browser: metres, Y up, one mesh for each distinct part, colours in linear light."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import trimesh
from jsonschema import ValidationError
from trimesh.exchange.gltf import validate

from gvcs_cad.geometry.glb import PICTURE_MESH, linear
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.colour import colour_of
from gvcs_cad.model.pose import placed_parts, pose
from gvcs_cad.plugins.output import Build
from gvcs_cad.testing import envelope

Made = Callable[..., dict[str, bytes]]


@pytest.fixture(scope="module")
def files(made: Made) -> dict[str, bytes]:
    return made("glb")


def document(data: bytes) -> dict[str, Any]:
    """Return the JSON chunk of a GLB file."""
    assert data[:4] == b"glTF"
    assert int.from_bytes(data[4:8], "little") == 2
    assert int.from_bytes(data[8:12], "little") == len(data)
    length = int.from_bytes(data[12:16], "little")
    assert data[16:20] == b"JSON"
    return json.loads(data[20 : 20 + length])


def scene(data: bytes) -> trimesh.Scene:
    return trimesh.load(io.BytesIO(data), file_type="glb")


def test_there_is_one_file_as_placed_and_one_for_each_pose(files: dict[str, bytes]) -> None:
    assert list(files) == ["cart.glb", "cart_lowered.glb", "cart_raised.glb"]


def test_every_file_is_what_the_schema_of_the_standard_says(files: dict[str, bytes]) -> None:
    for data in files.values():
        validate(document(data))  # Khronos's own schema, as trimesh brings it
    broken = document(files["cart.glb"])
    broken["accessors"][0]["componentType"] = "float"
    with pytest.raises(ValidationError):
        validate(broken)


def test_a_file_that_is_read_and_the_values_it_was_made_of_are_the_same(files: dict[str, bytes], cart: Build, shapes: FreshShapes) -> None:
    found = scene(files["cart.glb"])
    for one in placed_parts(cart.design):
        matrix, name = found.graph.get(one.path)
        mesh = shapes.mesh(one.part, one.length, *PICTURE_MESH).placed(one.at)
        there = trimesh.transform_points(found.geometry[name].vertices, matrix) * 1000
        np.testing.assert_allclose(there[:, [0, 2, 1]] * [1, -1, 1], mesh.vertices, rtol=0, atol=1e-3)
        np.testing.assert_array_equal(found.geometry[name].faces, mesh.triangles)


def test_each_distinct_part_is_one_mesh_used_as_often_as_it_stands(files: dict[str, bytes], cart: Build) -> None:
    gltf = document(files["cart.glb"])
    placed = list(placed_parts(cart.design))
    used = [node["mesh"] for node in gltf["nodes"] if "mesh" in node]
    assert len(gltf["meshes"]) == len({one.part for one in placed}) < len(placed)
    assert len(used) == len(placed)
    assert [len(mesh["primitives"]) for mesh in gltf["meshes"]] == [1] * len(gltf["meshes"])


def test_every_node_says_which_part_it_is(files: dict[str, bytes], cart: Build) -> None:
    nodes = {node["name"]: node["extras"] for node in document(files["cart.glb"])["nodes"] if "mesh" in node}
    assert nodes == {one.path: {"part_no": one.part.name, "part": one.part.digest} for one in placed_parts(cart.design)}


@pytest.mark.parametrize(("name", "pose_name"), [("cart.glb", ""), ("cart_lowered.glb", "lowered"), ("cart_raised.glb", "raised")])
def test_it_is_in_metres_with_y_up_in_its_pose(files: dict[str, bytes], cart: Build, name: str, pose_name: str) -> None:
    values = pose(cart.design, pose_name) if pose_name else None
    x, y, z = envelope(cart.design, values=values)
    assert scene(files[name]).extents * 1000 == pytest.approx([x, z, y], abs=2 * PICTURE_MESH[0])


def test_the_arm_is_higher_when_it_is_raised(files: dict[str, bytes]) -> None:
    assert scene(files["cart_raised.glb"]).bounds[1][1] > scene(files["cart_lowered.glb"]).bounds[1][1] + 0.1


def test_every_mesh_has_the_volume_of_its_solid(files: dict[str, bytes], cart: Build, shapes: FreshShapes) -> None:
    meshes = scene(files["cart.glb"]).geometry
    for one in placed_parts(cart.design):
        name = one.part.name if one.length is None else f"{one.part.name}_{one.length:g}"
        mesh, solid = meshes[name], shapes.properties(one.part, one.length)
        mesh.merge_vertices()
        assert mesh.is_watertight, name
        assert abs(mesh.volume * 1e9 - solid.volume) <= PICTURE_MESH[0] * solid.surface, name


def test_colours_are_linear_light(files: dict[str, bytes], cart: Build) -> None:
    gltf = document(files["cart.glb"])
    parts = {node["extras"]["part_no"]: gltf["meshes"][node["mesh"]]["primitives"][0]["material"] for node in gltf["nodes"] if "mesh" in node}
    for part in cart.design.quantities:
        if part.has_body:
            found = gltf["materials"][parts[part.name]]["pbrMetallicRoughness"]["baseColorFactor"]
            assert found == [*linear(colour_of(part)), 1.0], part.name


def test_light_is_converted_as_the_standard_says() -> None:
    assert linear((0.0, 0.5, 1.0)) == pytest.approx((0.0, 0.21404, 1.0), abs=1e-5)
    assert linear((0.04, 0.04045, 0.05)) == pytest.approx((0.04 / 12.92, 0.04045 / 12.92, 0.003936), abs=1e-6)


def test_no_two_vertices_of_a_mesh_are_far_from_the_machine(files: dict[str, bytes]) -> None:
    whole = scene(files["cart.glb"])
    assert np.isfinite(whole.bounds).all()
    assert np.abs(whole.bounds).max() < 2  # a cart of 0.8 m, not of 800
