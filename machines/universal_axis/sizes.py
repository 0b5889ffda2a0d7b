"""What the axis' parts need beside the outlines that every host knows (`AxisSize`), mm, of the 8 mm axis.

Axis frame: x along the rods from the motor side's outer end, y across from the middle between the rods, z out of the host from
the face that the axis is bolted to.
"""

from __future__ import annotations

from gvcs_cad import AXIS_1IN, AXIS_8MM

MOTOR, CARRIAGE, IDLER = AXIS_8MM.motor, AXIS_8MM.carriage, AXIS_8MM.idler  # lengths along the rods
HOLE, MOTOR_HOLES, IDLER_HOLES = AXIS_8MM.hole, AXIS_8MM.motor_holes, AXIS_8MM.idler_holes
PATTERN_X, PATTERN_Y = 2 * AXIS_8MM.half_along, 2 * AXIS_8MM.half_across  # measured in the published model; called "30 mm square"
MOTOR_CENTRE = 29.75
WIDE, HIGH = 66.0, 24.0
CARRIAGE_WIDE = AXIS_8MM.carriage_wide
ROD_Y, ROD_Z = 23.0, 12.0

SIZES = {"8 mm": AXIS_8MM, "1 in": AXIS_1IN}

CARRIES = {"8 mm": 3.5, "1 in": 60.0}  # kg on a carriage: the contracts' figures, universal_axis@1, universal_axis_1in@1 and tool_head@1; chosen, not verified


def word(length: float) -> str:
    """Return a length in mm as part of a part's name: ``304p8``."""
    return f"{round(length, 3):g}".replace(".", "p")
