"""What is bought for shaker and two-hand control: motor and enabling valve, as envelopes."""

from __future__ import annotations

from gvcs_cad import Assembly, Bore, PumpFlange, Purchase, PurchasedPart, Safety, catalog_row, cycles, hours, inch, shape

from . import sizes as z
from .arm_parts import ENABLE_BOLTS, ENABLE_OUT, ENABLE_X
from .outline import lying
from .sizes import Sizes
from .solids import two_bolt_motor
from .sources import SHAKER, TWO_HANDS


def shaker_motor() -> PurchasedPart:
    """Return the shaker's motor: mounting face at z = 0, body along +Z, shaft along -Z, its two bolts along X."""
    row, flange = catalog_row(PumpFlange, "SAE A"), inch("5/8")
    places = ((1, -row.bolt_spacing / 2), (2, row.bolt_spacing / 2))
    return PurchasedPart(
        "press_shaker_motor",
        title="Hydraulic motor 50 cm3/rev, two-bolt A face, 1 in keyed shaft, 1/2 in ports (BMPH50H2KP on Press IV)",
        envelope=shape(
            two_bolt_motor,
            length=inch(5.5),
            body=inch(3.5),
            neck=inch(2.75),
            neck_long=inch(2),
            flange_long=inch(5.25),
            flange_wide=inch(3.75),
            flange_thick=flange,
            pilot=row.pilot,
            pilot_deep=row.pilot_depth,
            spacing=row.bolt_spacing,
            hole=row.bolt_hole,
            shaft=inch(1),
            shaft_long=inch(1.5),
            port=inch(1),
        ),
        mass_kg=6.5,
        drilled=tuple(Bore(f"m{i}", (x, 0.0, flange), (0.0, 0.0, -1.0), row.bolt_hole, flange) for i, x in places),
        balance=(0.0, 0.0, inch(2.5)),
        wear=True,
        life=hours(3000),
        purchase=Purchase(part_number="BMPH50H2KP"),
        basis=SHAKER,
        note="compare its face with the web before cutting; mass and life are chosen",
    )


def shaker_key() -> PurchasedPart:
    """Return what holds the weight on the shaft, counted and not drawn."""
    title = "Key 1/4 x 1/4 x 1/2 in and set screw 5/16-18 x 5/8 in, cup point"
    return PurchasedPart("press_shaker_key", title=title, envelope=None, mass_kg=0.02, life=hours(5000), basis=SHAKER)


def enabling_valve() -> PurchasedPart:
    """Return the valve of the left hand, standing on its base."""
    deep, size = inch("3/4"), inch("3/8")
    places = tuple((inch(x), inch(y)) for x, y in ENABLE_BOLTS)
    sizes = {"length": inch(3), "width": inch(3), "height": inch(4), "hole": size, "depth": deep, "levers": 1, "pitch": inch(1.5)}
    return PurchasedPart(
        "press_enabling_valve",
        title="Unloading valve with lever, spring-returned, open to the tank at rest, 30 gpm, 3000 psi: oil has pressure only while it is held",
        envelope=shape("gvcs_cad.geometry.hardware:lever_valve", xs=tuple(x for x, _ in places), ys=tuple(y for _, y in places), **sizes),
        mass_kg=4.0,
        drilled=tuple(Bore(f"e{i}", (x, y, 0.0), (0.0, 0.0, 1.0), size, deep, thread="hex 3/8-16") for i, (x, y) in enumerate(places, 1)),
        balance=(0.0, 0.0, inch(2)),
        life=cycles(1_000_000),
        basis=TWO_HANDS,
        safety=Safety(role="control valve", grade="207 bar", inspect="released, neither cylinder moves; lever not tied down; before every shift"),
    )


def add_enabling_valve(press: Assembly, s: Sizes) -> None:
    """Screw the enabling valve on the rear cross member, an arm's length from the levers that move the cylinders."""
    block = press.add(enabling_valve(), name="enabling_valve", at=lying(z.ARM_REAR + ENABLE_X, s.arm_bolts + ENABLE_OUT, z.TABLE))
    for name in ("e1", "e2"):
        press.fasten(press["cross_rear"].child("a4")[name], block[name], bolt="hex 3/8-16", washers=("head",))
