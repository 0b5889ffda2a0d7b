"""Shapes of the table's bought parts, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def foot(*, diameter: float, high: float) -> Any:
    """Return a machine foot from z = 0 upwards: a wide sole, a narrower top."""
    sole = cq.Solid.makeCylinder(diameter / 2, high * 0.6, cq.Vector(0, 0, 0), cq.Vector(0, 0, 1))
    return sole.fuse(cq.Solid.makeCylinder(diameter / 3, high, cq.Vector(0, 0, 0), cq.Vector(0, 0, 1)))


def chain(*, long: float, wide: float, high: float, rise: float, hole: float, at: float) -> Any:
    """Return a cable chain lying along x from the origin: lower run, bend at the far end, upper run back to the middle; a hole at each end."""
    low = cq.Solid.makeBox(long, wide, high, cq.Vector(0, -wide / 2, 0))
    top = cq.Solid.makeBox(long / 2, wide, high, cq.Vector(long / 2, -wide / 2, rise - high))
    bend = cq.Solid.makeBox(high, wide, rise, cq.Vector(long, -wide / 2, 0))
    drills = [cq.Solid.makeCylinder(hole / 2, high + 2, cq.Vector(x, 0, z - 1), cq.Vector(0, 0, 1)) for x, z in ((at, 0.0), (long / 2 + at, rise - high))]
    return low.fuse(top, bend).cut(*drills)
