"""OSE's structural grid: 4 in tube, stations every 4 in from 2 in, so that any two tubes that cross share a hole.

Source: OpenSourceEcology/OpenSCAD @ c1e08b99, lib/warehouse_parts.scad ``ose_beam`` (pitch 4 in, first hole 2 in, holes 1-1/8 in).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from gvcs_cad.errors import ModelError
from gvcs_cad.model.hole import Face, FaceHole
from gvcs_cad.model.placement import Placement, place
from gvcs_cad.model.tube import TubePart
from gvcs_cad.units import inch, to_inch

GRID_PITCH = inch(4)
GRID_FIRST = inch(2)
GRID_HOLE = inch("1-1/8")

Axis = Literal["x", "y", "z"]
_TURNS: dict[str, tuple[str, str]] = {"x": ("+x", "+z"), "y": ("+y", "+x"), "z": ("+z", "+y")}  # cyclic: the tube fills the positive octant
_LOCAL: dict[str, dict[str, str]] = {"x": {"y": "y", "z": "z"}, "y": {"z": "y", "x": "z"}, "z": {"x": "y", "y": "z"}}


def on_grid(x: float, y: float, z: float, *, along: Axis) -> Placement:
    """Return the placement of a tube that runs along an axis and fills space from the corner (x, y, z) in mm towards +x, +y, +z."""
    x_axis, z_axis = _TURNS[along]
    return place(x, y, z, x_axis=x_axis, z_axis=z_axis)


def on_cell(x: int, y: int, z: int, *, along: Axis) -> Placement:
    """Return the placement of a tube whose first cell on the 4 in grid is (x, y, z)."""
    return on_grid(x * GRID_PITCH, y * GRID_PITCH, z * GRID_PITCH, along=along)


def face_across(along: Axis, bolt_axis: Axis) -> Literal["+y", "+z"]:
    """Return the face of a tube along one axis through which a bolt along another goes, named in the tube's own frame."""
    if along == bolt_axis:
        raise ModelError(f"a bolt along {bolt_axis} cannot cross a tube along {along}")
    return "+y" if _LOCAL[along][bolt_axis] == "y" else "+z"


def grid_holes(length: float, diameter: float = GRID_HOLE, *, empty: str = "grid") -> tuple[FaceHole, ...]:
    """Return the holes of a fully perforated tube: every station on both axes, named ``y1``, ``z1``, ``y2`` …"""
    count = int(round((length - 2 * GRID_FIRST) / GRID_PITCH, 6)) + 1
    faces: tuple[tuple[str, Face], ...] = (("y", "+y"), ("z", "+z"))
    stations = [(i + 1, GRID_FIRST + i * GRID_PITCH) for i in range(count)]
    return tuple(FaceHole(f"{axis}{number}", face, station, GRID_FIRST, diameter, empty=empty) for number, station in stations for axis, face in faces)


def grid_beam(length: float, *, name: str = "", stock: str = "tube 4x4x1/4", holes: Sequence[FaceHole] | None = None, **rest: Any) -> TubePart:
    """Return a 4 in tube with grid holes; its name defaults to its length (``beam_60``). Raises ModelError off the 4 in grid."""
    cells = to_inch(length) / 4
    if abs(cells - round(cells)) > 1e-6:
        raise ModelError(f"a grid beam of {to_inch(length):g} in is no multiple of 4 in")
    label = name or f"beam_{round(to_inch(length))}"
    return TubePart(label, stock=stock, length=length, holes=tuple(grid_holes(length) if holes is None else holes), **rest)
