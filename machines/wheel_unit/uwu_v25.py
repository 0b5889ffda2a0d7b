"""The Universal Wheel Unit v25 as OSE drew it, what does not fit included; each contradiction is reported as a finding.

Places are those of uwu_v25.scad, inches along the shaft from the middle of the motor plate, outboard positive.
"""

from __future__ import annotations

from gvcs_cad import (
    Assembly,
    BarPart,
    Hole,
    Module,
    Modules,
    Parameters,
    Placement,
    PlatePart,
    Purchase,
    PurchasedPart,
    Safety,
    Slot,
    choice,
    circle_pattern,
    hours,
    inch,
    on_grid,
    rectangle,
    shape,
)

from .bearings import housing_bores
from .cradle import add_cradle
from .hub import HubSizes, hub
from .mount import axle, facing_out, publish_port
from .shafts import coupling_part, shaft
from .sources import HUB, HUB_SCAD, SCAD, UWU
from .uwu_findings import FINDINGS
from .wheel import add_wheel

DROP = 6.25  # in, axle below mid-rail: the 8 in plates pass 1/4 in below the rails; ours, nothing is published
ZERO = 8.425  # in inboard, where the drawing's origin stands: the tyre then fills -12.5 .. -2.5, as with the other units
PLATE, HALF_PLATE = "plate A36 1/4", 0.125
BOLT, HOLE = "hex M12", inch(0.5)  # the published holes take no 1/2 in bolt
BEARING_CIRCLE, MOTOR_CIRCLE, CENTRE_HOLE = 6.19, 8.25, 2.00

#  what           drawn at
MOTOR_PLATE = 0.0
BEARING_PLATES = (3.0, 7.0)  # middle to middle
COUPLING = 0.625
SHAFT_START, SHAFT_LENGTH, SHAFT = 1.125, 10.0, 1.25
LUG_PLATE = SHAFT_START + SHAFT_LENGTH + 3.0
TYRE_MIDDLE = -1.3  # inboard of the wheel face

HUB_SIZES = HubSizes(
    *("uwu", "dom 2x1/4", 2.0),
    length=5.5,
    past=1.0,
    gusset_height=3.4,
    cross=2.5,
    cross_hole=0.5,
    basis=HUB,
)


class UwuV25Parameters(Parameters):
    """What may be set on the wheel unit."""

    frame_bolt: str = choice("3/4 in", "1 in", default="3/4 in", help="bolts of the frame, given by the host")


class UwuV25(Module):
    """Builds the unit as it stands at the left."""

    name, title, version, licence = "uwu_v25", "Universal wheel unit v25, as published", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = UwuV25Parameters
    slots = (Slot("drive", "motor_4bolt@1", default="hydraulic_motor", help="the wheel motor"),)

    def build(self, p: UwuV25Parameters, modules: Modules) -> Assembly:
        unit = Assembly(self.name)
        publish_port(unit, DROP)
        for finding in FINDINGS:
            unit.remark(finding)
        plates = [unit.add(motor_plate(), name="motor_plate", at=drawn(MOTOR_PLATE - HALF_PLATE))]
        bar = unit.add(_shaft(), at=drawn(SHAFT_START) @ on_grid(-inch(SHAFT) / 2, -inch(SHAFT) / 2, 0, along="z"))
        for i, z in enumerate(BEARING_PLATES, 1):
            plates.append(unit.add(bearing_plate(), name=f"bearing_plate_{i}", at=drawn(z - HALF_PLATE)))
            housing = unit.add(bearing(), name=f"bearing_{i}", at=drawn(z + HALF_PLATE))
            unit.press(housing["bore"], inner=bar)
        unit.add(modules["drive"](motor="UWU v25"), name="motor", at=axle(ZERO - MOTOR_PLATE + HALF_PLATE, DROP).turned("z", 180))
        sizes = {"outside": 2.0, "length": 2.0, "first": 1.0, "first_depth": SHAFT_START - COUPLING, "second": 1.25}
        unit.add(coupling_part("uwu_coupling", "Coupling 1 in to 1-1/4 in, 2 x 2 in", sizes, 0.6, UWU), at=drawn(COUPLING))
        wheel_hub = unit.add(hub(HUB_SIZES), name="hub", at=axle(ZERO - LUG_PLATE - 0.5, DROP))
        unit.fasten(wheel_hub.child("tube")["cross"], bolt="hex 1/2-13", despite=f"{HUB_SCAD}: hub_dom_tube")
        add_wheel(unit, wheel_hub, tyre_middle=inch(TYRE_MIDDLE))
        unit.fasten_crossings(bolt=BOLT)
        add_cradle(unit, plates, p.frame_bolt, DROP)
        return unit


def drawn(z: float) -> Placement:
    """Return the drawing's frame at a height `z` of its own, inches: Z outboard along the shaft."""
    return facing_out(ZERO - z, DROP)


def bearing_plate() -> PlatePart:
    """Return the plate of a bearing."""
    return _plate("uwu_bearing_plate", circle_pattern("b", 4, inch(BEARING_CIRCLE), HOLE, start=45))


def motor_plate() -> PlatePart:
    """Return the plate of the motor."""
    return _plate("uwu_motor_plate", circle_pattern("m", 4, inch(MOTOR_CIRCLE), HOLE, start=45))


def _plate(name: str, holes: tuple[Hole, ...]) -> PlatePart:
    return PlatePart(
        name,
        stock=PLATE,
        outer=rectangle(inch(8), inch(8), centred=True),
        holes=(Hole("shaft", 0, 0, inch(CENTRE_HOLE), empty="clearance"), *holes),
        basis=UWU,
        safety=Safety(role="frame joint", weld_class="C", grade="A36", inspect="welds to the cradle and bolts, every 50 h"),
    )


def bearing() -> PurchasedPart:
    """Return the flange bearing as drawn, which nobody makes."""
    square, flange, height, bore = inch(BEARING_CIRCLE) / 2**0.5, inch(0.5), inch(1), inch(SHAFT)
    sizes = {"bore": bore, "flange": square + inch(1), "flange_thickness": flange, "bolt_square": square, "bolt_hole": HOLE, "depth": height, "boss": inch(2.5)}
    return PurchasedPart(
        "uwu_bearing",
        title="Flange bearing as drawn for UWU v25: 1-1/4 in bore, 6.19 in bolt circle; no such unit is sold",
        envelope=shape("gvcs_cad.geometry.hardware:flange_bearing", **sizes),
        mass_kg=1.5,
        drilled=housing_bores(square, HOLE, flange, bore, height),
        purchase=Purchase(alternatives=("UCF207-20 in plates drilled for it, as in uwu_grid",)),
        life=hours(1000),
        wear=True,
        basis=UWU,
        safety=Safety(role="wheel bearing", grade="none: not a bearing of any maker", inspect="do not build"),
        note="mass and life are chosen: there is no such bearing",
    )


def _shaft() -> BarPart:
    return shaft("uwu_shaft", "shaft 1-1/4", SHAFT, SHAFT_LENGTH, cross=0, cross_hole=0, bore=None, basis=UWU, note=f"{SCAD}: the cross bolt misses it")
