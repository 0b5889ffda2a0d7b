"""The motors: mounting face at z = 0, body along +Z, shaft along -Z. OSE publishes displacement and torque, no drawing."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad import Basis, Bore, PurchasedPart, Safety, chosen, hours, inch, published, shape, square_pattern

from .solids import motor

MOTOR_BASIS = chosen(
    "displacement and torque are published (OpenSourceEcology/LifeTrac @ d73608d1, LifeTrac-III and -IV README; OSE wiki, Quick_Connect_Wheels);"
    " no drawing is: face of SAE A with four bolts, body, shaft and mass are our envelope of usual motors of this size"
)
UWU = published("OpenSourceEcology/LifeTrac @ d73608d1, UWU/UWU-v25/uwu_v25.scad and UWU/README.md")


@dataclass(frozen=True)
class Motor:
    """One motor, lengths in inches from the mounting face; `square` is the pitch of the four flange holes."""

    name: str
    title: str
    length: float
    mass_kg: float
    square: float
    hole: float
    flange: float
    flange_thickness: float
    pilot: float
    pilot_depth: float
    neck: float
    neck_end: float
    body: float
    shaft: float
    shaft_length: float
    cubic_inch: float = 0.0  # not published for the UWU
    face: str = "motor_a4@1"
    basis: Basis = MOTOR_BASIS


LITRES_PER_CUBIC_INCH = 16.387064e-3


def _lifetrac(name: str, title: str, length: float, mass_kg: float, cubic_inch: float) -> Motor:
    """Return a motor with the face of the LifeTrac motors: four holes on the 4.188 in circle of SAE A (2.961 in square), pilot 3.25 in."""
    return Motor(
        *(name, title, length, mass_kg),
        square=2.961,
        hole=0.5625,
        flange=4.5,
        flange_thickness=0.75,
        pilot=3.25,
        pilot_depth=0.25,
        neck=2.5,
        neck_end=2.0,
        body=5.0,
        shaft=1.25,
        shaft_length=2.0,
        cubic_inch=cubic_inch,
    )


MOTORS = {
    "32 cu in": _lifetrac("wheel_motor_32", "Hydraulic motor 31.88 cu in (522 cm3), 5,000 in-lb, 1-1/4 in keyed shaft", 7.5, 15.0, 31.88),
    "45 cu in": _lifetrac("wheel_motor_45", "Hydraulic motor 45 cu in (737 cm3), 6,525 in-lb at 1500 psi, 1-1/4 in keyed shaft", 8.5, 18.0, 45.0),
    "UWU v25": Motor(
        *("wheel_motor_uwu", "Hydraulic motor, face of UWU v25: four 1/2 in holes on 8.25 in, shaft 1 x 1-1/2 in", 5.0, 14.0),
        square=round(8.25 / 2**0.5, 6),
        hole=0.5,
        flange=7.5,
        flange_thickness=0.5,
        pilot=2.0,
        pilot_depth=0.0,
        neck=6.0,
        neck_end=0.5,
        body=6.0,
        shaft=1.0,
        shaft_length=1.5,
        face="motor_4bolt@1",
        basis=UWU,
    ),
}


def motor_part(m: Motor) -> PurchasedPart:
    """Return a motor as a part with its four flange holes ``m1`` to ``m4``."""
    flange = inch(m.flange_thickness)
    lengths = ("length", "flange", "pilot", "pilot_depth", "neck", "neck_end", "body", "shaft", "shaft_length")
    sizes = {name: inch(getattr(m, name)) for name in lengths}
    square, hole = inch(m.square), inch(m.hole)
    envelope = shape(motor, flange_thickness=flange, bolt_square=square, bolt_hole=hole, port=inch(1.5), **sizes)
    return PurchasedPart(
        m.name,
        title=m.title,
        envelope=envelope,
        mass_kg=m.mass_kg,
        drilled=tuple(Bore(h.name, (h.x, h.y, flange), (0.0, 0.0, -1.0), hole, flange) for h in square_pattern("m", square, hole)),
        balance=(0.0, 0.0, inch(m.length) / 2),
        life=hours(5000),
        wear=True,
        basis=m.basis,
        safety=Safety(role="wheel drive", grade="as bought", inspect="no leak at shaft and ports, key tight, bolts tight"),
        note="service life of 5000 h is chosen; compare the bought motor's face with the plate before cutting",
    )
