"""The drive: motor beside the left side plate on four spacers, coupling, set collars, hoses with their couplers. Inches."""

from __future__ import annotations

from gvcs_cad import (
    Assembly,
    Bore,
    Hole,
    Modules,
    PlatePart,
    Port,
    PurchasedPart,
    Reference,
    Safety,
    TubePart,
    chosen,
    hours,
    inch,
    on_grid,
    place,
    rectangle,
    shape,
    square_pattern,
)

from . import sizes as z
from .hood import spacer_places
from .sizes import Sizes
from .solids import coupling as coupling_solid
from .sources import OURS, TURNS

RUNS = tuple(f"pulverizer_hose_{name} 1 60 coupler at the carrier to motor" for name in ("pressure", "return"))
SPACER, STOCK = 0.840, "pipe 1/2 sch80"
TORQUE_IN_LB, CUBIC_INCH = 5000.0, 31.88  # published with the motor of LifeTrac III
NEEDS = {"pressure_bar": 68.0, "flow_lpm": 50.0}  # 5,000 in-lb x 2 pi / 31.88 cu in = 985 psi


def motor_plate(square: float) -> PlatePart:
    """Return the plate that carries the motor, about the shaft; `square` of its four bolts in inches."""
    corners = [Hole(f"s{i}", inch(x), inch(y), inch("9/16")) for i, (x, y) in enumerate(spacer_places(), 1)]
    face = Port("motor", "motor_a4@1", place(0, 0, 0, x_axis="+x", z_axis="-z"))
    return PlatePart(
        "pulverizer_motor_plate",
        stock="plate A36 1/2",
        outer=rectangle(inch(9), inch("6-1/2"), centred=True),
        holes=[Hole("pilot", 0, 0, inch("3-9/32"), "bore"), *square_pattern("m", inch(square), inch("9/16")), *corners],
        ports=(face,),
        basis=OURS,
        safety=Safety(role="rotor drive", grade="A36", inspect="bolts tight, no crack, every 50 h"),
        note="drill the motor holes and bore the pilot: 4.4 mm are left between them",
    )


def add_motor_plate(built: Assembly, s: Sizes, square: float) -> Reference:
    """Stand the motor plate on four spacers beside the left side plate."""
    x, height = z.AXIS
    spacer = TubePart("pulverizer_spacer", stock=STOCK, length=inch(z.MOTOR_OUT), basis=OURS)
    for i, (dx, dz) in enumerate(spacer_places(), 1):
        at = on_grid(inch(x + dx - SPACER / 2), inch(s.outer), inch(height + dz - SPACER / 2), along="y")
        built.add(spacer, name=f"spacer_{i}", at=at)
    at = place(inch(x), inch(s.outer + z.MOTOR_OUT + z.SIDE), inch(height), x_axis="+x", z_axis="-y")
    return built.add(motor_plate(square), name="motor_plate", at=at)


def add_shaft_parts(built: Assembly, s: Sizes, bar: Reference) -> None:
    """Add coupling and both set collars on the shaft."""
    x, height = (inch(v) for v in z.AXIS)
    built.add(coupling(), name="coupling", at=place(x, inch(s.outer + z.COUPLING_AT), height, x_axis="+x", z_axis="+y"))
    for hand, y, axis in (("left", s.outer + z.COLLAR_AT, "+y"), ("right", -s.outer - z.COLLAR_AT, "-y")):
        ring = built.add(set_collar(), name=f"set_collar_{hand}", at=place(x, inch(y), height, x_axis="+x", z_axis=axis))
        built.press(ring["bore"], inner=bar)


def coupling() -> PurchasedPart:
    """Return the sleeve coupling from the shaft to the motor, along Z."""
    sizes = {"outside": 3.0, "length": z.COUPLING, "first": z.SHAFT, "first_depth": z.COUPLING_FIRST, "second": 1.25}
    return PurchasedPart(
        "rotor_coupling",
        title="Coupling 1-7/8 in to 1-1/4 in, keyed, 3 x 3.4 in",
        envelope=shape(coupling_solid, **{k: inch(v) for k, v in sizes.items()}),
        mass_kg=2.3,
        wear=True,
        life=hours(2000),
        basis=chosen('"Rotor: shaft, 2 bearings and a coupler" (OSE wiki, Summary_of_All_Mechanisms); size, mass and life are ours'),
        safety=Safety(role="rotor drive", grade="steel, as bought", inspect="keys and screws tight, every 50 h"),
    )


def set_collar() -> PurchasedPart:
    """Return a double split collar, about Z."""
    return PurchasedPart(
        "rotor_set_collar",
        title="Double split collar 1-7/8 in",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=inch(z.SHAFT), outside=inch(3), width=inch(0.6875)),
        mass_kg=0.38,
        drilled=(Bore("bore", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), inch(z.SHAFT), inch(0.6875)),),
        basis=OURS,
        safety=TURNS,
    )


def add_lines(built: Assembly, modules: Modules) -> Reference:
    """Add the ends that the tractor's auxiliary couplers take, with hoses to the motor: a socket and a tip, so that it turns one way only."""
    ends = Assembly("lines")
    for name, y in (("pressure", 16.0), ("return", 12.0)):
        asked = NEEDS if name == "pressure" else {}
        ends.port(name, f"hydraulic_{name}@1", place(inch(2), inch(y), inch(6), x_axis="+y", z_axis="-x"), requires=asked)
    ends.port("hoses", "hose_set@1", place(inch(2), inch(16), inch(6), x_axis="+y", z_axis="-x"), requires=NEEDS)
    placed = built.add(ends)
    hoses = modules["hoses"](runs=RUNS, couplers=2, keyed=True, holding=0, selector=False, gauge=False, adapters=0, tees=0, clips=0)
    built.mount(hoses, on=placed.port("hoses"), name="hoses")
    return placed
