"""What files are called: unique, made of ``[A-Za-z0-9._-]``, and telling the shop what to cut, how often, of what."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.shaped import MachinedPart, PrintedPart
from gvcs_cad.model.tube import TubePart
from gvcs_cad.units import millimetres

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{i}" for port in ("com", "lpt") for i in range(1, 10))}  # on Windows, with any extension


def plate_name(plate: PlatePart, quantity: int) -> str:
    """Return ``wheel_plate_rA_qty8_A36_12.7mm``: part number, revision, quantity, material and thickness."""
    return f"{part_name(plate)}_qty{quantity}_{_clean(plate.material_key)}_{millimetres(plate.thickness, 3)}mm"


def part_name(part: Part) -> str:
    """Return ``sleeve_rA``: part number and revision."""
    return f"{part.name}_r{_clean(part.revision)}"


def _clean(text: str) -> str:
    """Return a word as any file system takes it: ``S355J2+N`` becomes ``S355J2-N``."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", text)


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


def bad_name(path: str) -> str:
    """Word why a relative path is no file name for every system; empty where it is one."""
    parts = PurePosixPath(path).parts
    clean = all(re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]*", part) and not part.endswith(".") for part in parts)
    if not parts or not clean or PurePosixPath(path).as_posix() != path:
        return f"{path!r} is no file name for every system: [A-Za-z0-9._-] only, and no . in front or at the end"
    if any(part.split(".")[0].lower() in _DEVICES for part in parts):
        return f"{path!r} is no file name for every system: Windows keeps the word for a device"
    return ""
