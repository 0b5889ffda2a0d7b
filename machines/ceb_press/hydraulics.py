"""What carries and steers the oil: hand valve, hoses, couplers, and the power unit that stands beside the press."""

from __future__ import annotations

from gvcs_cad import Assembly, Bore, Modules, Placement, Port, PurchasedPart, Safety, chosen, cycles, hours, inch, place, shape

from . import sizes as z
from .arm_parts import VALVE_BOLTS, VALVE_X
from .bought import add_enabling_valve
from .outline import lying
from .sizes import Sizes
from .solids import hand_valve
from .sources import OURS, SPEC

BESIDE = 30.0  # in, from the mid-plane to the couplers beyond the arm: chosen, room to walk between
HOSES = (
    ("pressure", 1, 96, "power unit to valve"),
    ("return", 1, 96, "valve to power unit"),
    ("main", 2, 72, "valve to both ports of the main cylinder"),
    ("drawer", 2, 60, "valve to both ports of the drawer's cylinder"),
    ("shaker", 2, 84, "valve to the shaker's motor"),
    ("enable", 2, 36, "pressure line to the enabling valve and on to the tank"),
)
RATED = chosen("SAE 100R17 -12 as on the power cube: 3000 psi working, four times that burst; read length and rating off the hose you buy")
VALVE = chosen(f"{SPEC}: valve rated 30 gpm at 3000 psi; envelope, bolts and mass are ours: measure the valve before drilling")
FLOW_LPM = 14 * 3.785411784  # published with the six bricks a minute of v17.08


def valve(psi: float) -> PurchasedPart:
    """Return the hand valve, standing on its base; its relief protects the press where the power unit is set higher."""
    places = tuple((inch(x), inch(y)) for x, y in VALVE_BOLTS)
    deep, size = inch("3/4"), inch("3/8")
    return PurchasedPart(
        "press_hand_valve",
        title=f"Hand valve, 3 sections: two spring-centred, the shaker's with detent and throttle; 30 gpm, 3000 psi, own relief set to {psi:g} psi and sealed",
        envelope=shape(
            hand_valve,
            length=inch(7),
            width=inch(3),
            height=inch(4),
            hole=size,
            xs=tuple(x for x, _ in places),
            ys=tuple(y for _, y in places),
            depth=deep,
            levers=3,
        ),
        mass_kg=9.0,
        drilled=tuple(Bore(f"v{i}", (x, y, 0.0), (0.0, 0.0, 1.0), size, deep, thread="hex 3/8-16") for i, (x, y) in enumerate(places, 1)),
        balance=(0.0, 0.0, inch(2)),
        life=cycles(1_000_000),
        basis=VALVE,
        safety=Safety(role="control valve", grade="207 bar", inspect="the levers of both cylinders return by themselves; relief sealed; before every shift"),
    )


def lines() -> Assembly:
    """Return the hoses with their coupler halves and fittings."""
    built = Assembly("lines")
    for name, count, length, text in HOSES:
        built.supply(_hose(name, length, text), count)
    built.supply(_bought("coupler_half", "Quick coupler half 3/4 in, ISO 7241-1 series B, with dust cap", 0.6, "latches, does not weep", wear=True), 2)
    built.supply(
        _bought(
            "fitting_kit",
            "Fittings: 4 adapters 3/4 ORB to JIC -12 at the cylinders, 2 at the motor, 6 at the valve, 2 and a tee at the enabling valve",
            3.0,
            "dry",
        )
    )
    built.supply(_bought("pressure_gauge", "Pressure gauge 0..5000 psi, 2-1/2 in, glycerine, in the valve's gauge port", 0.25, "reads zero without pressure"))
    return built


def _hose(name: str, length: int, text: str) -> PurchasedPart:
    title = f"Hose SAE 100R17 -12, {length} in, JIC swivel ends: {text}; 3000 psi working, 12000 psi burst"
    return _bought(
        f"hose_{name}", title, round(1.2 * length * 0.0254 + 0.8, 2), "chafing, cracks, leaks; never by hand; replace after 6 years (DIN 20066)", wear=True
    )


def _bought(name: str, title: str, mass: float, inspect: str, *, wear: bool = False) -> PurchasedPart:
    safety = Safety(role="hose", grade="207 bar", inspect=inspect)
    basis = RATED if "hose" in name else OURS
    return PurchasedPart(
        f"press_{name}", title=title, envelope=None, mass_kg=mass, life=hours(4000) if wear else hours(10000), wear=wear, basis=basis, safety=safety
    )


def add_hydraulics(press: Assembly, s: Sizes, psi: float, modules: Modules) -> None:
    """Bolt the valve on the left arm and couple the power unit, which stands on the ground to the right of the press."""
    block = press.add(valve(psi), name="hand_valve", at=lying(VALVE_X, s.arm_bolts, z.TABLE + 0.5))
    for name in ("v1", "v2"):  # screws from below, into the valve
        press.fasten(press["arm_left"].child("a1")[name], block[name], bolt="hex 3/8-16", washers=("head",))
    add_enabling_valve(press, s)
    power = modules["power"]()
    built = lines()
    ports = {port.interface: port for port in power.ports}
    asked = {"pressure_bar": round(psi * 0.0689475729, 1), "flow_lpm": round(FLOW_LPM, 1)}
    first, second = (ports[f"hydraulic_{line}@1"] for line in ("pressure", "return"))
    x, y = inch(z.ARM_REAR + 20), -inch(s.arm + z.ARM + BESIDE)
    built.port("pressure", "hydraulic_pressure@1", _at(first, x, y), requires=asked)
    built.port("back", "hydraulic_return@1", _at(second, x + second.at.x - first.at.x, y))
    hoses = press.add(built)
    cube = press.mount(power, on=hoses.port("pressure"), name="power")
    press.plug(hoses.port("back"), cube.port(second.name))


def _at(port: Port, x: float, y: float) -> Placement:
    """Return the hose's end opposite a coupler that looks to the left, at the coupler's own height over the ground."""
    return place(x, y, port.at.z, x_axis="+x", z_axis="-y")
