"""Shapes of the spindle head, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, round_rod


def clamp_body(
    *, half: float, wide: float, high: float, bore: float, middle: float, ear: float, ear_high: float, slit: float, screw: float,
    hole: float, pitch_x: float, pitch_y: float, seat: float, head: float,
) -> Any:  # fmt: skip
    """Return a clamp: back on z = 0, bore along x, a slit between two ears on top, four bolts sunk into the back wall."""
    solid = box_between(-half, -wide / 2, 0, half, wide / 2, high).fuse(box_between(-half, -ear, high, half, ear, high + ear_high))
    cuts = [round_rod(bore, -half - 1, 0, middle, 2 * half + 2, (1, 0, 0)), box_between(-half - 1, -slit / 2, middle, half + 1, slit / 2, high + ear_high + 1)]
    cuts.append(round_rod(screw, 0, -ear - 1, high + ear_high / 2, 2 * ear + 2, (0, 1, 0)))
    for x in (pitch_x / 2, -pitch_x / 2):
        cuts += [
            c
            for y in (pitch_y / 2, -pitch_y / 2)
            for c in (round_rod(hole, x, y, -1, seat + 2, (0, 0, 1)), round_rod(head, x, y, seat, middle - seat, (0, 0, 1)))
        ]
    return solid.cut(*cuts)


def spindle(*, diameter: float, length: float, nose: float, nose_length: float, collet: float, collet_length: float, bit: float, bit_length: float) -> Any:
    """Return a spindle along +Z from its rear: body, nose, collet nut and the shank of a bit."""
    rods, z = [], 0.0
    for d, long in ((diameter, length), (nose, nose_length), (collet, collet_length), (bit, bit_length)):
        rods.append(round_rod(d, 0, 0, z, long, (0, 0, 1)))
        z += long
    return rods[0].fuse(*rods[1:])
