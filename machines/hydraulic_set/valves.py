"""The valves as bought parts: D03 manifold with solenoid valves, and a sectional hand valve, both on the same two screws."""

from __future__ import annotations

from decimal import Decimal

from gvcs_cad import Bore, Purchase, PurchasedPart, Safety, chosen, cycles, hours, inch, published, shape

SEAT, LEVERS = inch("5-1/2"), inch("1-3/4")  # between the two screws of every valve seat, and from lever to lever
SCREW, DEPTH, THREAD = inch("3/8"), inch("3/4"), "hex 3/8-16"
VALVE = published("OpenSourceEcology/LifeTrac @ d73608d1: Parker D1VW D03 valves x4, about 528 USD; envelope and mass chosen")
HAND = chosen(
    "goscommons/CEB-Press @ a5bd76f9, README v17.08: valve rated 30 gpm at 3000 psi; envelope, screws and mass are ours: measure the valve before drilling"
)


def manifold() -> PurchasedPart:
    """Return the four-station D03 manifold from z = 0 upwards, held from below by two bolts: heads on top would stand under the valves."""
    taps = tuple(Bore(f"b{i}", (inch(x), 0.0, 0.0), (0.0, 0.0, 1.0), inch("3/8"), inch("3/4"), thread="hex 3/8-16") for i, x in enumerate((1.25, 6.75), 1))
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


def blanking_plate() -> PurchasedPart:
    """Return the plate on a station that has no valve."""
    return PurchasedPart(
        "blanking_plate_d03",
        title="Blanking plate D03 with screws and seals",
        envelope=None,
        mass_kg=0.4,
        life=hours(10000),
        basis=chosen("any maker's D03 plate"),
    )


def relief_cartridge(psi: float) -> PurchasedPart:
    """Return the relief valve in the manifold's cavity."""
    return PurchasedPart(
        "relief_cartridge",
        title=f"Relief valve cartridge in the manifold's cavity, set to {psi:g} psi and sealed",
        envelope=None,
        mass_kg=0.3,
        life=hours(10000),
        basis=chosen("Press IV has a DAMAN AD05S033S block (OpenSourceEcology/CEB-Press @ cfef8017, vIV/stl); cartridge of any maker"),
        safety=Safety(role="control valve", grade="207 bar", inspect="seal whole; before every shift"),
    )


def hand_valve(sections: int, detents: int, psi: float) -> PurchasedPart:
    """Return the hand valve, standing on its base about the middle of its screws, one lever for each section, with its own relief where `psi` is given."""
    places = (-SEAT / 2, SEAT / 2)
    back = sections - detents
    levers = f"{back} spring-centred (hold to run)" + (f", {detents} with detent and throttle" if detents else "")
    relief = f", own relief set to {psi:g} psi and sealed" if psi else ""
    return PurchasedPart(
        f"hand_valve_{sections}",
        title=f"Hand valve, {sections} sections: {levers}; 30 gpm, 3000 psi{relief}",
        envelope=shape(
            "gvcs_cad.geometry.hardware:lever_valve",
            length=inch(7),
            width=inch(3),
            height=inch(4),
            hole=SCREW,
            xs=places,
            ys=(0.0, 0.0),
            depth=DEPTH,
            levers=sections,
            pitch=LEVERS,
        ),
        mass_kg=3.0 + 2.0 * sections,
        drilled=tuple(Bore(f"b{i}", (x, 0.0, 0.0), (0.0, 0.0, 1.0), SCREW, DEPTH, thread=THREAD) for i, x in enumerate(places, 1)),
        balance=(0.0, 0.0, inch(2)),
        life=cycles(1_000_000),
        basis=HAND,
        safety=Safety(role="control valve", grade="207 bar", inspect="every lever without detent returns by itself; relief sealed; before every shift"),
    )
