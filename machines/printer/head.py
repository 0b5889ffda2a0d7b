"""The printed bracket under the X carriage that carries the tool through the frame's window, and the spool on its arm."""

from __future__ import annotations

import math

from gvcs_cad import AXIS_8MM, Assembly, Bore, Placement, Port, PrintedPart, PurchasedPart, Reference, chosen, hours, place, shape

from .sizes import DROP, FACE, Sizes
from .solids import spool, spool_arm, tool_bracket

OURS = chosen("our own: OSE publishes base and blower of the extruder, not how it hangs")
WIDE, THICK, FRONT, TALL, RIB = 60.0, 8.0, 22.0, 121.0, 26.0
PITCH_X, PITCH_Y, HOLE = 2 * AXIS_8MM.half_across, 2 * AXIS_8MM.half_along, AXIS_8MM.hole  # of tool_head@1: a carriage's own pattern
ARM = {"wide": 60.0, "high": 60.0, "thick": 8.0, "rod": 25.0, "length": 80.0, "lip": 4.0, "hole": HOLE, "pitch": 20.0, "hole_z": 20.0}
SPOOL = {"outside": 200.0, "bore": 52.0, "wide": 68.0, "drum": 80.0, "flange": 3.0}


def bracket() -> PrintedPart:
    """Return the bracket in the frame of the carriage's under face: z down, x along the X axis, y forward."""
    places = [(x, y) for x in (-PITCH_X / 2, PITCH_X / 2) for y in (PITCH_Y / 2, -PITCH_Y / 2)]
    up = tuple(Bore(f"c{i}", (x, y, THICK), (0, 0, -1), HOLE, THICK) for i, (x, y) in enumerate(places, 1))
    back = tuple(Bore(f"t{i}", (y, -FACE, DROP + x), (0, -1, 0), HOLE, THICK) for i, (x, y) in enumerate(places, 1))
    values = {"wide": WIDE, "thick": THICK, "front": FRONT, "face": FACE, "tall": TALL, "drop": DROP, "rib": RIB, "hole": HOLE}
    volume = WIDE * THICK * (FRONT + FACE + THICK) + WIDE * THICK * (TALL - THICK) + RIB * (FRONT + FACE) * THICK - 8 * math.pi / 4 * HOLE**2 * THICK
    return PrintedPart(
        "printer_tool_bracket",
        shape=shape(tool_bracket, pitch_x=PITCH_X, pitch_y=PITCH_Y, **values),
        material_name="PETG",
        stated_volume=volume,
        drilled=(*up, *back),
        ports=(Port("tool", "tool_head@1", place(0, -FACE, DROP, x_axis="+z", z_axis="+y"), provides=(("carries_kg", 3.5),)),),
        on_bed=Placement().turned("x", 90),
        infill_percent=60,
        walls=5,
        life=hours(10000),
        basis=OURS,
    )


def add_spool(printer: Assembly, frame: Reference, s: Sizes) -> None:
    """Hang a spool on an arm at the right wall."""
    wall = frame.child("printer_right")
    holes = tuple(Bore(f"a{i}", (x, ARM["hole_z"], ARM["thick"]), (0, 0, -1), HOLE, ARM["thick"]) for i, x in enumerate((-ARM["pitch"], ARM["pitch"]), 1))
    volume = ARM["wide"] * ARM["high"] * ARM["thick"] + math.pi / 4 * (ARM["rod"] ** 2 * ARM["length"] + (ARM["rod"] + 2 * ARM["lip"]) ** 2 * 5)
    thin, lip = ARM["rod"] / 2, ARM["lip"]
    volume += math.pi * lip / 3 * (thin**2 + thin * (thin + lip) + (thin + lip) ** 2) - math.pi * thin**2 * lip  # the cone under the lip
    arm = PrintedPart(
        "printer_spool_arm",
        shape=shape(spool_arm, **ARM),
        material_name="PETG",
        stated_volume=volume - 2 * math.pi / 4 * HOLE**2 * ARM["thick"],
        drilled=holes,
        infill_percent=40,
        basis=OURS,
    )
    z = wall["a1"].bore.at[2] - ARM["hole_z"]
    held = printer.add(arm, name="spool_arm", at=place(0, -s.half, z, x_axis="+x", z_axis="-y"))
    for i in (1, 2):
        printer.fasten(held[f"a{i}"], wall[f"a{i}"], bolt="socket M6")
    roll = PurchasedPart(
        "printer_spool",
        title="Spool of filament, 1 kg, 200 x 68 mm",
        envelope=shape(spool, **SPOOL),
        mass_kg=1.2,
        consumable=True,
        life=hours(60),
        basis=chosen("envelope of a usual spool"),
    )
    hang = (SPOOL["bore"] - ARM["rod"]) / 2
    printer.add(roll, name="spool", at=place(0, -s.half - ARM["thick"] - 6, z - hang, x_axis="+x", z_axis="-y"))
