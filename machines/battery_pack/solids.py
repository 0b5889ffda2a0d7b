"""Shapes of the pack, as CadQuery functions of plain millimetres. Pack frame: x along five cells, y along a cell, z = 0 at the top of the lid, downwards."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq, round_rod


def _box(x: float, y: float, z: float, dx: float, dy: float, dz: float) -> Any:
    """Return a box about the middle in x and y, its lower face at z = 0 of the call's z."""
    return cq.Solid.makeBox(dx, dy, dz, cq.Vector(x - dx / 2, y - dy / 2, z))


def tray(*, long: float, wide: float, high: float, wall: float, end: float, screws: tuple[float, ...], hole: float, head: float, seat: float) -> Any:
    """Return the open tray, its rim at z = 0: screws from below stand in wells up to `seat` mm under the rim."""
    solid = _box(0, 0, -high, long, wide, high).cut(_box(0, 0, -high + wall, long - 2 * end, wide - 2 * wall, high))
    places = list(zip(screws[::2], screws[1::2], strict=True))
    return solid.cut(*[round_rod(hole, x, y, -high - 1, high + 2) for x, y in places], *[round_rod(head, x, y, -high - 1, high + 1 - seat) for x, y in places])


def lid(*, long: float, wide: float, high: float, above: tuple[float, ...], below: tuple[float, ...], insert: float, depth: float, slot: float) -> Any:
    """Return the lid from z = -high to 0 with holes for inserts from above and below, and a slot for the contacts."""
    solid = _box(0, 0, -high, long, wide, high).cut(_box(0, 0, -high - 1, slot, slot / 2, high + 2))
    upper = [round_rod(insert, x, y, -depth, depth + 1) for x, y in zip(above[::2], above[1::2], strict=True)]
    lower = [round_rod(insert, x, y, -high - 1, depth + 1) for x, y in zip(below[::2], below[1::2], strict=True)]
    return solid.cut(*upper, *lower)


def holder(*, long: float, high: float, thick: float, pitch: float, hole: float, columns: int, rows: int) -> Any:
    """Return a plate in XZ about the origin, `thick` along +Y, with a hole for each cell."""
    solid = cq.Solid.makeBox(long, thick, high, cq.Vector(-long / 2, 0, -high / 2))
    return solid.cut(
        *[round_rod(hole, (c - (columns - 1) / 2) * pitch, -1, (r - (rows - 1) / 2) * pitch, thick + 2, (0, 1, 0)) for c in range(columns) for r in range(rows)]
    )


def cell(*, diameter: float, length: float) -> Any:
    """Return a cell about the origin, along Y."""
    return round_rod(diameter, 0, -length / 2, 0, length, (0, 1, 0))
