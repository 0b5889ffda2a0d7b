"""What the bearings and the shaft carry: a chosen wheel load by the lever rule. Side loads of skid steering are not in it."""

from __future__ import annotations

import math

from gvcs_cad import inch

SPEED_KMH = 5.0  # chosen: walking pace, where a loader works
TYRE_DIAMETER = 851.0  # mm, published: OpenSourceEcology/LifeTrac @ d73608d1, UWU/UWU-v25/wheel_hub.scad
POUND_FORCE = 4.4482216152605  # N, exact: 0.45359237 kg x 9.80665 m/s2


def rpm() -> float:
    """Turns per minute of the wheel at working speed."""
    return SPEED_KMH * 1e6 / 60 / (math.pi * TYRE_DIAMETER)


def bearing_loads(wheel: float, near: float, far: float) -> tuple[float, float]:
    """Return the loads in N on the two bearings whose middles are `near` and `far` mm inboard of the wheel's middle.

    The near one carries more than the wheel, since the far one pulls down on the shaft's other end.
    """
    return wheel * far / (far - near), wheel * near / (far - near)


def bending_stress(wheel: float, arm: float, diameter: float) -> float:
    """Nominal bending stress in MPa of a round shaft, `arm` mm from the wheel's middle; no notch, no shock."""
    return wheel * arm / (math.pi * diameter**3 / 32)


def stress_note(wheel: float, arm: float, diameter: float) -> str:
    """Word the bending stress for the sheet that reaches the shop."""
    stress = bending_stress(wheel, arm, diameter)
    return f"not verified for strength: {stress:.0f} MPa in bending at {wheel:.0f} N on the wheel, standing, without shock or side load"


def middle_of(face: float, depth: float, *, outboard: bool) -> float:
    """Return where a flange bearing of `depth` mm carries, inches inboard: taken in the middle of the unit."""
    half = depth / 2 / inch(1)
    return face - half if outboard else face + half
