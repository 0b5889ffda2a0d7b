"""Sprockets for #80 roller chain, cut on the torch table: the outline of the teeth."""

from __future__ import annotations

import math

from gvcs_cad import Contour, chosen, inch

PITCH, ROLLER = inch(1), inch("5/8")  # ANSI 80
INSIDE, LINK_HEIGHT, LINK_THICKNESS, OVER_PINS = inch("5/8"), 24.1, 3.2, 33.5  # mm between, height of and thickness of the links, over the pins
TOOTH = chosen(
    "seat radius 0.505 d1 + 0.069 d1^(1/3) for a torch-cut edge, over 140 - 90/z deg, flank radius 0.12 d1 (z + 2): tooth gap as usual for ISO 606 chains; "
    "the standard itself was not read here; tip diameter p (0.54 + cot 180/z): jiansujichilun.com, article 579"
)


def pitch_diameter(teeth: int) -> float:
    """Return the diameter on which the chain's pins run, mm."""
    return PITCH / math.sin(math.pi / teeth)


def tip_diameter(teeth: int) -> float:
    """Return the diameter over the teeth, mm."""
    return PITCH * (0.54 + 1 / math.tan(math.pi / teeth))


def sprocket_outline(teeth: int) -> Contour:
    """Return the outline of all teeth about the origin, a gap at 0 degrees: seat, two flanks and a straight tip for each."""
    seat = 0.505 * ROLLER + 0.069 * ROLLER ** (1 / 3)
    half = math.radians(140 - 90 / teeth) / 2
    flank = 0.12 * ROLLER * (teeth + 2)
    centre, tip = pitch_diameter(teeth) / 2, tip_diameter(teeth) / 2
    foot = (centre - seat * math.cos(half), seat * math.sin(half))
    middle = (centre - (seat + flank) * math.cos(half), (seat + flank) * math.sin(half))  # of the flank's arc, inside the tooth
    end = _meeting(middle, flank, tip)
    bow = math.tan(_turn(middle, foot, end) / 4)
    gap = [(end[0], -end[1], bow), (foot[0], -foot[1], -math.tan(half / 2)), (*foot, bow), (*end, 0.0)]
    turned = [(math.cos(a), math.sin(a)) for a in (math.tau * i / teeth for i in range(teeth))]
    return Contour([(x * c - y * s, x * s + y * c, bulge) for c, s in turned for x, y, bulge in gap])


def _meeting(middle: tuple[float, float], radius: float, tip: float) -> tuple[float, float]:
    """Return where a flank's arc reaches the tip circle: the crossing of two circles on the gap's side."""
    distance = math.hypot(*middle)
    along = (distance**2 + tip**2 - radius**2) / (2 * distance)
    aside = math.sqrt(tip**2 - along**2)
    ux, uy = middle[0] / distance, middle[1] / distance
    return max((along * ux + side * aside * uy, along * uy - side * aside * ux) for side in (1, -1))


def _turn(middle: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the angle of the arc from start to end about a middle, radian, counter-clockwise positive."""
    angle = math.atan2(end[1] - middle[1], end[0] - middle[0]) - math.atan2(start[1] - middle[1], start[0] - middle[0])
    return (angle + math.pi) % math.tau - math.pi
