"""What the loader can lift, both ways round: the force of its cylinders, and the load at which the machine tips. The smaller rules.

Static figures on level ground from the design's own masses and pivots; no dynamics, no tyre deflection, no strength.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from gvcs_cad import At, Design, Rating, balance, calculated, hole_at, inch, joints, link_lengths, pose

G = 9.80665  # m/s2, standard gravity, CGPM 1901
LOAD_AHEAD = inch(24)  # of the tip pins; chosen: about the middle of the bucket's floor
STEPS = 16  # positions of the arms: three degrees apart
LIFT = "loader/lift"
TIP_PIN = At("loader/arms/fork_left_outer", "pin")
LIFT_CYLINDERS = "lift_cylinder"
FRONT_AXLE = "wheel_front_left"


def ratings(design: Design) -> Iterator[Rating]:
    """Yield the ratings of a design that has the loader's lift joint; a design without one has none."""
    if LIFT not in joints(design) or FRONT_AXLE not in design.by_name:
        return
    weakest, where = min(_tip_forces(design))
    tips_at, reach = _tipping_mass(design)
    note = f"at {where:.0f} deg, the weakest point; before the arms' own weight, no rating by itself"
    yield Rating("force of the lift cylinders at the tip pins", weakest / G, "kgf", calculated("virtual work: cylinder force x dL/dz at rated pressure"), note)
    source = calculated(f"moments about the front axle, load {LOAD_AHEAD:.0f} mm ahead of the tip pins at {reach:.0f} mm, the longest reach")
    yield Rating("tipping load", tips_at, "kg", source, "level ground, standing still, no operator, no oil")
    yield Rating("rated load, half the tipping load", min(tips_at / 2, weakest / G), "kg", source, "half by ISO 14397-1 for wheels; strength not verified")


def _angles(design: Design) -> list[float]:
    joint = joints(design)[LIFT]
    return [joint.low + (joint.high - joint.low) * i / STEPS for i in range(STEPS + 1)]


def _tip_forces(design: Design) -> Iterator[tuple[float, float]]:
    """Yield force in N on both tip pins together and the lift angle, in degrees."""
    low, high = joints(design)[LIFT].low, joints(design)[LIFT].high
    pushes = {name: cylinder.push_force(cylinder.rated_bar) for name, cylinder, _ in link_lengths(design, {}, LIFT_CYLINDERS)}
    for angle in _angles(design):
        before, after = max(angle - 0.1, low), min(angle + 0.1, high)
        rise = _tip(design, after)[2] - _tip(design, before)[2]
        short, long = _lengths(design, before), _lengths(design, after)
        if rise > 1e-6:
            yield math.fsum(push * (long[name] - short[name]) for name, push in pushes.items()) / rise, angle


def _lengths(design: Design, angle: float) -> dict[str, float]:
    return {name: length for name, _, length in link_lengths(design, {LIFT: angle}, LIFT_CYLINDERS)}


def _tip(design: Design, angle: float) -> tuple[float, float, float]:
    return hole_at(design, TIP_PIN, "", {LIFT: angle}).at


def _tipping_mass(design: Design) -> tuple[float, float]:
    """Return the load in kg at which the rear wheels lift, and the reach in mm from the front axle to the tip pins."""
    reach, angle = max((_tip(design, angle)[0], angle) for angle in _angles(design))
    values = {**pose(design, "raised"), LIFT: angle, "loader/arms/tilt": -angle}
    mass, centre = balance(design, values)
    axle = design.child(FRONT_AXLE).at.x
    arm = reach + LOAD_AHEAD - axle
    return math.floor(mass * (axle - centre[0]) / arm), reach - axle
