"""What files are called: unique, made of ``[A-Za-z0-9._-]``, and telling the shop what to cut, how often, of what."""

from __future__ import annotations

from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.shaped import MachinedPart, PrintedPart
from gvcs_cad.model.tube import TubePart
from gvcs_cad.units import millimetres


def plate_name(plate: PlatePart, quantity: int) -> str:
    """Return ``wheel_plate_rA_qty8_A36_12.7mm``: part number, revision, quantity, material and thickness."""
    return f"{plate.name}_r{plate.revision}_qty{quantity}_{plate.material_key}_{millimetres(plate.thickness, 3)}mm"


def part_name(part: Part) -> str:
    """Return ``sleeve_rA``: part number and revision."""
    return f"{part.name}_r{part.revision}"


def make_files(part: Part, quantity: int) -> tuple[str, ...]:
    """Return the files from which a workshop makes a part, relative to the configuration's folder; none for a bought one."""
    if isinstance(part, PlatePart):
        return (f"dxf/{plate_name(part, quantity)}.dxf",)
    if isinstance(part, (TubePart, BarPart)):
        return ("cutlist/cutlist.csv", f"step/{part_name(part)}.step")
    if isinstance(part, PrintedPart):
        return (f"stl/{part_name(part)}.stl",)
    if isinstance(part, MachinedPart):
        return (f"step/{part_name(part)}.step",)
    return ()
