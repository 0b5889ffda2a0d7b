"""Sizes of the greenhouse, mm: walls of panels 4 ft wide on the 8 x 4 ft module, a roof that falls from the rear wall to the front.

Frame of reference: that of the front wall, x along it, y inwards, z up. Walls stand round the corner behind one another, so that
the frame reaches from x = -DEEP to the front's length and from y = 0 to DEEP + the depth of the end walls.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from gvcs_cad import Placement, inch, place

PANEL = inch(48)
DEEP = inch("3-1/2")  # of 2x4 studs
THICK = inch("1-1/2")
SKIN = 8.0  # polycarbonate
SHIFT = 4.0  # a rear wall with a thicker sheet stands further in by the difference
REAR = inch(96)
OVERHANG = inch(6)


@dataclass(frozen=True)
class Sizes:
    """What follows from the number of panels along and across, and the height of the front."""

    along: int
    across: int
    front: float

    @property
    def length(self) -> float:
        """Length of the front wall."""
        return self.along * PANEL

    @property
    def depth(self) -> float:
        """Length of the end walls."""
        return self.across * PANEL

    @property
    def slope(self) -> float:
        """Angle of the roof, degrees: from the upper edge of the front wall's sheets to the rear wall's inner one."""
        return math.degrees(math.atan2(REAR - self.front, self.depth + SKIN - SHIFT))

    @property
    def rafter(self) -> float:
        """Length of a rafter, with its overhang at both ends."""
        return (self.depth + DEEP + 2 * OVERHANG) / math.cos(math.radians(self.slope))

    def on_roof(self, x: float, along: float, above: float) -> Placement:
        """Return the frame at x, `along` the slope from the lower end and `above` the rafters' undersides: X up the slope, Z along the wall."""
        c, s = math.cos(math.radians(self.slope)), math.sin(math.radians(self.slope))
        y = -OVERHANG + along * c - above * s
        return place(x, y, self.under(-OVERHANG) + along * s + above * c, x_axis=(0.0, c, s), z_axis="+x")

    def under(self, y: float) -> float:
        """Return the height of the rafters' undersides over a point."""
        return self.front + (y + SKIN) * math.tan(math.radians(self.slope))
