"""Shapes of the mill's own parts, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def _rod(diameter: float, x: float, y: float, z: float, length: float) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, length, cq.Vector(x, y, z), cq.Vector(0, 0, 1))


def foot(*, diameter: float, high: float, hole: float, sunk: float, seat: float) -> Any:
    """Return a rubber foot from z = 0 upwards, its screw's head sunk from below."""
    return _rod(diameter, 0, 0, 0, high).cut(_rod(hole, 0, 0, -1, high + 2), _rod(sunk, 0, 0, -1, seat + 1))


def lift(
    *, side: float, high: float, hole: float, pitch_x: float, pitch_y: float, seat: float, head: float, tap: float, tap_pitch: float, tap_depth: float
) -> Any:
    """Return the block under the table: four holes whose heads are sunk deep, four blind holes from above."""
    solid = cq.Solid.makeBox(side, side, high, cq.Vector(-side / 2, -side / 2, 0))
    corners = [(x, y) for x in (1, -1) for y in (1, -1)]
    cuts = [c for x, y in corners for c in (_rod(hole, x * pitch_x, y * pitch_y, -1, high + 2), _rod(head, x * pitch_x, y * pitch_y, seat, high))]
    cuts += [_rod(tap, x * tap_pitch, y * tap_pitch, high - tap_depth, tap_depth + 1) for x, y in corners]
    return solid.cut(*cuts)


def board(*, long: float, wide: float, high: float, hole: float, hole_x: float, hole_y: float, pocket: float, pocket_pitch: float, pocket_depth: float) -> Any:
    """Return the sacrificial board: four through holes near its corners, four pockets from below over the table's screws."""
    solid = cq.Solid.makeBox(long, wide, high, cq.Vector(-long / 2, -wide / 2, 0))
    corners = [(x, y) for x in (1, -1) for y in (1, -1)]
    cuts = [_rod(hole, x * hole_x, y * hole_y, -1, high + 2) for x, y in corners]
    cuts += [_rod(pocket, x * pocket_pitch, y * pocket_pitch, -1, pocket_depth + 1) for x, y in corners]
    return solid.cut(*cuts)
