"""What carries oil between power unit, valves, motors and cylinders: hoses, couplers and the load-holding valves.

Hoses have no shape of their own: they are bought lengths, counted and not drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gvcs_cad import Assembly, Purchase, PurchasedPart, Safety, chosen, hours, published

HOSE = published("OpenSourceEcology/LifeTrac @ d73608d1: hose SAE 100R2 -8; rating and burst are chosen: usual for the class, read them off the hose you buy")
COUPLER = published("OSE Power Cube v4 manual: 3/4 in quick coupler S40-6 (Surplus Center 928-C); mating half assumed")


@dataclass(frozen=True)
class Run:
    """Hoses of one length: how many, how long in inches, and from where to where."""

    name: str
    quantity: int
    length_in: int
    text: str


RUNS = (
    Run("pressure", 1, 72, "power unit to valve manifold"),
    Run("return", 1, 72, "valve manifold to power unit"),
    Run("lift", 4, 96, "lift valve to both ends of the lift cylinders, over the pivot"),
    Run("tilt", 4, 144, "tilt valve to both ends of the tilt cylinders, along the arms"),
    Run("drive", 4, 84, "drive valves to the rear and front motors of each side"),
    Run("series", 2, 60, "rear to front motor of each side, in series"),
)


def hose(run: Run) -> PurchasedPart:
    """Return one hose assembly with swivel ends."""
    return PurchasedPart(
        f"hose_{run.name}_{run.length_in}in",
        title=f"Hose SAE 100R2 -8, {run.length_in} in, JIC -8 swivel ends: {run.text}; 240 bar working, 960 bar burst",
        envelope=None,
        mass_kg=round(0.6 * run.length_in * 0.0254 + 0.25, 2),
        life=hours(4000),
        wear=True,
        basis=HOSE,
        safety=Safety(role="hose", grade="240 bar working, 960 bar burst", inspect="chafing, cracks, leaks; replace after 6 years (DIN 20066)"),
        purchase=Purchase(part_number=f"100R2-8 x {run.length_in} in"),
    )


def load_holding_valve() -> PurchasedPart:
    """Return the valve on the base port of a lift cylinder that keeps the arms up when a hose bursts."""
    return PurchasedPart(
        "load_holding_valve",
        title="Counterbalance valve on the lift cylinder's base port, pilot 3:1, set 10 % over load",
        envelope=None,
        mass_kg=0.9,
        life=hours(10000),
        basis=chosen("required by ISO 4413 5.4.2 thinking for loads held by pressure; make, size and setting are ours"),
        safety=Safety(role="lift cylinder", grade="rated 240 bar", inspect="arms do not sink with the engine off, monthly"),
        purchase=Purchase(supplier="any maker of cartridge valves", price=Decimal("95"), price_date="2026-11"),
    )


def coupler() -> PurchasedPart:
    """Return the half of a quick coupler that stays on the tractor's hoses."""
    return PurchasedPart(
        "coupler_half_3_4",
        title="Quick coupler half 3/4 in, ISO 7241-1 series B, on the tractor's hose",
        envelope=None,
        mass_kg=0.6,
        life=hours(5000),
        wear=True,
        basis=COUPLER,
        safety=Safety(role="hose", grade="207 bar", inspect="latches, does not weep"),
        purchase=Purchase(supplier="Surplus Center", part_number="928-C mating half"),
    )


def hydraulics() -> Assembly:
    """Return what is delivered to carry oil: hoses, couplers and load-holding valves."""
    lines = Assembly("hydraulics")
    for run in RUNS:
        lines.supply(hose(run), run.quantity)
    lines.supply(load_holding_valve(), 2)
    lines.supply(coupler(), 2)
    return lines
