"""The ``glb`` output: the machine as binary glTF for browsers, in metres."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gvcs_cad import Part
from gvcs_cad.extend import Artifact, Build, Output, hookimpl


class Glb(Output):
    """One file as placed, and one for every named pose."""

    name, title = "glb", "the whole machine for a browser, one file per pose"
    loads = ("cadquery",)

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import PICTURE_MESH, design_glb, pose, pose_names

        needs = tuple(part for part in build.design.distinct(Part) if part.has_body)
        poses = {build.machine: {}, **{f"{build.machine}_{name}": pose(build.design, name) for name in pose_names(build.design)}}
        for name, values in poses.items():
            yield Artifact(f"{name}.glb", partial(design_glb, build.design, values=values), needs=needs, meshes=(PICTURE_MESH,), uses_shapes=True)


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(Glb())
