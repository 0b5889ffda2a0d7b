"""Shapes of what is bought for a wall: window, door and device box, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def leaf(*, wide: float, high: float, deep: float, frame: float) -> Any:
    """Return a frame with its pane or slab, its lower left outer corner at the origin, material towards +Y."""
    pane = cq.Solid.makeBox(wide - 2 * frame, deep, high - 2 * frame, cq.Vector(frame, -0.6 * deep, frame))
    return cq.Solid.makeBox(wide, deep, high).cut(pane)


def device_box(*, wide: float, high: float, deep: float, wall: float) -> Any:
    """Return a device box open towards +Y, its lower left rear corner at the origin."""
    inside = cq.Solid.makeBox(wide - 2 * wall, deep, high - 2 * wall, cq.Vector(wall, wall, wall))
    return cq.Solid.makeBox(wide, deep, high).cut(inside)
