"""Where everything of the LifeTrac III wheel unit stands, and what it is made of: the drawing as a table, inches unless said otherwise."""

from __future__ import annotations

from gvcs_cad import Hole, PlatePart, Safety, chosen, inch, rectangle, row_pattern, square_pattern

from .bearings import row
from .hub import HubSizes
from .loads import POUND_FORCE
from .mount import FRAME_NOTE, INNER_RAIL, RAIL, frame_holes
from .sources import MOUNT_SCRIPT

DROP = 5.0  # axle below mid-rail: 7.0 below the plates' top edge
BEARING, BEARING_BOLT, BEARING_HOLE = "UCF210-30", "hex M14", 15.5  # mm, ISO 273 medium; drilled
MOTOR_BOLT, MOTOR_HOLE = "hex 1/2-13", inch("9/16")  # ASME B18.2.8 normal
WHEEL_LOAD = 1500 * POUND_FORCE  # chosen: a quarter of a 4,500 lb tractor and 375 lb of its load

#  what                     inboard of the outer rail's outer face
WHEEL_MIDDLE = -7.5
WHEEL_FACE = -6.325  #      hub plate against rim: the tyre then fills -12.5 .. -2.5
OUTER_PLATE = -0.5
INNER_PLATE = INNER_RAIL - 0.5
MOTOR_PLATE = INNER_RAIL + RAIL
SHAFT, SHAFT_START, SHAFT_LENGTH = 1.875, -12.0, 28.0
STUB_BORE, STUB_LENGTH = 3.5, 5.25
COUPLING_START = 16.05
INTERFACE_PLATE = 19.25  #  2.75 off the motor plate, so that stub and motor shaft meet in the coupling
MOTOR_FACE = INTERFACE_PLATE + 0.5

COUPLING = {"outside": 2.25, "length": 3.375, "first": 1.375, "first_depth": 1.7, "second": 1.25}
COLLAR_OUTSIDE, COLLAR_WIDTH, WASHER = 3.0, 0.6875, 0.134
SPACER, SPACER_STOCK = 0.840, "pipe 1/2 sch80"

HUB = HubSizes(
    *("wheel", "pipe 2 sch80", 2.375),
    length=6.0,
    past=0.475,
    gusset_height=3.4,
    cross=2.525,
    cross_hole=0.78125,  # 25/32, close class
    snip=0.375,
    boss="nut 3/4-10",
    basis=chosen("OSE wiki, Build_Wheel_Shafts: 6 in collar from 2 in pipe; schedule 80 is the one that fits 1-7/8 in; gussets after the UWU v25 hub"),
)
PLATE_SIZE = chosen(f"{MOUNT_SCRIPT}: 8 x 10 x 1/2 in, 3 in shaft hole, two 3/4 in bolts at the top; where the holes stand is ours")
INTERFACE_SIZE = chosen(f"{MOUNT_SCRIPT}: 6 x 8 x 1/2 in; its holes are ours")
COLLARS = chosen(f"{MOUNT_SCRIPT}: three double split collars; their size is ours")
SPACED = chosen("spacers and their bolts are ours: OSE publishes no distance between motor plate and motor")
COUPLED = chosen("OSE wiki, Wheel_Mount_Construction_Video_Script: coupler with a female 6-spline end on the motor's shaft; its outside is ours")
PLATE_SAFETY = Safety(role="frame joint", grade="A36, torch-cut", inspect="bolts tight, no crack at bolt and bearing holes, every 50 h")
CORNERS = row_pattern("s", (-inch(3.25), inch(3.25)), (-inch(2.25), inch(2.25)), MOTOR_HOLE)


def bearing_plate(frame_bolt: str) -> PlatePart:
    """Return the plate of a bearing, drawn about the axle."""
    holes = square_pattern("b", row(BEARING).bolt_square, BEARING_HOLE)
    return _tall_plate("wheel_plate", frame_bolt, holes, note=f"drill the four bearing holes of 15.5 mm, do not torch them; {FRAME_NOTE}")


def motor_plate(frame_bolt: str) -> PlatePart:
    """Return the plate that carries the motor off the inner rail."""
    return _tall_plate("wheel_motor_plate", frame_bolt, CORNERS, FRAME_NOTE)


def _tall_plate(name: str, frame_bolt: str, holes: tuple[Hole, ...], note: str) -> PlatePart:
    return PlatePart(
        name,
        stock="plate A36 1/2",
        outer=rectangle(inch(8), inch(10)).moved(-inch(4), inch(DROP + 2) - inch(10)),
        holes=(*frame_holes(frame_bolt, DROP), Hole("shaft", 0, 0, inch(3), empty="clearance"), *holes),
        basis=PLATE_SIZE,
        safety=PLATE_SAFETY,
        note=note,
    )


def interface_plate(motor_square: float) -> PlatePart:
    """Return the plate that stays on the motor: pilot, four motor holes on a square of `motor_square` inches, four spacer holes."""
    return PlatePart(
        "wheel_interface_plate",
        stock="plate A36 1/2",
        outer=rectangle(inch(8), inch(6), centred=True),
        holes=(Hole("pilot", 0, 0, inch("3-9/32"), empty="bore"), *square_pattern("m", inch(motor_square), MOTOR_HOLE), *CORNERS),
        basis=INTERFACE_SIZE,
        safety=PLATE_SAFETY,
    )
