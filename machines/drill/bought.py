"""What is bought: gear motor, bearings, chuck, trigger with speed controller, and the lines that are open."""

from __future__ import annotations

from gvcs_cad import Assembly, Bearing, Bore, PurchasedPart, bearing_life, catalog_row, chosen, hours, inch, open_item, shape

from . import sizes as z
from .solids import chuck, gear_motor, trigger

USUAL = chosen("usual envelope of such a part; OSE names the kind (brushless motor) and no model: measure the one bought")
MOTOR_RPM, SIDE_LOAD, SCREW_M4 = 19_800.0, 300.0, 8.0
GEARS = {"1:36": 36.0, "1:72": 72.0}  # chosen: usual ratios of planetary gears of this size
CHUCKS = {"10 mm": (42.0, 62.0, 0.26), "13 mm": (46.0, 72.0, 0.36)}  # diameter, length, kg


def rpm(gear: str) -> float:
    """Return the turns a minute of the spindle without load."""
    return MOTOR_RPM / GEARS[gear]


def motor_part(gear: str) -> PurchasedPart:
    """Return the brushless gear motor, its front face at x = 0, the spindle's bore in it."""
    pitch, length = inch(1) / 2, z.MOTOR[1] - z.MOTOR[0]
    taps = tuple(
        Bore(f"m{i}", (0, y, h), (-1, 0, 0), 4.0, SCREW_M4, "", "socket M4")
        for i, (y, h) in enumerate(((a * pitch, b * pitch) for a in (1, -1) for b in (1, -1)), 1)
    )
    drawn = shape(gear_motor, diameter=z.MOTOR[2], length=length, shaft=z.SHAFT, deep=12.0, circle=inch(1) * 2**0.5, tap=4.0, tap_depth=SCREW_M4)
    return PurchasedPart(
        f"drill_gear_motor_{gear.removeprefix('1:')}",
        title=f"Brushless gear motor 42 mm, 18 V, planetary {gear}, {rpm(gear):.0f} rpm, output bore 8 mm with set screw",
        envelope=drawn,
        mass_kg=0.45,
        drilled=(*taps, Bore("output", (0, 0, 0), (-1, 0, 0), z.SHAFT, 12.0)),
        balance=(-length / 2, 0.0, 0.0),
        life=hours(1500),
        wear=True,
        basis=USUAL,
    )


def bearing_part(gear: str) -> PurchasedPart:
    """Return a 608 about Z, from z = 0 upwards."""
    row = catalog_row(Bearing, "608")
    return PurchasedPart(
        "drill_bearing_608",
        title="Ball bearing 608-2RS, 8 x 22 x 7 mm",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=row.bore, outside=row.outside, width=row.width),
        mass_kg=row.mass or 0.012,
        drilled=(Bore("bore", (0, 0, 0), (0, 0, 1), row.bore, row.width),),
        life=bearing_life(row.dynamic_load or 3300.0, SIDE_LOAD, rpm(gear)),
        wear=True,
        basis=row.basis,
    )


def chuck_part(size: str) -> PurchasedPart:
    """Return the keyless chuck from x = 0, screwed on the spindle."""
    diameter, length, kg = CHUCKS[size]
    return PurchasedPart(
        f"drill_chuck_{size.removesuffix(' mm')}",
        title=f"Keyless chuck {size}, thread 3/8-24 UNF",
        envelope=shape(chuck, diameter=diameter, length=length, thread=z.THREAD, deep=16.0),
        mass_kg=kg,
        drilled=(Bore("thread", (0, 0, 0), (1, 0, 0), z.THREAD, 16.0),),
        balance=(0.45 * length, 0.0, 0.0),
        life=hours(1000),
        wear=True,
        basis=USUAL,
    )


def trigger_part() -> PurchasedPart:
    """Return the trigger in the drill's own frame."""
    rear, front, low, high = z.TRIGGER
    return PurchasedPart(
        "drill_trigger",
        title="Speed trigger 18 V, 25 A, with lock, forward and reverse and brushless speed controller",
        envelope=shape(trigger, rear=rear, front=front, low=low, high=high, grip=z.HANDLE[1] - z.WALL - 2),
        mass_kg=0.09,
        balance=((rear + front) / 2, 0.0, (low + high) / 2),
        life=hours(1500),
        wear=True,
        basis=USUAL,
    )


def supply_open(drill: Assembly) -> None:
    """Add a line for each thing that is asked for and not designed."""
    drill.supply(open_item("drill_charger", "charger (Arduino Mega) and its code", "required by OSE's challenge, not published"))
    drill.supply(open_item("drill_clutch", "torque clutch and two speeds", "not in OSE's requirement; usual in a drill"))
    drill.supply(
        open_item("drill_approval", "UL and CE argument, test report of holes through softwood 2x4 per charge", "required by OSE's challenge, nothing is built")
    )
