"""Shapes of the pen head, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def _rod(diameter: float, x: float, y: float, z: float, length: float, axis: tuple[float, float, float] = (0, 0, 1)) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, length, cq.Vector(x, y, z), cq.Vector(*axis))


def _box(x1: float, y1: float, z1: float, x2: float, y2: float, z2: float) -> Any:
    return cq.Solid.makeBox(x2 - x1, y2 - y1, z2 - z1, cq.Vector(x1, y1, z1))


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
    solid = _box(-side / 2, -side / 2, 0, side / 2, side / 2, plate).fuse(_box(-side / 2, -half, plate, side / 2, half, high))
    cuts = [_rod(bore, -side, 0, axis, 2 * side, (1, 0, 0)), _rod(grub, 0, 0, high - grub_depth, grub_depth + 1)]
    cuts += [_rod(hole, x, y, -1, plate + 2) for x in (pitch_x / 2, -pitch_x / 2) for y in (pitch_y / 2, -pitch_y / 2)]
    return solid.cut(*cuts)


def pen(*, diameter: float, length: float, tip: float, tip_length: float) -> Any:
    """Return a pen along +Z: barrel and tip."""
    return _rod(diameter, 0, 0, 0, length).fuse(_rod(tip, 0, 0, length, tip_length))
