"""The soil pulverizer: OSE's universal rotor with crossed tines under a hood, on the tractor's quick attach and hydraulic couplers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from gvcs_cad import Assembly, Design, Length, Machine, Modules, Parameters, Rating, Reference, Slot, calculated, dim, hookimpl, inch

from . import sizes as z
from .drive import CUBIC_INCH, NEEDS, TORQUE_IN_LB, add_lines, add_motor_plate, add_shaft_parts
from .hood import add_hood
from .rotor import rotor
from .sizes import Sizes

LOAD_N, SPEED_RPM = 2500.0, 100.0  # on a bearing, chosen: half the rotor's weight and 1,700 N of soil; what 14 gpm give the motor


class SoilPulverizerParameters(Parameters):
    """What may be set on the pulverizer."""

    width: Length = dim(default=inch(72), min=inch(48), max=inch(72), step=inch(4), help="between the side plates: 72 in is OSE's working length of 71.5 in")
    tine: Length = dim(default=inch(10), min=inch(9), max=inch(11), step=inch("1/2"), help="length of a tine's bar from tip to tip; 10 in is published")


class SoilPulverizer(Machine):
    """Builds the pulverizer in the frame of its quick-attach port."""

    name, title, version, licence = "soil_pulverizer", "Soil pulverizer", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = SoilPulverizerParameters
    default_configuration = "72_inch"
    slots = (
        Slot("adapter", "implement_plate@1", default="implement_plate", help="the plate that the tractor's carrier picks up"),
        Slot("bearing", "bearing_4bolt_111@1", default="flange_bearing", help="both bearings of the rotor"),
        Slot("motor", "motor_a4@1", default="hydraulic_motor", help="the motor at the left end of the rotor"),
        Slot("hoses", "hose_set@1", default="hose_set_8", help="hoses to the tractor's couplers"),
    )

    def build(self, p: SoilPulverizerParameters, modules: Modules) -> Assembly:
        built, s = Assembly(self.name), Sizes(p.width / inch(1), p.tine / inch(1))
        adapter = built.add(modules["adapter"](), name="adapter")  # welded in for good: the pulverizer itself answers for its lock holes
        sides = add_hood(built, s, adapter.child("plate"))
        turning = built.add(rotor(s))
        bar = turning.child("shaft")
        bearing = modules["bearing"](use="rotor", load_n=LOAD_N, speed_rpm=SPEED_RPM)
        for hand, plate in sides.items():
            unit = built.mount(bearing, on=plate.port("bearing"), name=f"bearing_{hand}")
            built.press(unit.child("unit")["bore"], inner=bar)
        drive = modules["motor"]()
        square = Reference.root(drive).port_of("motor_a4@1").provided("square_in")
        carried = add_motor_plate(built, s, square)
        built.mount(drive, on=carried.port("motor"), name="motor", turn=180)  # ports up, out of the dirt
        add_shaft_parts(built, s, bar)
        lines = add_lines(built, modules)
        built.fasten_crossings(bolt="hex M14", where=lambda hole: hole.at.name.startswith("b"))  # the bearings'; M14 would pass 9/16 in holes, too
        built.fasten_crossings(bolt="hex 1/2-13")
        for port in (adapter.port("carrier"), lines.port("pressure"), lines.port("return")):
            built.publish(port)
        return built

    def ratings(self, design: Design) -> Sequence[Rating]:
        whole = Reference.root(design)
        turn = whole.child("motor").port_of("motor_a4@1").provided("litres_per_turn")
        speed = NEEDS["flow_lpm"] / turn
        bar = whole.child("rotor/tines_1/tines").item
        tip = math.hypot(bar.outer.bounds[2], inch(z.TINE_W / 2))  # type: ignore[union-attr]  # a plate
        flow = calculated(f"{NEEDS['flow_lpm']:g} L/min over the motor's displacement, no leakage")
        return (
            Rating("rotor speed", round(speed), "1/min", flow, "slow for a pulverizer: a smaller motor turns faster with less torque"),
            Rating("speed of the tines' tips", round(2 * math.pi * tip * speed / 60), "mm/s", calculated("tip radius x speed")),
            Rating("pressure at the motor's rated torque", 68, "bar", calculated(f"{TORQUE_IN_LB:g} in-lb x 2 pi / {CUBIC_INCH} cu in = 985 psi")),
        )


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(SoilPulverizer())
