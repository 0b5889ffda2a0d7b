"""Run as a program of its own: draws a scene file with VTK, off-screen. It may crash; whoever started it draws lines then."""

from __future__ import annotations

import sys
from typing import Any

MARGIN = 1.08  # of the picture to what is drawn
EDGE_ANGLE = 25.0  # degrees between triangles at which an edge is one to be drawn


def draw(source: str, target: str) -> None:
    """Read the scene, write the picture."""
    import numpy as np
    import pyvista

    scene: Any = np.load(source)
    width, height = (int(v) for v in scene["size"])
    plotter = pyvista.Plotter(off_screen=True, window_size=[width, height], lighting="none")
    _light(plotter, scene["direction"], scene["up"])
    plotter.set_background("white")
    for index, colour in enumerate(scene["colours"]):
        triangles = scene["triangles"][scene["indices"] == index]
        faces = np.hstack([np.full((len(triangles), 1), 3), triangles]).ravel()
        mesh = pyvista.PolyData(scene["vertices"], faces).clean()
        plotter.add_mesh(mesh, color=colour, ambient=0.35, diffuse=0.65, specular=0.1, split_sharp_edges=True, feature_angle=EDGE_ANGLE, smooth_shading=True)
        edges = mesh.extract_feature_edges(EDGE_ANGLE, boundary_edges=False, manifold_edges=False, non_manifold_edges=False)
        plotter.add_mesh(edges, color=(0.1, 0.1, 0.1), line_width=1)
    _look(plotter, scene, width / height)
    plotter.enable_anti_aliasing("ssaa")
    plotter.screenshot(target)


def _look(plotter: Any, scene: Any, aspect: float) -> None:
    """Look along the scene's direction, without perspective, so that what is drawn fills the picture and stands in its middle."""
    import numpy as np

    towards = scene["direction"] / np.linalg.norm(scene["direction"])
    right = np.cross(scene["up"], towards)
    right /= np.linalg.norm(right)
    up = np.cross(towards, right)
    seen = scene["vertices"] @ np.array([right, up, towards]).T
    low, high = seen.min(axis=0), seen.max(axis=0)
    middle = (low + high) / 2 @ np.array([right, up, towards])
    plotter.enable_parallel_projection()
    plotter.camera.focal_point = middle
    plotter.camera.position = middle + towards * (float(np.linalg.norm(high - low)) + 1.0)
    plotter.camera.up = up
    plotter.camera.parallel_scale = MARGIN * max(high[1] - low[1], (high[0] - low[0]) / aspect) / 2
    plotter.renderer.ResetCameraClippingRange()


def _light(plotter: Any, direction: Any, up: Any) -> None:
    """Light from the viewer's upper left, half as much from the right: no two faces of a tube look alike."""
    import numpy as np
    import pyvista

    right = np.cross(up, direction)
    for side, height, strength in ((-1.2, 0.9, 0.95), (1.1, 0.2, 0.45)):
        towards = direction / np.linalg.norm(direction) + side * right / np.linalg.norm(right) + height * np.asarray(up, float)
        light = pyvista.Light(position=tuple(towards * 1e5), focal_point=(0, 0, 0), intensity=strength)
        light.positional = False
        plotter.add_light(light)


if __name__ == "__main__":
    draw(sys.argv[1], sys.argv[2])
