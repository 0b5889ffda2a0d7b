"""Printed parts as a slicer reads them: closed, on the bed, of the volume that the solid has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

import numpy as np
import pytest
import trimesh

from gvcs_cad import PrintedPart
from gvcs_cad.formats.threemf import NAMESPACE
from gvcs_cad.geometry.mesh import CHORD
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.plugins.output import Build

Made = Callable[..., dict[str, bytes]]
CORE = "{http://schemas.microsoft.com/3dmanufacturing/core/2015/02}"


def read_stl(data: bytes) -> trimesh.Trimesh:
    return trimesh.load(io.BytesIO(data), file_type="stl")


def read_3mf(data: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "3D/3dmodel.model"]
        return ElementTree.fromstring(archive.read("3D/3dmodel.model"))


def mesh_of(model: ElementTree.Element) -> trimesh.Trimesh:
    vertices = [[float(v.get(axis)) for axis in "xyz"] for v in model.iter(f"{CORE}vertex")]
    triangles = [[int(t.get(corner)) for corner in ("v1", "v2", "v3")] for t in model.iter(f"{CORE}triangle")]
    return trimesh.Trimesh(vertices, triangles, process=False)


def test_only_printed_parts_are_meshed_unless_all_are_asked_for(made: Made, cart: Build) -> None:
    assert list(made("stl")) == ["end_cap_rA.stl"]
    everything = made("stl", all_parts="yes")
    assert set(everything) == {f"{part.name}_r{part.revision}.stl" for part in cart.design.quantities if part.has_body}


def test_every_mesh_is_a_volume_within_its_chord_error_of_the_solid(made: Made, cart: Build, shapes: FreshShapes) -> None:
    meshes = made("stl", all_parts="yes")
    for part in cart.design.quantities:
        if part.has_body and part.name != "castor":
            mesh, solid = read_stl(meshes[f"{part.name}_r{part.revision}.stl"]), shapes.properties(part)
            assert mesh.is_volume, part.name
            assert abs(mesh.volume - solid.volume) <= CHORD * solid.surface, part.name
            assert np.abs(mesh.extents - np.array(solid.size)).max() <= 2 * CHORD, part.name


def test_a_part_of_two_solids_is_two_closed_bodies(made: Made, shapes: FreshShapes, cart: Build) -> None:
    bodies = read_stl(made("stl", all_parts="yes")["castor_rA.stl"]).split()
    (castor,) = [part for part in cart.design.quantities if part.name == "castor"]
    assert [body.is_volume for body in bodies] == [True, True]
    assert sum(body.volume for body in bodies) == pytest.approx(shapes.properties(castor).volume, rel=2e-3)


def test_a_printed_part_lies_on_the_bed_as_its_designer_turned_it(made: Made) -> None:
    mesh = read_stl(made("stl")["end_cap_rA.stl"])
    assert mesh.bounds[0][2] == 0
    assert mesh.bounds[:, :2].sum(axis=0) == pytest.approx([0, 0], abs=1e-4)
    lowest = mesh.vertices[mesh.vertices[:, 2] == 0]
    assert np.ptp(lowest[:, 0]) == pytest.approx(50.8, abs=1e-3)  # the lip is down, the plug points up


def test_the_header_states_unit_and_chord_error_and_reads_as_binary(made: Made) -> None:
    data = made("stl")["end_cap_rA.stl"]
    head = data[:80].rstrip(b"\0").decode()
    assert head.startswith("gvcs-cad end_cap unit mm chord error 0.")
    assert not data.startswith(b"solid")
    assert len(data) == 84 + 50 * int.from_bytes(data[80:84], "little")


def test_the_normals_point_out_of_the_material(made: Made) -> None:
    data = made("stl")["end_cap_rA.stl"]
    records = np.frombuffer(data, dtype=[("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")], offset=84)
    mesh = read_stl(data)
    assert mesh.volume > 0
    assert np.allclose(np.linalg.norm(records["normal"], axis=1), 1, atol=1e-6)
    a, b, c = (records["corners"][:, i].astype(float) for i in range(3))
    assert (np.einsum("ij,ij->i", records["normal"], np.cross(b - a, c - a)) > 0).all()


def test_3mf_holds_the_same_mesh_as_the_stl(made: Made) -> None:
    mesh, other = mesh_of(read_3mf(made("3mf")["end_cap_rA.3mf"])), read_stl(made("stl")["end_cap_rA.stl"])
    assert mesh.is_volume
    assert mesh.volume == pytest.approx(other.volume, rel=1e-6)
    assert (mesh.bounds.astype(np.float32) == other.bounds.astype(np.float32)).all()


def test_3mf_says_its_unit_its_settings_and_whose_words_they_are(made: Made, cart: Build) -> None:
    data = made("3mf")["end_cap_rA.3mf"]
    model = read_3mf(data)
    (part,) = cart.design.distinct(PrintedPart)
    facts = {entry.get("name"): entry.text for entry in model.iter(f"{CORE}metadata")}
    assert model.get("unit") == "millimeter"
    assert facts == {
        "Title": "end_cap",
        "gvcs:quantity": "2",
        "gvcs:material": "PETG",
        "gvcs:infill_percent": str(part.infill_percent),
        "gvcs:walls": str(part.walls),
        "gvcs:layer_mm": "0.2",
    }
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert f'xmlns:gvcs="{NAMESPACE}"'.encode() in archive.read("3D/3dmodel.model")


def test_3mf_carries_no_clock(made: Made) -> None:
    data = made("3mf")["end_cap_rA.3mf"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert data == made("3mf")["end_cap_rA.3mf"]
