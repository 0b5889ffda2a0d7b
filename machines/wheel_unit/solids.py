"""Envelopes of what is bought, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def _rod(diameter: float, start: float, end: float) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, end - start, cq.Vector(0, 0, start), cq.Vector(0, 0, 1))


def rim(*, diameter: float, width: float, backspacing: float, wall: float, disc: float, bore: float, circle: float, hole: float, count: int) -> Any:
    """Return a drop-less rim: the disc's mounting face at z = 0, the disc below it, `backspacing` of the barrel above."""
    low = backspacing - width
    ring = _rod(diameter, low, backspacing).cut(_rod(diameter - 2 * wall, low - 1, backspacing + 1))
    web = _rod(diameter - wall, -disc, 0.0).cut(_rod(bore, -disc - 1, 1.0))
    drills = cq.Workplane("XY").workplane(offset=-disc - 1).polarArray(circle / 2, 180 / count, 360, count).circle(hole / 2).extrude(disc + 2)
    return ring.fuse(web).cut(*drills.vals())


def tyre(*, outside: float, inside: float, width: float, tread: float, lugs: int) -> Any:
    """Return a hollow tyre about Z, z = 0 in its middle, with leaning bar lugs `tread` mm high within the outside diameter."""
    high, low, half, skin = outside / 2 - tread, inside / 2, width / 2, 16.0
    outer = [(low, half - 12), (low + 18, half), (high - 28, half), (high, half - 28)]
    inner = [(high - skin, half - 28), (high - 28, half - skin), (low + 25, half - skin), (low, half - 12 - skin)]
    profile = [*outer, *((r, -z) for r, z in reversed(outer)), *((r, -z) for r, z in reversed(inner)), *inner]
    carcass = cq.Workplane("XZ").polyline(profile).close().revolve(360, (0, 0, 0), (0, 1, 0)).val()
    hull, bar = _rod(outside, -half, half), cq.Workplane("XY").box(tread + 4, 30, 93, centered=(False, True, True)).val()
    bars = []
    for i in range(lugs):
        side = 1 if i % 2 else -1  # one bar leans to each side in turn: the tread is a chevron
        leaning = bar.rotate(cq.Vector(0, 0, 0), cq.Vector(1, 0, 0), 25 * side).moved(cq.Location(cq.Vector(high - 4, 0, side * 49)))
        bars.append(leaning.rotate(cq.Vector(0, 0, 0), cq.Vector(0, 0, 1), 360 * i / lugs).intersect(hull))
    return carcass.fuse(*bars)


def stud(*, diameter: float, length: float, knurl: float, knurl_length: float, head: float, head_height: float) -> Any:
    """Return a press-in wheel stud: head below z = 0, knurl and shank along +Z."""
    return _rod(head, -head_height, 0.0).fuse(_rod(knurl, 0.0, knurl_length), _rod(diameter, 0.0, length))


def spline(*, outside: float, root: float, tooth: float, count: int, length: float) -> Any:
    """Return a length of straight-sided spline shafting along Z from z = 0."""
    tip = _rod(outside, 0.0, length)
    teeth = [
        cq.Solid.makeBox(outside, tooth, length, cq.Vector(0, -tooth / 2, 0)).rotate(cq.Vector(0, 0, 0), cq.Vector(0, 0, 1), 360 * i / count).intersect(tip)
        for i in range(count)
    ]
    return _rod(root, 0.0, length).fuse(*teeth)


def coupling(*, outside: float, length: float, first: float, first_depth: float, second: float) -> Any:
    """Return a sleeve along Z from z = 0: bore `first` to `first_depth`, then bore `second` to the end."""
    return _rod(outside, 0.0, length).cut(_rod(first, -1.0, first_depth), _rod(second, first_depth, length + 1))
