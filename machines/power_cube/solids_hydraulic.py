"""Envelopes of bought hydraulic parts, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, cq

Point = tuple[float, float, float]


def _rod(diameter: float, start: Point, along: Point, length: float) -> Any:
    return cq.Solid.makeCylinder(diameter / 2, length, cq.Vector(*start), cq.Vector(*along))


def _hexagon(across_flats: float, z: float, height: float) -> Any:
    return cq.Workplane("XY").workplane(offset=z).polygon(6, across_flats / 0.8660254037844386).extrude(height).val()


def weld_flange(*, collar: float, thickness: float, hub: float, hub_length: float, bore: float) -> Any:
    """Return a weld-in tank flange: its collar on the wall's outer face z = 0, hub along -Z through the wall."""
    solid = _rod(collar, (0, 0, 0), (0, 0, 1), thickness).fuse(_rod(hub, (0, 0, -hub_length), (0, 0, 1), hub_length))
    return solid.cut(_rod(bore, (0, 0, -hub_length - 1), (0, 0, 1), hub_length + thickness + 2))


def screwed_in(*, head: float, head_height: float, body: float, body_length: float) -> Any:
    """Return what is screwed into a weld flange: a hexagon from z = 0 upwards, a round body along -Z inside (strainer, plug)."""
    return _hexagon(head, 0, head_height).fuse(_rod(body, (0, 0, -body_length), (0, 0, 1), body_length))


def cap(*, neck: float, neck_height: float, diameter: float, height: float) -> Any:
    """Return a cap on a neck from z = 0 upwards: filler, breather."""
    return _rod(neck, (0, 0, 0), (0, 0, 1), neck_height).fuse(_rod(diameter, (0, 0, neck_height), (0, 0, 1), height - neck_height))


def level_gauge(*, width: float, height: float, depth: float, centres: float, bolt: float, inside: float) -> Any:
    """Return a sight gauge on a wall z = 0: body along Y, its two hollow bolts along -Z through the wall."""
    bolts = [_rod(bolt, (0, y, -inside), (0, 0, 1), inside) for y in (centres / 2, -centres / 2)]
    return box_between(-width / 2, -height / 2, 0, width / 2, height / 2, depth).fuse(*bolts)


def filter_head(*, width: float, depth: float, height: float, can: float, can_length: float, screw: float, screw_depth: float, pitch: float) -> Any:
    """Return a return filter: mounting face z = 0, head along -Z, its ports along X, the can along +Y; two tapped holes `pitch` apart on X."""
    head = box_between(-width / 2, -depth / 2, -height, width / 2, depth / 2, 0)
    head = head.cut(*[_rod(screw, (x, 0, 1), (0, 0, -1), screw_depth + 1) for x in (pitch / 2, -pitch / 2)])
    return head.fuse(_rod(can, (0, depth / 2, -height / 2), (0, 1, 0), can_length))


def relief_valve(*, size: tuple[float, ...], hole: float, hole_x: float, hole_y: float, bore: float, cartridge: float, cartridge_length: float) -> Any:
    """Return a relief valve: block about the origin, line along Y, cartridge along +X, two holes along Z at opposite corners."""
    x, y, z = size
    cuts = [_rod(hole, (sx, sy, -z), (0, 0, 1), 2 * z) for sx, sy in ((-hole_x, hole_y), (hole_x, -hole_y))]
    block = box_between(-x / 2, -y / 2, -z / 2, x / 2, y / 2, z / 2).cut(_rod(bore, (0, -y, 0), (0, 1, 0), 2 * y), *cuts)
    return block.fuse(_rod(cartridge, (x / 2, 0, 0), (1, 0, 0), cartridge_length))


def gauge(*, stem: float, stem_length: float, case: float, depth: float) -> Any:
    """Return a pressure gauge: stem from z = 0 upwards, dial towards +Y."""
    return _rod(stem, (0, 0, 0), (0, 0, 1), stem_length + case / 4).fuse(_rod(case, (0, -depth / 2, stem_length + case / 2), (0, 1, 0), depth))


def bulkhead(*, thread: float, outside: float, inside: float, plate: float, nut: float, nut_height: float, bore: float) -> Any:
    """Return a bulkhead fitting through a plate whose outer face is z = 0: hexagon outside, lock nut inside, threads both ways."""
    solid = _rod(thread, (0, 0, -inside), (0, 0, 1), inside + outside).fuse(_hexagon(nut, 0, nut_height), _hexagon(nut, -plate - nut_height, nut_height))
    return solid.cut(_rod(bore, (0, 0, -inside - 1), (0, 0, 1), inside + outside + 2))


def coupler(*, body: float, body_length: float, nose: float, nose_length: float, bore: float) -> Any:
    """Return half a quick coupler from z = 0 upwards: a body, then a nose (as wide as the body for the socket half)."""
    solid = _rod(body, (0, 0, 0), (0, 0, 1), body_length).fuse(_rod(nose, (0, 0, body_length), (0, 0, 1), nose_length))
    return solid.cut(_rod(bore, (0, 0, -1), (0, 0, 1), body_length + nose_length + 2))


def cooler(
    *, width: float, height: float, core: float, fan: float, fan_depth: float, foot: float, foot_thickness: float, hole: float,
    foot_x: float, hole_y: tuple[float, ...], port: float, port_y: float, port_z: float, port_length: float,
) -> Any:  # fmt: skip
    """Return an oil cooler on its foot z = 0, fan from x = 0, core in front of it, two ports on the core's back towards -X."""
    depth = fan_depth + core
    plate = box_between(foot_x - 10, -width / 2, 0, depth, width / 2, foot_thickness)
    plate = plate.cut(*[_rod(hole, (foot_x, y, -1), (0, 0, 1), foot + 2) for y in hole_y])
    parts = [box_between(fan_depth, -width / 2, foot_thickness, depth, width / 2, height), _rod(fan, (0, 0, foot + fan / 2), (1, 0, 0), fan_depth)]
    parts += [_rod(port, (fan_depth - port_length, y, port_z), (1, 0, 0), port_length) for y in (port_y, -port_y)]
    return plate.fuse(*parts)
