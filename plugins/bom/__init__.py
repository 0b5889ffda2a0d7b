"""The ``bom`` output: bill of materials as JSON, CSV, XLSX, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from gvcs_cad import Part
from gvcs_cad.extend import Artifact, Build, Output, hookimpl

if TYPE_CHECKING:
    from gvcs_cad.extend import Bom, Shapes


class BomOutput(Output):
    """Needs no CAD kernel but for the volume of a part that no formula knows, and that once."""

    name, title = "bom", "bill of materials: JSON, CSV, XLSX, Markdown, HTML"

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        needs = tuple(part for part in build.design.distinct(Part) if part.mass is None and part.has_body)
        for name, write in (("bom.json", as_json), ("bom.csv", as_csv), ("bom.xlsx", as_xlsx), ("bom.md", as_markdown), ("bom.html", as_html)):
            yield Artifact(name, partial(write, build), needs=needs, uses_shapes=bool(needs), volumes_only=True)


def bill(build: Build, shapes: Shapes | None) -> Bom:
    """Return the bill, with volumes from the kernel for the parts that no formula knows."""
    return build.bom(None if shapes is None else lambda part: part.volume or shapes.volume(part))


def as_json(build: Build, shapes: Shapes | None = None) -> bytes:
    """Return bom.json, the truth from which everything else could be made again."""
    from gvcs_cad.extend import bom_json

    about: dict[str, Any] = {"machine": build.machine, "title": build.title, "version": build.version, "licence": build.licence, "status": build.status}
    about |= {"configuration": build.configuration, "parameters": dict(build.parameters), "shop": build.shop.name}
    return bom_json(bill(build, shapes), about)


def as_csv(build: Build, shapes: Shapes | None = None) -> bytes:
    """Return bom.csv."""
    from gvcs_cad.extend import bom_csv

    return bom_csv(bill(build, shapes))


def as_xlsx(build: Build, shapes: Shapes | None = None) -> bytes:
    """Return bom.xlsx."""
    from .workbook import workbook

    return workbook(bill(build, shapes), build)


def as_markdown(build: Build, shapes: Shapes | None = None) -> bytes:
    """Return bom.md."""
    from gvcs_cad.extend import bom_markdown

    return bom_markdown(bill(build, shapes), build.heading)


def as_html(build: Build, shapes: Shapes | None = None) -> bytes:
    """Return bom.html."""
    from gvcs_cad.extend import bom_html

    return bom_html(bill(build, shapes), build.heading)


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(BomOutput())
