"""Virtual condition and the fastener formulas of ASME Y14.5: what the worst part that a process makes still lets through.

The formulas take the datum frames of both parts as aligned; thread form, ovality, taper of a plasma cut and the tilt of thick stacks
are not in them.
"""

from __future__ import annotations

import math


def hole_boundary(smallest: float, zone: float) -> float:
    """Return the virtual condition of a hole, mm: its smallest diameter less the diameter of its position zone."""
    return smallest - zone


def pin_boundary(largest: float, zone: float) -> float:
    """Return the virtual condition of a pin, mm: its largest diameter and the diameter of its position zone."""
    return largest + zone


def round_zone(plus_minus: float) -> float:
    """Return the diameter of the round zone about a square of plus or minus t in both coordinates: 2 sqrt(2) t, mm."""
    return 2 * math.sqrt(2) * plus_minus


def floating_zone(hole: float, fastener: float) -> float:
    """Return the position zone that each of two clearance holes may take for a floating fastener: H - F, mm."""
    return hole - fastener


def fixed_zone(hole: float, fastener: float) -> float:
    """Return what the position zones of hole and fixed fastener may be together: T1 + T2 = H - F, mm (thin part or projected zone)."""
    return hole - fastener


def least_hole(fastener: float, position: float, size: float) -> float:
    """Return the nominal diameter that a floating fastener always passes, mm, where a process holds plus or minus `position` and `size`."""
    return fastener + round_zone(position) + size


def passes(offset: float, hole: float, other: float, fastener: float) -> bool:
    """Tell whether a bolt passes two holes whose centres are `offset` apart, mm: |c1 - c2| <= (H1 + H2) / 2 - F."""
    return min(hole, other) >= fastener and offset <= (hole + other) / 2 - fastener


def sagitta(diameter: float, sides: int) -> float:
    """Return how far an inscribed polygon stands inside its circle: r (1 - cos(pi / N)), mm."""
    return diameter / 2 * (1 - math.cos(math.pi / sides))
