"""Where everything stands, mm: machine frame, x forward, y left, z up; x = 0 is the front of the uprights, which the X axis hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad import AXIS_8MM, inch

ENDS, MOTOR_HOLES, IDLER_HOLES, PAIR, PATTERN = AXIS_8MM.ends, AXIS_8MM.motor_holes, AXIS_8MM.idler_holes, AXIS_8MM.half_across, AXIS_8MM.half_along
AXIS_HIGH, MOTOR_SIDE, CARRIAGE_HALF = 24.0, AXIS_8MM.motor, AXIS_8MM.carriage / 2
FOOT, BASE = 25.0, inch("1/4")
RISER = 12.0  # under the Y axis
LIFT = 45.0  # block between Y carriage and table: the table passes over the Y motor
TABLE, BOARD = inch("1/4"), 12.0
LEG = inch(2)
TOOL_X = 80.0  # about where a tool's axis stands
Z_OVER = 8.0  # the Z axis' lower end over the table's board at least
IDLER = 26.0
Z_MOTOR = 22.0  # of the Z way: higher up the tail of a spindle meets the motor, and its bolts the X carriage
LOWEST = Z_OVER + IDLER + CARRIAGE_HALF  # middle of the Z carriage over the board at the end of its way


@dataclass(frozen=True)
class Sizes:
    """The three rods and what follows from them."""

    x_rod: float
    y_rod: float
    z_rod: float

    @property
    def half(self) -> float:
        """Half the X axis, to the outer edges of the uprights."""
        return self.x_rod / 2

    @property
    def deck(self) -> float:
        """Upper face of the base."""
        return FOOT + BASE

    @property
    def board_top(self) -> float:
        """Upper face of the sacrificial board."""
        return self.deck + RISER + AXIS_HIGH + LIFT + TABLE + BOARD

    @property
    def x_height(self) -> float:
        """Middle of the X axis: the Z axis hangs from it."""
        return self.board_top + Z_OVER + self.z_rod - MOTOR_HOLES

    @property
    def y_start(self) -> float:
        """Outer end of the Y axis' motor side."""
        return TOOL_X - MOTOR_SIDE - CARRIAGE_HALF - (self.y_rod - ENDS) / 2

    @property
    def base(self) -> tuple[float, float, float]:
        """Rear and front edge of the base, and half its width."""
        return self.y_start - 60.0, self.y_start + self.y_rod + 40.0, self.half + 10.0

    @property
    def table(self) -> tuple[float, float]:
        """Half length and half width of the table."""
        return 100.0, min(self.half - LEG - 10.0, 150.0)
