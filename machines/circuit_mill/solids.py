"""Shapes of the mill's own parts, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq, round_rod


def foot(*, diameter: float, high: float, hole: float, sunk: float, seat: float) -> Any:
    """Return a rubber foot from z = 0 upwards, its screw's head sunk from below."""
    return round_rod(diameter, 0, 0, 0, high).cut(round_rod(hole, 0, 0, -1, high + 2), round_rod(sunk, 0, 0, -1, seat + 1))


def lift(
    *, side: float, high: float, hole: float, pitch_x: float, pitch_y: float, seat: float, head: float, tap: float, tap_pitch: float, tap_depth: float
) -> Any:
    """Return the block under the table: four holes whose heads are sunk deep, four blind holes from above."""
    solid = cq.Solid.makeBox(side, side, high, cq.Vector(-side / 2, -side / 2, 0))
    corners = [(x, y) for x in (1, -1) for y in (1, -1)]
    cuts = [c for x, y in corners for c in (round_rod(hole, x * pitch_x, y * pitch_y, -1, high + 2), round_rod(head, x * pitch_x, y * pitch_y, seat, high))]
    cuts += [round_rod(tap, x * tap_pitch, y * tap_pitch, high - tap_depth, tap_depth + 1) for x, y in corners]
    return solid.cut(*cuts)


def board(*, long: float, wide: float, high: float, hole: float, hole_x: float, hole_y: float, pocket: float, pocket_pitch: float, pocket_depth: float) -> Any:
    """Return the sacrificial board: four through holes near its corners, four pockets from below over the table's screws."""
    solid = cq.Solid.makeBox(long, wide, high, cq.Vector(-long / 2, -wide / 2, 0))
    corners = [(x, y) for x in (1, -1) for y in (1, -1)]
    cuts = [round_rod(hole, x * hole_x, y * hole_y, -1, high + 2) for x, y in corners]
    cuts += [round_rod(pocket, x * pocket_pitch, y * pocket_pitch, -1, pocket_depth + 1) for x, y in corners]
    return solid.cut(*cuts)
