"""The solid coupling 1-1/8 to 5/8 in between engine and pump, turned from a length of bar, with its two set screws."""

from __future__ import annotations

import math

from gvcs_cad import Bore, MachinedPart, PurchasedPart, Safety, chosen, inch, shape

from .solids_drive import coupling
from .sources import ENVELOPE, MANUAL

OUTSIDE, LENGTH = inch(2), inch(3)
LOW, LOW_DEPTH, LOW_KEY = inch("5/8"), inch(0.94), (inch("5/32"), inch("5/64"))  # pump: bore, depth, keyway width and depth over the bore
HIGH, HIGH_KEY = inch("1-1/8"), (inch("1/4"), inch("1/8"))  # engine
SCREW, SCREW_Z = inch("5/16"), {"pump": inch(0.47), "engine": inch(2.0)}


def keyway_area(bore: float, width: float, depth: float) -> float:
    """Return the area, mm2, that a keyway takes out of the metal round a bore."""
    r, h = bore / 2, width / 2
    return width * (r + depth) - (h * math.sqrt(r**2 - h**2) + r**2 * math.asin(h / r))


def radial_hole_volume(outside: float, bore: float, diameter: float) -> float:
    """Return the volume, mm3, of a radial hole from a bore to the outside of a round, by Simpson's rule in the angle."""
    r, steps = diameter / 2, 200

    def strip(angle: float) -> float:
        y = r * math.sin(angle)
        return 2 * (r * math.cos(angle)) ** 2 * (math.sqrt((outside / 2) ** 2 - y**2) - math.sqrt((bore / 2) ** 2 - y**2))

    step = math.pi / steps
    return step / 3 * math.fsum((1 if i in (0, steps) else 4 if i % 2 else 2) * strip(-math.pi / 2 + i * step) for i in range(steps + 1))


def volume() -> float:
    """Return the volume of the coupling, mm3."""
    bores = math.pi / 4 * (LOW**2 * LOW_DEPTH + HIGH**2 * (LENGTH - LOW_DEPTH))
    keys = keyway_area(LOW, *LOW_KEY) * LOW_DEPTH + keyway_area(HIGH, *HIGH_KEY) * (LENGTH - LOW_DEPTH)
    screws = radial_hole_volume(OUTSIDE, LOW, SCREW) + radial_hole_volume(OUTSIDE, HIGH, SCREW)
    return math.pi / 4 * OUTSIDE**2 * LENGTH - bores - keys - screws


def coupling_part() -> MachinedPart:
    """Return the coupling, pump end at z = 0."""
    bores = (("pump", LOW), ("engine", HIGH))
    return MachinedPart(
        "cube_coupling",
        stock="round 2",
        blank_length=LENGTH + inch("1/8"),
        material_name="1018",
        shape=shape(
            coupling,
            outside=OUTSIDE,
            length=LENGTH,
            low=LOW,
            low_depth=LOW_DEPTH,
            low_key=LOW_KEY,
            high=HIGH,
            high_key=HIGH_KEY,
            screw=SCREW,
            low_screw=SCREW_Z["pump"],
            high_screw=SCREW_Z["engine"],
        ),
        stated_volume=volume(),
        drilled=tuple(Bore(end, (OUTSIDE / 2, 0.0, SCREW_Z[end]), (-1.0, 0.0, 0.0), SCREW, (OUTSIDE - bore) / 2) for end, bore in bores),
        basis=chosen(f"{MANUAL}: solid shaft coupling 1-1/8 x 5/8 in, custom made; outside, length, keyways and screws are ours"),
        safety=Safety(role="rotating shaft", grade="AISI 1018", inspect="set screws tight, keys without play, every 50 h; guards on before starting"),
        note="bore both ends in one setting: a solid coupling forgives no misalignment; keyways to the keys of engine and pump; tap 5/16-18",
    )


def set_screw(end: str) -> PurchasedPart:
    """Return the set screw of an end, from the shaft outwards to just below the surface, along +X from x = 0."""
    length = {"pump": inch("5/8"), "engine": inch("3/8")}[end]
    return PurchasedPart(
        f"cube_set_screw_{end}",
        title=f"Set screw 5/16-18 x {length / 25.4:g} in, cup point, with thread locker",
        envelope=shape("gvcs_cad.geometry.hardware:rod", diameter=SCREW, length=length),
        mass_kg=0.006,
        basis=ENVELOPE,
    )
