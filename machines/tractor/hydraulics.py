"""What carries oil between power unit, valves, motors and cylinders: hoses, couplers and the load-holding valves.

Hoses have no shape of their own: they are bought lengths, counted and not drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gvcs_cad import Assembly, ModelError, PortReference, Purchase, PurchasedPart, Reference, Safety, chosen, hours, published

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


AUXILIARY = (Run("auxiliary", 2, 144, "selector valve to the couplers at the carrier, along the arms"),)


def couple(tractor: Assembly, power: Reference, implement: Reference | None = None) -> None:
    """Couple the tractor's hoses to its power unit, and an implement that is driven by oil to the couplers at the carrier.

    One interface serves all: what the power unit gives to this tractor it gives as well to a press that stands alone.
    Raises ModelError where the implement needs what the power unit does not give.
    """
    given, asked = _hydraulic(power), _hydraulic(implement)
    lacking = [f"{implement.path}: {word}" for name, port in asked.items() for word in _lacking(port, given.get(name))] if implement else []
    if lacking:
        raise ModelError(*lacking)
    hoses = Assembly("power_hoses")
    for name, source in given.items():
        hoses.port(name.split("@")[0], name, source.port.at.turned("x", 180))
    if asked:
        for run in AUXILIARY:
            hoses.supply(hose(run), run.quantity)
        hoses.supply(coupler(), 2)
        hoses.supply(selector_valve())
    placed = tractor.add(hoses)
    for name, source in given.items():
        tractor.plug(placed.port(name.split("@")[0]), source)
        if name in asked:
            tractor.plug(asked[name], source)


def _hydraulic(module: Reference | None) -> dict[str, PortReference]:
    """Return the coupler ports of a module by interface."""
    ports = module.item.ports if module else ()
    return {port.interface: module.port(port.name) for port in ports if port.interface.startswith("hydraulic_")} if module else {}


def _lacking(asks: PortReference, gives: PortReference | None) -> Iterator[str]:
    """Word what an implement's coupler needs and a power unit's does not give."""
    if gives is None:
        yield f"needs {asks.port.interface}, which the power unit does not publish"
        return
    given = dict(gives.port.provides)
    for name, value in asks.port.requires:
        if given.get(name, 0.0) < value:
            yield f"needs {name} {value:g}, {gives.at} provides {given.get(name, 0.0):g}"


def selector_valve() -> PurchasedPart:
    """Return the valve that gives the tilt section's oil to the implement instead."""
    return PurchasedPart(
        "selector_valve",
        title="Selector valve, 6 ports, 12 V, 16 gpm, in the lines of the tilt cylinders",
        envelope=None,
        mass_kg=2.0,
        life=hours(10000),
        basis=chosen("all four stations of the manifold are taken; a selector is how loaders drive an implement from the tilt section"),
        safety=Safety(role="control valve", grade="rated 240 bar", inspect="falls back to the tilt cylinders without current, monthly"),
    )
