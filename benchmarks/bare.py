"""Only what the kernel must do for a machine: each part drawn, judged, written and read once, meshed; STL, STEP and GLB written. CPU seconds on stdout.

The gate is the engine's. What the engine adds is left out: keys, store, workers, measured mesh error, canonical text, documents. The meshes are those of the
files that the engine writes: a fine one of each part, a coarse one for the pictures. GLB is written twice, by the kernel and by trimesh, which is cheaper.
The parts are drawn by the same functions (contour first, one boolean), or with ``idiomatic`` as a CadQuery tutorial teaches: an outline, then hole after hole.
The kernel runs booleans in threads as CadQuery leaves it, or after the word ``one-thread`` as the engine sets it.
Run by performance.py; imports and the machine's own code are done before the clock starts.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import cadquery  # noqa: F401  # before the engine loads it: threads are then left as they are
import numpy as np
import trimesh
from OCP.Message import Message_ProgressRange
from OCP.OSD import OSD_ThreadPool
from OCP.RWGltf import RWGltf_CafWriter
from OCP.RWMesh import RWMesh_CoordinateSystem
from OCP.StlAPI import StlAPI_Writer
from OCP.TCollection import TCollection_AsciiString
from OCP.TColStd import TColStd_IndexedDataMapOfStringString

from gvcs_cad import design
from gvcs_cad.geometry.glb import METRE, PICTURE_MESH, geometry_name, linear
from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.mesh import ANGLE, CHORD, Mesh, _triangulate, _weld
from gvcs_cad.geometry.solid import _build, _checked, from_bytes, to_bytes
from gvcs_cad.geometry.step import design_document, design_step, part_step
from gvcs_cad.geometry.triangulation import faces_of, triangulation_of
from gvcs_cad.model.colour import colour_of
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.pose import placed_parts, pose, pose_names
from gvcs_cad.model.purchased import PurchasedPart


class Bare:
    """Solids and meshes made once and kept in memory."""

    def __init__(self) -> None:
        self.solids: dict[Any, Any] = {}
        self.meshes: dict[Any, Mesh] = {}
        self.hung: set[Any] = set()

    def solid(self, part: Any, length: float | None = None) -> Any:
        if (part, length) not in self.solids:
            self.solids[part, length] = from_bytes(to_bytes(_checked(part, _build(part, length))))
        return self.solids[part, length]

    def coarse(self, part: Any, length: float | None) -> None:
        """Hang the mesh of a picture on a solid, once."""
        if (part, length) not in self.hung:
            _triangulate(self.solid(part, length), *PICTURE_MESH, fast=True)
            self.hung.add((part, length))

    def mesh(self, part: Any, length: float | None = None, chord: float = CHORD, angle: float = ANGLE) -> Mesh:
        if (part, length, chord) not in self.meshes:
            shape = self.solid(part, length)
            _triangulate(shape, chord, angle, fast=True)
            vertices, triangles = _weld(triangulation_of(faces_of(shape)))
            self.meshes[part, length, chord] = Mesh(vertices, triangles.astype("int32"), 0.0)
        return self.meshes[part, length, chord]


def everything(machine: Any) -> dict[str, float]:
    """Make all of a design and return the CPU seconds that it took, by who has written the GLB."""
    shapes, writer = Bare(), StlAPI_Writer()
    writer.ASCIIMode = False  # what we ship is binary, and twenty times cheaper
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        parts = [part for part in machine.quantities if part.has_body]
        for part in parts:
            _triangulate(shapes.solid(part), CHORD, ANGLE, fast=True)
            writer.Write(shapes.solid(part).wrapped, f"{folder}/{part.name}.stl")
            if not isinstance(part, PurchasedPart):
                Path(f"{folder}/{part.name}.step").write_bytes(part_step(part, shapes))
        Path(f"{folder}/machine.step").write_bytes(design_step(machine, shapes))
        poses = [{}, *(pose(machine, name) for name in pose_names(machine))]
        for placed in (placed for values in poses for placed in placed_parts(machine, values)):
            shapes.solid(placed.part, placed.length)  # cylinders at other lengths
        common = time.process_time() - began
        found = {}
        for name, write in (("kernel", glb_by_kernel), ("trimesh", glb_by_trimesh)):
            began = time.process_time()
            for values in poses:
                write(machine, shapes, values, Path(f"{folder}/machine.glb"))
            found[name] = common + time.process_time() - began
    return found


def glb_by_kernel(machine: Any, shapes: Bare, values: Any, path: Path) -> None:
    """Write a machine as GLB by RWGltf_CafWriter, one mesh per part."""
    document = design_document(machine, shapes, values)
    for placed in placed_parts(machine, values):
        shapes.coarse(placed.part, placed.length)
    writer = RWGltf_CafWriter(TCollection_AsciiString(str(path)), True)
    writer.SetMergeFaces(True)
    writer.ChangeCoordinateSystemConverter().SetInputLengthUnit(METRE)
    writer.ChangeCoordinateSystemConverter().SetInputCoordinateSystem(RWMesh_CoordinateSystem.RWMesh_CoordinateSystem_Zup)
    if not writer.Perform(document.doc, TColStd_IndexedDataMapOfStringString(), Message_ProgressRange()):
        raise SystemExit("the kernel wrote no GLB")


def glb_by_trimesh(machine: Any, shapes: Bare, values: Any, path: Path) -> None:
    """Write a machine as GLB by trimesh, one mesh per part."""
    scene = trimesh.Scene(base_frame="world")
    scene.graph.update(frame_to=machine.name, frame_from="world", matrix=trimesh.transformations.rotation_matrix(-np.pi / 2, [1, 0, 0]))
    for placed in placed_parts(machine, values):
        name, at = geometry_name(placed), np.eye(4)
        if name not in scene.geometry:
            mesh = shapes.mesh(placed.part, placed.length, *PICTURE_MESH)
            scene.geometry[name] = trimesh.Trimesh(mesh.vertices.astype("f8") * METRE, mesh.triangles, process=False)
            colour = [*linear(colour_of(placed.part)), 1.0]
            scene.geometry[name].visual = trimesh.visual.TextureVisuals(material=trimesh.visual.material.PBRMaterial(baseColorFactor=colour))
        at[:3, :3], at[:3, 3] = placed.at.rotation, [v * METRE for v in placed.at.origin]
        scene.graph.update(frame_to=placed.path, frame_from=machine.name, geometry=name, matrix=at, metadata={"part_no": placed.part.name})
    path.write_bytes(scene.export(file_type="glb"))


def drawn(machine: Any, *, idiomatic: bool) -> float:
    """Draw the plates, tubes and bars of a design and return the CPU seconds that it took."""
    parts = [part for part in machine.quantities if isinstance(part, (PlatePart, LinearPart))]
    began = time.process_time()
    for part in parts:
        _hole_after_hole(part) if idiomatic else _build(part, None)
    return time.process_time() - began


def _hole_after_hole(part: Any) -> Any:
    from dataclasses import replace

    blank = _build(replace(part, holes=()), None)
    body = cq.Workplane(obj=blank)
    for bore in part.bores:
        start = cq.Vector(*bore.at) - cq.Vector(*bore.along)
        body = body.cut(cq.Workplane(obj=cq.Solid.makeCylinder(bore.diameter / 2, bore.depth + 2, start, cq.Vector(*bore.along)))).clean()
    return body


if __name__ == "__main__":
    if sys.argv[1:] == ["one-thread"]:
        OSD_ThreadPool.DefaultPool_s(1)
    tractor = design("tractor")
    contour_first, hole_by_hole = drawn(tractor, idiomatic=False), drawn(tractor, idiomatic=True)
    print(json.dumps({**everything(tractor), "contour_first": contour_first, "hole_by_hole": hole_by_hole}))
