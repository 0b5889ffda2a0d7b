"""Where everything stands, mm: machine frame, x forward, y left, z up from the ground; every figure follows from cube and bed."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad import AXIS_8MM, inch

STOCK, T = "plate A36 1/8", inch("1/8")
STRIP = inch("1-1/2")  # published width of the frame's strips
FOOT = 12.0
RISER = 12.0  # the Y axes stand so far above the frame: nuts under their carriages clear it
AXIS_HIGH = 24.0
ENDS, MOTOR_HOLES, IDLER_HOLES, PAIR = AXIS_8MM.ends, AXIS_8MM.motor_holes, AXIS_8MM.idler_holes, AXIS_8MM.half_across
ACROSS = AXIS_8MM.half_along  # of a carriage's holes across its rods: the pattern turned by a quarter
X_BEYOND = 9.6  # mm that the X rods are longer than the cube
DROP, FACE = 101.0, 50.4  # tool face: below the X axis, behind its middle
LEG = inch(2)  # of the angles under the bed
STANDOFF, BED_THICK = 10.0, 3.2


@dataclass(frozen=True)
class Sizes:
    """The printer's frame and what follows from it."""

    cube: float
    bed: float

    @property
    def half(self) -> float:
        """Half the cube."""
        return self.cube / 2

    @property
    def top(self) -> float:
        """Upper face of the frame."""
        return FOOT + self.cube

    @property
    def x_rod(self) -> float:
        """Length of the X rods: from the motor side on the left carriage to the idler side on the outer holes of the right one."""
        return self.cube + X_BEYOND

    @property
    def y_middle(self) -> float:
        """Middle of the Y axes from the mid-plane."""
        return (self.x_rod - MOTOR_HOLES - IDLER_HOLES - ACROSS) / 2

    @property
    def z_rod(self) -> float:
        """Length of the Z rods: between bottom and top plate."""
        return self.cube - 2 * T

    @property
    def deck(self) -> float:
        """Underside of the X axis."""
        return self.top + RISER + AXIS_HIGH

    @property
    def face(self) -> float:
        """Inner face of the front plate from the middle."""
        return self.half - T

    @property
    def bed_bolt(self) -> float:
        """Bolts of the bed's plate in the angles, from the middle."""
        return self.face - AXIS_HIGH - 30.0

    @property
    def plate(self) -> tuple[float, float]:
        """Half length and half width of the bed's plate."""
        return self.face - AXIS_HIGH - inch("1/8") - 10.0, self.bed / 2 + 3.4
