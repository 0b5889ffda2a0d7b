"""What the printer can do, calculated from where its parts stand."""

from __future__ import annotations

from collections.abc import Sequence

from gvcs_cad import Design, Placement, Rating, Reference, calculated

MOTOR_TIP, X_HALF = 26.4, 33.0  # mm: a turned NEMA 17 from its axis, half the width of the X axis
MOTOR_CENTRE = 29.75
BED_OVER = 5.85  # the bed's surface below the middle of the Z carriage: 25.4 - 3.2 - 3.2 - 10 - 3.2


def prints(design: Design) -> bool:
    """Tell whether an extruder hangs under the X carriage; a pen draws."""
    return "extruder" in Reference("", design, Placement()).child("tool").item.name


def ratings(design: Design) -> Sequence[Rating]:
    """Return the way of each axis that the machine leaves, and the sag of the X rods."""
    whole = Reference("", design, Placement())
    given = {name: dict(whole.child(name).port("mount").port.provides) for name in ("x_axis", "y_axis_left", "z_axis_front")}
    x, y = given["x_axis"]["travel_mm"], given["y_axis_left"]["travel_mm"]
    lost = MOTOR_CENTRE + MOTOR_TIP + X_HALF - 59.5 - 26.0  # the X axis meets the Y motors before the carriage meets the motor side
    tool = whole.child("tool").port("mount").port
    tip = tool.at.origin[2] - dict(tool.provides)["tip_mm"]
    lift = whole.child("z_axis_front")
    carriage = lift.child("carriage").port("over").port.at.origin[2]
    lowest = lift.child("motor_side")["b1"].bore.at[2] - 16.77 + 59.5 + 26.0
    height = tip - (lowest - BED_OVER)
    way = calculated("travel = rod - 137.5 mm (gbroques/ose-3d-printer-workbench, axis.py), less what stands in the way")
    sag = calculated("two rods simply supported, 1 kg in the middle and their own weight")
    return (
        Rating("way of X", x, "mm", way, "the extruder leaves 14 mm of it to the right wall" if prints(design) else "as with the extruder; a pen is narrower"),
        Rating("way of Y", y - lost, "mm", way, "the X axis meets the Y motors"),
        Rating("height of print" if prints(design) else "height below the pen", height, "mm", way, f"bed drawn {tip - (carriage - BED_OVER):.0f} mm below"),
        Rating("sag of the X rods", given["x_axis"]["sag_mm"] * 1000, "um", sag, "the same at every start; levelled out by the mesh of the bed"),
    )
