"""Plates, rods and bought blocks of the 1 in axis: the published outlines x 25.4/8, cut from 1/2 in plate on the torch table.

z = 0 is the host's face. The pattern of the 8 mm axis is there, 3.175 times as large, for 3/4 in bolts; on a 2 in wide tube two
1/2 in bolts on the middle line (`t1`, `t2`) take its place.
"""

from __future__ import annotations

from gvcs_cad import (
    BarPart,
    Bore,
    FaceHole,
    Hole,
    MachinedPart,
    PlatePart,
    Port,
    PrintedPart,
    PurchasedPart,
    Safety,
    hours,
    inch,
    place,
    rectangle,
    rectangle_between,
    shape,
)

from . import sizes as s
from .heavy_solids import drilled_rod, pillow_block, shaft_block
from .sources import LISTED, OURS, RODS, SCALED
from .volumes import round_volume

SIZE = s.SIZES["1 in"]
K = SIZE.factor
PLATE, T = "plate A36 1/2", inch("1/2")
WIDE = CARRIAGE_WIDE = s.CARRIAGE_WIDE * K  # bases as wide as the carriage: at 66 x K the blocks' bolts leave the plate
HOLE, PX, PY = s.HOLE * K, s.PATTERN_X * K / 2, s.PATTERN_Y * K / 2
ROD, ROD_Y, ROD_Z = inch(1), s.ROD_Y * K, T + inch("1-1/4")
HOLE_38, HOLE_12, HOLE_14, HOLE_516 = inch("13/32"), inch("9/16"), inch("9/32"), inch("11/32")
MOTOR_X, PATTERN_MOTOR, PATTERN_IDLER = s.MOTOR_CENTRE * K, s.MOTOR_HOLES * K, s.IDLER_HOLES * K
BLOCK, BLOCK_BOLT = 22.0, 28.5  # shaft block: thickness along the rod, its 1/4 in bolts from the rod: a ring goes on between nut and block
SUPPORT = 72.0  # length of a support plate: 1.2 diameters of its bolts' holes to both ends
CARRIAGE_Z, BRIDGE_Z = inch(3), 79.0
POST = (13.0, 41.0)  # posts of the motor bridge from the motor's axis
IDLER_POST = (17.5, 41.0)  # posts of the idler bridge: from the outer end, from the middle
BRIDGE_HALF = 58.5  # half width of both bridges
PILLOW = (60.0, 66.0)  # pillow block along and across the rod
PILLOW_BOLT = (20.0, 25.0)
CLAMP_X = 20.0
TAPPED = 15.0
FOOT = inch("3/4")
CARRIES = (("carries_kg", s.CARRIES["1 in"]),)
GUIDE = Safety(role="guide", grade="bolts of grade 5", inspect="bolts tight, rods free of play, every 200 h")


def _pattern(prefix: str, xs: tuple[float, ...], across: float = PY) -> list[Hole]:
    return [Hole(f"{prefix}{i}", x, y, HOLE, empty="interface") for i, (x, y) in enumerate([(x, y) for x in xs for y in (across, -across)], 1)]


def _blocks(x: float) -> list[Hole]:
    """Return the four holes of the two shaft blocks at x."""
    return [
        Hole(f"s{i}", x, side * ROD_Y + dy, HOLE_14) for i, (side, dy) in enumerate([(1, BLOCK_BOLT), (1, -BLOCK_BOLT), (-1, BLOCK_BOLT), (-1, -BLOCK_BOLT)], 1)
    ]


def _tube(x1: float, x2: float) -> list[Hole]:
    return [Hole("t1", x1, 0, HOLE_12, empty="interface"), Hole("t2", x2, 0, HOLE_12, empty="interface")]


def _plate(name: str, length: float, wide: float, holes: list[Hole], stock: str = PLATE) -> PlatePart:
    """Return a plate, x from its outer end, y from its middle."""
    return PlatePart(name, stock=stock, outer=rectangle_between(0, -wide / 2, length, wide / 2), holes=holes, basis=SCALED, safety=GUIDE)


def motor_plate() -> PlatePart:
    """Return the motor side's base."""
    posts = [Hole(f"p{i}", MOTOR_X + dx, dy, HOLE_12) for i, (dx, dy) in enumerate(posts_of_bridge(), 1)]
    pattern = _pattern("b", (PATTERN_MOTOR - PX, PATTERN_MOTOR + PX))
    return _plate("axis_motor_plate", SIZE.motor, WIDE, [*pattern, *_tube(26.0, 152.0), *posts, *_blocks(SIZE.motor - BLOCK / 2)])


def posts_of_bridge() -> list[tuple[float, float]]:
    """Return where the motor bridge's posts stand, from the motor's axis."""
    return [(x * POST[0], y * POST[1]) for x in (1, -1) for y in (1, -1)]


def motor_bridge() -> PlatePart:
    """Return the plate that carries the motor over the belt, drawn about the motor's axis."""
    h = 47.14 / 2
    holes = [Hole(f"p{i}", x, y, HOLE_12) for i, (x, y) in enumerate(posts_of_bridge(), 1)]
    holes += [Hole(f"m{i}", x, y, 5.5) for i, (x, y) in enumerate(((h, h), (-h, h), (-h, -h), (h, -h)), 1)]
    holes += [Hole("pilot", 0, 0, 38.6, empty="bore")]
    return PlatePart("axis_motor_bridge", stock="plate A36 1/4", outer=rectangle(61, 2 * BRIDGE_HALF, centred=True), holes=holes, basis=OURS)


def idler_plate() -> PlatePart:
    """Return the idler side's base, x from its outer end."""
    x, y = IDLER_POST
    posts = [Hole("p1", x, y, HOLE_12), Hole("p2", x, -y, HOLE_12)]
    return _plate("axis_idler_plate", SIZE.idler, WIDE, [*_pattern("i", (PATTERN_IDLER,)), *_tube(18.0, 65.0), *posts, *_blocks(SIZE.idler - BLOCK / 2)])


def idler_bridge() -> PlatePart:
    """Return the plate that carries the idler's bolt, x from the axis' outer end."""
    x, y = IDLER_POST
    holes = [Hole("p1", x, y, HOLE_12), Hole("p2", x, -y, HOLE_12), Hole("axle", PATTERN_IDLER, 0, HOLE_38)]
    return PlatePart("axis_idler_bridge", stock="plate A36 3/8", outer=rectangle_between(0, -BRIDGE_HALF, 60, BRIDGE_HALF), holes=holes, basis=OURS)


def support_plate() -> PlatePart:
    """Return the plate under a pair of feet, drawn about its middle."""
    holes = [Hole("f_left", 0, ROD_Y, HOLE_516), Hole("f_right", 0, -ROD_Y, HOLE_516)]
    holes += [Hole("t1", -18, 0, HOLE_12, empty="interface"), Hole("t2", 18, 0, HOLE_12, empty="interface")]
    return PlatePart("axis_support_plate", stock=PLATE, outer=rectangle(SUPPORT, WIDE, centred=True), holes=holes, basis=OURS, safety=GUIDE)


def foot() -> BarPart:
    """Return the foot between a support plate and a rod."""
    return BarPart("axis_rod_foot", stock="square 3/4", length=38.1, holes=(FaceHole("f", "+z", 19.05, FOOT / 2, HOLE_516),), basis=OURS)


def carriage_plate() -> PlatePart:
    """Return the carriage, drawn about its middle: its pattern, the pillow blocks' bolts (q) and the belt clamp's (k).

    The pattern is that of the motor side turned by a quarter, so that an axis across meets it hole on hole.
    """
    holes = _pattern("c", (-PY, PY), PX)
    places = [(side * ROD_Y + dy, dx) for side in (1, -1) for dy in (PILLOW_BOLT[1], -PILLOW_BOLT[1]) for dx in (PILLOW_BOLT[0], -PILLOW_BOLT[0])]
    holes += [Hole(f"q{i}", x, y, HOLE_38) for i, (y, x) in enumerate(places, 1)]
    holes += [Hole(f"k{i}", x, 28.0, HOLE_14) for i, x in enumerate((CLAMP_X, -CLAMP_X), 1)]
    ports = (Port("axis_over", "universal_axis_1in@1", place(0, 0, T, x_axis="+y"), process="jig-drilled", provides=CARRIES),)
    outer = rectangle(SIZE.carriage, CARRIAGE_WIDE, centred=True)
    return PlatePart("axis_carriage_plate", stock=PLATE, outer=outer, holes=holes, ports=ports, basis=SCALED, safety=GUIDE)


def rod(length: float, stations: tuple[float, ...]) -> MachinedPart | BarPart:
    """Return a rod along x from the origin; `stations` are tapped holes in its underside, where it stands on feet."""
    if not stations:
        return BarPart(f"axis_rod_1in_{s.word(length)}", stock="shaft 1", length=length, basis=RODS)
    bores = tuple(Bore(f"f{i}", (x, ROD / 2, 0), (0, 0, 1), inch("5/16"), TAPPED, "", "hex 5/16-18") for i, x in enumerate(stations, 1))
    return MachinedPart(
        f"axis_rod_1in_{s.word(length)}_tapped",
        shape=shape(drilled_rod, diameter=ROD, length=length, stations=stations, hole=inch("5/16"), depth=TAPPED),
        material_name="1045",
        stock="shaft 1",
        blank_length=length,
        machine="drill",
        stated_volume=round_volume(ROD, length) - len(stations) * round_volume(inch("5/16"), TAPPED),
        drilled=bores,
        basis=OURS,
        note=f"tap {len(stations)} holes 5/16-18, 15 mm deep, in one line; deburr, the carriage runs over them",
    )


def ring(name: str, hole: float, outside: float, width: float) -> PrintedPart:
    """Return a printed spacer from z = 0 upwards, its hole called ``h``."""
    return PrintedPart(
        name,
        shape=shape("gvcs_cad.geometry.hardware:ring", inside=hole, outside=outside, width=width),
        material_name="PETG",
        stated_volume=round_volume(outside, width) - round_volume(hole, width),
        drilled=(Bore("h", (0, 0, 0), (0, 0, 1), hole, width),),
        infill_percent=100,
        basis=OURS,
    )


def block() -> PurchasedPart:
    """Return a shaft end support, its foot at z = 0, rod along x 1-1/4 in up."""
    high = ROD_Z - T
    down = (0.0, 0.0, -1.0)
    bolts = tuple(Bore(f"s{i}", (BLOCK / 2, y, 12.0), down, HOLE_14, 12.0) for i, y in enumerate((BLOCK_BOLT, -BLOCK_BOLT), 1))
    return PurchasedPart(
        "axis_shaft_block",
        title="Shaft support block 1 in, centre height 1-1/4 in",
        envelope=shape(shaft_block, thick=BLOCK, foot=74.0, foot_high=12.0, wide=40.0, centre=high, rod=ROD, bolt=HOLE_14, bolt_y=BLOCK_BOLT),
        mass_kg=0.25,
        drilled=(*bolts, Bore("rod", (0, 0, high), (1, 0, 0), ROD, BLOCK)),
        basis=LISTED,
        note="shim or machine to the stated centre height",
    )


def pillow(*, opened: bool) -> PurchasedPart:
    """Return a ball bushing in its housing, mounting face at z = 0 and the rod below it along x, about the middle."""
    drop = CARRIAGE_Z - ROD_Z
    x, y = PILLOW_BOLT
    taps = enumerate([(i * x, j * y) for j in (1, -1) for i in (1, -1)], 1)
    bolts = tuple(Bore(f"q{n}", (a, b, 0), (0, 0, -1), inch("3/8"), 18.0, "", "hex 3/8-16") for n, (a, b) in taps)
    kind = "open" if opened else "closed"
    sizes = {"length": PILLOW[0], "wide": PILLOW[1], "drop": drop, "below": 22.0, "rod": ROD, "slot": 22.0 if opened else 0.0}
    return PurchasedPart(
        f"axis_pillow_{kind}",
        title=f"Pillow block with {kind} ball bushing for 1 in shaft, 1.5625 x 2.25 in",
        envelope=shape(pillow_block, bolt=inch("3/8"), bolt_depth=18.0, bolt_x=x, bolt_y=y, **sizes),
        mass_kg=0.62,
        drilled=(*bolts, Bore("rod", (-PILLOW[0] / 2, 0, -drop), (1, 0, 0), ROD, PILLOW[0])),
        life=hours(8000),
        wear=True,
        basis=LISTED,
    )
