"""A part's difference for a browser: what stayed grey and clear, what was added green, what was removed red."""

from __future__ import annotations

import math
from typing import Any

from gvcs_cad.geometry.glb import METRE, linear
from gvcs_cad.geometry.mesh_difference import MeshDifference
from gvcs_cad.model.colour import ADDED, REMOVED, STAYED, Rgb

COLOURS: dict[str, tuple[Rgb, float]] = {"common": (STAYED, 0.35), "removed": (REMOVED, 1.0), "added": (ADDED, 1.0)}  # colour and opacity


def difference_glb(difference: MeshDifference) -> bytes:
    """Return the difference as GLB in metres, Y up: one mesh each, named common, removed and added; what is empty is left out."""
    import trimesh

    scene = trimesh.Scene(base_frame="world")
    y_up = trimesh.transformations.rotation_matrix(-math.pi / 2, [1, 0, 0])
    for name, (colour, opacity) in COLOURS.items():
        body = getattr(difference, name)
        if not body.empty:
            solid = trimesh.Trimesh(body.vertices * METRE, body.triangles, process=False)
            solid.visual = trimesh.visual.TextureVisuals(material=_material(name, colour, opacity))
            scene.geometry[name] = solid
            scene.graph.update(frame_to=name, frame_from="world", geometry=name, matrix=y_up)
    data: bytes = scene.export(file_type="glb")
    return data


def _material(name: str, colour: Rgb, opacity: float) -> Any:
    from trimesh.visual.material import PBRMaterial

    red, green, blue = linear(colour)
    return PBRMaterial(
        name=name,
        baseColorFactor=[red, green, blue, opacity],
        metallicFactor=0.0,
        roughnessFactor=0.8,
        doubleSided=True,
        alphaMode="OPAQUE" if opacity == 1.0 else "BLEND",
    )
