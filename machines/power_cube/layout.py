"""Where everything stands, in inches: one frame for the whole cube, the one of its port to the tractor.

Origin in the mid-plane, 1.5 in forward of the rear face, at the underside of the bottom rectangle: x from -1.5 (rear) to 28,
y from -14 (right) to 14 (left), z from 0 to 24. Round the two bearers (x = 0 and 24, 3 in either way) the lower angles stay
bare and the space inside them (7 to 12 in from the mid-plane, up to 1.5 in high) stays free for the tractor's toe clamps.
"""

from __future__ import annotations

from gvcs_cad import Placement, inch, place

# Frame: faces of the angles that other parts stand on or lie against.
REAR, FRONT = -1.25, 27.75  # outer faces of the two rectangles, inside the uprights
SIDE = 13.75  # outer face of the 29 in angles from the mid-plane
LEG = 0.25  # thickness of a leg of the angles 2x2x1/4
RAIL = 11.125  # top of the two engine rails
SEAT = 2.25  # top of the lower 27 in angles and of the two floor bearers

# Drive: engine above its plate, pump hanging under it, on one vertical axis.
CRANK_X = 16.0
PLATE_TOP = 11.75  # the engine stands here
SHAFT = 4.3125  # engine shaft below its mounting face
PUMP_SHAFT = 1.25  # pump shaft above its flange
SHAFT_GAP = 0.1875  # between the two shaft ends, inside the coupling
PUMP_FACE = PLATE_TOP - SHAFT - SHAFT_GAP - PUMP_SHAFT
PUMP_PORT = PUMP_FACE - 2.5  # height of both pump ports

# Clearance holes, normal class of ASME B18.2.8, by bolt.
HOLE = {"1/4": inch("9/32"), "5/16": inch("11/32"), "3/8": inch("13/32"), "1/2": inch("9/16")}


def spot(x: float, y: float, z: float, x_axis: str = "+x", z_axis: str = "+z") -> Placement:
    """Return the frame of a part at a point in inches, with its own X and Z as told."""
    return place(inch(x), inch(y), inch(z), x_axis=x_axis, z_axis=z_axis)
