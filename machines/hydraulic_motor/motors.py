"""The motors: mounting face at z = 0, body along +Z, shaft along -Z. OSE publishes displacement and torque, no drawing."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad import Bore, PurchasedPart, Safety, chosen, hours, inch, shape, square_pattern

from .solids import motor


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
    cubic_inch: float


LITRES_PER_CUBIC_INCH = 16.387064e-3
# Face of the LifeTrac motors: four holes on the 4.188 in circle of SAE A (2.961 in square), pilot 3.25 in.
LIFETRAC_FACE = {"square": 2.961, "hole": 0.5625, "flange": 4.5, "flange_thickness": 0.75, "pilot": 3.25, "pilot_depth": 0.25}
LIFETRAC_BODY = {"neck": 2.7, "neck_end": 2.0, "body": 5.0, "shaft": 1.25, "shaft_length": 2.0}

MOTORS = {
    "32 cu in": Motor(
        "wheel_motor_32", "Hydraulic motor 31.88 cu in (522 cm3), 5,000 in-lb, 1-1/4 in keyed shaft", 7.5, 15.0, **LIFETRAC_FACE, **LIFETRAC_BODY, cubic_inch=31.88
    ),
    "45 cu in": Motor(
        "wheel_motor_45", "Hydraulic motor 45 cu in (737 cm3), 6,525 in-lb at 1500 psi, 1-1/4 in keyed shaft", 8.5, 18.0, **LIFETRAC_FACE, **LIFETRAC_BODY, cubic_inch=45.0
    ),
}
MOTOR_BASIS = chosen(
    "displacement and torque are published (OpenSourceEcology/LifeTrac @ d73608d1, LifeTrac-III and -IV README; OSE wiki, Quick_Connect_Wheels);"
    " no drawing is: face of SAE A with four bolts, body, shaft and mass are our envelope of usual motors of this size"
)


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
        basis=MOTOR_BASIS,
        safety=Safety(role="wheel drive", grade="as bought", inspect="no leak at shaft and ports, key tight, bolts tight"),
        note="service life of 5000 h is chosen; compare the bought motor's face with the plate before cutting",
    )
