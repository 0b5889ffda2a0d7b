"""One picture of a design: the scene goes to a process that draws it, and a line drawing takes its place if that fails."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gvcs_cad.extend import PICTURE_MESH, Design, Shapes, colour_of, placed_parts

from .lines import line_drawing

#        name          looking from (x, y, z)   up
VIEWS: dict[str, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    "iso": ((1.0, -1.15, 0.75), (0, 0, 1)),
    "rear": ((-1.0, 1.15, 0.75), (0, 0, 1)),
    "front": ((1.0, 0.0, 0.0), (0, 0, 1)),
    "left": ((0.0, 1.0, 0.0), (0, 0, 1)),
    "top": ((0.0, 0.0, 1.0), (1, 0, 0)),
}
SECONDS = 120


def picture(design: Design, *, view: str, values: Mapping[str, float], size: tuple[int, int], lines: bool, shapes: Shapes) -> bytes:
    """Return a PNG of a design in the pose of the joint `values`, seen from a named view."""
    direction, up = VIEWS[view]
    if not lines:
        drawn = _shaded(_scene(design, values, shapes), direction, up, size)
        if drawn is not None:
            return drawn
        warnings.warn("png: no off-screen GL here (install libegl1 and libgl1-mesa-dri); drawing lines instead", stacklevel=1)
    return line_drawing(design, values, shapes, direction, up, size)


def _scene(design: Design, values: Mapping[str, float], shapes: Shapes) -> dict[str, Any]:
    """Return vertices, triangles and one colour index per triangle of the whole design, and the colours."""
    import numpy as np

    vertices, triangles, indices, colours = [], [], [], []
    offset = 0
    for placed in placed_parts(design, values):
        mesh = shapes.mesh(placed.part, placed.length, *PICTURE_MESH).placed(placed.at)
        colour = colour_of(placed.part)
        if colour not in colours:
            colours.append(colour)
        vertices.append(mesh.vertices)
        triangles.append(mesh.triangles + offset)
        indices.append(np.full(len(mesh.triangles), colours.index(colour)))
        offset += len(mesh.vertices)
    return {"vertices": np.concatenate(vertices), "triangles": np.concatenate(triangles), "indices": np.concatenate(indices), "colours": np.array(colours)}


def _shaded(scene: dict[str, Any], direction: tuple[float, float, float], up: tuple[float, float, float], size: tuple[int, int]) -> bytes | None:
    """Draw in a child process; None where it crashed, hung or could not."""
    import numpy as np

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "scene.npz", Path(folder) / "picture.png"
        np.savez(source, **scene, direction=np.array(direction), up=np.array(up), size=np.array(size))
        command = [sys.executable, str(Path(__file__).with_name("draw.py")), str(source), str(target)]
        environment = {**os.environ, "VTK_DEFAULT_OPENGL_WINDOW": "vtkEGLRenderWindow"}
        try:
            subprocess.run(command, env=environment, capture_output=True, timeout=SECONDS, check=True)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return None
        return target.read_bytes() if target.is_file() else None
