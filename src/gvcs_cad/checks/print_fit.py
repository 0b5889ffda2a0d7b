"""A printed part larger than the printer's room cannot be printed: its box is known only from its solid."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.geometry_check import Case, GeometryCheck, Result
from gvcs_cad.checks.stock_fit import TooLargeForStock
from gvcs_cad.geometry.comparison import Notebook
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.design import Design
from gvcs_cad.model.shaped import PrintedPart


def print_fit_cases(design: Design, shop: Shop) -> Iterator[Case]:
    """Yield one case for all printed parts, or none where the shop names no printer."""
    if "print" in shop.envelopes and any(design.distinct(PrintedPart)):
        yield Case("on the printer", partial(on_printer, tuple(design.distinct(PrintedPart)), shop.envelopes["print"]))


def on_printer(parts: tuple[PrintedPart, ...], room: tuple[float, ...], shapes: Shapes, notebook: Notebook) -> Result:
    """Compare each part as it lies on the bed, turned about the vertical by a quarter if need be."""
    findings = []
    for part in parts:
        vertices = shapes.mesh(part).placed(part.on_bed).vertices
        x, y, z = (float(v) for v in vertices.max(axis=0) - vertices.min(axis=0))
        wide, deep = sorted(room[:2], reverse=True)
        if max(x, y) > wide + 1e-3 or min(x, y) > deep + 1e-3 or z > room[2] + 1e-3:
            findings.append(TooLargeForStock(part.name, (round(x, 1), round(y, 1), round(z, 1)), "the printer", tuple(room)))
    return Result(tuple(findings))


CHECK = GeometryCheck("print_fit", "a part larger than the printer's room cannot be printed", print_fit_cases)
