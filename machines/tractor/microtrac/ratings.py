"""What the MicroTrac's loader can lift: the force of its cylinders at the relief pressure, and the load at which it tips forward.

Static figures on level ground from the design's own masses and pivots; no dynamics, no strength.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from gvcs_cad import At, Design, Rating, balance, calculated, hole_at, inch, joints, link_lengths

from .points import AXLES, RELIEF_BAR

G = 9.80665  # m/s2, standard gravity, CGPM 1901
LOAD_AHEAD = inch(20)  # of the tip pins; chosen: the middle of the bucket's floor
STEPS = 15
LIFT, TILT, TIP = "lift", "arms/tilt", At("arms/cheek_left_outer", "tip")


def microtrac_ratings(design: Design) -> Iterator[Rating]:
    """Yield the ratings of a MicroTrac; another design has none."""
    if LIFT not in joints(design) or TILT not in joints(design):
        return
    high = joints(design)[LIFT].high
    angles = [high * i / STEPS for i in range(STEPS + 1)]
    lifts, where = min((_net_lift(design, angle, high), angle) for angle in angles)
    tips_at = min(_tipping_mass(design, angle) for angle in angles)
    source = calculated("virtual work: cylinder force x dL/dz, less the weight of arms and bucket")
    yield Rating("lift at the tip pins", math.floor(lifts / G), "kg", source, f"at {where:.0f} deg, the weakest point, relief {RELIEF_BAR:g} bar")
    source = calculated(f"moments about the front axle over the whole lift, bucket level, load {LOAD_AHEAD:.0f} mm ahead of the tip pins")
    yield Rating("tipping load", math.floor(tips_at), "kg", source, "level ground, standing still, as built with its power unit")
    yield Rating("rated load", math.floor(min(tips_at / 2, lifts / G)), "kg", source, "half the tipping load or the lift, the lesser; strength not verified")


def _tip(design: Design, angle: float) -> tuple[float, float, float]:
    return hole_at(design, TIP, "", {LIFT: angle}).at


def _net_lift(design: Design, angle: float, high: float) -> float:
    """Return the force in N that both tip pins together can lift beyond the weight of arms and bucket."""
    low, top = max(angle - 0.5, 0.0), min(angle + 0.5, high)
    short, long = ({name: length for name, _, length in link_lengths(design, {LIFT: a})} for a in (low, top))
    push = math.fsum(c.push_force(RELIEF_BAR) * (long[name] - short[name]) for name, c, _ in link_lengths(design, {}) if name.startswith("lift_cylinder"))
    (mass, before), (_, after) = (balance(design, {LIFT: a, TILT: -a}, lambda placed: placed.path.startswith("arms/")) for a in (low, top))
    return (push - mass * G * (after[2] - before[2])) / (_tip(design, top)[2] - _tip(design, low)[2])


def _tipping_mass(design: Design, angle: float) -> float:
    """Return the load in kg at which the rear wheels lift."""
    mass, centre = balance(design, {LIFT: angle, TILT: -angle})
    axle = inch(AXLES["front"])
    return mass * (axle - centre[0]) / (_tip(design, angle)[0] + LOAD_AHEAD - axle)
