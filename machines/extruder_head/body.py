"""The printed body: OSE's base of 50 x 87 mm, and on it the block that holds motor, gears and hot end."""

from __future__ import annotations

import math

from gvcs_cad import AXIS_8MM, Bore, InsertStock, PrintedPart, catalog_row, hours, published, shape

from .solids import extruder_body

PITCH_X, PITCH_Y, HOLE = 2 * AXIS_8MM.half_across, 2 * AXIS_8MM.half_along, AXIS_8MM.hole  # of tool_head@1: a carriage's own pattern
BASE = (-64.0, 23.0, 50.0, 6.0)  # x range, width, thickness: 87 x 50 mm is published
MOTOR_X, SIDE, HIGH = -42.0, 42.3, 34.0  # block under the motor: middle, side, height
SEAT, SUNK = 13.0, 7.0  # the motor's screws come from behind
CAVITY = (8.0, -20.0, 8.0, 13.5, 31.5)  # half length, y range, z range
PILOT, SCREW, THREAD = 22.5, 3.4, 3.0
FILAMENT_Y, FILAMENT_Z, SLOT = -5.6, 24.0, 4.0
NECK, NECK_DEPTH = 16.0, 10.0
SOCKET_X = MOTOR_X + SIDE / 2 - NECK_DEPTH
FAN_X, FAN_Z, FAN_DEPTH = 8.0, 11.2, 8.0  # 2 mm stay between insert and the sunk screws of the motor
BASE_FIGURE = published("gbroques/ose-3d-printer-workbench @ 91f1f49e, extruder.py: base 50 x 87 mm; the block on it is ours")


def body() -> PrintedPart:
    """Return the body with the holes of carriage, motor, hot end and blower."""
    x1, x2, wide, thick = BASE
    half, y1, y2, z1, z2 = CAVITY
    insert = catalog_row(InsertStock, "insert M3").hole
    square = 31.0 / 2
    places = [(x, y) for x in (-PITCH_X / 2, PITCH_X / 2) for y in (PITCH_Y / 2, -PITCH_Y / 2)]
    bolts = tuple(Bore(f"t{i}", (x, y, thick), (0, 0, -1), HOLE, thick) for i, (x, y) in enumerate(places, 1))
    corners = enumerate(((square, square), (-square, square), (-square, -square), (square, -square)), 1)
    screws = tuple(Bore(f"m{i}", (MOTOR_X + x, y, SEAT), (0, 0, 1), SCREW, HIGH - SEAT) for i, (x, y) in corners)
    fans = tuple(Bore(f"f{i}", (MOTOR_X + x, SIDE / 2, FAN_Z), (0, -1, 0), THREAD, FAN_DEPTH, "", "socket M3") for i, x in enumerate((FAN_X, -FAN_X), 1))
    neck = Bore("hot_end", (SOCKET_X, FILAMENT_Y, FILAMENT_Z), (1, 0, 0), NECK, NECK_DEPTH)
    values = {"base": BASE, "motor_x": MOTOR_X, "side": SIDE, "high": HIGH, "seat": SEAT, "sunk": SUNK, "screw": SCREW, "square": 31.0, "cavity": CAVITY}
    values |= {"pilot": PILOT, "filament_y": FILAMENT_Y, "filament_z": FILAMENT_Z, "slot": SLOT, "neck": NECK, "neck_depth": NECK_DEPTH, "hole": HOLE}
    values |= {"pitch_x": PITCH_X, "pitch_y": PITCH_Y, "thread": insert, "fan_x": FAN_X, "fan_z": FAN_Z, "fan_depth": FAN_DEPTH}
    volume = (x2 - x1) * wide * thick + SIDE**2 * (HIGH - thick) - 2 * half * (y2 - y1) * (z2 - z1) - SLOT**2 * (SIDE - NECK_DEPTH - 2 * half)
    volume -= math.pi / 4 * (4 * HOLE**2 * thick + 4 * SUNK**2 * SEAT + 4 * SCREW**2 * (HIGH - SEAT) + PILOT**2 * (HIGH - z2))
    volume -= math.pi / 4 * (NECK**2 * NECK_DEPTH + 2 * insert**2 * FAN_DEPTH)
    return PrintedPart(
        "extruder_body",
        shape=shape(extruder_body, **values),  # type: ignore[arg-type]  # plain values
        material_name="PETG",
        stated_volume=volume,
        drilled=(*bolts, *screws, neck, *fans),
        infill_percent=60,
        life=hours(5000),
        basis=BASE_FIGURE,
        note="screw the motor on before the body goes on the carriage; brass inserts M3 for the blower",
    )
