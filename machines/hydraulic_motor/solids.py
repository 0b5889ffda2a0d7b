"""Envelope of a hydraulic motor, as a CadQuery function of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def _rod(diameter: float, start: float, end: float) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, end - start, cq.Vector(0, 0, start), cq.Vector(0, 0, 1))


def _drills(square: float, diameter: float, start: float, end: float) -> list[Any]:
    corners = [(x * square / 2, y * square / 2) for x in (1, -1) for y in (1, -1)]
    return [_rod(diameter, start, end).moved(cq.Location(cq.Vector(x, y, 0))) for x, y in corners]


def motor(
    *, pilot: float, pilot_depth: float, flange: float, flange_thickness: float, neck: float, neck_end: float, body: float, length: float,
    shaft: float, shaft_length: float, bolt_square: float, bolt_hole: float, port: float,
) -> Any:  # fmt: skip
    """Return a hydraulic motor: mounting face at z = 0, body along +Z, pilot and shaft along -Z, ports towards +Y."""
    plate = cq.Workplane("XY").rect(flange, flange).extrude(flange_thickness).edges("|Z").fillet((flange - bolt_square) / 3).val()
    parts = [_rod(neck, 0.0, neck_end), _rod(body, neck_end, length), _rod(shaft, -shaft_length, 0.0)]
    if pilot_depth:
        parts.append(_rod(pilot, -pilot_depth, 0.0))
    parts += [cq.Solid.makeCylinder(port / 2, body / 2 + 6, cq.Vector(0, 0, neck_end + far * port), cq.Vector(0, 1, 0)) for far in (1.0, 2.5)]
    return plate.fuse(*parts).cut(*_drills(bolt_square, bolt_hole, -1.0, flange_thickness + 1.0))
