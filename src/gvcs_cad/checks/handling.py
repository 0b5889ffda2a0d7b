"""One person lifts 25 kg; what is heavier needs a second one, and over 50 kg a hoist and a point to hang it from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.documents.lift import HOIST, lifting
from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.model.shaped import PrintedPart

ONE_PERSON = 25.0  # kg: mass constant for lifting by hand, ISO 11228-1 and EN 1005-2


@dataclass(frozen=True)
class HeavyPart(Finding):
    """The part and its mass, kg."""

    rule = "heavy_part"
    severity = "warning"
    identity = ("part",)
    part: str
    mass: float

    def __str__(self) -> str:
        hands = "two persons or a hoist" if self.mass <= HOIST else "a hoist"
        return f"{self.part} weighs {self.mass:.1f} kg, one person lifts {ONE_PERSON:.0f} kg: it needs {hands}"


@dataclass(frozen=True)
class NoLiftingPoint(Finding):
    """The part that needs a hoist and offers it nothing, and its mass, kg."""

    rule = "no_lifting_point"
    severity = "warning"
    identity = ("part",)
    part: str
    mass: float

    def __str__(self) -> str:
        return f"{self.part} weighs {self.mass:.1f} kg and has no lifting point: drill holes with empty='lifting' on both sides of its centre of mass"


@dataclass(frozen=True)
class UnknownMass(Finding):
    """A part of which nobody knows whether one person lifts it."""

    rule = "unknown_mass"
    severity = "warning"
    part: str

    def __str__(self) -> str:
        return f"{self.part}: its mass is unknown: state its volume (stated_volume)"


def handling(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every part over 25 kg, every one over 50 kg that no sling can hold, and every one in its place of unknown mass.

    A printed part is light: what only the kernel can weigh of it is not asked; nor is what is supplied and stands nowhere.
    """
    standing = dict.fromkeys(placed.part for placed in placed_parts(design))
    for part in standing:
        if part.mass is None and not isinstance(part, PrintedPart):
            yield UnknownMass(part.name)
    for part in design.quantities:
        mass = part.mass or 0.0
        if mass > ONE_PERSON and not getattr(part, "consumable", False):
            yield HeavyPart(part.name, round(mass, 1))
            if mass > HOIST and lifting(part) is None:
                yield NoLiftingPoint(part.name, round(mass, 1))


CHECK = Check("handling", "one person lifts 25 kg, and over 50 kg a hoist needs a lifting point", handling, gate=False)
