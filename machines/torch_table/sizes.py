"""Where everything stands, mm: machine frame, x along the table, y across, z up; the rails begin at x = 0."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad import AXIS_1IN, inch

ENDS = AXIS_1IN.ends  # what a rod is longer than its travel
HEAVY, CARRIES = "universal_axis_1in@1", (("carries_kg", 60.0),)  # the contract's figure; tubes are not verified for strength
MOTOR, CARRIAGE, IDLER = AXIS_1IN.motor, AXIS_1IN.carriage, AXIS_1IN.idler
MOTOR_HOLES = AXIS_1IN.motor_holes
AXIS_HIGH = 88.9  # base to carriage's upper face
PLATE = inch("1/2")
TUBE_WIDE, TUBE_HIGH = inch(2), inch(4)
RAIL_TOP = 800.0
BESIDE = 130.0  # middle of a rail outside the work area: half an axis and room for the plate's edge
TOOL_AHEAD = 252.35  # torch in front of the gantry's middle
SLAT_OVER = -30.0  # slats below the rails: the axes' plates and nuts reach over them
SLAT_HIGH = inch(4)
SLAT_PITCH = 100.0


@dataclass(frozen=True)
class Sizes:
    """The work area and what follows from it."""

    length: float
    width: float

    @property
    def x_rod(self) -> float:
        """Rods along the table."""
        return self.length + ENDS

    @property
    def y_rod(self) -> float:
        """Rods of the gantry."""
        return self.width + ENDS

    @property
    def rail_y(self) -> float:
        """Middle of a rail from the mid-plane."""
        return self.width / 2 + BESIDE

    @property
    def rail(self) -> float:
        """Length of a rail: the slats end where the torch does."""
        return self.x_rod + 150.0

    @property
    def x_middle(self) -> float:
        """Middle of the gantry where it is halfway."""
        return MOTOR + CARRIAGE / 2 + self.length / 2

    @property
    def bed(self) -> tuple[float, float]:
        """Where the torch begins and ends along x."""
        start = MOTOR + CARRIAGE / 2 + TOOL_AHEAD
        return start, start + self.length

    @property
    def y_start(self) -> float:
        """Outer end of the gantry axis (left): its way is centred on the table."""
        return self.width / 2 + MOTOR + CARRIAGE / 2

    @property
    def slats(self) -> int:
        """How many slats carry the plate."""
        return int(self.length / SLAT_PITCH) + 1

    @property
    def comb_y(self) -> float:
        """Inner face of a rail from the mid-plane, where a comb lies."""
        return self.rail_y - TUBE_WIDE / 2
