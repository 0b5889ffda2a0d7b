"""The MicroTrac's drive: on each side one hydraulic motor between the wheels turns both by one endless chain. Skid steer."""

from __future__ import annotations

from decimal import Decimal

from gvcs_cad import Assembly, Bore, OpenBelt, PumpFlange, Purchase, PurchasedPart, Safety, catalog_row, chosen, hours, inch, place, shape

from . import solids
from .outline import belt_length
from .plates import MOTOR, MOTOR_BOLTS, MOTOR_HOLE
from .points import AXLE_Z, AXLES
from .sprocket import INSIDE, LINK_HEIGHT, LINK_THICKNESS, PITCH, pitch_diameter, tip_diameter
from .wheel import HUB_LENGTH, TEETH, wheel

MOTOR_TEETH = 13
HUB_FROM = 11.5  # inch from the mid-plane: inner end of a hub, a ring beside its block
CHAIN_AT = 12.0  # inch from the mid-plane: plane of the sprockets
MOTOR_FACE = 10.0  # the motor stands behind its plate, over the rail
FLANGE = inch("0.75")
SHAFT = inch("1-1/4")


def _loop() -> tuple[tuple[float, float, float], ...]:
    """Return the chain's pitch circles in turn, counter-clockwise in the side view, inch."""
    big, small = (pitch_diameter(teeth) / 2 / inch(1) for teeth in (TEETH, MOTOR_TEETH))
    return (AXLES["rear"], AXLE_Z, big), (AXLES["front"], AXLE_Z, big), (*MOTOR, small)


def chain_pitches() -> float:
    """Return how many pitches the chain is long; the motor's height makes it an even whole number."""
    return belt_length(*_loop()) * inch(1) / PITCH


def chain() -> OpenBelt:
    """Return the chain of one side in the frame's side view, its middle plane at z = 0."""
    circles = tuple(inch(round(v, 6)) for circle in _loop() for v in circle)
    pitches = round(chain_pitches())
    return OpenBelt(
        "micro_chain",
        title=f"Roller chain ANSI 80, {pitches} pitches endless, with connecting link",
        envelope=shape(solids.chain, circles=circles, height=LINK_HEIGHT, inside=INSIDE, thickness=LINK_THICKNESS),
        mass_kg=round(pitches * PITCH * 2.6e-3, 2),
        life=hours(2000),
        wear=True,
        basis=chosen("pitch, roller 5/8 and width 5/8 in of ANSI 80 (transtutors.com); link height and thickness, 2.6 kg/m and life are usual figures"),
        safety=Safety(role="wheel drive", grade="ANSI 80, 3,300 lbf working load", inspect="wear below 2 % of the length, connecting link closed"),
        purchase=Purchase(part_number=f"ANSI 80-1 x {pitches}"),
    )


def motor() -> PurchasedPart:
    """Return a drive motor: mounting face at z = 0, shaft along +Z."""
    flange = catalog_row(PumpFlange, "SAE A")
    spacing, hole, length = inch(MOTOR_BOLTS), inch(MOTOR_HOLE), inch("7-1/4")
    bores = tuple(Bore(f"m{i}", (side * spacing / 2, 0.0, 0.0), (0.0, 0.0, -1.0), hole, FLANGE) for i, side in enumerate((-1, 1), 1))
    body = {"neck": inch("2.7"), "body": inch(4), "length": length, "shaft": SHAFT, "shaft_length": inch("2-1/4")}
    face = {"pilot": flange.pilot, "pilot_depth": flange.pilot_depth, "wings": inch("0.6"), "flange": FLANGE, "spacing": spacing, "hole": hole}
    return PurchasedPart(
        "micro_drive_motor",
        title="Hydraulic orbit motor 18 cu in (295 cm3), SAE A two-bolt flange, 1-1/4 in keyed shaft 2-1/4 in long",
        envelope=shape(solids.motor, **face, **body),
        mass_kg=11.0,
        drilled=bores,
        balance=(0.0, 0.0, -length / 2),
        life=hours(5000),
        wear=True,
        basis=chosen("SAE J744 size A face; wheels slip before 140 bar (970 Nm a side), 3 km/h on 7 gal/min a side; body, mass and life usual for the class"),
        safety=Safety(role="wheel drive", grade="as bought, 140 bar", inspect="no leak at shaft and ports, key and bolts tight"),
        purchase=Purchase(supplier="any maker of orbit motors", price=Decimal("260"), price_date="2026-11"),
        note="price chosen; the chain's pull acts 2 in from the face: check the side load of the motor you buy",
    )


def motor_sprocket() -> PurchasedPart:
    """Return the sprocket on a motor's shaft, with key and set screws; its hub points to the motor."""
    return PurchasedPart(
        "micro_motor_sprocket",
        title="Sprocket 80B13, finished bore 1-1/4 in, keyway 1/4, two set screws",
        envelope=shape(solids.hub_sprocket, tip=tip_diameter(MOTOR_TEETH), thickness=inch("0.575"), hub=inch("2.8"), length=inch("1-1/2"), bore=SHAFT),
        mass_kg=1.6,
        drilled=(Bore("bore", (0.0, 0.0, inch("0.2875")), (0.0, 0.0, -1.0), SHAFT, inch("1-1/2")),),
        life=hours(1500),
        wear=True,
        basis=chosen("width 0.575 in of ANSI 80 (transtutors.com); hub and mass usual for the class"),
        purchase=Purchase(part_number="80B13 x 1-1/4", price=Decimal("32"), price_date="2026-11"),
        note="price and life chosen",
    )


def add_drive(frame: Assembly) -> None:
    """Add motors, motor sprockets and chains, in the frame's coordinates."""
    x, z = inch(MOTOR[0]), inch(MOTOR[1])
    for side, sign, along, outward in (("left", 1, "-x", "+y"), ("right", -1, "+x", "-y")):
        plate = frame[f"motor_plate_{side}"]
        turned = frame.add(motor(), name=f"motor_{side}", at=place(x, sign * inch(MOTOR_FACE), z, x_axis=along, z_axis=outward))
        for i in (1, 2):
            frame.fasten(plate[f"m{i}"], turned[f"m{3 - i if sign > 0 else i}"], bolt="hex 1/2-13")
        frame.press(plate["pilot"], inner=turned)
        small = frame.add(motor_sprocket(), name=f"motor_sprocket_{side}", at=place(x, sign * inch(CHAIN_AT), z, x_axis="+x", z_axis=outward))
        frame.press(small["bore"], inner=turned)
        frame.add(chain(), name=f"chain_{side}", at=place(0, sign * inch(CHAIN_AT), 0, x_axis="+x", z_axis="-y"))


def add_wheels(frame: Assembly) -> None:
    """Add four wheels on the axles."""
    one = wheel().freeze()
    assert HUB_FROM + HUB_LENGTH < 20
    for axle, x in AXLES.items():
        for side, sign, outward in (("left", 1, "+y"), ("right", -1, "-y")):
            frame.add(one, name=f"wheel_{axle}_{side}", at=place(inch(x), sign * inch(HUB_FROM), inch(AXLE_Z), x_axis="+x", z_axis=outward))
