"""Cable and hose guide: a chain in a tray beside the left rail, its moving end on the gantry."""

from __future__ import annotations

from gvcs_cad import (
    AXIS_1IN,
    Assembly,
    BarPart,
    Bore,
    FaceHole,
    Hole,
    PlatePart,
    PurchasedPart,
    Reference,
    chosen,
    hours,
    inch,
    on_grid,
    place,
    rectangle,
    shape,
)

from . import sizes as z
from .sizes import Sizes
from .solids import chain

OURS = chosen("our own; a guide for torch lead, hoses and motor cables is asked for, none is published")
TRAY_Z = z.RAIL_TOP - 160.0
ARM_LONG = 240.0
MIDDLE = 165.0  # of the chain, outside the rail's middle
WIDE, HIGH, HOLE, AT = 60.0, 30.0, 7.0, 30.0  # of the chain; its holes are AT from its ends
KG_PER_M = 1.0  # of the chain with its links, chosen


def add_cables(table: Assembly, s: Sizes, foot: Reference, legs: list[Reference]) -> None:
    """Add brackets on the left legs, tray, chain and the arm on the gantry's foot."""
    y = s.rail_y + MIDDLE
    arm = BarPart("cable_arm", stock="angle 2x2x1/8", length=ARM_LONG, basis=OURS)
    for i, leg in enumerate(legs, 1):
        at = place(leg.at.x, s.rail_y + z.TUBE_WIDE / 2, TRAY_Z, x_axis="+y", z_axis="-z")
        held = table.add(arm, name=f"cable_arm_{i}", at=at)
        table.weld(held, leg, leg=3.0, length=150)
    top = foot.at.z + z.PLATE  # upper face of the gantry's foot
    behind = max(s.length / 4, 350.0)  # the fixed end, behind the gantry in the middle of its way
    fixed = s.x_middle - behind
    free = behind + s.length / 2 + 2 * AT  # of the chain between its holes, lying: at the far end it is not stretched by an end link
    moving = foot.at.x - fixed
    bend = (free + moving) / 2  # halfway: what the lower run gains the upper one loses
    tray_hole = FaceHole("c", "+z", fixed, inch(2), inch("9/32"))
    tray = BarPart("cable_tray", stock="flat 4x3/16", length=s.rail, holes=(tray_hole,), basis=OURS)
    floor = table.add(tray, at=on_grid(0, y - inch(2), TRAY_Z, along="x"))
    for i in range(1, len(legs) + 1):
        table.weld(floor, table[f"cable_arm_{i}"], leg=3.0, length=100)
    plate = PlatePart("cable_plate", stock="plate A36 1/4", outer=rectangle(90, 90), holes=(Hole("c", AT + 15, 47.525, inch("9/32")),), basis=OURS)
    ear = table.add(plate, at=place(foot.at.x - AT - 15, s.rail_y + AXIS_1IN.carriage_wide / 2, top - inch("1/4")))
    table.weld(ear, foot, leg=4.0, length=150)
    low = TRAY_Z + inch("3/16")
    rise = top - inch("1/4") - low
    whole = free + 2 * AT + rise
    ends = (Bore("low", (AT, 0, 0), (0, 0, 1), HOLE, HIGH), Bore("high", (AT + moving, 0, rise - HIGH), (0, 0, 1), HOLE, HIGH))
    links = PurchasedPart(
        f"cable_chain_{round(whole)}",
        title=f"Cable chain {WIDE:g} x {HIGH:g} mm, {whole:.0f} mm",
        envelope=shape(chain, bend=AT + bend, moving=AT + moving, wide=WIDE, high=HIGH, rise=rise, hole=HOLE, at=AT),
        mass_kg=round(whole / 1000 * KG_PER_M, 2),
        drilled=ends,
        life=hours(5000),
        wear=True,
        basis=OURS,
    )
    run = table.add(links, name="cable_chain", at=place(fixed - AT, y, low))
    table.fasten(run["low"], floor["c"], bolt="hex 1/4-20")
    table.fasten(ear["c"], run["high"], bolt="hex 1/4-20")
