"""What is bought of the hydraulic circuit: relief valve, gauge, cooler, filter, bulkheads and quick couplers. Inches."""

from __future__ import annotations

from gvcs_cad import Bore, Coupler, Purchase, PurchasedPart, Safety, catalog_row, chosen, hours, inch, published, shape

from .solids_hydraulic import bulkhead, cooler, coupler, filter_head, gauge, relief_valve
from .sources import ENVELOPE, LISTED, REVIEW

VALVE = (2.8, 2.8, 2.0)  # block along x, y, z
VALVE_HOLES = ((-1.05, 0.9), (1.05, -0.9))  # from its middle, at opposite corners
COOLER = {"width": 14.6, "height": 8.0, "core": 2.1, "fan": 7.0, "fan_depth": 2.5}
COOLER_FOOT_X, COOLER_FOOT_Y = 1.6, (-6.6, -4.2, 4.2, 6.6)  # its four bolts, from its rear and its middle
COOLER_PORT_Y, COOLER_PORT_Z = 6.3, 3.4
FILTER = {"width": 3.0, "depth": 2.7, "height": 2.0, "can": 3.75, "can_length": 6.0, "pitch": 1.75}
BULKHEAD_IN = 1.45  # inside the outer face of the coupler plate
NUT = 0.4  # hexagon outside
PLATE = 0.25
DOWN, UP = (0.0, 0.0, -1.0), (0.0, 0.0, 1.0)


def valve_part(psi: float) -> PurchasedPart:
    """Return the relief valve: line along Y through the origin, tank port at -X, adjusting screw at +X."""
    x, y, z = (inch(v) for v in VALVE)
    hole = inch("13/32")
    sizes = {
        "hole": hole,
        "hole_x": -inch(VALVE_HOLES[0][0]),
        "hole_y": inch(VALVE_HOLES[0][1]),
        "bore": inch("3/4"),
        "cartridge": inch(1.2),
        "cartridge_length": inch(2.5),
    }
    return PurchasedPart(
        "cube_relief_valve",
        title=f"Relief valve 3/4 NPT in line, 20 gpm, adjustable to 3000 psi, set to {psi:g} psi and sealed",
        envelope=shape(relief_valve, size=(x, y, z), **sizes),
        mass_kg=2.5,
        drilled=tuple(Bore(f"v{i}", (inch(hx), inch(hy), z / 2), DOWN, hole, z) for i, (hx, hy) in enumerate(VALVE_HOLES, 1)),
        balance=(0.0, 0.0, 0.0),
        life=hours(5000),
        basis=chosen(f"{REVIEW}: a relief valve whose holes the bracket must match; make, size and holes are ours"),
        safety=Safety(role="relief valve", grade="207 bar", inspect="set with a gauge, sealed; tested every 250 h"),
        note="OSE's 15.6 brackets did not match their valves: drill ours from the valve bought; service life of 5000 h is chosen",
    )


def gauge_part() -> PurchasedPart:
    """Return the pressure gauge, stem upwards from z = 0, dial towards +Y."""
    return PurchasedPart(
        "cube_pressure_gauge",
        title="Pressure gauge 0..5000 psi, 2-1/2 in, glycerine, stem 1/4 NPT below",
        envelope=shape(gauge, stem=inch(0.55), stem_length=inch(0.8), case=inch(2.5), depth=inch(1.2)),
        mass_kg=0.25,
        basis=ENVELOPE,
    )


def cooler_part() -> PurchasedPart:
    """Return the oil cooler: foot at z = 0, fan from x = 0, core in front of it, both ports at the back."""
    sizes = {name: inch(value) for name, value in COOLER.items()}
    hole, foot = inch("11/32"), inch(0.125)
    rest = {"foot": inch(0.5), "foot_thickness": foot, "hole": hole, "foot_x": inch(COOLER_FOOT_X), "port": inch(1.3), "port_length": inch(0.6)}
    return PurchasedPart(
        "cube_oil_cooler",
        title="Oil cooler 14 x 7 in with 12 V fan and thermostat, 3/4 NPT",
        envelope=shape(cooler, **sizes, **rest, hole_y=tuple(inch(y) for y in COOLER_FOOT_Y), port_y=inch(COOLER_PORT_Y), port_z=inch(COOLER_PORT_Z)),
        mass_kg=5.0,
        drilled=tuple(Bore(f"k{i}", (inch(COOLER_FOOT_X), inch(y), foot), DOWN, hole, foot) for i, y in enumerate(COOLER_FOOT_Y, 1)),
        balance=(inch(3), 0.0, inch(4)),
        life=hours(5000),
        wear=True,
        basis=chosen(
            "OSE's script names a fan mount only; size is what fits under the engine: watch the oil temperature, the heat to be carried off is not measured"
        ),
        note="service life of 5000 h is chosen",
    )


def filter_part() -> PurchasedPart:
    """Return the return filter: its head hangs from z = 0, ports along X, the can along +Y."""
    sizes = {name: inch(value) for name, value in FILTER.items()}
    depth, screw = inch("3/4"), inch("5/16")
    return PurchasedPart(
        "cube_return_filter",
        title="Return filter head and spin-on element, 20 gpm, 3/4 NPT, 10 micron",
        envelope=shape(filter_head, screw=screw, screw_depth=depth, **sizes),
        mass_kg=2.0,
        drilled=tuple(
            Bore(f"s{i}", (x, 0.0, 0.0), DOWN, screw, depth, thread="hex 5/16-18") for i, x in enumerate((sizes["pitch"] / 2, -sizes["pitch"] / 2), 1)
        ),
        balance=(0.0, inch(2), -inch(1)),
        life=hours(250),
        wear=True,
        basis=LISTED,
        purchase=Purchase(supplier="Surplus Center", part_number="9-059"),
        note="change the element after 50 h, then every 250 h (chosen)",
    )


def bulkhead_part(size: str) -> PurchasedPart:
    """Return a bulkhead fitting, z = 0 on the plate's outer face."""
    thread, nut, inside, bore = {"3/4": (1.05, 1.625, BULKHEAD_IN, 0.75), "1/4": (0.54, 0.875, 1.2, 0.3)}[size]
    return PurchasedPart(
        f"cube_bulkhead_{size.replace('/', '_')}",
        title=f"Bulkhead union {size} NPT with lock nut, 3000 psi",
        envelope=shape(
            bulkhead,
            thread=inch(thread),
            outside=inch(NUT),
            inside=inch(inside),
            plate=inch(PLATE),
            nut=inch(nut),
            nut_height=inch(0.35),
            bore=inch(bore),
        ),
        mass_kg={"3/4": 0.35, "1/4": 0.08}[size],
        basis=ENVELOPE,
        safety=Safety(role="hose", grade="207 bar", inspect="lock nut tight, dry"),
    )


def coupler_length(half: str, key: str) -> float:
    """Return how far a coupler half reaches out from the bulkhead, mm."""
    row = catalog_row(Coupler, key)
    return inch(1) + row.l14_min if half == "tip" else 2 * row.l14_min


TIP = published("gauge dimensions of ISO 7241 series B (akjia.com); the hexagon behind the tip and the mass are chosen")


def coupler_part(half: str, key: str) -> PurchasedPart:
    """Return half a coupler of ISO 7241 series B: the tip has the standard's gauge dimensions, the socket just covers it."""
    row = catalog_row(Coupler, key)
    body = row.d7 if half == "tip" else row.d7 + 8
    nose, nose_length = (row.d9[0], row.l14_min) if half == "tip" else (body, row.l14_min)
    word = key.removeprefix("ISO 7241-B ").replace("/", "_")
    numbers = {"3_4": "928-C", "1_4": "9-6314"}
    return PurchasedPart(
        f"cube_coupler_{half}_{word}",
        title=f"Quick coupler {half}, {key}, with dust cap",
        envelope=shape(coupler, body=body, body_length=coupler_length(half, key) - nose_length, nose=nose, nose_length=nose_length, bore=row.d9[0] / 2),
        mass_kg=round(3.2e-6 * body**2 * coupler_length(half, key), 2),
        life=hours(5000),
        wear=True,
        basis=TIP if half == "tip" else LISTED,
        safety=Safety(role="hose", grade="207 bar", inspect="latches, does not weep; engine off before coupling"),
        purchase=Purchase(supplier="Surplus Center", part_number=numbers.get(word, "")),
        note="service life of 5000 h is chosen",
    )
