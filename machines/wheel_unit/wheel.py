"""Rim, tyre, eight studs and nuts, in the frame of the hub: origin on the hub plate's wheel face, Z inboard along the shaft."""

from __future__ import annotations

from gvcs_cad import Assembly, Bore, Purchase, PurchasedPart, Reference, Safety, chosen, circle_pattern, hours, inch, place, shape

from .solids import rim, stud, tyre
from .sources import HUB, HUB_SCAD

LUGS, LUG_CIRCLE, LUG_HOLE, LUG_START = 8, inch(8), inch("5/8"), 22.5  # start in degrees: the cross bolt goes level between two gussets
RIM_DIAMETER, RIM_WIDTH, BACKSPACING, DISC = inch(16.5), inch(9.75), inch(3.7), inch("1/4")
TYRE_OUTSIDE, TYRE_WIDTH = 851.0, 254.0
STUD_LENGTH, STUD = inch("1-3/4"), inch("9/16")
WHEEL_TORQUE = 145.0  # N m, chosen: usual for 9/16 in studs of loaders; the maker of the studs decides


def lug_holes(prefix: str = "lug") -> tuple[tuple[str, float, float], ...]:
    """Return name and place of the eight wheel bolts."""
    return tuple((h.name, h.x, h.y) for h in circle_pattern(prefix, LUGS, LUG_CIRCLE, LUG_HOLE, start=LUG_START))


def rim_part() -> PurchasedPart:
    """Return the rim: mounting face of its disc at z = 0, disc outboard of it."""
    sizes = {"diameter": RIM_DIAMETER, "width": RIM_WIDTH, "backspacing": BACKSPACING, "disc": DISC, "circle": LUG_CIRCLE, "hole": LUG_HOLE}
    return PurchasedPart(
        "wheel_rim",
        title="Rim 16.5 x 9.75, eight bolts on 8.00 in, backspacing 3.70 in",
        envelope=shape(rim, wall=6.0, bore=inch(6), count=LUGS, **sizes),
        mass_kg=19.0,
        drilled=tuple(Bore(name, (x, y, -DISC), (0.0, 0.0, 1.0), LUG_HOLE, DISC) for name, x, y in lug_holes()),
        purchase=Purchase(supplier="Bobcat", part_number="7232567"),
        basis=HUB,
        safety=Safety(role="wheel", grade="as bought", inspect="no crack at the bolt holes, before each day's work"),
        note="mass and wall are chosen",
    )


def tyre_part() -> PurchasedPart:
    """Return the tyre, z = 0 in its middle."""
    return PurchasedPart(
        "wheel_tyre",
        title="Tyre 12-16.5 for skid loaders, 851 x 254 mm",
        envelope=shape(tyre, outside=TYRE_OUTSIDE, inside=RIM_DIAMETER, width=TYRE_WIDTH, tread=22.0, lugs=36),
        mass_kg=38.0,
        life=hours(1500),
        wear=True,
        basis=HUB,
        safety=Safety(role="tyre", grade="12-16.5 as bought", inspect="pressure, cuts and tread, before each day's work"),
        note="outside diameter and width as published; tread, mass and life are chosen",
    )


def stud_part() -> PurchasedPart:
    """Return a wheel stud: head below z = 0, shank along +Z."""
    sizes = {"diameter": STUD, "length": STUD_LENGTH, "knurl": LUG_HOLE, "knurl_length": inch(0.45), "head": inch(0.8), "head_height": inch(0.15)}
    return PurchasedPart(
        "wheel_stud",
        title="Wheel stud 9/16-18 x 1-3/4 in, press-in, knurl 5/8 in",
        envelope=shape(stud, **sizes),
        mass_kg=0.09,
        basis=chosen(f"9/16-18 is what the published 5/8 in holes leave room for ({HUB_SCAD} names no bolt)"),
        safety=Safety(role="wheel bolt", grade="SAE J429 grade 8", torque_nm=WHEEL_TORQUE, inspect="torque after 1 h and 10 h, then every 50 h"),
    )


def nut_part() -> PurchasedPart:
    """Return a wheel nut from z = 0 upwards; its cone is left out of the envelope."""
    return PurchasedPart(
        "wheel_nut",
        title="Wheel nut 9/16-18, 60 deg cone, 7/8 in across flats",
        envelope=shape("gvcs_cad.geometry.hardware:hex_nut", diameter=STUD, width=inch("7/8"), height=inch("3/4")),
        mass_kg=0.05,
        basis=chosen("the usual nut of a 9/16-18 wheel stud"),
        safety=Safety(role="wheel bolt", grade="SAE J995 grade 8", torque_nm=WHEEL_TORQUE, inspect="torque after 1 h and 10 h, then every 50 h"),
    )


def add_wheel(unit: Assembly, hub: Reference, tyre_middle: float = BACKSPACING - RIM_WIDTH / 2) -> None:
    """Put rim, tyre, studs and nuts on a hub whose lug plate is its child ``lug_plate``; `tyre_middle` in mm inboard of the wheel face."""
    plate = hub.child("lug_plate")
    wheel_rim = unit.add(rim_part(), name="rim", at=hub.at)
    unit.add(tyre_part(), name="tyre", at=hub.at @ place(0, 0, tyre_middle))
    pressed_in, screwed_on = stud_part(), nut_part()
    for i, (name, x, y) in enumerate(lug_holes(), 1):
        bolt = unit.add(pressed_in, name=f"stud_{i}", at=hub.at @ place(x, y, inch("1/2"), z_axis="-z"))
        unit.add(screwed_on, name=f"stud_nut_{i}", at=hub.at @ place(x, y, -DISC, z_axis="-z"))
        unit.pin(plate[name], wheel_rim[name], pin=bolt)
