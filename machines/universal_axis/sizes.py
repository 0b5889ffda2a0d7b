"""Published outlines of the 8 mm axis, mm, and the factor to the 1 in one.

Axis frame: x along the rods from the motor side's outer end, y across from the middle between the rods, z out of the host from
the face that the axis is bolted to.
"""

from __future__ import annotations

from dataclasses import dataclass

HOLE = 6.78
PATTERN_X, PATTERN_Y = 30.14, 29.22  # measured in the published model; called "30 mm square"
MOTOR_HOLES = 31.84  # middle of the motor side's four holes from its outer end: 59.5 - 12.59 - 30.14 / 2
IDLER_HOLES = 13.0  # its two holes from its outer end
MOTOR_CENTRE = 29.75
WIDE, HIGH = 66.0, 24.0
CARRIAGE_WIDE = 74.0
ROD_Y, ROD_Z = 23.0, 12.0


@dataclass(frozen=True)
class Size:
    """One size of the axis: lengths along the rods in mm, `factor` to the published outlines."""

    rod: float
    factor: float
    motor: float
    carriage: float
    idler: float

    @property
    def ends(self) -> float:
        """What the rod is longer than the travel: 137.5 mm for the 8 mm axis."""
        return self.motor + self.carriage + self.idler


def _size(rod: float) -> Size:
    k = rod / 8.0
    return Size(rod, k, 59.5 * k, 52.0 * k, 26.0 * k)


SIZES = {"8 mm": _size(8.0), "1 in": _size(25.4)}

CARRIES = {"8 mm": 3.5, "1 in": 60.0}  # kg on a carriage: the contracts' figures, universal_axis@1, universal_axis_1in@1 and tool_head@1; chosen, not verified


def word(length: float) -> str:
    """Return a length in mm as part of a part's name: ``304p8``."""
    return f"{round(length, 3):g}".replace(".", "p")
