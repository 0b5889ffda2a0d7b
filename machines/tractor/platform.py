"""Where the operator stands: a deck on the inner rails between the upper rails, and the bracket with valves and emergency stop."""

from __future__ import annotations

from decimal import Decimal

from gvcs_cad import Assembly, Bore, Hole, PlatePart, Purchase, PurchasedPart, Safety, chosen, cycles, hours, inch, place, published, rectangle, shape

from .members import FRAME_HOLES, INTERFACE_HOLE

OURS = chosen("no operator station is published for this line; the deck lies where the layout is free, 24 x 36 in")
VALVE = published("OpenSourceEcology/LifeTrac @ d73608d1: Parker D1VW D03 valves x4, about 528 USD; envelope and mass chosen")
MANIFOLD_HOLE = inch("13/32")


def deck() -> PlatePart:
    """Return the deck plate; drain holes keep mud from standing."""
    bolts = [Hole(f"b{i}", inch(x), inch(y), INTERFACE_HOLE) for i, (x, y) in enumerate(((6, 2), (10, 2), (6, 34), (10, 34)), 1)]
    drains = [Hole(f"d{i}", inch(x), inch(y), inch(1), "drain") for i, (x, y) in enumerate(((20, 6), (20, 18), (20, 30)), 1)]
    return PlatePart(
        "deck", stock="plate A36 1/4", outer=rectangle(inch(24), inch(36), corner=inch(1)), holes=(*bolts, *drains), finish="anti-slip paint", basis=OURS
    )


def valve_bracket(frame_bolt: str) -> PlatePart:
    """Return the bracket on the left upper rail, beside the operator's hand."""
    bolts = [Hole(f"b{i}", inch(x), inch(2), FRAME_HOLES[frame_bolt]) for i, x in enumerate((3, 7), 1)]
    valves = [Hole(f"v{i}", inch(x), inch(6), MANIFOLD_HOLE) for i, x in enumerate((1.5, 8.5), 1)]
    stop = Hole("stop", inch("11-1/4"), inch(2), 22.5)
    name = "valve_bracket" if frame_bolt == "3/4 in" else "valve_bracket_1in"
    outline = rectangle(inch(13), inch(8), corner=inch("1/2"))
    return PlatePart(name, stock="plate A36 1/4", outer=outline, holes=(*bolts, *valves, stop), basis=OURS)


def manifold() -> PurchasedPart:
    """Return the four-station D03 manifold, bolted through its ends from z = 0 upwards."""
    bores = tuple(Bore(f"b{i}", (inch(x), 0.0, inch(2)), (0.0, 0.0, -1.0), MANIFOLD_HOLE, inch(2)) for i, x in enumerate((0.5, 7.5), 1))
    return PurchasedPart(
        "valve_manifold_d03_4",
        title="Manifold, 4 stations D03 (NFPA), aluminium, with relief valve cavity",
        envelope=shape("gvcs_cad.geometry.hardware:box", length=inch(8), width=inch(3), height=inch(2), y=inch("-1.5")),
        mass_kg=2.2,
        drilled=bores,
        balance=(inch(4), 0.0, inch(1)),
        life=hours(10000),
        basis=chosen("catalogue class D03, 4 stations; envelope, hole pattern and mass assumed"),
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


def platform(frame_bolt: str) -> Assembly:
    """Return deck and controls in the frame's coordinates; the tractor bolts what crosses."""
    station = Assembly("platform")
    station.add(deck(), at=place(inch(40), inch(12), inch(4)))
    top = inch("28.25")
    bracket = station.add(valve_bracket(frame_bolt), at=place(inch(51), inch(48), inch(28)))
    block = station.add(manifold(), at=place(inch(52), inch(54), top))
    for i in (1, 2):
        station.fasten(block[f"b{i}"], bracket[f"v{i}"], bolt="hex 3/8-16")
    for i in range(4):
        station.add(valve(), name=f"valve_{i + 1}", at=place(inch(53 + 2 * i), inch(54), top + inch(2)))
    button = station.add(emergency_stop(), at=place(inch("62.25"), inch(50), top, z_axis="-z"))
    station.press(bracket["stop"], inner=button)
    return station
