"""Envelopes of engine, muffler, pump and coupling, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, cq


def _rod(diameter: float, start: tuple[float, float, float], along: tuple[float, float, float], length: float) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, length, cq.Vector(*start), cq.Vector(*along))


def engine(
    *, length: float, width: float, height: float, base: float, shaft: float, shaft_length: float,
    circle: float, bolt: float, bolt_depth: float, port_x: float, port_z: float, stud: float, stud_rise: float, stud_depth: float,
) -> Any:  # fmt: skip
    """Return a vertical-shaft V-twin: mounting face at z = 0, shaft along -Z, cylinder heads and exhaust ports towards -Y.

    Its box is length x width x height about the shaft; holes for four mounting bolts and two studs at each exhaust port.
    """
    x, y = length / 2, width / 2
    parts = [
        _rod(base, (0, 0, 0), (0, 0, 1), height * 0.16),  # sump
        box_between(-0.62 * x, -0.62 * y, 0.1 * height, 0.62 * x, 0.62 * y, 0.6 * height),  # crankcase
        _rod(1.4 * y, (0, 0, 0.55 * height), (0, 0, 1), 0.27 * height),  # blower housing
        box_between(-x, -0.5 * y, 0.72 * height, -0.1 * x, 0.5 * y, height),  # air cleaner
        _rod(0.36 * y, (0.4 * x, 0.82 * y, 0.18 * height), (0, 0, 1), 0.45 * height),  # starter
        _rod(shaft, (0, 0, -shaft_length), (0, 0, 1), shaft_length),
    ]
    for side in (1, -1):
        near, far = sorted((0.27 * x * side, x * side))
        parts.append(box_between(near, -y, 0.2 * height, far, -0.3 * y, 0.56 * height))  # cylinder and head
    corner = circle / 2 * 0.5**0.5
    drills = [_rod(bolt, (sx * corner, sy * corner, -1), (0, 0, 1), bolt_depth + 1) for sx in (1, -1) for sy in (1, -1)]
    drills += [_rod(stud, (sx * port_x, -y - 1, port_z + dz), (0, 1, 0), stud_depth + 1) for sx in (1, -1) for dz in (stud_rise, -stud_rise)]
    first, *rest = parts
    return first.fuse(*rest).cut(*drills)


def muffler(
    *, port_x: float, ear: tuple[float, ...], stud: float, stud_rise: float, pipe: float, body: float, length: float, out: float,
    drop: float, outlet_x: float, outlet: float,
) -> Any:  # fmt: skip
    """Return a muffler behind two exhaust ports: their faces in the plane y = 0 at z = 0, the body along X below them, out along -Y."""
    width, height, thickness = ear
    parts = [_rod(body, (-length / 2, -out, -drop), (1, 0, 0), length), _rod(pipe, (outlet_x, -out, -drop), (0, -1, 0), outlet)]
    for x in (port_x, -port_x):
        flange = box_between(x - width / 2, -thickness, -height / 2, x + width / 2, 0, height / 2)
        studs = [_rod(stud, (x, 1, z), (0, -1, 0), thickness + 2) for z in (stud_rise, -stud_rise)]
        parts += [flange.cut(*studs), _rod(pipe, (x, -thickness, 0), (0, -1, 0), out - thickness), _rod(pipe, (x, -out, pipe / 2), (0, 0, -1), drop)]
    first, *rest = parts
    return first.fuse(*rest)


def pump(
    *, flange_x: float, flange_y: float, flange: float, body_x: float, body_y: float, length: float, pilot: float, pilot_depth: float,
    spacing: float, hole: float, shaft: float, shaft_length: float, port_z: float, inlet: float, outlet: float,
) -> Any:  # fmt: skip
    """Return a gear pump: mounting face at z = 0, pilot and shaft along +Z, body along -Z, inlet towards -Y, outlet towards +Y."""
    plate = box_between(-flange_x / 2, -flange_y / 2, -flange, flange_x / 2, flange_y / 2, 0)
    plate = plate.cut(*[_rod(hole, (x, 0, -flange - 1), (0, 0, 1), flange + 2) for x in (spacing / 2, -spacing / 2)])
    body = box_between(-body_x / 2, -body_y / 2, -length, body_x / 2, body_y / 2, -flange)
    ports = [_rod(inlet, (0, -body_y / 2 - 1, port_z), (0, 1, 0), 19), _rod(outlet, (0, body_y / 2 + 1, port_z), (0, -1, 0), 19)]
    return plate.fuse(body.cut(*ports), _rod(pilot, (0, 0, 0), (0, 0, 1), pilot_depth), _rod(shaft, (0, 0, 0), (0, 0, 1), shaft_length))


def coupling(
    *, outside: float, length: float, low: float, low_depth: float, low_key: tuple[float, ...], high: float, high_key: tuple[float, ...],
    screw: float, low_screw: float, high_screw: float,
) -> Any:  # fmt: skip
    """Return a solid coupling along Z: bore `low` to `low_depth`, bore `high` from there on, keyways (width, depth over the bore)
    towards +Y, one set screw hole towards +X over each bore."""
    cuts = [_rod(low, (0, 0, -1), (0, 0, 1), length), _rod(high, (0, 0, low_depth), (0, 0, 1), length)]
    for bore, (width, depth), z1, z2 in ((low, low_key, -1.0, low_depth), (high, high_key, low_depth, length + 1)):
        cuts.append(box_between(-width / 2, 0, z1, width / 2, bore / 2 + depth, z2))
    cuts += [_rod(screw, (0, 0, z), (1, 0, 0), outside) for z in (low_screw, high_screw)]
    return _rod(outside, (0, 0, 0), (0, 0, 1), length).cut(*cuts)
