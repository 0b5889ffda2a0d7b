"""Envelopes of bought controls, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def _rod(diameter: float, z: float, length: float) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, length, cq.Vector(0, 0, z), cq.Vector(0, 0, 1))


def knob(*, body: float, depth: float, head: float, reach: float) -> Any:
    """Return a switch or knob: head from z = 0 upwards, body along -Z."""
    return _rod(head, 0, reach).fuse(_rod(body, -depth, depth))


def control(*, length: float, width: float, depth: float, foot: float, hole: float, pitch: float, lever: float, reach: float) -> Any:
    """Return a lever control behind a panel z = 0: foot along X with two holes, box under it, lever along +Z."""
    plate = cq.Workplane("XY").box(length, width, foot, centered=(True, True, False)).translate((0, 0, -foot)).val()
    plate = plate.cut(*[_rod(hole, -foot - 1, foot + 2).moved(cq.Location(cq.Vector(x, 0, 0))) for x in (pitch / 2, -pitch / 2)])
    box = cq.Workplane("XY").box(pitch * 0.6, width, depth - foot, centered=(True, True, False)).translate((0, 0, -depth)).val()
    return plate.fuse(box, _rod(lever, 0, reach))
