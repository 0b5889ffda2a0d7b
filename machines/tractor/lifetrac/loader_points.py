"""The loader's drawing: every pivot in the side view, inch, x from the rear of the frame, z from the underside of the rails.

All of it is chosen (OSE publishes no loader drawing): the points close with the cylinders below over the whole travel, and the
bucket rolls back 20 deg at the ground and dumps 45 deg at full height. No strength check stands behind them.
"""

from __future__ import annotations

import math

from gvcs_cad import chosen, published

from ..side_view import Line, Point

CHOSEN = chosen("closes the loader linkage over its travel; no loader drawing is published by OSE, no strength check done")
QUICK_ATTACH = published("OpenSourceEcology/LifeTrac @ d73608d1, lifetrac_v25_params.scad: 46 x 18 in, 25.4 mm pins; the wedge geometry is not public")

PIVOT: Point = (2.0, 48.0)
KNEE: Point = (86.0, 22.0)
TIP: Point = (90.0, -11.75)
BASE_PIN: Point = (24.0, 12.0)
TILT_BASE: Point = (80.0, 15.0)

MAIN = Line(PIVOT, KNEE)
LEG = Line(KNEE, TIP)
LEVER = 7.0  # inch from the tip pin to the tilt pin
LEVER_ANGLE = 64.0  # degrees above forward when the bucket is level
TILT_PIN: Point = (TIP[0] + LEVER * math.cos(math.radians(LEVER_ANGLE)), TIP[1] + LEVER * math.sin(math.radians(LEVER_ANGLE)))

KNEE_HALF = math.degrees(math.acos(MAIN.along[0] * LEG.along[0] + MAIN.along[1] * LEG.along[1])) / 2  # mitre of each tube

MIDDLE = 30.0  # y of the mid-plane from the frame's right side
ARM = 28.0  # distance of the arms' planes from the mid-plane: cylinder, outer rail and arm share one plane
TILT = 20.0  # distance of the tilt cylinders' planes from the mid-plane: their levers stand behind the carrier plate

TILT_SPACE = 2.75  # between a pair of tilt lugs or levers: room for the cylinder's barrel and its 2-1/2 in cross tubes

LIFT_HIGH = 46.5  # degrees of the arms at full height
ROLLBACK, DUMP = 20.0, -LIFT_HIGH - 45.0  # degrees of the carrier against the arms

PIN_HOLE = "1-1/32"  # inch, reamed for 1 in clevis pins
PIN = "clevis 1"


def from_pivot(point: Point) -> Point:
    """Return a point as seen from the pivot, where the arms' own frame begins."""
    return (point[0] - PIVOT[0], point[1] - PIVOT[1])


def from_tip(point: Point) -> Point:
    """Return a point as seen from the tip pin, where the carrier's own frame begins."""
    return (point[0] - TIP[0], point[1] - TIP[1])
