"""The 8 mm axis put together: three printed bodies, two rods, two bearings, motor, pulleys and belt."""

from __future__ import annotations

from gvcs_cad import Assembly, BarPart, Bore, Placement, PrintedPart, Reference, on_grid, place, shape

from . import sizes as s
from .bought import linear_bearing, motor, timing_belt, toothed
from .printed import PEG, PEG_FLOOR, PEG_X, PEG_Y, PIN, carriage_part, idler_part, motor_part
from .solids import riser_block
from .sources import OURS, RODS
from .volumes import round_volume

BELT_Z = 12.0
BUSHING = 17.0  # an LM8UU of 24 mm does not go between two bolts of an axis that is mounted across


def light_axis(name: str, travel: float, position: float, riser: float) -> Assembly:
    """Return the axis in its own frame; `position` is how far along its travel the carriage stands, percent."""
    size = s.SIZES["8 mm"]
    length = travel + size.ends
    axis = Assembly(name)
    motor_side = axis.add(motor_part(), name="motor_side")
    idler = axis.add(idler_part(), name="idler_side", at=place(length, 0, 0, x_axis="-x"))
    carriage = axis.add(carriage_part(), name="carriage", at=Placement(size.motor + travel * position / 100, 0, 0))
    _rods(axis, length, motor_side, idler, carriage)
    _drive(axis, length, motor_side, idler)
    peg = BarPart("axis_belt_peg", stock="shaft 6", length=s.HIGH - PEG_FLOOR, basis=OURS)
    for i, x in enumerate(PEG_X, 1):
        at = carriage.at @ on_grid(x - PEG / 2, PEG_Y - PEG / 2, PEG_FLOOR, along="z")
        axis.press(carriage[f"peg_{i}"], inner=axis.add(peg, name=f"peg_{i}", at=at))
    if riser:
        _risers(axis, length, riser)
    return axis


def _rods(axis: Assembly, length: float, motor_side: Reference, idler: Reference, carriage: Reference) -> None:
    rod = BarPart(
        f"axis_rod_8mm_{s.word(length)}", stock="shaft 8", length=length, basis=RODS, note="hardened and ground to h6, 0.05 mm straight over its length"
    )
    bearing = linear_bearing("axis_bearing_lm8suu", "Ball bushing LM8SUU, 8 x 15 x 17 mm", 8.0, 15.0, BUSHING, 0.011)
    start = carriage.at.x + s.CARRIAGE / 2 - BUSHING / 2
    for side, y in (("left", s.ROD_Y), ("right", -s.ROD_Y)):
        bar = axis.add(rod, name=f"rod_{side}", at=Placement(0, y - 4, s.ROD_Z - 4))
        far = "right" if side == "left" else "left"  # the idler side is turned half round
        axis.press(motor_side[f"rod_{side}"], idler[f"rod_{far}"], inner=bar)
        ring = axis.add(bearing, name=f"bearing_{side}", at=place(start, y, s.ROD_Z, x_axis="+y", z_axis="+x"))
        axis.press(carriage[f"bearing_{side}"], inner=ring)
        axis.press(ring["bore"], inner=bar)


def _drive(axis: Assembly, length: float, motor_side: Reference, idler: Reference) -> None:
    # turned by 45 degrees as published: m1 and m3 then stand along the rods
    stepper = axis.add(motor("NEMA 17"), name="motor", at=place(s.MOTOR_CENTRE, 0, s.HIGH).turned("z", -45))
    for screw, hole in (("m2", "m1"), ("m1", "m3")):
        axis.fasten(motor_side[screw], stepper[hole], bolt="socket M3", washers=("head",))
    driving = axis.add(
        toothed("axis_pulley_6mm", "Pulley GT2 20 teeth, 6 mm belt, bore 5 mm", 5.0, 6.0, 5.0), name="pulley", at=Placement(s.MOTOR_CENTRE, 0, BELT_Z)
    )
    axis.press(driving["bore"], inner=stepper)
    far = length - s.IDLER_HOLES
    loose = axis.add(
        toothed("axis_idler_6mm", "Idler pulley 20 teeth, 6 mm belt, on ball bearings, bore 5 mm", PIN, 6.0, 0.0), name="idler", at=Placement(far, 0, BELT_Z)
    )
    pin = axis.add(BarPart("axis_idler_pin", stock="shaft 5", length=s.HIGH, basis=OURS), name="idler_pin", at=on_grid(far - 2.5, -2.5, 0, along="z"))
    axis.press(idler["pin_low"], loose["bore"], idler["pin_high"], inner=pin)
    axis.add(timing_belt(far - s.MOTOR_CENTRE, 6.0), name="belt", at=Placement(s.MOTOR_CENTRE, 0, BELT_Z))


def _risers(axis: Assembly, length: float, riser: float) -> None:
    """Stand both ends on blocks, so that bolt heads under the carriage clear the host."""
    pair = s.PATTERN_Y / 2
    for end, long, xs in (
        ("motor", s.MOTOR, (s.MOTOR_HOLES - s.PATTERN_X / 2, s.MOTOR_HOLES + s.PATTERN_X / 2)),
        ("idler", s.IDLER, (s.IDLER_HOLES,)),
    ):
        places = [(x, y) for x in xs for y in (pair, -pair)]
        empty = [i for i, (x, _) in enumerate(places, 1) if x > s.MOTOR_HOLES]
        bores = tuple(Bore(f"r{i}", (x, y, 0), (0, 0, 1), s.HOLE, riser, "interface" if i in empty else "") for i, (x, y) in enumerate(places, 1))
        block = PrintedPart(
            f"axis_riser_{end}",
            shape=shape(riser_block, length=long, wide=s.WIDE, high=riser, hole=s.HOLE, hole_x=xs, hole_y=pair),
            material_name="PETG",
            stated_volume=long * s.WIDE * riser - len(places) * round_volume(s.HOLE, riser),
            drilled=bores,
            infill_percent=60,
            basis=OURS,
        )
        axis.add(block, name=f"riser_{end}", at=Placement(0, 0, -riser) if end == "motor" else place(length, 0, -riser, x_axis="-x"))
