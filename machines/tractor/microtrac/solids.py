"""The MicroTrac's machined and bought shapes, CadQuery functions of plain millimetres."""

from __future__ import annotations

import math
from typing import Any

from gvcs_cad import Contour, cq, prism


def _rod(diameter: float, start: float, end: float) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, end - start, cq.Vector(0, 0, start), cq.Vector(0, 0, 1))


def block(*, length: float, width: float, height: float, bore: float, hole: float, x: float, y: float) -> Any:
    """Return half a split block from z = 0 upwards: half the bore along y in its underside, four vertical holes at (±x, ±y)."""
    body = cq.Solid.makeBox(length, width, height, cq.Vector(-length / 2, -width / 2, 0))
    groove = cq.Solid.makeCylinder(bore / 2, width + 2, cq.Vector(0, -width / 2 - 1, 0), cq.Vector(0, 1, 0))
    return body.cut(groove, *(_rod(hole, -1, height + 1).moved(cq.Location(cq.Vector(a * x, b * y, 0))) for a in (1, -1) for b in (1, -1)))


def motor(*, pilot: float, pilot_depth: float, wings: float, flange: float, spacing: float, hole: float, neck: float, body: float, length: float,
          shaft: float, shaft_length: float) -> Any:  # fmt: skip
    """Return an orbit motor: mounting face at z = 0, pilot and shaft along +Z, flange wings along X, body along -Z, ports on +Y."""
    plate = cq.Workplane("XY").slot2D(spacing + 2 * wings, 2 * wings).extrude(-flange).val()
    parts = [_rod(neck, -length / 2, 0), _rod(body, -length, -length / 3), _rod(pilot, 0, pilot_depth), _rod(shaft, 0, shaft_length)]
    ports = [cq.Solid.makeCylinder(14, body / 2 + 8, cq.Vector(0, 0, -length * share), cq.Vector(0, 1, 0)) for share in (0.5, 0.8)]
    return plate.fuse(*parts, *ports).cut(*(_rod(hole, -flange - 1, 1).moved(cq.Location(cq.Vector(side * spacing / 2, 0, 0))) for side in (1, -1)))


def hub_sprocket(*, tip: float, thickness: float, hub: float, length: float, bore: float) -> Any:
    """Return the envelope of a type B sprocket: the toothed disc up to its tips about z = 0, its hub along -Z."""
    return _rod(tip, -thickness / 2, thickness / 2).fuse(_rod(hub, thickness / 2 - length, 0)).cut(_rod(bore, -length, length))


def chain(*, circles: tuple[float, ...], height: float, inside: float, thickness: float) -> Any:
    """Return the link plates of a roller chain as two bands about z = 0, their inner faces `inside` apart; rollers are left out.

    `circles` are x, y and radius of each sprocket in turn, counter-clockwise, the chain's pitch line around them.
    """
    triples = [circles[i : i + 3] for i in range(0, len(circles), 3)]
    band = _belt(triples, height / 2, thickness).cut(_belt(triples, -height / 2, thickness))
    return cq.Compound.makeCompound([band.moved(cq.Location(cq.Vector(0, 0, z))) for z in (inside / 2, -inside / 2 - thickness)])


def _belt(circles: list[tuple[float, ...]], wider: float, thickness: float) -> Any:
    """Return the region within the belt around circles, all radii larger by `wider`, from z = 0 upwards."""
    directions = []
    for (x1, y1, r1), (x2, y2, r2) in zip(circles, circles[1:] + circles[:1], strict=True):
        directions.append(math.atan2(y2 - y1, x2 - x1) + math.asin((r1 - r2) / math.dist((x1, y1), (x2, y2))))
    vertices: list[tuple[float, ...]] = []
    for i, (x, y, r) in enumerate(circles):
        start, turn, radius = directions[i - 1], (directions[i] - directions[i - 1]) % math.tau, r + wider
        vertices.append((*_point(x, y, radius, start), math.tan(turn / 4)))
        vertices.append(_point(x, y, radius, start + turn))
    return prism(Contour(vertices), (), (0, 0, thickness))


def _point(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    return (x + radius * math.sin(angle), y - radius * math.cos(angle))
