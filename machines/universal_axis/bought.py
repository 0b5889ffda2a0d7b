"""Motors, pulleys, belt, bearings of both sizes: bought to the sizes that their makers agree on."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad import Bore, MotorFace, OpenBelt, Purchase, PurchasedPart, catalog_row, chosen, hours, shape

from .sizes import word
from .solids import belt, pulley, stepper
from .sources import LISTED

UP = (0.0, 0.0, 1.0)
BELT_THICK = 1.4  # GT2 under and over its teeth
PITCH_DIAMETER = 12.73  # 20 teeth of 2 mm: the published 1/2 in pulley
PULLEY = {"teeth": 11.3, "flange": 16.0, "width": 6.0, "rim": 1.0}
GT2 = chosen("GT2 belt and 1/2 in pulley are published (wiki.opensourceecology.org, Universal_Axis), their lengths are ours")


@dataclass(frozen=True)
class Stepper:
    """What the catalogue's face does not say: sizes in mm, mass in kg, how its four holes take a screw."""

    length: float
    shaft: float
    kg: float
    chamfer: float
    flange: float
    hole: float
    depth: float
    thread: str = ""
    spare: tuple[str, ...] = ()


STEPPERS = {
    # of a turned NEMA 17 the two holes along the rods are used, the other two stand over the rods
    "NEMA 17": Stepper(39.88, 20.0, 0.28, 5.0, 0.0, 3.0, 4.5, "socket M3", ("m2", "m4")),
    # the holes of a NEMA 23 are called 5 mm and take M5 screws, so they are a little wider: measure
    "NEMA 23": Stepper(56.0, 20.6, 0.70, 17.0, 4.8, 5.2, 4.8),
}


def motor(face: str) -> PurchasedPart:
    """Return a stepper by its face in the catalogue, face at z = 0: m1 to m4 counter-clockwise from +X +Y."""
    row, m = catalog_row(MotorFace, face), STEPPERS[face]
    h = row.bolt_square / 2
    corners = enumerate(((h, h), (-h, h), (-h, -h), (h, -h)), 1)
    bores = tuple(Bore(f"m{i}", (x, y, 0), UP, m.hole, m.depth, "spare" if f"m{i}" in m.spare else "", m.thread) for i, (x, y) in corners)
    values = {"body": row.body, "length": m.length, "chamfer": m.chamfer, "flange": m.flange, "pilot": row.pilot, "pilot_depth": row.pilot_depth}
    return PurchasedPart(
        f"axis_motor_{face.lower().replace(' ', '')}",
        title=f"Stepper motor {face}, 1.8 deg, {m.length:g} mm long, shaft {row.shaft:g} mm",
        envelope=shape(stepper, shaft=row.shaft, shaft_length=m.shaft, square=row.bolt_square, hole=m.hole, depth=m.depth, **values),
        mass_kg=m.kg,
        drilled=bores,
        balance=(0.0, 0.0, m.length / 2),
        purchase=Purchase(part_number=f"{face} {m.length:g} mm"),
        life=hours(10000),
        wear=True,
        basis=row.basis,
    )


def toothed(name: str, title: str, bore: float, width: float, hub: float) -> PurchasedPart:
    """Return a 20-tooth pulley for a belt `width` wide, its middle at z = 0; hub above, none for an idler."""
    sizes = {**PULLEY, "width": width, "hub": 16.0, "hub_length": hub, "bore": bore}
    low = -width / 2 - PULLEY["rim"]
    return PurchasedPart(
        name,
        title=title,
        envelope=shape(pulley, **sizes),
        mass_kg=0.012 if width < 10 else 0.022,
        drilled=(Bore("bore", (0, 0, low), UP, bore, width + 2 * PULLEY["rim"] + hub),),
        life=hours(5000),
        wear=True,
        basis=GT2,
    )


def timing_belt(span: float, width: float) -> OpenBelt:
    """Return the belt between two pulleys `span` mm apart, first pulley at the origin, width along z."""
    length = 2 * span + 3.14159 * PITCH_DIAMETER + 30
    return OpenBelt(
        f"axis_belt_{width:g}mm_{word(span)}",
        title=f"Belt GT2 open, {width:g} mm wide, {length:.0f} mm",
        envelope=shape(belt, span=span, diameter=PULLEY["teeth"], thick=BELT_THICK, width=width),
        mass_kg=round(length * width * 1.5e-6, 4),
        life=hours(5000),
        wear=True,
        basis=GT2,
    )


def linear_bearing(name: str, title: str, bore: float, outside: float, length: float, kg: float) -> PurchasedPart:
    """Return a ball bushing about Z from z = 0 upwards."""
    return PurchasedPart(
        name,
        title=title,
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=bore, outside=outside, width=length),
        mass_kg=kg,
        drilled=(Bore("bore", (0, 0, 0), UP, bore, length),),
        life=hours(8000),
        wear=True,
        basis=LISTED,
    )
