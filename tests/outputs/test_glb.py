"""The machine for a browser: metres, Y up, one mesh for each distinct part, colours in linear light."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import trimesh

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
            assert found == pytest.approx([*linear(colour_of(part)), 1.0], abs=0.003), part.name  # trimesh keeps 8 bits


def test_light_is_converted_as_the_standard_says() -> None:
    assert linear((0.0, 0.5, 1.0)) == pytest.approx((0.0, 0.21404, 1.0), abs=1e-5)
    assert linear((0.04, 0.04045, 0.05)) == pytest.approx((0.04 / 12.92, 0.04045 / 12.92, 0.003936), abs=1e-6)


def test_no_two_vertices_of_a_mesh_are_far_from_the_machine(files: dict[str, bytes]) -> None:
    whole = scene(files["cart.glb"])
    assert np.isfinite(whole.bounds).all()
    assert np.abs(whole.bounds).max() < 2  # a cart of 0.8 m, not of 800
