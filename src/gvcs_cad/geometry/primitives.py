"""What a designer's CadQuery functions are put together of: boxes between two corners, and round rods, as ``cq.Solid``."""

from __future__ import annotations

from typing import Any

from gvcs_cad.geometry.kernel import cq
from gvcs_cad.model.vector import Vector


def box_between(x1: float, y1: float, z1: float, x2: float, y2: float, z2: float) -> Any:
    """Return a box by two opposite corners, the lower one first, mm."""
    return cq.Solid.makeBox(x2 - x1, y2 - y1, z2 - z1, cq.Vector(x1, y1, z1))


def round_rod(diameter: float, x: float, y: float, z: float, length: float, axis: Vector = (0, 0, 1)) -> Any:
    """Return a cylinder from a point along an axis, mm."""
    return cq.Solid.makeCylinder(diameter / 2, length, cq.Vector(x, y, z), cq.Vector(*axis))
