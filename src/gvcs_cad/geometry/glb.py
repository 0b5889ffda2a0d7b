"""The machine for a browser: binary glTF in metres, Y up, one mesh per distinct part, linear colours."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.colour import Rgb, colour_of
from gvcs_cad.model.design import Design
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.pose import Placed, placed_parts

METRE = 0.001
PICTURE_MESH = (0.5, 0.35)  # chord error in mm and angle in radian: something to look at, not a part to print


def design_glb(design: Design, shapes: Shapes, values: Mapping[str, float] | None = None) -> bytes:
    """Return the design as GLB in the pose of the joint `values`; nodes are named by path and carry the part number."""
    import numpy as np
    import trimesh

    scene = trimesh.Scene(base_frame="world")
    y_up = trimesh.transformations.rotation_matrix(-math.pi / 2, [1, 0, 0])
    scene.graph.update(frame_to=design.name, frame_from="world", matrix=y_up)
    for placed in placed_parts(design, values):
        name = geometry_name(placed)
        if name not in scene.geometry:
            mesh = shapes.mesh(placed.part, placed.length, *PICTURE_MESH)
            solid = trimesh.Trimesh(mesh.vertices.astype(np.float64) * METRE, mesh.triangles, process=False)
            solid.visual = trimesh.visual.TextureVisuals(material=_material(placed))
            scene.geometry[name] = solid
        scene.graph.update(
            frame_to=placed.path,
            frame_from=design.name,
            geometry=name,
            matrix=_matrix(placed.at),
            metadata={"part_no": placed.part.name, "part": placed.part.digest},
        )
    data: bytes = scene.export(file_type="glb")
    return data


def geometry_name(placed: Placed) -> str:
    """Return the name of a part's mesh: its part number, and the length of a cylinder."""
    return placed.part.name if placed.length is None else f"{placed.part.name}_{placed.length:g}"


def linear(colour: Rgb) -> tuple[float, float, float]:
    """Convert sRGB to the linear light that glTF's baseColorFactor means (IEC 61966-2-1)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return (red, green, blue)


def _material(placed: Placed) -> Any:
    from trimesh.visual.material import PBRMaterial

    red, green, blue = linear(colour_of(placed.part))
    return PBRMaterial(name=placed.part.process, baseColorFactor=[red, green, blue, 1.0], metallicFactor=0.3, roughnessFactor=0.65)


def _matrix(at: Placement) -> Any:
    import numpy as np

    matrix = np.eye(4)
    matrix[:3, :3] = at.rotation
    matrix[:3, 3] = [v * METRE for v in at.origin]
    return matrix
