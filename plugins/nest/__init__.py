"""The ``nest`` output: every plate on real sheets, as DXF and picture per sheet, with a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gvcs_cad.extend import Artifact, Build, Output, hookimpl


class NestOutput(Output):
    """Uses the nest record beside the shop file while its inputs match, else nests fast and always the same way."""

    name, title = "nest", "plates on sheets: a DXF and a picture (SVG, PNG) per sheet, a report"
    cuts = True
    options = {"nest.version": "R2000 (default), R12 or R2010"}

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import nest_writers

        version = build.option("nest.version", "R2000", "R12", "R2000", "R2010")
        about = {"machine": build.machine, "version": build.version, "configuration": build.configuration, "shop": build.shop.name}
        files = nest_writers(build.nests(), build.heading, about, version)
        for name, write in files.items():
            yield Artifact(name, write)
            if name.endswith(".svg"):
                yield Artifact(f"{name[:-4]}.png", partial(picture, write), deterministic=False)


def picture(sheet_svg: Callable[[], bytes]) -> bytes:
    """Return a sheet's picture as PNG."""
    from gvcs_cad.extend import sheet_png

    return sheet_png(sheet_svg())


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(NestOutput())
