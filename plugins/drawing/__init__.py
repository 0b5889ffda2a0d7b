"""The ``drawing`` output: a dimensioned workshop drawing of every part that is made, and how all over 50 kg is lifted, as DXF and PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from gvcs_cad.extend import Artifact, Build, Output, hookimpl

if TYPE_CHECKING:
    from gvcs_cad.extend import DrawingSheet, Shapes


class DrawingOutput(Output):
    """Needs no CAD kernel for plates, tubes and bars; of printed and machined parts the views are made from the solid."""

    name, title = "drawing", "dimensioned workshop drawings: DXF and PDF"
    options = {"drawing.projection": "third (default) or first angle"}

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import drawing_job, is_drawn, lift_sheets, needs_solid, part_name, part_sheet

        first_angle = build.option("drawing.projection", "third", "third", "first") == "first"
        job = drawing_job(build, first_angle=first_angle)
        for part, quantity in build.design.quantities.items():
            if is_drawn(part):
                sheet, solid = partial(part_sheet, part, quantity, job.about(part)), needs_solid(part)
                needs = (part,) if solid else ()
                yield Artifact(f"{part_name(part)}.dxf", partial(as_dxf, sheet), part=part, needs=needs, uses_shapes=solid)
                yield Artifact(f"{part_name(part)}.pdf", partial(as_pdf, sheet), part=part, needs=needs, uses_shapes=solid)
        for name, heavy, lift in lift_sheets(build.design, job.about_none()):
            yield Artifact(f"{name}.dxf", partial(lift_dxf, lift), part=heavy)
            yield Artifact(f"{name}.pdf", partial(lift_pdf, lift), part=heavy)


def as_dxf(sheet: Callable[..., DrawingSheet], shapes: Shapes | None = None) -> bytes:
    """Return a drawing as DXF."""
    from gvcs_cad.extend import drawing_dxf

    return drawing_dxf(sheet(shapes=shapes))


def as_pdf(sheet: Callable[..., DrawingSheet], shapes: Shapes | None = None) -> bytes:
    """Return a drawing as PDF."""
    from gvcs_cad.extend import drawing_pdf

    return drawing_pdf(sheet(shapes=shapes))


def lift_dxf(sheet: Callable[[], DrawingSheet]) -> bytes:
    """Return the drawing of a lift as DXF."""
    from gvcs_cad.extend import drawing_dxf

    return drawing_dxf(sheet())


def lift_pdf(sheet: Callable[[], DrawingSheet]) -> bytes:
    """Return the drawing of a lift as PDF."""
    from gvcs_cad.extend import drawing_pdf

    return drawing_pdf(sheet())


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(DrawingOutput())
