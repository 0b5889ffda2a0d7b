"""The printed clamp that holds the spindle."""

from __future__ import annotations

import math

from gvcs_cad import AXIS_8MM, Bore, Placement, PrintedPart, chosen, hours, shape

from .solids import clamp_body

HALF = 25.0  # half its length along the spindle
PITCH_X, PITCH_Y, HOLE = 2 * AXIS_8MM.half_across, 2 * AXIS_8MM.half_along, AXIS_8MM.hole  # of tool_head@1: a carriage's own pattern
WALL, SEAT, HEAD = 14.0, 7.0, 11.0  # wall behind the spindle, seat of the bolts' heads in it
EAR, EAR_HIGH, SLIT, SCREW = 15.0, 16.0, 3.0, 5.5
OURS = chosen("our own; OSE names a spindle head and publishes no drawing")


def middle(diameter: float) -> float:
    """Return how far the spindle's axis stands off the carriage."""
    return WALL + diameter / 2


def clamp(diameter: float) -> PrintedPart:
    """Return the clamp for a spindle."""
    z, wide = middle(diameter), max(diameter + 16, 50.0)
    high = z + diameter / 2
    values = {"half": HALF, "wide": wide, "high": high, "bore": diameter, "middle": z, "ear": EAR, "ear_high": EAR_HIGH, "slit": SLIT, "screw": SCREW}
    values |= {"hole": HOLE, "pitch_x": PITCH_X, "pitch_y": PITCH_Y, "seat": SEAT, "head": HEAD}
    places = [(x, y) for x in (-PITCH_X / 2, PITCH_X / 2) for y in (PITCH_Y / 2, -PITCH_Y / 2)]
    bolts = tuple(Bore(f"t{i}", (x, y, SEAT), (0, 0, -1), HOLE, SEAT) for i, (x, y) in enumerate(places, 1))
    screw = high + EAR_HIGH / 2
    ears = (Bore("ear_left", (0, EAR, screw), (0, -1, 0), SCREW, EAR - SLIT / 2), Bore("ear_right", (0, -SLIT / 2, screw), (0, -1, 0), SCREW, EAR - SLIT / 2))
    volume = 2 * HALF * (wide * high + 2 * EAR * EAR_HIGH - math.pi / 4 * diameter**2 - SLIT * EAR_HIGH)
    volume -= math.pi / 4 * SCREW**2 * 2 * (EAR - SLIT / 2) + 4 * (math.pi / 4 * HOLE**2 * SEAT + _sunk(diameter))
    return PrintedPart(
        f"spindle_clamp_{diameter:g}".replace(".", "p"),
        shape=shape(clamp_body, **values),
        material_name="PETG",
        stated_volume=volume,
        drilled=(*bolts, *ears, Bore("bore", (-HALF, 0, z), (1, 0, 0), diameter, 2 * HALF)),
        infill_percent=60,
        walls=5,
        on_bed=Placement().turned("y", 90),  # on its end: the spindle's bore stands upright
        life=hours(5000),
        basis=OURS,
        note="bolt it to the carriage before the spindle goes in; a warm spindle softens PLA, hence PETG",
    )


def _sunk(diameter: float) -> float:
    """Return the volume over one bolt's seat up to the spindle's bore: strips along the spindle, midpoint rule, mm3."""
    r, y0, steps = HEAD / 2, PITCH_Y / 2, 400
    step = 2 * r / steps
    offsets = [-r + (i + 0.5) * step for i in range(steps)]
    wall = (WALL + diameter / 2 - SEAT - math.sqrt(diameter**2 / 4 - (y0 + dy) ** 2) for dy in offsets)
    return step * math.fsum(2 * math.sqrt(r**2 - dy**2) * depth for dy, depth in zip(offsets, wall, strict=True))
