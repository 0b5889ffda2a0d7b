"""Shapes of the table's bought parts, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def foot(*, diameter: float, high: float) -> Any:
    """Return a machine foot from z = 0 upwards: a wide sole, a narrower top."""
    sole = cq.Solid.makeCylinder(diameter / 2, high * 0.6, cq.Vector(0, 0, 0), cq.Vector(0, 0, 1))
    return sole.fuse(cq.Solid.makeCylinder(diameter / 3, high, cq.Vector(0, 0, 0), cq.Vector(0, 0, 1)))


def chain(*, bend: float, moving: float, wide: float, high: float, rise: float, hole: float, at: float) -> Any:
    """Return a cable chain: a lower run along x from the origin, its bend at `bend`, the upper run back to the moving end.

    A hole at each end, `at` from it: in the lower run at x = `at`, in the upper one at x = `moving`.
    """
    low = cq.Solid.makeBox(bend, wide, high, cq.Vector(0, -wide / 2, 0))
    top = cq.Solid.makeBox(bend - moving + at, wide, high, cq.Vector(moving - at, -wide / 2, rise - high))
    loop = cq.Solid.makeBox(high, wide, rise, cq.Vector(bend, -wide / 2, 0))
    drills = [cq.Solid.makeCylinder(hole / 2, high + 2, cq.Vector(x, 0, z - 1), cq.Vector(0, 0, 1)) for x, z in ((at, 0.0), (moving, rise - high))]
    return low.fuse(top, loop).cut(*drills)
