"""Envelopes as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def _rod(diameter: float, start: float, end: float) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, end - start, cq.Vector(start, 0, 0), cq.Vector(1, 0, 0))


def _across(diameter: float, width: float, x: float) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, width, cq.Vector(x, 0, -width / 2), cq.Vector(0, 0, 1))


def tube_end_cylinder(
    *, barrel: float, base: float, rod: float, retracted: float, head: float, eye: float, base_width: float, rod_width: float, pin: float, port: float,
    length: float,
) -> Any:  # fmt: skip
    """Return a cylinder with a cross tube at each end, pins along Z at x = 0 and x = `length`, ports along -Y.

    The barrel begins `base` behind the base pin and ends `head` before the retracted rod's pin.
    """
    end = retracted - head
    body = _rod(barrel, base, end).fuse(_rod(eye * 0.9, 0.0, base), _across(eye, base_width, 0.0))
    body = body.fuse(_rod(rod, end, length - pin / 2), _across(eye, rod_width, length))
    ports = [cq.Solid.makeCylinder(port / 2, barrel / 2 + port, cq.Vector(x, 0, 0), cq.Vector(0, -1, 0)) for x in (base + port, end - port)]
    return body.fuse(*ports).cut(_across(pin, base_width + 2, 0.0), _across(pin, rod_width + 2, length))


def liner(*, width: float, height: float, thickness: float, hole: float, xs: tuple[float, ...], ys: tuple[float, ...]) -> Any:
    """Return a plate, x about its middle and y upwards, with holes through it."""
    plate = cq.Solid.makeBox(width, height, thickness, cq.Vector(-width / 2, 0, 0))
    return plate.cut(*[cq.Solid.makeCylinder(hole / 2, thickness + 2, cq.Vector(x, y, -1), cq.Vector(0, 0, 1)) for x, y in zip(xs, ys, strict=True)])


def two_bolt_motor(
    *, length: float, body: float, flange_long: float, flange_wide: float, flange_thick: float, pilot: float, pilot_deep: float, spacing: float, hole: float,
    neck: float, neck_long: float, shaft: float, shaft_long: float, port: float,
) -> Any:  # fmt: skip
    """Return a motor: face at z = 0, neck and square body along +Z, flange long along X with two bolt holes, pilot and shaft along -Z, ports along +X."""
    flange = cq.Solid.makeBox(flange_long, flange_wide, flange_thick, cq.Vector(-flange_long / 2, -flange_wide / 2, 0))
    housing = cq.Solid.makeBox(body, body, length - neck_long, cq.Vector(-body / 2, -body / 2, neck_long)).fuse(cq.Solid.makeCylinder(neck / 2, neck_long + 1))
    down = cq.Vector(0, 0, -1)
    round_parts = [cq.Solid.makeCylinder(pilot / 2, pilot_deep, cq.Vector(), down), cq.Solid.makeCylinder(shaft / 2, shaft_long, cq.Vector(), down)]
    ports = [cq.Solid.makeCylinder(port / 2, port / 4, cq.Vector(body / 2, y, length - 1.2 * port), cq.Vector(1, 0, 0)) for y in (-port, port)]
    holes = [cq.Solid.makeCylinder(hole / 2, flange_thick + 2, cq.Vector(x, 0, -1)) for x in (-spacing / 2, spacing / 2)]
    return flange.fuse(housing, *round_parts, *ports).cut(*holes)
