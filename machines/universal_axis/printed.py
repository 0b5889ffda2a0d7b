"""The three printed bodies of the 8 mm axis, inside the published outlines."""

from __future__ import annotations

from gvcs_cad import Bore, Placement, Port, PrintedPart, hours, place, shape

from . import sizes as s
from .solids import carriage, idler_side, motor_side
from .sources import BODY
from .volumes import crossing, round_volume, star_volume

SEAT, HEAD = 15.4, 10.65  # mm: a hexagon of 10 mm, head or nut, sits sunk below the motor and cannot turn, 0.33 mm aside where two axes cross
HALF = 8.3  # half width of the pulley's pocket, between the bolts
MOTOR_POCKET = (4.0, s.MOTOR, HALF, 3.0, 19.5)
IDLER_POCKET = (3.5, s.IDLER, HALF, 6.0, 18.0)
WEB, PILOT, SCREW, ACCESS = 4.5, 23.0, 3.4, 6.0
SCREW_X = (s.MOTOR_CENTRE - 31.0 / 2**0.5, s.MOTOR_CENTRE + 31.0 / 2**0.5)  # two of the motor's four holes: the others stand over the rods
BEARING, SEATED = 15.0, 18.9  # the bore runs through; stated is what holds the bearing between the bolts, which cut into its ends
SLOT = (-7.05, HALF, 8.0, 16.0)  # y and z range of the belt's slot: its wall touches the strand that is held
PEG, PEG_X, PEG_Y, PEG_FLOOR = 6.0, (16.0, 36.0), -2.65, 4.0
PIN = 5.0
ON_END = Placement().turned("y", -90)  # x upwards: the bores of rods and bearings are round, and the pockets open upwards
CARRIES = (("carries_kg", s.CARRIES["8 mm"]),)


def _blocks(length: float, hole_x: tuple[float, ...], pocket: tuple[float, ...]) -> dict[str, object]:
    return {
        **{"length": length, "wide": s.WIDE, "high": s.HIGH, "rod": 8.0, "rod_y": s.ROD_Y, "hole": s.HOLE, "hole_x": hole_x},
        **{"hole_y": s.PATTERN_Y / 2, "seat": SEAT, "head": HEAD, "pocket": pocket},
    }


def _block_volume(length: float, holes: int, pocket: tuple[float, ...]) -> float:
    x1, x2, half, z1, z2 = pocket
    bolts = holes * (round_volume(s.HOLE, SEAT) + star_volume(HEAD, s.HIGH - SEAT))
    return length * s.WIDE * s.HIGH - 2 * round_volume(8, length) - bolts - (x2 - x1) * 2 * half * (z2 - z1)


def _pattern(prefix: str, xs: tuple[float, ...], depth: float, spare: tuple[float, ...] = (), across: float = s.PATTERN_Y) -> tuple[Bore, ...]:
    """Return vertical holes numbered from the left, the pair of each x in turn; those at an x or y of `spare` may stay empty."""
    places = [(x, y) for x in xs for y in (across / 2, -across / 2)]
    return tuple(Bore(f"{prefix}{i}", (x, y, 0), (0, 0, 1), s.HOLE, depth, "interface" if {x, y} & set(spare) else "") for i, (x, y) in enumerate(places, 1))


def _rods(length: float) -> tuple[Bore, ...]:
    return tuple(Bore(f"rod_{side}", (0, y, s.ROD_Z), (1, 0, 0), 8.0, length) for side, y in (("left", s.ROD_Y), ("right", -s.ROD_Y)))


def motor_part() -> PrintedPart:
    """Return the motor side: b1, b2 near its outer end, b3, b4 near its inner end, which a narrow host leaves empty."""
    outer, inner = s.MOTOR_HOLES - s.PATTERN_X / 2, s.MOTOR_HOLES + s.PATTERN_X / 2
    screws = tuple(Bore(f"m{i}", (x, 0, s.HIGH - WEB), (0, 0, 1), SCREW, WEB) for i, x in enumerate(SCREW_X, 1))
    own = {"pilot": PILOT, "pilot_x": s.MOTOR_CENTRE, "screw": SCREW, "screws": SCREW_X, "access": ACCESS, "web": WEB, "floor": MOTOR_POCKET[3]}
    volume = _block_volume(s.MOTOR, 4, MOTOR_POCKET) - round_volume(PILOT, WEB) - 2 * round_volume(SCREW, WEB) - 2 * round_volume(ACCESS, MOTOR_POCKET[3])
    return PrintedPart(
        "axis_motor_side",
        shape=shape(motor_side, **own, **_blocks(s.MOTOR, (outer, inner), MOTOR_POCKET)),  # type: ignore[arg-type]  # plain values
        material_name="PETG",
        stated_volume=volume,
        drilled=(*_pattern("b", (outer, inner), SEAT, (inner,)), *_rods(s.MOTOR), *screws),
        on_bed=ON_END,
        infill_percent=60,
        life=hours(10000),
        basis=BODY,
        note="ream the rod bores to 8 mm; lay the hexagons of the four bolts in, then screw the motor on from below: it covers them",
    )


def idler_part() -> PrintedPart:
    """Return the idler side, x from its outer end: i1, i2 and the pin of the pulley."""
    x = s.IDLER_HOLES
    z1, z2 = IDLER_POCKET[3:]
    pins = (Bore("pin_low", (x, 0, 0), (0, 0, 1), PIN, z1), Bore("pin_high", (x, 0, z2), (0, 0, 1), PIN, s.HIGH - z2))
    return PrintedPart(
        "axis_idler_side",
        shape=shape(idler_side, pin=PIN, pin_x=x, **_blocks(s.IDLER, (x,), IDLER_POCKET)),  # type: ignore[arg-type]  # plain values
        material_name="PETG",
        stated_volume=_block_volume(s.IDLER, 2, IDLER_POCKET) - round_volume(PIN, z1 + s.HIGH - z2),
        drilled=(*_pattern("i", (x,), SEAT), *_rods(s.IDLER), *pins),
        on_bed=ON_END,
        infill_percent=60,
        life=hours(10000),
        basis=BODY,
        note="ream the rod bores to 8 mm",
    )


def carriage_part() -> PrintedPart:
    """Return the carriage: c1 to c4, two bearing bores, the belt's slot, and its ports over and under it.

    Its pattern is that of the motor side turned by a quarter, so that an axis across meets it hole on hole.
    """
    middle = s.CARRIAGE / 2
    along, across = s.PATTERN_Y, s.PATTERN_X
    xs = (middle - along / 2, middle + along / 2)
    y1, y2, z1, z2 = SLOT
    bearings = tuple(
        Bore(f"bearing_{side}", (SEATED, y, s.ROD_Z), (1, 0, 0), BEARING, s.CARRIAGE - 2 * SEATED) for side, y in (("left", s.ROD_Y), ("right", -s.ROD_Y))
    )
    pegs = tuple(Bore(f"peg_{i}", (x, PEG_Y, z2), (0, 0, 1), PEG, s.HIGH - z2) for i, x in enumerate(PEG_X, 1))
    cuts = 2 * round_volume(BEARING, s.CARRIAGE) + 4 * round_volume(s.HOLE, s.HIGH) - 4 * crossing(s.HOLE, BEARING, s.ROD_Y - across / 2)
    cuts += s.CARRIAGE * (y2 - y1) * (z2 - z1) + 2 * round_volume(PEG, s.HIGH - z2 + z1 - PEG_FLOOR)
    values = {"length": s.CARRIAGE, "wide": s.CARRIAGE_WIDE, "high": s.HIGH, "bearing": BEARING, "rod_y": s.ROD_Y, "hole": s.HOLE, "slot": SLOT}
    values |= {"pitch_x": along, "pitch_y": across, "peg": PEG, "peg_x": PEG_X, "peg_y": PEG_Y, "peg_floor": PEG_FLOOR}
    faces = {"over": place(middle, 0, s.HIGH), "under": place(middle, 0, 0, x_axis="-x", z_axis="-z")}
    tools = tuple(Port(name, "tool_head@1", at, provides=CARRIES) for name, at in faces.items())
    ways = (("", 90), ("_right", -90))  # an axis across runs to the left or to the right of this one
    axes = tuple(Port(f"axis_{name}{word}", "universal_axis@1", at.turned("z", way), provides=CARRIES) for name, at in faces.items() for word, way in ways)
    return PrintedPart(
        "axis_carriage",
        shape=shape(carriage, **values),  # type: ignore[arg-type]  # plain values
        material_name="PETG",
        stated_volume=s.CARRIAGE * s.CARRIAGE_WIDE * s.HIGH - cuts,
        drilled=(*_pattern("c", xs, s.HIGH, (across / 2,), across), *bearings, *pegs),
        ports=(*tools, *axes),
        on_bed=ON_END,
        infill_percent=60,
        life=hours(10000),
        basis=BODY,
        note="the four bolts keep the bearings from walking out; belt ends overlap by 30 mm, teeth into teeth, under the two pegs",
    )
