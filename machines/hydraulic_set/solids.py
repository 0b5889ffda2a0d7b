"""Envelope of the hand valve, plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def hand_valve(*, length: float, width: float, height: float, hole: float, xs: tuple[float, ...], ys: tuple[float, ...], depth: float, levers: int) -> Any:
    """Return a sectional hand valve standing on z = 0: block, levers along +Z, tapped holes from below."""
    block = cq.Solid.makeBox(length, width, height, cq.Vector(-length / 2, -width / 2, 0))
    block = block.cut(*[cq.Solid.makeCylinder(hole / 2, depth + 1, cq.Vector(x, y, -1), cq.Vector(0, 0, 1)) for x, y in zip(xs, ys, strict=True)])
    pitch = length / (levers + 1)
    sticks = [cq.Solid.makeCylinder(8.0, 180.0, cq.Vector(-length / 2 + pitch * i, 0, height - 1), cq.Vector(0, 0, 1)) for i in range(1, levers + 1)]
    knobs = [cq.Solid.makeSphere(18.0, cq.Vector(0, 0, 0), cq.Vector(0, 0, 1), -90, 90, 360) for _ in range(levers)]
    placed = [knob.moved(cq.Location(cq.Vector(-length / 2 + pitch * i, 0, height + 180))) for i, knob in enumerate(knobs, 1)]
    return block.fuse(*sticks, *placed)
