"""Where everything of the press stands, inches: x forward (bricks leave that way), y to the left, z up from the ground.

The formulas are those of v2509P/vars.scad (OpenSourceEcology/CEB-Press @ cfef8017), the letters its parts'.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, CHAMBER = 6.0, 6.0  # brickW, brickCH
SIDE_GAP, TOP_GAP = 0.1884, 0.0283  # drawerHgap, drawergap
RETRACTED, STROKE, MAIN_PIN, MAIN_EYE, MAIN_HEAD = 27.0, 16.0, 1.5, 2.5, 3.8  # cylMain; its pin hole is 1.52
BASE_PIN = 0.5 + (MAIN_EYE + 0.125) / 2  # above the ground, in f6
F1, F2, F4, F6, F9 = 6.0, 3.5, 11.0, 8.0, 4.5  # heights or widths of the frame's plates
BEAM_LOW = BASE_PIN + RETRACTED - MAIN_HEAD + 1  # f4's lower edge: 1 in over the cylinder's body
TABLE = BEAM_LOW + F4  # on which the drawer slides and bricks leave
LINTEL = TABLE + TOP_GAP + CHAMBER  # f1's lower edge
TOP = LINTEL + F1  # f9x
OUT = 3.0  # outer faces of the columns from the middle of the chamber, and inner faces of the beams
FLANGE = OUT + F2

D8, D1, D2 = 5.0, 22.0, 18.5
CAVITY = D8 + 0.5 + WIDTH / 2  # middle of the drawer's cavity from its rear end
LID = WIDTH / 2 + 0.5 + WIDTH / 2  # from the middle of the cavity to that of the lid
CLEAR = WIDTH + 7.0  # published least stroke of the drawer: d3z * 2 + d5y + brickW
ROD_PIN = 3.5  # drawer's own pin from its rear end, and its height
PIN_HIGH = 2.0
DRAWER_PIN, DRAWER_EYE = 1.0, 2.5  # cylinderDRAWERrodclevisID and W

ARM, ARM_HIGH, CROSS, CROSS_HIGH, CROSS_LONG = 4.0, 6.0, 6.0, 4.0, 72.0
ARM_REAR = -(RETRACTED + STROKE + CROSS / 2 + 1.5 + 0.5 + WIDTH / 2)  # distancetof8center
ARM_FRONT = WIDTH / 2 + 24  # a1out
BASE_X = ARM_REAR + CROSS / 2  # drawer cylinder's base pin

FOOT, FOOT_OVER = 1.0, 1.28  # foot plate, and its underside over the rod pin
FOOT_LOW = BASE_PIN + RETRACTED + FOOT_OVER + FOOT  # foot's face with the cylinder retracted
RISE = TABLE - FOOT_LOW  # its whole way: then a brick stands on the table
LINER = 0.5
FLOAT = TOP_GAP / 2  # the drawer hangs on its rods midway between table and lintel, so that it rubs on neither
ROD_HIGH = TABLE + FLOAT + CHAMBER + 0.25 + 0.5 + 0.875  # axis of the slide rods: packer, d11, half a 1-3/4 in tube
DECK = TOP + 0.5  # upper face of f12

GRATE_DEEP, GRATE_ANGLE, GRATE_HIGH = 23.0, 17.5, 37.0


@dataclass(frozen=True)
class Sizes:
    """What follows from the length of a brick and the width of the hopper's grate."""

    brick: float
    grate: float

    @property
    def drawer(self) -> float:
        """Outside width of the drawer: d1x, d3x, d5x, d6x, d8x, d12x."""
        return self.brick + 1

    @property
    def column(self) -> float:
        """Inner face of a column from the mid-plane."""
        return (self.drawer + SIDE_GAP) / 2

    @property
    def beam(self) -> float:
        """Length of f1, f3, f6 and f12: over both columns."""
        return 2 * (self.column + F9)

    @property
    def lower_flange(self) -> float:
        """Length of f2."""
        return self.beam - 2.8

    @property
    def table(self) -> float:
        """Length of f5: over both arms."""
        return self.beam + 2 * ARM

    @property
    def rib(self) -> float:
        """Length of f14."""
        return self.brick + 2.25 + 2 * 0.03125

    @property
    def bolts(self) -> float:
        """Row of bolts between columns and beams: 2 in published, 1/4 in more here, so that a spanner turns beside the column's web."""
        return self.column + 2.25

    @property
    def rod(self) -> float:
        """The slide rods from the mid-plane."""
        return self.column - 0.5 - 0.6

    @property
    def arm(self) -> float:
        """Inner face of an arm from the mid-plane."""
        return self.beam / 2

    @property
    def arm_bolts(self) -> float:
        """Middle of an arm."""
        return self.arm + ARM / 2

    @property
    def ribs(self) -> tuple[float, ...]:
        """The three ribs d4 of the lid."""
        return (-self.brick / 4, 0.0, self.brick / 4)
