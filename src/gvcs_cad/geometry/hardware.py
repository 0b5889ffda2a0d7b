"""Envelopes of catalogue hardware and plain bought things. Threads are drawn as their outside diameter."""

from __future__ import annotations

import math
from typing import Any

from gvcs_cad.geometry.kernel import cq


def _hexagon(width: float, height: float, z: float) -> Any:
    """Return a hexagonal prism of a width across flats, from z upwards."""
    across_corners = width / (math.sqrt(3) / 2)
    return cq.Workplane("XY").workplane(offset=z).polygon(6, across_corners).extrude(height).val()


def _rod(diameter: float, length: float, z: float = 0.0) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, length, cq.Vector(0, 0, z), cq.Vector(0, 0, 1))


def hex_bolt(diameter: float, length: float, head_width: float, head_height: float) -> Any:
    """Return a hex bolt: head below z = 0, shank along +Z, mm."""
    return _hexagon(head_width, head_height, -head_height).fuse(_rod(diameter, length))


def socket_bolt(diameter: float, length: float, head_width: float, head_height: float) -> Any:
    """Return a socket head screw without its socket: head below z = 0, shank along +Z, mm."""
    return _rod(head_width, head_height, -head_height).fuse(_rod(diameter, length))


def hex_nut(diameter: float, width: float, height: float) -> Any:
    """Return a hex nut from z = 0 upwards, mm."""
    return _hexagon(width, height, 0.0).cut(_rod(diameter, height + 2, -1.0))


def washer(inside: float, outside: float, thickness: float) -> Any:
    """Return a plain washer from z = 0 upwards, mm."""
    return _rod(outside, thickness).cut(_rod(inside, thickness + 2, -1.0))


def clevis_pin(diameter: float, length: float, head_diameter: float, head_height: float) -> Any:
    """Return a clevis pin: head below z = 0, shank along +Z to half a diameter past its cotter hole, mm."""
    return _rod(head_diameter, head_height, -head_height).fuse(_rod(diameter, length + diameter / 2))


def box(length: float, width: float, height: float, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Any:
    """Return a box whose lowest corner stands at (x, y, z), mm."""
    return cq.Solid.makeBox(length, width, height, cq.Vector(x, y, z))


def rod(diameter: float, length: float) -> Any:
    """Return a cylinder along +X from the origin, its axis on X, mm."""
    return cq.Solid.makeCylinder(diameter / 2, length, cq.Vector(0, 0, 0), cq.Vector(1, 0, 0))


def lever_valve(
    length: float, width: float, height: float, hole: float, xs: tuple[float, ...], ys: tuple[float, ...], depth: float, levers: int, pitch: float
) -> Any:
    """Return a hand valve standing on z = 0, its levers `pitch` apart along X, tapped from below at (xs, ys), mm."""
    taps = [cq.Solid.makeCylinder(hole / 2, depth + 1, cq.Vector(x, y, -1)) for x, y in zip(xs, ys, strict=True)]
    block = box(length, width, height, -length / 2, -width / 2).cut(*taps)
    places = [pitch * (i - (levers - 1) / 2) for i in range(levers)]
    sticks = [cq.Solid.makeCylinder(8.0, 180.0, cq.Vector(x, 0, height - 1)) for x in places]
    knobs = [cq.Solid.makeSphere(18.0, cq.Vector(), cq.Vector(0, 0, 1), -90, 90, 360).moved(cq.Location(cq.Vector(x, 0, height + 180))) for x in places]
    return block.fuse(*sticks, *knobs)


def ring(inside: float, outside: float, width: float) -> Any:
    """Return a ring about Z from z = 0 upwards, mm: bushings, collars, bearings."""
    return washer(inside, outside, width)


def hydraulic_cylinder(bore: float, rod: float, retracted: float, eye_width: float, pin: float, length: float) -> Any:
    """Return a tie-rod cylinder with an eye at each end, pins along Z at x = 0 and x = `length`, mm."""
    outside, eye = bore * 1.2, pin * 2
    dead = retracted - (eye / 2) * 2
    barrel_end = eye / 2 + dead * 0.92

    def bar(diameter: float, start: float, end: float) -> Any:
        return cq.Solid.makeCylinder(diameter / 2, end - start, cq.Vector(start, 0, 0), cq.Vector(1, 0, 0))

    def ear(x: float) -> Any:
        return cq.Solid.makeCylinder(eye / 2, eye_width, cq.Vector(x, 0, -eye_width / 2), cq.Vector(0, 0, 1))

    def hole(x: float) -> Any:
        return cq.Solid.makeCylinder(pin / 2, eye_width + 2, cq.Vector(x, 0, -eye_width / 2 - 1), cq.Vector(0, 0, 1))

    body = bar(outside, eye / 4, barrel_end).fuse(ear(0.0), bar(rod, barrel_end, length - eye / 4), ear(length))
    return body.cut(hole(0.0), hole(length))


def flange_bearing(bore: float, flange: float, flange_thickness: float, bolt_square: float, bolt_hole: float, depth: float, boss: float) -> Any:
    """Return a four-bolt square flange bearing unit: mating face at z = 0, shaft along Z, mm."""
    corner = (flange - bolt_square) / 2
    plate = cq.Workplane("XY").rect(flange, flange).extrude(flange_thickness).edges("|Z").fillet(corner * 0.9).val()
    holes = [
        cq.Solid.makeCylinder(bolt_hole / 2, flange_thickness + 2, cq.Vector(x, y, -1), cq.Vector(0, 0, 1))
        for x in (-bolt_square / 2, bolt_square / 2)
        for y in (-bolt_square / 2, bolt_square / 2)
    ]
    return plate.fuse(_rod(boss, depth)).cut(_rod(bore, depth + 2, -1.0), *holes)
