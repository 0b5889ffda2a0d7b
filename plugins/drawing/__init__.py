"""The ``drawing`` output: a dimensioned workshop drawing of every plate, tube and bar, as DXF and PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from gvcs_cad.extend import Artifact, Build, Output, hookimpl

if TYPE_CHECKING:
    from gvcs_cad.extend import DrawingSheet


class DrawingOutput(Output):
    """Needs no CAD kernel: every view and figure follows from the part's own description."""

    name, title = "drawing", "dimensioned workshop drawings: DXF and PDF"
    options = {"drawing.projection": "third (default) or first angle"}

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import drawing_job, is_drawn, part_name, part_sheet, pinned_holes

        first_angle = build.option("drawing.projection", "third", "third", "first") == "first"
        job = drawing_job(build, first_angle=first_angle)
        pinned = pinned_holes(build.design)
        for part, quantity in build.design.quantities.items():
            if is_drawn(part):
                sheet = partial(part_sheet, part, quantity, job, pinned.get(part, frozenset()))
                yield Artifact(f"{part_name(part)}.dxf", partial(as_dxf, sheet), part=part)
                yield Artifact(f"{part_name(part)}.pdf", partial(as_pdf, sheet), part=part)


def as_dxf(sheet: Callable[[], DrawingSheet]) -> bytes:
    """Return a drawing as DXF."""
    from gvcs_cad.extend import drawing_dxf

    return drawing_dxf(sheet())


def as_pdf(sheet: Callable[[], DrawingSheet]) -> bytes:
    """Return a drawing as PDF."""
    from gvcs_cad.extend import drawing_pdf

    return drawing_pdf(sheet())


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(DrawingOutput())
