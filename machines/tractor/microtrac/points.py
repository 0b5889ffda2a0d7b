"""The MicroTrac's drawing in inches, x forward, y left, z up from the top of the rails; x = 0 is the loader pivot.

Measured in the meshes of ros-agriculture/microtrac @ cb96f3ce (2017, MIT licence), the only published geometry of this
machine. What those meshes do not hold, or what no bought cylinder could follow, is chosen and says so.
"""

from __future__ import annotations

import math

from gvcs_cad import Basis, Placement, chosen, inch, published

from ..side_view import Line, Point

WHEEL_RADIUS = 182.0  # mm: collision cylinder in microtrac_base.urdf.xacro
AXLE_Z = -6.0
AXLES = {"rear": -6.0, "front": 34.0}  # wheelbase 40 in
GROUND = inch(-AXLE_Z) + WHEEL_RADIUS  # mm from the ground to the top of the rails

OURS = chosen("the published MicroTrac is a mesh without joints: part and figures are our design, no strength check done")


def measured(mesh: str, what: str) -> Basis:
    """Return the basis of figures read off one of the published meshes."""
    return published(f"ros-agriculture/microtrac @ cb96f3ce, microtrac_description/meshes/{mesh}, measured: {what}")


def standing() -> Placement:
    """Return where these coordinates stand in the machine's: the ground at z = 0."""
    return Placement(0, 0, GROUND)


# The loader as drawn: arms raised. Points from the pivot.
PIVOT: Point = (0.0, 18.0)
KNEE_DRAWN: Point = (16.222, 34.836)
TIP_DRAWN: Point = (34.076, 36.922)
DRAWN = 75.0  # degrees from bucket on the ground to the arms as drawn
BOOM_DRAWN = Line((0.0, 0.0), KNEE_DRAWN)
ARM_PIN_DRAWN: Point = BOOM_DRAWN.at(11.0, 0.75)  # drawn: 13.68 in out; nearer, so that a bought 14 in stroke serves the whole lift


def lowered(point: Point) -> Point:
    """Return a point of the raised drawing as it lies with the bucket on the ground, both from the pivot."""
    c, s = math.cos(math.radians(DRAWN)), math.sin(math.radians(DRAWN))
    return (point[0] * c + point[1] * s, point[1] * c - point[0] * s)


ALONG: Point = lowered((1.0, 0.0))  # where the drawing's x points with the arms lowered
TIP: Point = lowered(TIP_DRAWN)
CROSS_TUBE: Point = lowered(BOOM_DRAWN.at(30.0))  # drawn at the knee, 38.4 in out; nearer, where the tilt cylinders pass above it
TILT_BASE: Point = (29.75, 1.0)
TILT_PIN: Point = (0.47, 5.685)  # from the tip pin, bucket level: as drawn

ROD: Point = (35.0, 5.0)  # drawn at x 36, where it would lie on the bolt heads of the front blocks; a ring goes on them behind it
BASE_PIN: Point = (ROD[0] - 1.7, ROD[1] + 1.125)  # lift cylinder's lower pin, in the middle of the directions it pushes in

ARM_OUTSIDE, ARM_WIDE, CHEEK = 17.0, 5.5, 1.0  # half of 34 in over both arms; 1 in + 3.5 in + 1 in
ARM = ARM_OUTSIDE - ARM_WIDE / 2  # planes of arms and lift cylinders from the mid-plane
TILT = 8.0  # planes of the tilt cylinders

LIFT_HIGH = DRAWN
ROLLBACK, DUMP = 20.0, -DRAWN - 45.0  # degrees of the bucket against the arms; dumps 45 deg down at full height

PIN, PIN_HOLE = "clevis 1", "1-1/32"
REAM = "ream the pin hole; do not torch it to size"
RELIEF_BAR = 103.4  # 1500 psi: at 2500 psi the published 2 in rod would bend (M = F x 4 in)
