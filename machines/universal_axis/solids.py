"""Shapes of the 8 mm axis, as CadQuery functions of plain millimetres; z = 0 is the face towards the host."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, cq, round_rod


def _both(y: float) -> tuple[float, float]:
    return (y, -y)


def _star(across: float, x: float, y: float, z: float, height: float) -> Any:
    """Return a prism with twelve points: two hexagons of a width across flats, one turned by 30 degrees."""
    hexagons = [cq.Workplane("XY").polygon(6, across / 0.75**0.5).extrude(height).val().rotate((0, 0, 0), (0, 0, 1), turn) for turn in (0, 30)]
    return hexagons[0].fuse(hexagons[1]).translate(cq.Vector(x, y, z))


def end_body(
    *, length: float, wide: float, high: float, rod: float, rod_y: float, hole: float, hole_x: tuple[float, ...], hole_y: float, seat: float,
    head: float, pocket: tuple[float, ...],
) -> Any:  # fmt: skip
    """Return the block of an end: two rod bores along x, vertical holes with a twelve-point seat for heads or nuts, and a pocket for the pulley.

    `head` is the seat's width across flats, `pocket` the pulley's x range, half width and z range.
    """
    x1, x2, half, z1, z2 = pocket
    solid = box_between(0, -wide / 2, 0, length, wide / 2, high).cut(box_between(x1, -half, z1, x2, half, z2))
    cuts = [round_rod(rod, -1, y, high / 2, length + 2, (1, 0, 0)) for y in _both(rod_y)]
    for x in hole_x:
        cuts += [c for y in _both(hole_y) for c in (round_rod(hole, x, y, -1, high + 2), _star(head, x, y, seat, high))]
    return solid.cut(*cuts)


def motor_side(*, pilot: float, pilot_x: float, screw: float, screws: tuple[float, ...], access: float, web: float, floor: float, **block: Any) -> Any:
    """Return the motor side: the end block with a pilot hole and two screw holes in the web under the motor, and their access from below."""
    high = block["high"]
    cuts = [round_rod(pilot, pilot_x, 0, high - web, web + 1)]
    cuts += [c for x in screws for c in (round_rod(screw, x, 0, high - web - 1, web + 2), round_rod(access, x, 0, -1, floor + 2))]
    return end_body(**block).cut(*cuts)


def idler_side(*, pin: float, pin_x: float, **block: Any) -> Any:
    """Return the idler side: the end block with the bore of the pulley's pin."""
    return end_body(**block).cut(round_rod(pin, pin_x, 0, -1, block["high"] + 2))


def carriage(
    *, length: float, wide: float, high: float, bearing: float, rod_y: float, hole: float, pitch_x: float, pitch_y: float,
    slot: tuple[float, ...], peg: float, peg_x: tuple[float, ...], peg_y: float, peg_floor: float,
) -> Any:  # fmt: skip
    """Return the carriage: two bearing bores along x, four holes, the slot of the belt (y and z range) and two bores for belt pegs."""
    y1, y2, z1, z2 = slot
    solid = box_between(0, -wide / 2, 0, length, wide / 2, high).cut(box_between(-1, y1, z1, length + 1, y2, z2))
    cuts = [round_rod(bearing, -1, y, high / 2, length + 2, (1, 0, 0)) for y in _both(rod_y)]
    cuts += [round_rod(hole, length / 2 + x, y, -1, high + 2) for x in _both(pitch_x / 2) for y in _both(pitch_y / 2)]
    cuts += [round_rod(peg, x, peg_y, peg_floor, high) for x in peg_x]
    return solid.cut(*cuts)


def riser_block(*, length: float, wide: float, high: float, hole: float, hole_x: tuple[float, ...], hole_y: float) -> Any:
    """Return a block under an end of the axis, with its vertical holes."""
    return box_between(0, -wide / 2, 0, length, wide / 2, high).cut(*[round_rod(hole, x, y, -1, high + 2) for x in hole_x for y in _both(hole_y)])


def stepper(
    *, body: float, length: float, chamfer: float, flange: float, pilot: float, pilot_depth: float, shaft: float, shaft_length: float,
    square: float, hole: float, depth: float,
) -> Any:  # fmt: skip
    """Return a stepper motor: face at z = 0, body along +Z, pilot and shaft along -Z, four holes on a square; connector towards -Y.

    Above a flange the corners are cut away, so that screws reach its holes.
    """
    solid = cq.Workplane("XY").rect(body, body).extrude(length).edges("|Z").chamfer(chamfer).val()
    if flange:
        solid = solid.fuse(box_between(-body / 2, -body / 2, 0, body / 2, body / 2, flange))
    plug = box_between(-8, -body / 2 - 6, length - 12, 8, -body / 2 + 1, length - 3)
    solid = solid.fuse(plug, round_rod(pilot, 0, 0, -pilot_depth, pilot_depth), round_rod(shaft, 0, 0, -shaft_length, shaft_length))
    return solid.cut(*[round_rod(hole, x, y, -1, depth + 1) for x in _both(square / 2) for y in _both(square / 2)])


def pulley(*, teeth: float, flange: float, width: float, rim: float, hub: float, hub_length: float, bore: float) -> Any:
    """Return a toothed pulley without its teeth: two flanges `width` apart about z = 0, a hub above; bore along Z."""
    half = width / 2
    solid = round_rod(teeth, 0, 0, -half, width).fuse(round_rod(flange, 0, 0, -half - rim, rim), round_rod(flange, 0, 0, half, rim))
    if hub_length:
        solid = solid.fuse(round_rod(hub, 0, 0, half + rim, hub_length))
    return solid.cut(round_rod(bore, 0, 0, -half - rim - 1, width + 2 * rim + hub_length + 2))


def belt(*, span: float, diameter: float, thick: float, width: float) -> Any:
    """Return a closed belt about two pulleys of one diameter, the first at the origin, the other at x = `span`; its width along z."""

    def loop(d: float) -> Any:
        middle = box_between(0, -d / 2, -width / 2, span, d / 2, width / 2)
        return middle.fuse(round_rod(d, 0, 0, -width / 2, width), round_rod(d, span, 0, -width / 2, width))

    return loop(diameter + 2 * thick).cut(loop(diameter))
