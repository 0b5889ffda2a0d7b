"""One picture of a design, shaded, or a line drawing where there is no GL."""

from __future__ import annotations

import warnings
from collections.abc import Mapping

from gvcs_cad.extend import PICTURE_MESH, Design, Layer, Mesh, Rgb, Scene, Shapes, colour_of, placed_parts, shaded_pictures

from .lines import line_drawing

#        name          looking from (x, y, z)   up
VIEWS: dict[str, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    "iso": ((1.0, -1.15, 0.75), (0, 0, 1)),
    "rear": ((-1.0, 1.15, 0.75), (0, 0, 1)),
    "front": ((1.0, 0.0, 0.0), (0, 0, 1)),
    "left": ((0.0, 1.0, 0.0), (0, 0, 1)),
    "top": ((0.0, 0.0, 1.0), (1, 0, 0)),
}


def picture(design: Design, *, view: str, values: Mapping[str, float], size: tuple[int, int], lines: bool, shapes: Shapes) -> bytes:
    """Return a PNG of a design in the pose of the joint `values`, seen from a named view."""
    direction, up = VIEWS[view]
    if not lines:
        (drawn,) = shaded_pictures([Scene((_layers(design, values, shapes),), ("",), direction, up, size)])
        if drawn:
            return drawn
        warnings.warn("png: no off-screen GL here (install libegl1 and libgl1-mesa-dri); drawing lines instead", stacklevel=1)
    return line_drawing(design, values, shapes, direction, up, size)


def _layers(design: Design, values: Mapping[str, float], shapes: Shapes) -> tuple[Layer, ...]:
    """Return a layer for each colour of the design."""
    import numpy as np

    meshes: dict[Rgb, list[Mesh]] = {}
    for placed in placed_parts(design, values):
        meshes.setdefault(colour_of(placed.part), []).append(shapes.mesh(placed.part, placed.length, *PICTURE_MESH).placed(placed.at))
    layers = []
    for colour, bodies in meshes.items():
        first = np.cumsum([0, *(len(body.vertices) for body in bodies)])  # the number of each body's first vertex
        triangles = [body.triangles + start for body, start in zip(bodies, first, strict=False)]
        layers.append(Layer(np.concatenate([body.vertices for body in bodies]), np.concatenate(triangles), colour))
    return tuple(layers)
