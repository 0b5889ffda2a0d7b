"""The ``print`` output: printed parts on the beds of the shop's printers, ready to slice, and sliced where PrusaSlicer is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from gvcs_cad import PrintedPart
from gvcs_cad.extend import Artifact, Build, Check, Output, UsageError, hookimpl

from .rules import unprintable

if TYPE_CHECKING:
    from gvcs_cad.extend import GeometryCheck, Shapes


class Print(Output):
    """One STL per part, one 3MF project per bed with what it holds in ``beds.json``, and G-code with a report."""

    name, title = "print", "printed parts on beds: STL, 3MF projects, and G-code where PrusaSlicer is installed"
    cuts = True
    loads = ("cadquery",)
    options = {"print.slice": "yes (default) or no: slice with PrusaSlicer where it is installed"}

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import FINE_MESH, part_name

        from .beds import bed_files
        from .sliced import sliced_files

        slicing = build.option("print.slice", "yes", "yes", "no") == "yes"
        parts = tuple(build.design.distinct(PrintedPart))
        if not parts:
            return
        if not build.shop.printers:
            raise UsageError(f"shop {build.shop.name} has no printers: add them to its file, `gvcs schema --shop` says how")
        for part in parts:
            name = f"{part_name(part)}_qty{build.design.quantities[part]}.stl"
            yield Artifact(name, partial(stl, part), part=part, needs=(part,), meshes=(FINE_MESH,), uses_shapes=True)
        yield Artifact("beds", partial(bed_files, build, parts), needs=parts, meshes=(FINE_MESH,), uses_shapes=True, folder=True)
        yield Artifact(
            "sliced", partial(sliced_files, build, parts, slicing), needs=parts, meshes=(FINE_MESH,), uses_shapes=True, folder=True, deterministic=False
        )


def stl(part: PrintedPart, shapes: Shapes) -> bytes:
    """Return a part's STL as it lies on the bed, its lowest point at z = 0."""
    from gvcs_cad.extend import binary_stl

    return binary_stl(shapes.mesh(part).placed(part.on_bed).on_bed(), part.name)


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(Print())


@hookimpl
def gvcs_register_checks(register: Callable[[Check], None]) -> None:
    """Register what can be said of a print before any shape is made."""
    register(Check("printable", "a printer that has not the filament, or a layer thicker than its nozzle lays, prints no part", unprintable))


@hookimpl
def gvcs_register_geometry_checks(register: Callable[[GeometryCheck], None]) -> None:
    """Register what the shape says of supports."""
    from gvcs_cad.extend import GeometryCheck

    from .overhangs import overhang_cases

    register(GeometryCheck("overhang", "a wall that leans out over nothing needs supports, or another side on the bed", overhang_cases))
