"""The pieces of one loader arm and what hangs on the cross tube: tubes, sleeve, gussets, lugs, fork plates."""

from __future__ import annotations

import math

from gvcs_cad import FaceHole, Hole, Mitre, PlatePart, Safety, TubePart, calculated, hours, inch, polygon, rectangle

from ..side_view import Line, Point
from .loader_points import CHOSEN, KNEE, KNEE_HALF, LEG, MAIN, PIN_HOLE, TILT_BASE, from_pivot

TUBE, WALL_LESS = 6.0, "tube 6x2x1/4"
MITRE_RISE = TUBE / 2 * math.tan(math.radians(KNEE_HALF))  # inch that the long side of a mitre stands out beyond the knee
BACK = 3.5  # inch of tube behind the pivot
SHORT = 4.0  # inch from the leg's end to the tip pin: the fork carries on
SLEEVE = 3.0  # inch, between the plates on the arm's faces and 1/8 in clear of the pivot plate
ROOM = 4.06  # inch, opening for a 4 in tube
MAIN_HERE = Line(from_pivot(MAIN.start), from_pivot(MAIN.end))
LEG_HERE = Line(from_pivot(LEG.start), from_pivot(LEG.end))
CROSS: Point = (from_pivot(KNEE)[0] - 1.0, from_pivot(KNEE)[1] - 1.0)  # centre of the cross tube: off the knee, for a sound web in the gusset
ARM_WELD = Safety(role="arm", weld_class="B", inspect="cracks at the weld toes, every 250 hours and after an overload")
LUG_WELD = Safety(role="lug", weld_class="B", inspect="pin hole worn beyond 1.06 in, cracks at the weld")
REAM = "ream the pin hole; do not torch it to size"


def main_tube() -> TubePart:
    """Return the long tube of an arm, from behind the pivot to the knee."""
    return TubePart(
        "loader_arm_main",
        stock=WALL_LESS,
        length=inch(round(BACK + MAIN_HERE.length + MITRE_RISE, 3)),
        end=Mitre(-round(KNEE_HALF, 3)),
        holes=(FaceHole("sleeve", "+y", inch(BACK), inch(TUBE / 2), inch("4-1/32")),),
        basis=CHOSEN,
        safety=ARM_WELD,
    )


def leg_tube() -> TubePart:
    """Return the falling tube of an arm, from the knee to the fork."""
    length = inch(round(MITRE_RISE + LEG_HERE.length - SHORT, 3))
    return TubePart("loader_arm_leg", stock=WALL_LESS, length=length, start=Mitre(-round(KNEE_HALF, 3)), basis=CHOSEN, safety=ARM_WELD)


def sleeve() -> TubePart:
    """Return the sleeve that turns on the pivot shaft; its bore is honed after welding."""
    return TubePart(
        "loader_sleeve",
        stock="dom 4x1/2",
        length=inch(SLEEVE),
        wear=True,
        life=hours(5000),
        basis=calculated("arm 2 in wide, a plate of 1/2 in on both faces"),
        safety=Safety(role="pivot", weld_class="B", inspect="bore worn beyond 3.06 in"),
        note="hone the bore to 3.01 in after welding; grease every 10 hours; life chosen",
    )


def knee_gusset(*, inner: bool) -> PlatePart:
    """Return the gusset on a face of the knee; the inner one slips over the cross tube. Its frame: the knee, x forward, z up."""
    main, leg = Line((0.0, 0.0), MAIN_HERE.along), Line((0.0, 0.0), LEG_HERE.along)
    half = TUBE / 2 - 0.1  # 0.1 in of tube left beside the edge for the weld
    bisector = (main.above[0] + leg.above[0], main.above[1] + leg.above[1])
    size = math.hypot(*bisector)
    corner = half / math.cos(math.radians(KNEE_HALF))
    outer_corner = (bisector[0] / size * corner, bisector[1] / size * corner)
    points = [main.at(-12, half), main.at(-12, -half), leg.at(12, -half), leg.at(12, half), outer_corner]
    cross = (CROSS[0] - MAIN_HERE.end[0], CROSS[1] - MAIN_HERE.end[1])
    opening = rectangle(inch(ROOM), inch(ROOM), corner=inch("1/2"), centred=True).moved(inch(cross[0]), inch(cross[1]))
    return PlatePart(
        "loader_gusset_inner" if inner else "loader_gusset_outer",
        stock="plate A36 3/8",
        outer=polygon([(inch(x), inch(z)) for x, z in points], corner=inch("1/2")),
        cutouts=(opening,) if inner else (),
        basis=CHOSEN,
        safety=ARM_WELD,
    )


def arm_lug() -> PlatePart:
    """Return the lug on a face of the main tube that holds the lift cylinder's upper pin. Its frame: station 19.5 on the tube's axis."""
    points = [(-4, 2), (-4, -2.5), (-1.7, -5.9), (1.7, -5.9), (4, -2.5), (4, 2)]
    return PlatePart(
        "loader_arm_lug",
        stock="plate A36 1/2",
        outer=polygon([(inch(x), inch(z)) for x, z in points], corners={0: inch("1/2"), 2: inch("1-1/2"), 3: inch("1-1/2"), 5: inch("1/2")}),
        holes=(Hole("pin", 0, inch("-4.25"), inch(PIN_HOLE)),),
        basis=CHOSEN,
        safety=LUG_WELD,
        note=REAM,
    )


def fork_plate() -> PlatePart:
    """Return the plate on a face of the leg's end that holds the tip pin. Its frame: the tip pin, x along the leg."""
    points = [(-12, -2.5), (2.4, -2.5), (2.4, 2.5), (-12, 2.5)]
    return PlatePart(
        "loader_fork",
        stock="plate A36 1/2",
        outer=polygon([(inch(x), inch(z)) for x, z in points], corners={1: inch("2.3"), 2: inch("2.3")}),
        holes=(Hole("pin", 0, 0, inch(PIN_HOLE)),),
        basis=CHOSEN,
        safety=LUG_WELD,
        note=REAM,
    )


def tilt_lug() -> PlatePart:
    """Return the lug that slips over the cross tube and holds the tilt cylinder's base pin. Its frame: the pivot, x forward, z up."""
    x, z = CROSS
    points = [(x - 3.2, z + 3.2), (x + 3.2, z + 3.2), (x + 3.2, z - 3.2), (x - 4.0, z - 9.0), (x - 7.8, z - 5.9)]
    base = from_pivot(TILT_BASE)
    return PlatePart(
        "loader_tilt_lug",
        stock="plate A36 1/2",
        outer=polygon([(inch(px), inch(pz)) for px, pz in points], corner=inch(1)),
        holes=(Hole("pin", inch(base[0]), inch(base[1]), inch(PIN_HOLE)),),
        cutouts=(rectangle(inch(ROOM), inch(ROOM), corner=inch("1/2"), centred=True).moved(inch(x), inch(z)),),
        basis=CHOSEN,
        safety=LUG_WELD,
        note=REAM,
    )


def cross_tube() -> TubePart:
    """Return the tube between the two arms at the knee."""
    return TubePart("loader_cross_tube", stock="tube 4x4x1/4", length=inch(54), basis=CHOSEN, safety=ARM_WELD)
