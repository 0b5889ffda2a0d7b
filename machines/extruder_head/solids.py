"""Shapes of the extruder, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, cq, round_rod


def _corners(pitch_x: float, pitch_y: float) -> list[tuple[float, float]]:
    return [(x, y) for x in (pitch_x / 2, -pitch_x / 2) for y in (pitch_y / 2, -pitch_y / 2)]


def extruder_body(
    *, base: tuple[float, ...], motor_x: float, side: float, high: float, seat: float, sunk: float, screw: float, square: float,
    cavity: tuple[float, ...], pilot: float, filament_y: float, filament_z: float, slot: float, neck: float, neck_depth: float, hole: float,
    pitch_x: float, pitch_y: float, thread: float, fan_x: float, fan_z: float, fan_depth: float,
) -> Any:  # fmt: skip
    """Return the body: base on z = 0, a block under the motor with gear cavity, filament slot and the neck of the hot end."""
    x1, x2, wide, thick = base
    half, y1, y2, z1, z2 = cavity
    solid = box_between(x1, -wide / 2, 0, x2, wide / 2, thick).fuse(box_between(motor_x - side / 2, -side / 2, thick, motor_x + side / 2, side / 2, high))
    end = motor_x + side / 2
    cuts = [
        box_between(motor_x - half, y1, z1, motor_x + half, y2, z2),
        round_rod(pilot, motor_x, 0, z2, high - z2 + 1),
        box_between(motor_x - side / 2 - 1, filament_y - slot / 2, filament_z - slot / 2, end - neck_depth + 1, filament_y + slot / 2, filament_z + slot / 2),
        round_rod(neck, end - neck_depth, filament_y, filament_z, neck_depth + 1, (1, 0, 0)),
    ]
    for x, y in _corners(square, square):
        cuts += [round_rod(sunk, motor_x + x, y, -1, seat + 1), round_rod(screw, motor_x + x, y, -1, high + 2)]
    cuts += [round_rod(hole, x, y, -1, thick + 2) for x, y in _corners(pitch_x, pitch_y)]
    cuts += [round_rod(thread, motor_x + x, side / 2 - fan_depth, fan_z, fan_depth + 1, (0, 1, 0)) for x in (fan_x, -fan_x)]
    return solid.cut(*cuts)


def stepper(*, body: float, length: float, pilot: float, pilot_depth: float, shaft: float, shaft_length: float, square: float) -> Any:
    """Return a stepper motor: face at z = 0, body along +Z, pilot and shaft along -Z, four tapped holes."""
    solid = cq.Workplane("XY").rect(body, body).extrude(length).edges("|Z").chamfer(3).val()
    solid = solid.fuse(round_rod(pilot, 0, 0, -pilot_depth, pilot_depth), round_rod(shaft, 0, 0, -shaft_length, shaft_length))
    return solid.cut(*[round_rod(3.0, x, y, -1, 5.5) for x, y in _corners(square, square)])


def drive_gears(*, gear: float, bore: float, high: float, apart: float, plate: float) -> Any:
    """Return the hobbed gear about Z, the counter wheel `apart` mm away towards -Y, and the lever under both; z = 0 in the gears' middle."""
    rods = [round_rod(gear, 0, y, -high / 2, high) for y in (0, -apart)]
    lever = box_between(-gear / 2, -apart - gear / 2, -high / 2 - plate, gear / 2, gear / 2, -high / 2)
    return rods[0].fuse(rods[1], lever).cut(round_rod(bore, 0, 0, -high, 2 * high))


def hot_end(
    *, neck: float, neck_length: float, sink: float, sink_length: float, break_length: float, block: tuple[float, ...], nozzle: float, tip: float,
    fan: float, fan_depth: float,
) -> Any:  # fmt: skip
    """Return a hot end along +Z from its neck: heat sink with its fan towards +Y, heater block, nozzle."""
    wide, deep, high = block
    start, low = neck_length, neck_length + sink_length + break_length
    solid = round_rod(neck, 0, 0, 0, neck_length).fuse(round_rod(sink, 0, 0, start, sink_length), round_rod(6.0, 0, 0, start + sink_length, break_length))
    solid = solid.fuse(box_between(-wide / 2, -deep / 2, low, wide / 2, deep / 2, low + high))
    cone = cq.Solid.makeCone(nozzle / 2, 0.6, tip, cq.Vector(0, 0, low + high), cq.Vector(0, 0, 1))
    middle = start + sink_length / 2
    shroud = box_between(-fan / 2, sink / 2 - 4, middle - sink_length / 2, fan / 2, sink / 2, middle + sink_length / 2)
    return solid.fuse(cone, shroud, box_between(-fan / 2, sink / 2, start, fan / 2, sink / 2 + fan_depth, start + fan))


def blower(*, diameter: float, depth: float, hole: float, lug_x: float, lug_y: float) -> Any:
    """Return a radial blower on z = 0: a snail with two lugs towards -Y and its outlet towards +X."""
    r = diameter / 2
    solid = round_rod(diameter, 0, 0, 0, depth).fuse(box_between(-lug_x - 4, -lug_y - 4, 0, lug_x + 4, 0, depth), box_between(0, -r, 0, r + 4, -r + 18, depth))
    inlet = round_rod(0.55 * diameter, 0, 0, depth - 2, 3)
    return solid.cut(inlet, *[round_rod(hole, x, -lug_y, -1, depth + 2) for x in (lug_x, -lug_x)])
