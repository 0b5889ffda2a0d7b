"""The ``stl`` output: printed parts as they lie on the bed, or every part with ``--all-parts``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from gvcs_cad import Part, Placement, PrintedPart
from gvcs_cad.extend import Artifact, Build, Output, hookimpl

if TYPE_CHECKING:
    from gvcs_cad.extend import Shapes


class Stl(Output):
    """Binary, millimetres, watertight, lowest point at z = 0; the header states the chord error."""

    name, title = "stl", "meshes of printed parts, oriented on the bed"
    loads = ("cadquery",)
    options = {"all_parts": "no (default) or yes: every part, not only the printed ones"}

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import FINE_MESH, part_name

        everything = build.option("all_parts", "no", "no", "yes") == "yes"
        for part in build.design.distinct(Part if everything else PrintedPart):
            if not part.has_body:
                continue
            yield Artifact(f"{part_name(part)}.stl", partial(stl, part), part=part, needs=(part,), meshes=(FINE_MESH,), uses_shapes=True)


def stl(part: Part, shapes: Shapes) -> bytes:
    """Return a part's STL in printing position."""
    from gvcs_cad.extend import binary_stl

    at = part.on_bed if isinstance(part, PrintedPart) else Placement()
    return binary_stl(shapes.mesh(part).placed(at).on_bed(), part.name)


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(Stl())
