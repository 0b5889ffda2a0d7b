"""The machine for a browser: binary glTF in metres, Y up, one mesh per distinct part, linear colours."""

from __future__ import annotations

from collections.abc import Mapping

from gvcs_cad.geometry.gltf import Gltf
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.colour import Rgb, colour_of
from gvcs_cad.model.design import Design
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.pose import Placed, placed_parts

METRE = 0.001
PICTURE_MESH = (0.5, 0.35)  # chord error in mm and angle in radian: something to look at, not a part to print
GENERATOR = "gvcs-cad"
_Y_UP = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]  # by columns: our z is its y


def design_glb(design: Design, shapes: Shapes, values: Mapping[str, float] | None = None) -> bytes:
    """Return the design as GLB in the pose of the joint `values`; nodes are named by path and carry the part number."""
    file, meshes = Gltf(GENERATOR), {}
    placed_ones = list(placed_parts(design, values))
    file.node(design.name, {"matrix": _Y_UP, **({"children": list(range(1, len(placed_ones) + 1))} if placed_ones else {})})
    for placed in placed_ones:
        name = geometry_name(placed)
        if name not in meshes:
            mesh = shapes.mesh(placed.part, placed.length, *PICTURE_MESH)
            meshes[name] = file.mesh(name, (mesh.vertices.astype("f8") * METRE).astype("f4"), mesh.triangles, _material(file, placed))
        extras = {"part_no": placed.part.name, "part": placed.part.digest}
        file.node(placed.path, {"mesh": meshes[name], "matrix": _matrix(placed.at), "extras": extras})
    return file.to_bytes()


def geometry_name(placed: Placed) -> str:
    """Return the name of a part's mesh: its part number, and the length of a cylinder."""
    return placed.part.name if placed.length is None else f"{placed.part.name}_{placed.length:g}"


def linear(colour: Rgb) -> tuple[float, float, float]:
    """Convert sRGB to the linear light that glTF's baseColorFactor means (IEC 61966-2-1)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return (red, green, blue)


def _material(file: Gltf, placed: Placed) -> int:
    return file.material(placed.part.process, (*linear(colour_of(placed.part)), 1.0), metallic=0.3, roughness=0.65)


def _matrix(at: Placement) -> list[float]:
    """Return a placement as glTF writes a matrix: by columns, in metres."""
    x, y, z = zip(*at.rotation, strict=True)
    return [*x, 0.0, *y, 0.0, *z, 0.0, *(v * METRE for v in at.origin), 1.0]
