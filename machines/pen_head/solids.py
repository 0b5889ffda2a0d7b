"""Shapes of the pen head, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, round_rod


def holder(
    *,
    side: float,
    plate: float,
    half: float,
    high: float,
    bore: float,
    axis: float,
    hole: float,
    pitch_x: float,
    pitch_y: float,
    grub: float,
    grub_depth: float,
) -> Any:
    """Return a square plate on z = 0 with four holes and a block along x, bored for the pen, with a screw's hole from above."""
    solid = box_between(-side / 2, -side / 2, 0, side / 2, side / 2, plate).fuse(box_between(-side / 2, -half, plate, side / 2, half, high))
    cuts = [round_rod(bore, -side, 0, axis, 2 * side, (1, 0, 0)), round_rod(grub, 0, 0, high - grub_depth, grub_depth + 1)]
    cuts += [round_rod(hole, x, y, -1, plate + 2) for x in (pitch_x / 2, -pitch_x / 2) for y in (pitch_y / 2, -pitch_y / 2)]
    return solid.cut(*cuts)


def pen(*, diameter: float, length: float, tip: float, tip_length: float) -> Any:
    """Return a pen along +Z: barrel and tip."""
    return round_rod(diameter, 0, 0, 0, length).fuse(round_rod(tip, 0, 0, length, tip_length))
