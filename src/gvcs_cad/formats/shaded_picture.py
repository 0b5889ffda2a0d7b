"""Shaded pictures off-screen, drawn by a process of its own: VTK ends a process without a word where a GL library is missing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gvcs_cad.model.colour import Rgb
    from gvcs_cad.model.vector import Vector

ISOMETRIC: Vector = (1.0, -1.15, 0.75)
UP: Vector = (0.0, 0.0, 1.0)
SECONDS = 60  # for the library to load, and the same again for every ten scenes


@dataclass(frozen=True)
class Layer:
    """Triangles of one colour: vertices (n, 3) in mm, triangles (m, 3), opacity 0 to 1."""

    vertices: NDArray[np.floating]
    triangles: NDArray[np.integer]
    colour: Rgb
    opacity: float = 1.0


@dataclass(frozen=True)
class Scene:
    """Panes side by side, each of layers, all seen by one camera that takes in everything; `titles` stand above them, an empty one leaves no room."""

    panes: tuple[tuple[Layer, ...], ...]
    titles: tuple[str, ...]
    direction: Vector = ISOMETRIC
    up: Vector = UP
    size: tuple[int, int] = (1500, 500)


def shaded_pictures(scenes: Sequence[Scene]) -> list[bytes]:
    """Return a PNG for every scene; empty bytes for those that could not be drawn here."""
    import numpy as np

    with tempfile.TemporaryDirectory() as folder:
        for number, scene in enumerate(scenes):
            arrays: dict[str, Any] = {
                f"{kind}_{pane}_{layer}": value
                for pane, layers in enumerate(scene.panes)
                for layer, one in enumerate(layers)
                for kind, value in (("vertices", one.vertices), ("triangles", one.triangles), ("look", np.array([*one.colour, one.opacity])))
            }
            words: dict[str, Any] = {
                "titles": np.array(scene.titles),
                "direction": np.array(scene.direction),
                "up": np.array(scene.up),
                "size": np.array(scene.size),
            }
            np.savez(Path(folder) / f"{number}.npz", **arrays, **words)
        environment = {**os.environ, "VTK_DEFAULT_OPENGL_WINDOW": "vtkEGLRenderWindow"}
        command = [sys.executable, "-P", "-m", "gvcs_cad.formats.draw_shaded", folder]
        with suppress(subprocess.CalledProcessError, subprocess.TimeoutExpired):  # what was drawn before is kept, and the caller tells what is missing
            subprocess.run(command, env=environment, capture_output=True, timeout=SECONDS * (1 + len(scenes) / 10), check=True)
        drawn = [Path(folder) / f"{number}.png" for number in range(len(scenes))]
        return [path.read_bytes() if path.is_file() else b"" for path in drawn]
