"""Hoses and the couplers on their ends, by the size of the hose."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gvcs_cad import Basis, Purchase, PurchasedPart, Safety, chosen, hours, published

VELOCITY = 7.6  # m/s in a pressure line, 25 ft/s: chosen, the upper end of what is usual; a return line of that bore runs warm
COUPLER = published("OSE Power Cube v4 manual: 3/4 in quick coupler S40-6 (Surplus Center 928-C); mating half assumed")
BURST = 4  # times the working pressure: SAE J517 as told at hoseassemblytips.com/what-is-the-highest-pressure-my-hydraulic-hose-can-handle


@dataclass(frozen=True)
class Kind:
    """A hose: SAE class, size in sixteenths of an inch, working pressure, mass of a metre and of both ends, kg."""

    sae: str
    dash: int
    bar: float
    kg_per_m: float
    ends_kg: float
    basis: Basis

    @property
    def flow_lpm(self) -> float:
        """What the bore passes at VELOCITY, L/min."""
        return round(math.pi / 4 * (self.dash * 25.4 / 16) ** 2 * VELOCITY * 0.06, 1)

    @property
    def grade(self) -> str:
        """Working and burst pressure in words."""
        return f"{self.bar:g} bar working, {BURST * self.bar:g} bar burst"


LIFETRAC = published(
    "OpenSourceEcology/LifeTrac @ d73608d1: hose SAE 100R2 -8; rating and burst are chosen: usual for the class, read them off the hose you buy"
)
DASH_8 = Kind("100R2", 8, 240.0, 0.6, 0.25, LIFETRAC)
DASH_12 = Kind("100R17", 12, 207.0, 1.2, 0.8, chosen("SAE 100R17 -12 as on the power cube: 3000 psi working; read length and rating off the hose you buy"))


@dataclass(frozen=True)
class Run:
    """Hoses of one length: part number, how many, length in inches, from where to where."""

    part: str
    quantity: int
    length_in: int
    text: str


def read(words: str) -> Run | str:
    """Return the run that the words say, or what is wrong with them."""
    part, count, length, text = (*words.split(maxsplit=3), "", "", "", "")[:4]
    if not (count.isdigit() and length.isdigit() and text and int(count) and int(length)):
        return f"runs: {words!r} is no hose PART COUNT INCHES and from where to where"
    return Run(part, int(count), int(length), text)


def hose(kind: Kind, run: Run) -> PurchasedPart:
    """Return one hose assembly with swivel ends."""
    return PurchasedPart(
        run.part,
        title=f"Hose SAE {kind.sae} -{kind.dash}, {run.length_in} in, JIC -{kind.dash} swivel ends: {run.text}; {kind.grade}",
        envelope=None,
        mass_kg=round(kind.kg_per_m * run.length_in * 0.0254 + kind.ends_kg, 2),
        life=hours(4000),
        wear=True,
        basis=kind.basis,
        safety=Safety(role="hose", grade=kind.grade, inspect="chafing, cracks, leaks; replace after 6 years (DIN 20066)"),
        purchase=Purchase(part_number=f"{kind.sae}-{kind.dash} x {run.length_in} in"),
    )


def coupler(kind: Kind, half: str) -> PurchasedPart:
    """Return a coupler on a hose: either half, or the one that goes on one line only."""
    return PurchasedPart(
        f"coupler_{half}_3_4" + ("" if kind.dash == 8 else f"_jic_{kind.dash}"),
        title=f"Quick coupler {half} 3/4 in, ISO 7241-1 series B, with dust cap and adapter to JIC -{kind.dash}",
        envelope=None,
        mass_kg=0.6,
        life=hours(5000),
        wear=True,
        basis=COUPLER,
        safety=Safety(role="hose", grade="207 bar", inspect="latches, does not weep"),
        purchase=Purchase(supplier="Surplus Center", part_number="928-C mating half"),
    )
