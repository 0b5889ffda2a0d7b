"""What is made: two printed halves, the torch-cut plate that takes the gear motor's torque, the turned spindle."""

from __future__ import annotations

import math
from typing import Any

from gvcs_cad import (
    Bore,
    Hole,
    InsertStock,
    MachinedPart,
    PlatePart,
    Port,
    PrintedPart,
    Safety,
    catalog_row,
    chosen,
    hours,
    inch,
    place,
    rectangle,
    shape,
    square_pattern,
)

from . import sizes as z
from .solids import half, spindle

OURS = chosen("our own: OSE states what the drill must do and publishes no geometry")
CARRIES = (("carries_kg", 1.2),)  # the contract's figure: four M4 in a printed foot, not verified for strength
TORQUE = Safety(role="torque reaction", grade="A36, screws tight", inspect="no crack in slot and plate, before each day")


def _pairs(places: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    return tuple(v for one in places for v in one)


def half_part(hand: str) -> PrintedPart:
    """Return a half: the left one has the screws' heads, the right one their inserts; both carry half of the foot with its port."""
    side = 1.0 if hand == "left" else -1.0
    drawn: dict[str, Any] = {"side": side, "body": z.BODY, "handle": z.HANDLE, "foot": z.FOOT, "motor": z.MOTOR, "plate": z.PLATE, "nose": z.NOSE}
    drawn |= {"seats": z.SEATS, "bearing": z.BEARING, "bearing_wide": z.BEARING_WIDE, "trigger": z.TRIGGER, "wall": z.WALL, "screws": _pairs(z.SCREWS)}
    drawn |= {
        "screw": z.SCREW,
        "head": z.HEAD,
        "sink": z.SINK,
        "insert": catalog_row(InsertStock, "insert M4").hole,
        "depth": z.DEPTH,
        "pack": _pairs(z.PACK),
        "foot_x": z.FOOT_X,
        "pack_hole": z.PACK_HOLE,
    }
    if hand == "left":
        bores = [Bore(f"s{i}", (x, z.SINK, h), (0, -1, 0), z.SCREW, z.SINK) for i, (x, h) in enumerate(z.SCREWS, 1)]
    else:
        bores = [Bore(f"s{i}", (x, 0, h), (0, -1, 0), z.THREAD, z.DEPTH, "", "socket M4") for i, (x, h) in enumerate(z.SCREWS, 1)]
    top, low = z.FOOT[3:]
    bores += [Bore(f"p{i}", (z.FOOT_X + x, y, top), (0, 0, -1), z.PACK_HOLE, top - low) for i, (x, y) in enumerate(z.PACK, 1) if y * side > 0]
    port = (Port("pack", "tool_pack@1", place(z.FOOT_X, 0, low, x_axis="+x", z_axis="-z"), provides=CARRIES, process="jig-drilled"),) if hand == "left" else ()
    return PrintedPart(
        f"drill_half_{hand}",
        shape=shape(half, **drawn),
        material_name="PETG",
        drilled=tuple(bores),
        hand=hand,  # type: ignore[arg-type]  # left or right
        ports=port,
        on_bed=place(0, 0, 0).turned("x", 90 if hand == "left" else -90),
        infill_percent=40,
        life=hours(5000),
        basis=OURS,
        note="brass inserts M4, seven" if hand == "right" else "",
    )


def gear_plate() -> PlatePart:
    """Return the plate between gear motor and housing: square, in a slot of both halves."""
    a = z.PLATE[1] / 2
    holes = [Hole("spindle", 0, 0, z.NOSE, empty="clearance"), *square_pattern("m", inch(1), 4.5)]
    outline = rectangle(2 * a, 2 * a, centred=True)
    return PlatePart("drill_gear_plate", stock="plate A36 1/8", outer=outline, holes=holes, basis=OURS, safety=TORQUE)


def spindle_part() -> MachinedPart:
    """Return the spindle, turned from 5/8 in bar: both bearings are pushed on from the rear."""
    rear = z.SEATS[0] + z.BEARING_WIDE
    values = {"shaft": z.SHAFT, "rear": z.SPINDLE_REAR, "collar": z.COLLAR, "collar_rear": rear, "collar_front": z.COLLAR_FRONT}
    rounds = ((z.SHAFT, rear - z.SPINDLE_REAR), (z.COLLAR, z.COLLAR_FRONT - rear), (z.THREAD, z.THREAD_LONG))
    return MachinedPart(
        "drill_spindle",
        shape=shape(spindle, thread=z.THREAD, thread_long=z.THREAD_LONG, **values),
        material_name="1018",
        stock="round 5/8",
        blank_length=z.COLLAR_FRONT + z.THREAD_LONG - z.SPINDLE_REAR + 4,
        stated_volume=math.fsum(math.pi / 4 * d**2 * long for d, long in rounds),
        life=hours(5000),
        basis=OURS,
        note="thread 3/8-24 UNF; seats 8 mm h6; a flat 1 mm deep on the last 10 mm",
    )
