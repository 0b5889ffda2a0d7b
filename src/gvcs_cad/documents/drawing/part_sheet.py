"""The drawing of any part that is made: plates, tubes and bars from their own description, printed and machined parts from their solid."""

from __future__ import annotations

from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.drawing.linear_sheet import linear_sheet
from gvcs_cad.documents.drawing.plate_sheet import plate_sheet
from gvcs_cad.documents.drawing.shaped_sheet import shaped_sheet
from gvcs_cad.documents.drawing.sheet import DrawingSheet
from gvcs_cad.geometry.projected import projected
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.shaped import ShapedPart


def is_drawn(part: Part) -> bool:
    """Tell whether a part has a dimensioned drawing."""
    return isinstance(part, (PlatePart, LinearPart, ShapedPart))


def needs_solid(part: Part) -> bool:
    """Tell whether a part's drawing is made from its solid."""
    return isinstance(part, ShapedPart)


def part_sheet(part: Part, quantity: int, job: DrawingJob, shapes: Shapes | None = None) -> DrawingSheet:
    """Return the drawing of a part of which `quantity` are made. Raises ModelError where no sheet holds it, TypeError without a solid that it needs."""
    if isinstance(part, PlatePart):
        return plate_sheet(part, quantity, job)
    if isinstance(part, LinearPart):
        return linear_sheet(part, quantity, job)
    if isinstance(part, ShapedPart) and shapes is not None:
        return shaped_sheet(part, quantity, job, projected(shapes.solid(part)))
    raise TypeError(f"{part.name}: a part by {part.process} has no drawing of its own{', without its solid' if isinstance(part, ShapedPart) else ''}")
