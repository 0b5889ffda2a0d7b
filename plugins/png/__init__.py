"""The ``png`` output: shaded pictures from named views, off-screen; a line drawing where there is no GL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gvcs_cad import Part
from gvcs_cad.extend import Artifact, Build, Output, UsageError, hookimpl


class Png(Output):
    """Drawn in a process of its own, because VTK ends it without a word where a GL library is missing."""

    name, title = "png", "pictures from named views, and of every pose"
    loads = ("cadquery",)
    options = {
        "png.size": "1600x1000 (default): width x height in pixels",
        "png.style": "shaded (default) or lines",
        "png.views": "all (default), or one: iso, rear, front, left, top",
    }

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import PICTURE_MESH, pose, pose_names

        from .picture import VIEWS, picture

        needs = tuple(part for part in build.design.distinct(Part) if part.has_body)
        size = _size(build.option("png.size", "1600x1000"))
        lines = build.option("png.style", "shaded", "shaded", "lines") == "lines"
        only = build.option("png.views", "all", "all", *VIEWS)
        shots: dict[str, tuple[str, dict[str, float]]] = {f"{build.machine}_{view}": (view, {}) for view in VIEWS}
        shots |= {f"{build.machine}_{name}": ("iso", pose(build.design, name)) for name in pose_names(build.design)}
        shots = shots if only == "all" else {f"{build.machine}_{only}": (only, {})}
        for name, (view, values) in shots.items():
            content = partial(picture, build.design, view=view, values=values, size=size, lines=lines)
            yield Artifact(f"{name}.png", content, needs=needs, meshes=(PICTURE_MESH,), uses_shapes=True, deterministic=False)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and 16 <= int(width) <= 8000 and 16 <= int(height) <= 8000):
        raise UsageError(f"--option png.size {text!r} must be WIDTHxHEIGHT, each 16..8000 pixels")
    return int(width), int(height)


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(Png())
