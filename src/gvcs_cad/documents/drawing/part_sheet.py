"""The drawing of any part that has one: plates, tubes and bars. Printed and machined parts go to the shop as STL and STEP."""

from __future__ import annotations

from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.drawing.linear_sheet import linear_sheet
from gvcs_cad.documents.drawing.plate_sheet import plate_sheet
from gvcs_cad.documents.drawing.sheet import DrawingSheet
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart


def is_drawn(part: Part) -> bool:
    """Tell whether a part has a dimensioned drawing."""
    return isinstance(part, (PlatePart, LinearPart))


def part_sheet(part: Part, quantity: int, job: DrawingJob) -> DrawingSheet:
    """Return the drawing of a part of which `quantity` are made. Raises ModelError where no sheet holds it."""
    if isinstance(part, PlatePart):
        return plate_sheet(part, quantity, job)
    if isinstance(part, LinearPart):
        return linear_sheet(part, quantity, job)
    raise TypeError(f"{part.name}: a part by {part.process} has no drawing of its own")
