"""The ``dxf`` output: one cut-ready drawing per distinct plate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gvcs_cad import PlatePart
from gvcs_cad.extend import Artifact, Build, Output, hookimpl


class Dxf(Output):
    """Needs no CAD kernel: a drawing follows from the plate's own contour, never from a mesh."""

    name, title = "dxf", "one cut-ready drawing per plate"
    cuts = True
    options = {"dxf.version": "R2000 (default), R12 or R2010"}

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import flat_pattern, flat_pattern_dxf, plate_name, plate_works

        version = build.option("dxf.version", "R2000", "R12", "R2000", "R2010")
        works = plate_works(build.design, build.shop.torch)
        for plate in build.design.distinct(PlatePart):
            quantity = build.design.quantities[plate]
            pattern = flat_pattern(plate, quantity, verified=build.verified(plate), work=works[plate.digest].words())
            yield Artifact(f"{plate_name(plate, quantity)}.dxf", partial(flat_pattern_dxf, pattern, version), part=plate)


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(Dxf())
