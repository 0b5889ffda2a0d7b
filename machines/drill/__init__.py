"""A cordless drill for a lifetime, a concept: screwed halves, 608 bearings, brushless gear motor, pack of 18650 cells; OSE publishes what it must do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gvcs_cad import (
    Assembly,
    Design,
    Machine,
    Modules,
    Parameters,
    Rating,
    Reference,
    Slot,
    calculated,
    choice,
    flag,
    hookimpl,
    open_item,
    place,
    published,
)

from . import sizes as z
from .bought import CHUCKS, GEARS, MOTOR_RPM, SIDE_LOAD, bearing_part, chuck_part, motor_part, rpm, supply_open, trigger_part
from .housing import gear_plate, half_part, spindle_part


class DrillParameters(Parameters):
    """What may be set on the drill."""

    gear: str = choice(*GEARS, default="1:36", help="planetary gear: 550 or 275 turns a minute")
    chuck: str = choice(*CHUCKS, default="10 mm", help="what the chuck takes")
    spare_bearings: bool = flag(default=False, help="with a second pair of bearings in the bag")


class Drill(Machine):
    """Builds the drill: x forward along the spindle from the chuck's rear face, y left, z up."""

    name, title, version, licence = "drill", "Cordless drill", "0.1.0", "CERN-OHL-S-2.0"
    Parameters = DrillParameters
    default_configuration = "drill"
    status = "concept"
    slots = (Slot("pack", "tool_pack@1", default="battery_pack", help="the battery under the foot"),)

    def build(self, p: DrillParameters, modules: Modules) -> Assembly:
        drill = Assembly(self.name)
        left, right = (drill.add(half_part(hand), name=f"half_{hand}") for hand in ("left", "right"))
        drill.inserts(right)
        for i in range(1, len(z.SCREWS) + 1):
            drill.fasten(left[f"s{i}"], right[f"s{i}"], bolt="socket M4", washers=())
        halves = (left, right)
        _drive(drill, halves, p)
        grip = drill.add(trigger_part(), name="trigger")
        for half in halves:
            drill.contact(grip, half, why="held between the halves")
        pack = drill.mount(modules["pack"](), on=left.port("pack"), name="pack")
        for hole in (hole for half in halves for hole in half.pattern("p")):
            drill.fasten(hole, pack.child("lid").nearest(hole), bolt="socket M4", washers=())
        if p.spare_bearings:
            drill.supply(bearing_part(p.gear), 2)
        supply_open(drill)
        drill.supply(open_item("drill_wiring", "wiring and contacts between trigger, motor and pack", "no trigger is chosen yet"))
        return drill

    def ratings(self, design: Design) -> Sequence[Rating]:
        pack = Reference.root(design).child("pack").port_of("tool_pack@1")
        motor, bearing = (next(part for part in design.quantities if part.name.startswith(f"drill_{name}")) for name in ("gear_motor", "bearing_608"))
        turns = rpm(f"1:{motor.name.rpartition('_')[2]}")
        life = float(bearing.life.amount or 0.0)
        return (
            Rating("battery", pack.provided("voltage_v"), "V", calculated("five cells of 3.6 V in series"), "concept"),
            Rating("energy", pack.provided("energy_wh"), "Wh", calculated("cells x volts x ampere-hours"), "concept"),
            Rating("life of the cells", 400, "cycles", published("dcbattery.vn, INR18650-25R: 400 to 800 cycles"), "concept"),
            Rating("life L10 of a bearing", round(life), "h", calculated(f"ISO 281, {SIDE_LOAD:g} N at {turns:g} rpm, both chosen"), "concept"),
            Rating("speed without load", turns, "1/min", calculated(f"{MOTOR_RPM:g} rpm of the motor (chosen) through its gear"), "concept"),
        )


def _drive(drill: Assembly, halves: tuple[Reference, ...], p: DrillParameters) -> None:
    """Add gear motor on its plate, spindle in its two bearings, chuck on its thread."""
    motor = drill.add(motor_part(p.gear), name="gear_motor", at=place(z.MOTOR[1], 0, 0))
    plate = drill.add(gear_plate(), name="gear_plate", at=place(z.PLATE[0], 0, 0, x_axis="+y", z_axis="+x"))
    for hole in plate.pattern("m"):
        drill.fasten(hole, motor.nearest(hole), bolt="socket M4", washers=())
    shaft = drill.add(spindle_part(), name="spindle")
    drill.press(motor["output"], inner=shaft)
    for name, x in zip(("front", "rear"), z.SEATS, strict=True):
        bearing = drill.add(bearing_part(p.gear), name=f"bearing_{name}", at=place(x, 0, 0, x_axis="+y", z_axis="+x"))
        drill.press(bearing["bore"], inner=shaft)
        for half in halves:
            drill.contact(bearing, half, why="clamped in the seats of both halves", depth=0.02)
    jaws = drill.add(chuck_part(p.chuck), name="chuck")
    drill.press(jaws["thread"], inner=shaft)
    for half in halves:
        drill.contact(plate, half, why="the slot takes the torque")
        drill.contact(motor, half, why="lies in the halves")


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(Drill())
