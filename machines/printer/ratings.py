"""What the printer can do, calculated from where its parts stand."""

from __future__ import annotations

from collections.abc import Sequence

from gvcs_cad import AXIS_8MM, Design, Rating, Reference, calculated

MOTOR_TIP, X_HALF = 26.4, 33.0  # mm: a turned NEMA 17 from its axis, half the width of the X axis
MOTOR_CENTRE = 29.75
BED_OVER = 5.85  # the bed's surface below the middle of the Z carriage: 25.4 - 3.2 - 3.2 - 10 - 3.2


def prints(design: Design) -> bool:
    """Tell whether an extruder hangs under the X carriage; a pen draws."""
    return "extruder" in design.child("tool").item.name


def ratings(design: Design) -> Sequence[Rating]:
    """Return the way of each axis that the machine leaves, and the sag of the X rods."""
    whole = Reference.root(design)
    x_axis, y_axis = (whole.child(name).port_of("universal_axis@1") for name in ("x_axis", "y_axis_left"))
    lost = MOTOR_CENTRE + MOTOR_TIP + X_HALF - AXIS_8MM.motor - AXIS_8MM.carriage / 2  # the X axis meets the Y motors before the carriage meets the motor side
    tool = whole.child("tool").port_of("tool_head@1")
    tip = tool.port.at.z - tool.provided("tip_mm")
    lift = whole.child("z_axis_front")
    carriage = lift.child("carriage").port("over").port.at.z
    lowest = lift.child("motor_side")["b1"].bore.at[2] - 16.77 + AXIS_8MM.motor + AXIS_8MM.carriage / 2
    height = tip - (lowest - BED_OVER)
    way = calculated("travel = rod - 137.5 mm (gbroques/ose-3d-printer-workbench, axis.py), less what stands in the way")
    sag = calculated("two rods simply supported, 1 kg in the middle and their own weight")
    beside = "the extruder leaves 14 mm of it to the right wall" if prints(design) else "as with the extruder; a pen is narrower"
    return (
        Rating("way of X", x_axis.provided("travel_mm"), "mm", way, beside),
        Rating("way of Y", y_axis.provided("travel_mm") - lost, "mm", way, "the X axis meets the Y motors"),
        Rating("height of print" if prints(design) else "height below the pen", height, "mm", way, f"bed drawn {tip - (carriage - BED_OVER):.0f} mm below"),
        Rating("sag of the X rods", x_axis.provided("sag_mm") * 1000, "um", sag, "the same at every start; levelled out by the mesh of the bed"),
    )
