"""Where everything of the pulverizer stands, inches, in the frame of its quick-attach port: x forward, y to the left, z up."""

from __future__ import annotations

import math
from dataclasses import dataclass

SHAFT, LEFT_END, RIGHT_END = 1.875, 6.25, 3.75  # published
COLLAR, COLLAR_OUT, SPACE = 3.0, 2.5, 0.75  # published: length, outside diameter, space to the next
TINE_T, TINE_W = 0.25, 2.0  # published
SCREW_AT, SCREW_LONG = 2.0, 1.75  # published: from the end of the collar that carries the tines
BACK, FRONT = 0.5, 17.25  # hood along x: from the quick-attach plate
AXIS = (11.0, -6.0)  # x and z of the shaft
TOP, LOW, REAR_LOW = 2.0, -9.75, -7.0  # underside of the top sheet; lower edges of sides and rear sheet
SIDE, SHEET, BEAM = 0.5, 0.25, 4.0
FRONT_LOW = -1.5
MOTOR_OUT = 7.125  # motor plate from the outer face of the side plate
COUPLING_AT, COUPLING, COUPLING_FIRST = 3.55, 3.4, 2.0
COLLAR_AT = 2.2  # set collars, outside the bearings of 2.15 in depth
SPACERS = (3.6, 2.25)  # from the shaft along x and z


@dataclass(frozen=True)
class Sizes:
    """The width between the side plates, the length of a tine's bar, and what follows."""

    width: float
    tine: float

    @property
    def half(self) -> float:
        """Inner face of a side plate from the mid-plane."""
        return self.width / 2

    @property
    def outer(self) -> float:
        """Outer face of a side plate from the mid-plane."""
        return self.half + SIDE

    @property
    def working(self) -> float:
        """Working length of the shaft: 71.5 in between sides of 72 in."""
        return self.width - 0.5

    @property
    def shaft(self) -> float:
        """Length of the shaft."""
        return self.working + LEFT_END + RIGHT_END

    @property
    def collars(self) -> int:
        """How many collars, by the formula of rotor_parts.scad."""
        return math.floor(self.working / (COLLAR + SPACE)) - 1

    @property
    def first(self) -> float:
        """Right end of the first collar, the row being centred: from the mid-plane, negative to the right."""
        return -(self.collars * (COLLAR + SPACE) - SPACE) / 2

    @property
    def tip(self) -> float:
        """Radius that the tines' corners sweep."""
        return math.hypot(self.tine / 2, TINE_W / 2)
