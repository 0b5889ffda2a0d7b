"""OSE's universal axis by its outlines: what a machine must know of an axis to lay out its own holes for it, in both sizes.

Source: gbroques/ose-3d-printer-workbench @ 91f1f49e, ose3dprinter/part/_axis/axis.py (the 8 mm axis). The 1 in axis is that one x 25.4/8, as OSE
names both sizes and publishes one. An axis' own frame: x along the rods from the motor side's outer end, y across from the middle between the rods.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AxisSize:
    """One size of the axis by the diameter of its rods; all lengths in mm."""

    rod: float

    @property
    def factor(self) -> float:
        """Factor to the published outlines."""
        return self.rod / 8.0

    @property
    def motor(self) -> float:
        """Length of the motor side along the rods."""
        return 59.5 * self.factor

    @property
    def carriage(self) -> float:
        """Length of the carriage along the rods."""
        return 52.0 * self.factor

    @property
    def carriage_wide(self) -> float:
        """Width of the carriage across the rods."""
        return 74.0 * self.factor

    @property
    def idler(self) -> float:
        """Length of the idler side along the rods."""
        return 26.0 * self.factor

    @property
    def ends(self) -> float:
        """What a rod is longer than the travel: 137.5 mm for the 8 mm axis."""
        return self.motor + self.carriage + self.idler

    @property
    def motor_holes(self) -> float:
        """Middle of the motor side's four holes from its outer end: 59.5 - 12.59 - 30.14 / 2."""
        return 31.84 * self.factor

    @property
    def idler_holes(self) -> float:
        """The idler side's two holes from its outer end."""
        return 13.0 * self.factor

    @property
    def half_along(self) -> float:
        """Half the pitch of the motor side's holes along the rods: "30 mm square" in the wiki, 30.14 mm in the model."""
        return 30.14 / 2 * self.factor

    @property
    def half_across(self) -> float:
        """Half the pitch of all sides' holes across the rods: 29.22 mm in the model."""
        return 29.22 / 2 * self.factor

    @property
    def hole(self) -> float:
        """Diameter of the holes: 6.78 mm for M6."""
        return 6.78 * self.factor


AXIS_8MM, AXIS_1IN = AxisSize(8.0), AxisSize(25.4)
