"""Valves and the emergency stop, the same on both lines."""

from __future__ import annotations

from decimal import Decimal

from gvcs_cad import Bore, Purchase, PurchasedPart, Safety, chosen, cycles, hours, inch, published, shape

VALVE = published("OpenSourceEcology/LifeTrac @ d73608d1: Parker D1VW D03 valves x4, about 528 USD; envelope and mass chosen")
MANIFOLD_HOLE = inch("13/32")


def manifold() -> PurchasedPart:
    """Return the four-station D03 manifold from z = 0 upwards, held from below by two bolts: heads on top would stand under the valves."""
    taps = tuple(Bore(f"b{i}", (inch(x), 0.0, 0.0), (0.0, 0.0, 1.0), inch("3/8"), inch("3/4"), thread="hex 3/8-16") for i, x in enumerate((0.5, 7.5), 1))
    return PurchasedPart(
        "valve_manifold_d03_4",
        title="Manifold, 4 stations D03 (NFPA), aluminium, with relief valve cavity",
        envelope=shape("gvcs_cad.geometry.hardware:box", length=inch(8), width=inch(3), height=inch(2), y=inch("-1.5")),
        mass_kg=2.2,
        drilled=taps,
        balance=(inch(4), 0.0, inch(1)),
        life=hours(10000),
        basis=chosen("catalogue class D03, 4 stations; envelope, hole pattern and mass assumed"),
        note="two 3/8-16 threads, 3/4 in deep, in the underside",
    )


def valve() -> PurchasedPart:
    """Return one solenoid valve as it stands on its station; screws and seals come with it."""
    return PurchasedPart(
        "valve_d1vw",
        title="Directional valve Parker D1VW, D03, 12 V, with mounting screws and seals",
        envelope=shape("gvcs_cad.geometry.hardware:box", length=inch("1-3/4"), width=inch(8), height=inch(3), x=inch("-7/8"), y=inch(-4)),
        mass_kg=1.5,
        balance=(0.0, 0.0, inch("1.5")),
        life=cycles(10_000_000),
        basis=VALVE,
        purchase=Purchase(supplier="Parker", part_number="D1VW", price=Decimal("132"), price_date="2025-12"),
    )


def emergency_stop() -> PurchasedPart:
    """Return the stop button; its thread goes down through the bracket."""
    return PurchasedPart(
        "emergency_stop",
        title="Emergency stop button, 22 mm, red mushroom, positive opening (ISO 13850), cuts ignition and valve supply",
        envelope=shape("gvcs_cad.geometry.hardware:hex_bolt", diameter=22.0, length=45.0, head_width=36.0, head_height=25.0),
        mass_kg=0.1,
        life=cycles(100_000),
        basis=chosen("a 22 mm button of any maker; dimensions of the class"),
        safety=Safety(role="emergency stop", grade="ISO 13850", inspect="stops engine and valves, before every shift"),
    )
