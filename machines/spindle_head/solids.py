"""Shapes of the spindle head, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def _rod(diameter: float, x: float, y: float, z: float, length: float, axis: tuple[float, float, float]) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, length, cq.Vector(x, y, z), cq.Vector(*axis))


def _box(x1: float, y1: float, z1: float, x2: float, y2: float, z2: float) -> Any:
    return cq.Solid.makeBox(x2 - x1, y2 - y1, z2 - z1, cq.Vector(x1, y1, z1))


def clamp_body(
    *, half: float, wide: float, high: float, bore: float, middle: float, ear: float, ear_high: float, slit: float, screw: float,
    hole: float, pitch_x: float, pitch_y: float, seat: float, head: float,
) -> Any:  # fmt: skip
    """Return a clamp: back on z = 0, bore along x, a slit between two ears on top, four bolts sunk into the back wall."""
    solid = _box(-half, -wide / 2, 0, half, wide / 2, high).fuse(_box(-half, -ear, high, half, ear, high + ear_high))
    cuts = [_rod(bore, -half - 1, 0, middle, 2 * half + 2, (1, 0, 0)), _box(-half - 1, -slit / 2, middle, half + 1, slit / 2, high + ear_high + 1)]
    cuts.append(_rod(screw, 0, -ear - 1, high + ear_high / 2, 2 * ear + 2, (0, 1, 0)))
    for x in (pitch_x / 2, -pitch_x / 2):
        cuts += [c for y in (pitch_y / 2, -pitch_y / 2) for c in (_rod(hole, x, y, -1, seat + 2, (0, 0, 1)), _rod(head, x, y, seat, middle - seat, (0, 0, 1)))]
    return solid.cut(*cuts)


def spindle(*, diameter: float, length: float, nose: float, nose_length: float, collet: float, collet_length: float, bit: float, bit_length: float) -> Any:
    """Return a spindle along +Z from its rear: body, nose, collet nut and the shank of a bit."""
    rods, z = [], 0.0
    for d, long in ((diameter, length), (nose, nose_length), (collet, collet_length), (bit, bit_length)):
        rods.append(_rod(d, 0, 0, z, long, (0, 0, 1)))
        z += long
    return rods[0].fuse(*rods[1:])
