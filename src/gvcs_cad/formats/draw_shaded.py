"""Run as a program of its own: draws every scene file of a folder with VTK, off-screen; it may crash at any of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

EDGE_ANGLE = 25.0  # degrees between triangles at which an edge is one to be drawn
MARGIN, TITLED_MARGIN = 1.08, 1.25  # of the view to what is drawn; room for the title
BLACK = (0.1, 0.1, 0.1)


def draw(source: Path) -> None:
    """Draw one scene beside its file; the picture appears whole or not at all."""
    import numpy as np
    import pyvista

    scene: Any = np.load(source)
    titles = [str(title) for title in scene["titles"]]
    margin = TITLED_MARGIN if any(titles) else MARGIN
    width, height = (int(v) for v in scene["size"])
    plotter = pyvista.Plotter(off_screen=True, window_size=[width, height], shape=(1, len(titles)), lighting="none", border=False)
    everything = np.concatenate([scene[name] for name in scene.files if name.startswith("vertices_")])
    for pane, title in enumerate(titles):
        plotter.subplot(0, pane)
        plotter.set_background("white")
        _light(plotter, scene["direction"], scene["up"])
        for layer in range(sum(name.startswith(f"vertices_{pane}_") for name in scene.files)):
            _add(plotter, *(scene[f"{kind}_{pane}_{layer}"] for kind in ("vertices", "triangles", "look")))
        if title:
            plotter.add_text(title, position="upper_edge", font_size=9, color="black")
        _aim(plotter, everything, scene["direction"], scene["up"], width / len(titles) / height, margin)
    plotter.enable_anti_aliasing("ssaa")
    unfinished = source.with_suffix(".part.png")
    plotter.screenshot(str(unfinished))
    plotter.close()
    unfinished.replace(source.with_suffix(".png"))


def _add(plotter: Any, vertices: Any, triangles: Any, look: Any) -> None:
    import numpy as np
    import pyvista

    if not len(triangles):
        return
    *colour, opacity = (float(v) for v in look)
    mesh = pyvista.PolyData(vertices, np.hstack([np.full((len(triangles), 1), 3), triangles]).ravel()).clean()
    shading = {"ambient": 0.35, "diffuse": 0.65, "specular": 0.1, "smooth_shading": True, "split_sharp_edges": True, "feature_angle": EDGE_ANGLE}
    plotter.add_mesh(mesh, color=colour, opacity=opacity, **shading)
    edges = mesh.extract_feature_edges(EDGE_ANGLE, boundary_edges=False, manifold_edges=False, non_manifold_edges=False)
    if edges.n_points:
        plotter.add_mesh(edges, color=BLACK, line_width=1, opacity=max(opacity, 0.5))


def _aim(plotter: Any, points: Any, direction: Any, up: Any, aspect: float, margin: float) -> None:
    """Look at the middle of all points of all panes, from so far that each fits: the same camera in every pane."""
    import numpy as np

    towards = direction / np.linalg.norm(direction)
    right = np.cross(up, towards) / np.linalg.norm(np.cross(up, towards))
    axes = np.array([right, np.cross(towards, right), towards])
    low, high = (points @ axes.T).min(axis=0), (points @ axes.T).max(axis=0)
    middle, (width, height, depth) = ((low + high) / 2) @ axes, high - low
    camera = plotter.camera
    camera.parallel_projection = True
    camera.focal_point, camera.position, camera.up = tuple(middle), tuple(middle + towards * (depth + 1.0)), tuple(axes[1])
    camera.parallel_scale = margin * max(height, width / aspect) / 2
    camera.clipping_range = (0.1, 3 * (depth + 1.0))
    plotter.renderer.camera_set = True


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
    for path in sorted(Path(sys.argv[1]).glob("*.npz"), key=lambda path: int(path.stem)):
        draw(path)
