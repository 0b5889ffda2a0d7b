"""The ``3mf`` output: printed parts with unit, material and settings in one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from gvcs_cad import PrintedPart
from gvcs_cad.extend import Artifact, Build, Output, hookimpl

if TYPE_CHECKING:
    from gvcs_cad.extend import Shapes


class ThreeMf(Output):
    """The same mesh as the STL, with words that a slicer can show."""

    name, title = "3mf", "printed parts with unit, material and print settings"
    loads = ("cadquery",)

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import FINE_MESH, part_name

        for part in build.design.distinct(PrintedPart):
            content = partial(package, part, build.design.quantities[part])
            yield Artifact(f"{part_name(part)}.3mf", content, part=part, needs=(part,), meshes=(FINE_MESH,), uses_shapes=True)


def package(part: PrintedPart, quantity: int, shapes: Shapes) -> bytes:
    """Return a printed part as 3MF in printing position."""
    from gvcs_cad.extend import threemf

    facts = {
        "Title": part.name,
        "gvcs:quantity": str(quantity),
        "gvcs:material": part.material_name,
        "gvcs:infill_percent": str(part.infill_percent),
        "gvcs:walls": str(part.walls),
        "gvcs:layer_mm": f"{part.layer:g}",
    }
    return threemf(shapes.mesh(part).placed(part.on_bed).on_bed(), part.name, facts)


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(ThreeMf())
