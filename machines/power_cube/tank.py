"""The hydraulic tank: a slab of 3/16 in plate across the rear, welded, between the engine rails.

OSE's reservoir is a tube with two end plates of unpublished size; plates let the tank fill the space behind the engine.
Inches; its depth follows from the oil it holds at the full mark.
"""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, PlatePart, Reference, Safety, chosen, inch, polygon, rectangle

from .fittings import COLLAR, FLANGES, filler_cap, flange, plug, sight_gauge, strainer
from .frame import BEARER_OFFSET, BEARER_Y, BEARERS, RAIL_Y, TAB_X
from .layout import HOLE, RAIL, REAR, SEAT, spot
from .sources import SCRIPT

WALL, STOCK = 0.1875, "plate A36 3/16"
HALF = 11.5  # outside, from the mid-plane
TOP = 21.5
FOOT = 7.25  # front edge of the bottom plate, bolted to the bearer
FULL = 0.85  # share of the inside filled at the full mark, the rest is air
BAFFLE_Y = -4.0  # suction on its right, everything that returns on its left
LITRE = 1e6 / 25.4**3  # cubic inches
BASIS = chosen(f"{SCRIPT}: welded reservoir with bungs and strainer; volume, plates and places of the bungs are ours")
TANK = Safety(role="tank", weld_class="B", inspect="soapy water at 0.2 bar after welding, no weeping; never weld on a used tank")

# Holes of the front wall: name, flange size, y, z
FRONT = (("suction", "1-1/2", -9.9, 3.9), ("return", "3/4", 3.5, 6.4), ("relief", "3/4", 10.2, 3.55), ("drain", "1/4", 9.6, 6.0))
FILLER = (2.6, 8.0)  # x, y in the top plate
DRAIN = (3.5, 4.0)  # x, y in the bottom plate
LEVEL = (2.0, 16.5)  # x, z in the left wall


def depth(litres: float) -> float:
    """Return the inside depth along x that holds the oil at the full mark."""
    return litres / FULL * LITRE / ((2 * HALF - 2 * WALL) * (TOP - SEAT - 2 * WALL))


def front(litres: float) -> float:
    """Return x of the outer face of the front wall."""
    return REAR + depth(litres) + 2 * WALL


def _plate(name: str, length: float, width: float, holes: list[Hole] | None = None) -> PlatePart:
    return PlatePart(f"cube_tank_{name}", stock=STOCK, outer=rectangle(inch(length), inch(width)), holes=tuple(holes or ()), basis=BASIS, safety=TANK)


def bottom() -> PlatePart:
    """Return the bottom plate, its front edge a foot with three bolts; x from the rear, y from the right side."""
    bolts = [Hole(f"b{i}", inch(BEARERS["tank_bearer"] - BEARER_OFFSET - REAR), inch(HALF + y), HOLE["3/8"]) for i, y in enumerate(BEARER_Y, 1)]
    return _plate("bottom", FOOT - REAR, 2 * HALF, [*bolts, Hole("drain", inch(DRAIN[0] - REAR), inch(HALF + DRAIN[1]), inch(FLANGES["3/4"].hole))])


def top(deep: float) -> PlatePart:
    """Return the top plate with the hole of the filler; x from the rear, y from the right side."""
    return _plate("top", deep + 2 * WALL, 2 * HALF, [Hole("filler", inch(FILLER[0] - REAR), inch(HALF + FILLER[1]), inch(FLANGES["1-1/2"].hole))])


def front_wall() -> PlatePart:
    """Return the front wall: x from the right side, y up from the bottom plate."""
    holes = [Hole(name, inch(HALF + y), inch(z - SEAT - WALL), inch(FLANGES[size].hole)) for name, size, y, z in FRONT]
    return _plate("front", 2 * HALF, TOP - SEAT - 2 * WALL, holes)


def side_wall(side: str, deep: float) -> PlatePart:
    """Return a side wall: x from the rear wall, y up; the left one has the holes of the level gauge."""
    holes = [Hole(f"g{i}", inch(LEVEL[0] - REAR - WALL), inch(LEVEL[1] - SEAT - WALL) + dz, 12.5) for i, dz in enumerate((-63.5, 63.5), 1)]
    return _plate(f"side_{side}", deep, TOP - SEAT - 2 * WALL, holes if side == "left" else [])


def baffle(deep: float) -> PlatePart:
    """Return the baffle: oil passes its two lower corners, air passes over it."""
    d, h, x, z = inch(deep), inch(TOP - SEAT - 2 * WALL - 1.0), inch(1.25), inch(1.5)
    outer = polygon([(x, 0), (d - x, 0), (d - x, z), (d, z), (d, h), (0, h), (0, z), (x, z)])
    return PlatePart("cube_tank_baffle", stock=STOCK, outer=outer, basis=BASIS)


def tab() -> PlatePart:
    """Return the tab on a side wall that is bolted to the rail."""
    hole = Hole("rail", inch(1.25), inch(RAIL_Y - HALF), HOLE["3/8"])
    return PlatePart("cube_tank_tab", stock="plate A36 1/4", outer=rectangle(inch(2.5), inch(1.75)), holes=(hole,), basis=BASIS, safety=TANK)


def tank(litres: float) -> Assembly:
    """Return the tank with everything that is welded or screwed into it."""
    tank, deep, low = Assembly("tank"), depth(litres), SEAT + WALL
    floor = tank.add(bottom(), at=spot(REAR, -HALF, SEAT))
    lid = tank.add(top(deep), at=spot(REAR, -HALF, TOP - WALL))
    rear = tank.add(_plate("rear", 2 * HALF, TOP - SEAT - 2 * WALL), at=spot(REAR, -HALF, low, "+y", "+x"))
    wall = tank.add(front_wall(), at=spot(front(litres) - WALL, -HALF, low, "+y", "+x"))
    left = tank.add(side_wall("left", deep), at=spot(REAR + WALL, HALF, low, "+x", "-y"))
    right = tank.add(side_wall("right", deep), at=spot(REAR + WALL, -HALF + WALL, low, "+x", "-y"))
    middle = tank.add(baffle(deep), at=spot(REAR + WALL, BAFFLE_Y + WALL, low, "+x", "-y"))
    for plate, edge in ((rear, 2 * HALF), (wall, 2 * HALF), (left, deep), (right, deep), (middle, deep - 2.5)):
        tank.weld(plate, floor, leg=inch("3/16"), length=inch(edge), weld_class="B")
        if plate is not middle:
            tank.weld(plate, lid, leg=inch("3/16"), length=inch(edge), weld_class="B")
    for side in (left, right, middle):
        for face in (rear, wall):
            tank.weld(side, face, leg=inch("3/16"), length=inch(TOP - SEAT - 2 * WALL), weld_class="B")
    for name, plate, at in (("tab_left", left, spot(TAB_X - 1.25, HALF, RAIL)), ("tab_right", right, spot(TAB_X + 1.25, -HALF, RAIL, "-x"))):
        tank.weld(tank.add(tab(), name=name, at=at), plate, leg=inch("3/16"), length=inch(5))
    _openings(tank, front(litres), {"front": wall, "top": lid, "bottom": floor, "left": left})
    return tank


def _openings(tank: Assembly, face: float, plates: dict[str, Reference]) -> None:
    """Fill every hole: weld flanges with what is screwed into them, and the level gauge."""
    for name, size, y, z in FRONT:
        _flange(tank, plates["front"], name, size, (face, y, z), ("+y", "+x"))
    tank.add(strainer(), at=spot(face + COLLAR, FRONT[0][2], FRONT[0][3], "+y", "+x"))
    _flange(tank, plates["top"], "filler", "1-1/2", (*FILLER, TOP), ("+x", "+z"))
    tank.add(filler_cap("cube_oil_cap", "Filler cap 1-1/2 NPT with breather 10 micron and dipstick"), at=spot(*FILLER, TOP + COLLAR))
    _flange(tank, plates["bottom"], "drain", "3/4", (*DRAIN, SEAT), ("+x", "-z"))
    tank.add(plug(), at=spot(*DRAIN, SEAT - COLLAR, "+x", "-z"))
    gauge = tank.add(sight_gauge(), at=spot(LEVEL[0], HALF, LEVEL[1], "-x", "+y"))
    for hole in ("g1", "g2"):
        tank.press(plates["left"][hole], inner=gauge)


def _flange(tank: Assembly, plate: Reference, hole: str, size: str, at: tuple[float, float, float], axes: tuple[str, str]) -> None:
    part = tank.add(flange(size, WALL), name=f"flange_{plate.path.removeprefix('cube_tank_')}_{hole}", at=spot(*at, *axes))
    tank.press(plate[hole], inner=part)
    tank.weld(part, plate, leg=inch("3/16"), length=inch(3.14 * FLANGES[size].collar), weld_class="B")
