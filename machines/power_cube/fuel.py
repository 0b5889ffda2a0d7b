"""The fuel tank: a slab beside the engine, its two end plates bolted to the cross angles, a heat shield towards the engine. Inches."""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, PlatePart, Safety, chosen, inch, rectangle

from .drive import FUEL_BOLTS
from .fittings import COLLAR, FLANGES, filler_cap, flange, fuel_tap
from .frame import CROSS_X
from .layout import HOLE, RAIL, spot
from .sources import SCRIPT

END, WALL = 0.1875, 0.125
INNER, OUTER = 9.9, 13.45  # faces of the body from the mid-plane
LOW, TOP = 13.25, 21.0  # body; the end plates reach down to FOOT
FOOT = RAIL + 0.375
REAR, FRONT = CROSS_X[0] - 0.875, CROSS_X[1] + 0.875  # inner faces of the cross angles' upright legs
SHIELD = 0.25  # air between shield and body
FILLER, TAP = (16.0, 11.4), (21.0, 11.3)  # x, y
BASIS = chosen(f"{SCRIPT}: a steel tube with two end plates, of unpublished size; a slab of plates fills the space beside the engine")
TANK = Safety(role="tank", weld_class="B", inspect="soapy water at 0.2 bar after welding; no smell of fuel, cap tight, before each start")


def volume_litres() -> float:
    """Return what the fuel tank holds, brimful."""
    return (FRONT - REAR - 2 * END) * (OUTER - INNER - 2 * WALL) * (TOP - LOW - 2 * WALL) * 25.4**3 / 1e6


def end() -> PlatePart:
    """Return an end plate: x outwards from the shield, y up; the holes of the lower edge hold the tank."""
    holes = [Hole(f"f{i}", inch(y - INNER + SHIELD), inch(RAIL + 1.125 - FOOT), HOLE["5/16"]) for i, y in enumerate(FUEL_BOLTS, 1)]
    outline = rectangle(inch(OUTER - INNER + SHIELD), inch(TOP - FOOT))
    return PlatePart("cube_fuel_end", stock="plate A36 3/16", outer=outline, holes=holes, basis=BASIS, safety=TANK)


def _wall(name: str, width: float, hole: Hole | None = None) -> PlatePart:
    outline = rectangle(inch(FRONT - REAR - 2 * END), inch(width))
    return PlatePart(f"cube_fuel_{name}", stock="plate A36 1/8", outer=outline, holes=(hole,) if hole else (), basis=BASIS, safety=TANK)


def fuel_tank() -> Assembly:
    """Return the fuel tank with cap, tap and shield."""
    tank, left = Assembly("fuel_tank"), REAR + END
    height = TOP - LOW - 2 * WALL
    filler = Hole("filler", inch(FILLER[0] - left), inch(FILLER[1] - INNER), inch(FLANGES["1-1/2"].hole))
    tap = Hole("tap", inch(TAP[0] - left), inch(TAP[1] - INNER), inch(FLANGES["1/4"].hole))
    walls = (
        tank.add(_wall("bottom", OUTER - INNER, tap), at=spot(left, INNER, LOW)),
        tank.add(_wall("top", OUTER - INNER, filler), at=spot(left, INNER, TOP - WALL)),
        tank.add(_wall("side", height), name="inner", at=spot(left, INNER + WALL, LOW + WALL, "+x", "-y")),
        tank.add(_wall("side", height), name="outer", at=spot(left, OUTER, LOW + WALL, "+x", "-y")),
    )
    ends = [tank.add(end(), name=f"end_{name}", at=spot(x, INNER - SHIELD, FOOT, "+y", "+x")) for name, x in (("rear", REAR), ("front", FRONT - END))]
    for wall, around in zip(walls, (OUTER - INNER, OUTER - INNER, height, height), strict=True):
        for plate in ends:
            tank.weld(wall, plate, leg=inch("1/8"), length=inch(around), weld_class="B")
    for side in walls[2:]:
        for flat in walls[:2]:
            tank.weld(side, flat, leg=inch("1/8"), length=inch(FRONT - REAR - 2 * END), weld_class="B")
    shield = PlatePart(
        "cube_fuel_shield",
        stock="sheet 16ga",
        outer=rectangle(inch(FRONT - REAR), inch(TOP - LOW)),
        cut="shear",  # 1.5 mm is thinner than any row of a torch's chart
        basis=BASIS,
        safety=Safety(role="guard", weld_class="C", inspect="shield in place, air gap clear"),
    )
    board = tank.add(shield, at=spot(REAR, INNER - SHIELD, LOW, "+x", "-y"))
    for plate in ends:
        tank.weld(board, plate, leg=inch("1/16"), length=inch(3))
    for plate, size, name, at, z_axis in ((walls[1], "1-1/2", "filler", (*FILLER, TOP), "+z"), (walls[0], "1/4", "tap", (*TAP, LOW), "-z")):
        part = tank.add(flange(size, WALL), name=f"flange_{name}", at=spot(*at, "+x", z_axis))
        tank.press(plate[name], inner=part)
        tank.weld(part, plate, leg=inch("1/8"), length=inch(3.14 * FLANGES[size].collar), weld_class="B")
    tank.add(filler_cap("cube_fuel_cap", "Fuel cap 1-1/2 NPT, vented, with screen"), at=spot(*FILLER, TOP + COLLAR))
    tank.add(fuel_tap(), at=spot(*TAP, LOW - COLLAR, "+x", "-z"))
    return tank
