"""Only what the kernel must do for a machine: each part drawn, judged, written and read once, meshed; STL, STEP and GLB written. CPU seconds on stdout.

What the engine adds is left out: keys, store, workers, measured mesh error, canonical text, documents. The meshes are those of the
files that the engine writes: a fine one of each part, a coarse one for the pictures. The parts are drawn by the
same functions (contour first, one boolean), or with ``idiomatic`` as a CadQuery tutorial teaches: an outline, then hole after hole.
Run by performance.py; imports and the machine's own code are done before the clock starts.
"""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import Any

import trimesh  # noqa: F401  # what design_glb() would import while the clock runs
from OCP.StlAPI import StlAPI_Writer

from gvcs_cad import design
from gvcs_cad.geometry.glb import design_glb
from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.mesh import ANGLE, CHORD, Mesh, _triangulate, _weld
from gvcs_cad.geometry.properties import volume_of
from gvcs_cad.geometry.solid import _build, from_bytes, to_bytes
from gvcs_cad.geometry.step import design_step, part_step
from gvcs_cad.geometry.triangulation import faces_of, triangulation_of
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.pose import pose, pose_names
from gvcs_cad.model.purchased import PurchasedPart


class Bare:
    """Solids and meshes made once and kept in memory."""

    def __init__(self) -> None:
        self.solids: dict[Any, Any] = {}
        self.meshes: dict[Any, Mesh] = {}

    def solid(self, part: Any, length: float | None = None) -> Any:
        if (part, length) not in self.solids:
            shape = _build(part, length)
            assert shape.isValid()
            assert volume_of(shape) > 0
            self.solids[part, length] = from_bytes(to_bytes(shape))
        return self.solids[part, length]

    def mesh(self, part: Any, length: float | None = None, chord: float = CHORD, angle: float = ANGLE) -> Mesh:
        if (part, length, chord) not in self.meshes:
            shape = self.solid(part, length)
            _triangulate(shape, chord, angle, fast=True)
            vertices, triangles = _weld(triangulation_of(faces_of(shape)))
            self.meshes[part, length, chord] = Mesh(vertices, triangles.astype("int32"), 0.0)
        return self.meshes[part, length, chord]


def everything(machine: Any) -> float:
    """Make all of a design and return the CPU seconds that it took."""
    shapes, writer = Bare(), StlAPI_Writer()
    writer.ASCIIMode = False  # what we ship is binary, and twenty times cheaper
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        parts = [part for part in machine.quantities if part.has_body]
        for part in parts:
            _triangulate(shapes.solid(part), CHORD, ANGLE, fast=True)
            writer.Write(shapes.solid(part).wrapped, f"{folder}/{part.name}.stl")
            if not isinstance(part, PurchasedPart):
                Path(f"{folder}/{part.name}.step").write_bytes(part_step(part, shapes))
        Path(f"{folder}/machine.step").write_bytes(design_step(machine, shapes))
        for values in [{}, *(pose(machine, name) for name in pose_names(machine))]:
            Path(f"{folder}/machine.glb").write_bytes(design_glb(machine, shapes, values=values))
    return time.process_time() - began


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
    tractor = design("tractor")
    contour_first, hole_by_hole = drawn(tractor, idiomatic=False), drawn(tractor, idiomatic=True)
    print(json.dumps({"everything": everything(tractor), "contour_first": contour_first, "hole_by_hole": hole_by_hole}))
