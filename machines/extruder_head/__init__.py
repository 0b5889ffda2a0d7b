"""A direct-drive extruder on the carriage's pattern (``tool_head@1``); the nozzle points along +X."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import (
    Assembly,
    Bore,
    Module,
    Modules,
    MotorFace,
    Parameters,
    Placement,
    PurchasedPart,
    catalog_row,
    choice,
    chosen,
    hookimpl,
    hours,
    place,
    shape,
)

from . import body as b
from .solids import blower, drive_gears, hot_end, stepper

USUAL = chosen("envelope of a usual part of this kind; OSE publishes base and blower of the extruder only")
BLOWER = chosen("45 x 15.4 mm is published (gbroques/ose-3d-printer-workbench @ 91f1f49e, extruder.py); lugs and outlet are ours")
TIP = 27.15  # nozzle below the middle of the pattern: neck 12, sink 26, break 3, block 11, nozzle 6 mm from the socket


class ExtruderParameters(Parameters):
    """What may be set on the extruder."""

    filament: str = choice("1.75 mm", "3 mm", default="3 mm", help="filament; OSE's Universal Gearless Extruder takes 3 mm")


class ExtruderHead(Module):
    """Builds the head in the frame of its port: x down to the nozzle, z away from the carriage."""

    name, title, version, licence = "extruder_head", "Extruder", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = ExtruderParameters

    def build(self, p: ExtruderParameters, modules: Modules) -> Assembly:
        head = Assembly(self.name)
        base = head.add(b.body(), name="plate")
        head.inserts(base)
        motor = head.add(_motor(), name="motor", at=Placement(b.MOTOR_X, 0, b.HIGH))
        for i in range(1, 5):
            head.fasten(base[f"m{i}"], motor[f"m{i}"], bolt="socket M3", washers=("head",))
        gears = head.add(_gears(p.filament), name="drive_gears", at=Placement(b.MOTOR_X, 0, b.FILAMENT_Z))
        head.press(gears["bore"], inner=motor)
        nozzle = head.add(_hot_end(p.filament), name="hot_end", at=place(b.SOCKET_X, b.FILAMENT_Y, b.FILAMENT_Z, x_axis="+y", z_axis="+x"))
        head.press(base["hot_end"], inner=nozzle)
        fan = head.add(_blower(), name="blower", at=place(b.MOTOR_X, b.SIDE / 2, b.FAN_Z + 17.5, x_axis="-x", z_axis="+y"))
        for i in (1, 2):
            head.fasten(fan[f"f{i}"], base[f"f{i}"], bolt="socket M3", washers=("head",))
        head.port("mount", "tool_head@1", Placement().turned("x", 180), side="module", provides={"tip_mm": TIP})
        return head


def _motor() -> PurchasedPart:
    row = catalog_row(MotorFace, "NEMA 17")
    h = row.bolt_square / 2
    bores = tuple(Bore(f"m{i}", (x, y, 0), (0, 0, 1), 3.0, 4.5, "", "socket M3") for i, (x, y) in enumerate(((h, h), (-h, h), (-h, -h), (h, -h)), 1))
    sizes = {"body": row.body, "length": 39.88, "pilot": row.pilot, "pilot_depth": row.pilot_depth, "shaft": row.shaft, "shaft_length": 20.0}
    return PurchasedPart(
        "extruder_motor_nema17",
        title="Stepper motor NEMA 17, 1.8 deg, 40 mm long, shaft 5 mm",
        envelope=shape(stepper, square=row.bolt_square, **sizes),
        mass_kg=0.28,
        drilled=bores,
        balance=(0.0, 0.0, 20.0),
        life=hours(10000),
        wear=True,
        basis=row.basis,
    )


def _gears(filament: str) -> PurchasedPart:
    size = "175" if filament.startswith("1") else "300"
    return PurchasedPart(
        f"extruder_gears_{size}",
        title=f"Hobbed gear 8 mm with spring-loaded counter wheel for {filament} filament, bore 5 mm",
        envelope=shape(drive_gears, gear=8.0, bore=5.0, high=9.0, apart=2 * -b.FILAMENT_Y, plate=2.0),
        mass_kg=0.03,
        drilled=(Bore("bore", (0, 0, -4.5), (0, 0, 1), 5.0, 9.0),),
        life=hours(3000),
        wear=True,
        basis=USUAL,
    )


def _hot_end(filament: str) -> PurchasedPart:
    size = "175" if filament.startswith("1") else "300"
    return PurchasedPart(
        f"extruder_hot_end_{size}",
        title=f"Hot end for {filament} filament with heater, thermistor, 0.5 mm nozzle, fan 30 mm and shroud",
        envelope=shape(
            hot_end,
            neck=16.0,
            neck_length=12.0,
            sink=22.0,
            sink_length=26.0,
            break_length=3.0,
            block=(20.0, 16.0, 11.0),
            nozzle=7.0,
            tip=6.0,
            fan=30.0,
            fan_depth=10.0,
        ),
        mass_kg=0.09,
        life=hours(2000),
        wear=True,
        basis=USUAL,
        note="heater and thermistor held by their screws; check for a cold socket before each long print",
    )


def _blower() -> PurchasedPart:
    lugs = tuple(Bore(f"f{i}", (x, -17.5, 15.4), (0, 0, -1), 3.4, 15.4) for i, x in enumerate((-b.FAN_X, b.FAN_X), 1))
    return PurchasedPart(
        "extruder_blower",
        title="Radial blower 45 x 15.4 mm, 12 V, for the printed layer",
        envelope=shape(blower, diameter=45.0, depth=15.4, hole=3.4, lug_x=b.FAN_X, lug_y=17.5),
        mass_kg=0.03,
        drilled=lugs,
        life=hours(5000),
        wear=True,
        basis=BLOWER,
    )


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the head."""
    register(ExtruderHead())
