"""What is welded or screwed into tank walls. Every part stands with z = 0 on the wall's outer face, outside along +Z. Inches."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gvcs_cad import Purchase, PurchasedPart, Safety, chosen, hours, inch, shape

from .solids_hydraulic import cap, level_gauge, screwed_in, weld_flange
from .sources import ENVELOPE, LISTED, MANUAL

COLLAR = 0.375  # height of every weld flange over the wall


@dataclass(frozen=True)
class Flange:
    """A weld-in flange of one pipe size: hole in the wall, collar, bore, mass in kg and Surplus Center's number."""

    hole: float
    collar: float
    bore: float
    mass_kg: float
    number: str


# Holes for 3/4 and 1-1/2 in as for couplings in roofs of oil tanks, API 650 (piping-designer.com); collars, bores and the 1/4 in are ours.
FLANGES = {
    "1/4": Flange(1.0, 1.375, 0.54, 0.08, "9-7843-4"),
    "3/4": Flange(1.4375, 1.875, 1.05, 0.14, "9-7843-12"),
    "1-1/2": Flange(2.34375, 2.75, 1.9, 0.25, "9-7843-24"),
}


def flange(size: str, wall: float) -> PurchasedPart:
    """Return the weld-in flange of a pipe size for a wall of a thickness."""
    row = FLANGES[size]
    word = size.replace("-", "_").replace("/", "_")
    return PurchasedPart(
        f"cube_weld_flange_{word}" + ("" if wall == 0.1875 else "_thin"),
        title=f"Weld-in tank flange {size} NPT, in a wall of {Fraction(wall)} in",  # one article, drawn for two walls
        envelope=shape(weld_flange, collar=inch(row.collar), thickness=inch(COLLAR), hub=inch(row.hole - 0.03125), hub_length=inch(wall), bore=inch(row.bore)),
        mass_kg=row.mass_kg,
        basis=LISTED,
        safety=Safety(role="tank", weld_class="B", inspect="weld tight under soapy water at 0.2 bar"),
        purchase=Purchase(supplier="Surplus Center", part_number=row.number),
    )


def strainer() -> PurchasedPart:
    """Return the suction strainer; it must be shorter than the tank is deep, or OSE's extension tube is welded before the flange."""
    return PurchasedPart(
        "cube_strainer",
        title="Tank strainer 14 gpm, 1-1/2 NPT in the wall, 1 in NPT out",
        envelope=shape(screwed_in, head=inch(2), head_height=inch(0.6), body=inch(1.7), body_length=inch(4.9 + COLLAR)),
        mass_kg=0.5,
        life=hours(1000),
        wear=True,
        basis=LISTED,
        purchase=Purchase(supplier="Surplus Center", part_number="9-7290-100"),
        note="clean at every oil change; service life of 1000 h is chosen",
    )


def plug() -> PurchasedPart:
    """Return the magnetic drain plug."""
    return PurchasedPart(
        "cube_drain_plug",
        title="Drain plug 3/4 NPT, magnetic",
        envelope=shape(screwed_in, head=inch("7/8"), head_height=inch(0.3), body=inch(1), body_length=inch(COLLAR)),
        mass_kg=0.1,
        basis=ENVELOPE,
    )


def filler_cap(name: str, title: str) -> PurchasedPart:
    """Return a filler cap with breather on a 1-1/2 in nipple."""
    return PurchasedPart(
        name,
        title=title,
        envelope=shape(cap, neck=inch(1.85), neck_height=inch(0.3), diameter=inch(2.5), height=inch(1.5)),
        mass_kg=0.3,
        life=hours(1000),
        wear=True,
        basis=ENVELOPE,
        note="service life of 1000 h is chosen",
    )


def sight_gauge() -> PurchasedPart:
    """Return the level and temperature gauge: two M12 hollow bolts 127 mm apart through the wall, their nuts inside its body."""
    sizes = {"width": 34.0, "height": 160.0, "depth": 25.0, "centres": 127.0, "bolt": 12.0, "inside": 16.0}
    return PurchasedPart(
        "cube_level_gauge",
        title="Fluid level gauge with thermometer, M12 at 127 mm, with bolts and seals",
        envelope=shape(level_gauge, **sizes),
        mass_kg=0.25,
        basis=ENVELOPE,
    )


FUEL_BARB = chosen(f"{MANUAL} lists a hose barb 1/4 in NPTM x 1/4 in; the shut-off valve and all sizes are ours")


def fuel_tap() -> PurchasedPart:
    """Return the fuel shut-off with its hose barb."""
    return PurchasedPart(
        "cube_fuel_tap",
        title="Fuel shut-off valve 1/4 NPT with 1/4 in hose barb",
        envelope=shape(screwed_in, head=inch("3/4"), head_height=inch(1.2), body=inch("1/2"), body_length=inch(COLLAR)),
        mass_kg=0.1,
        basis=FUEL_BARB,
        purchase=Purchase(supplier="Surplus Center", part_number="455-AA (barb)"),
    )
