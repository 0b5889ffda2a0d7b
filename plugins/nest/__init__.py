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
        from gvcs_cad.extend import nest_files, sheet_png

        version = build.option("nest.version", "R2000", "R12", "R2000", "R2010")
        about = {"machine": build.machine, "version": build.version, "configuration": build.configuration, "shop": build.shop.name}
        files = nest_files(build.nests(), build.heading, about, version)
        for name, content in files.items():
            yield Artifact(name, partial(bytes, content))
            if name.endswith(".svg"):
                yield Artifact(f"{name[:-4]}.png", partial(sheet_png, content), deterministic=False)


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(NestOutput())
