"""The soil shaker: a hydraulic motor with an eccentric weight in a tabbed box behind the hopper. Inches; x and y of the machine, z from the box's middle."""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, PlatePart, PumpFlange, Reference, Safety, TubePart, catalog_row, circle, hours, inch, on_grid, place

from . import hopper_parts as h
from . import sizes as z
from .bought import shaker_key, shaker_motor
from .outline import THICK, across, lying, outline, slot, upright
from .sources import SHAKER

LEG = inch("3/16")
HIGH = 17.0  # middle of the box over the hopper's opening
FACE = h.BACK - h.SHEET  # outer face of h1
BASE, SIDE, COVER = 0.25, 0.25, 0.125
INNER = FACE - BASE  # where the box begins
SHAFT = INNER - 4.6  # axis of motor and weight
REAR = -12.4
HALF, DEEP = 4.35, 1.5  # inside of the box: half its height, and between motor plate and cover
WEIGHT, OFF = 5.0, 1.5  # diameter of the eccentric disc, and its middle from the shaft
BOLTS = ((-3.0, -5.4), (3.0, -5.4), (-3.0, 5.4), (3.0, 5.4))  # y and z on h1
CORNERS = ((INNER - 0.9, -3.75), (INNER - 0.9, 3.75), (-11.6, -3.75), (-11.6, 3.75))  # x and z of the cover's bolts
RIB_TABS, WEB_TABS, WALL_TABS = ((-10.75, -9.25), (-6.75, -5.25)), ((-3.5, -2.0), (2.0, 3.5)), ((-3.25, -1.75), (1.75, 3.25))
GUARD = Safety(role="guard", grade="fixed guard, needs a tool (ISO 14120)", inspect="all four bolts tight, every 50 h")
SPACER = 0.840


def holes_of_h1() -> list[Hole]:
    """Return the four holes in the hopper's back sheet; x from the sheet's left lower corner to the right."""
    return [Hole(f"s{i}", inch(-y), inch(HIGH + up), inch("13/32")) for i, (y, up) in enumerate(BOLTS, 1)]


def base() -> PlatePart:
    """Return the plate against h1: y to the left, z up."""
    slots = [slot(THICK / 2, (a + b) / 2, THICK, b - a) for a, b in WEB_TABS]
    slots += [slot(-DEEP / 2, sign * (HALF + SIDE / 2), 1.0, SIDE) for sign in (-1, 1)]
    holes = [Hole(f"s{i}", inch(y), inch(up), inch("13/32")) for i, (y, up) in enumerate(BOLTS, 1)]
    return PlatePart("press_shaker_base", stock="plate A36 1/4", outer=outline((-4, -6.25, 4, 6.25)), holes=holes, cutouts=tuple(slots), basis=SHAKER)


def web() -> PlatePart:
    """Return the motor's plate, on which both sides of the box and its rear wall stand; x forward, z up."""
    row = catalog_row(PumpFlange, "SAE A")
    slots = [slot((a + b) / 2, sign * (HALF + SIDE / 2), b - a, SIDE) for a, b in RIB_TABS for sign in (-1, 1)]
    slots += [slot(REAR + SIDE / 2, (a + b) / 2, SIDE, b - a) for a, b in WALL_TABS]
    holes = [Hole("pilot", inch(SHAFT), 0, row.pilot + inch("1/32"), "bore")]
    holes += [Hole(f"m{i}", inch(SHAFT), sign * row.bolt_spacing / 2, row.bolt_hole) for i, sign in ((1, -1), (2, 1))]
    holes += [Hole(f"c{i}", inch(x), inch(up), inch("9/16")) for i, (x, up) in enumerate(CORNERS, 1)]
    outer = outline((REAR - 0.5, -HALF - 0.75, INNER, HALF + 0.75), east=[(a, b, BASE) for a, b in WEB_TABS])
    return PlatePart(
        "press_shaker_web", stock="plate A36 1/2", outer=outer, holes=holes, cutouts=tuple(slots), basis=SHAKER, note="drill the motor's two holes"
    )


def side() -> PlatePart:
    """Return the upper or lower side of the box; x forward, y to the left, its tabs through web and base, a slot for the rear wall."""
    tabs = [(-DEEP / 2 - 0.5, -DEEP / 2 + 0.5, BASE)]
    outer = outline((REAR - 0.5, -DEEP, INNER, 0), north=[(a, b, THICK) for a, b in RIB_TABS], east=tabs)
    rear = slot(REAR + SIDE / 2, -DEEP / 2, SIDE, 0.75)
    return PlatePart("press_shaker_side", stock="plate A36 1/4", outer=outer, cutouts=(rear,), basis=SHAKER)


def wall() -> PlatePart:
    """Return the rear wall of the box; y to the left, z up, its tabs through web and sides."""
    ends = [(-DEEP / 2 - 0.375, -DEEP / 2 + 0.375, SIDE)]
    outer = outline((-DEEP, -HALF, 0, HALF), south=ends, north=ends, east=[(a, b, THICK) for a, b in WALL_TABS])
    return PlatePart("press_shaker_wall", stock="plate A36 1/4", outer=outer, basis=SHAKER)


def cover() -> PlatePart:
    """Return the guard that closes the box; x forward, z up."""
    holes = [Hole(f"c{i}", inch(x), inch(up), inch("9/16")) for i, (x, up) in enumerate(CORNERS, 1)]
    outer = outline((REAR, -HALF - SIDE, INNER, HALF + SIDE))
    return PlatePart("press_shaker_cover", stock="plate A36 1/8", outer=outer, holes=holes, basis=SHAKER, safety=GUARD, note="drill the bolt holes")


def weight() -> PlatePart:
    """Return the eccentric disc about the motor's shaft."""
    outer = circle(inch(WEIGHT), 0, -inch(OFF))
    note = "drill and ream 1 in, broach a 1/4 in keyway, drill and tap 5/16-18 over the key for a set screw, thread lock"
    safety = Safety(role="eccentric weight", grade="A36", inspect="key and set screw tight, before every shift")
    hole = Hole("bore", 0, 0, inch(1), "bore")
    return PlatePart("press_shaker_weight", stock="plate A36 1/2", outer=outer, holes=[hole], basis=SHAKER, safety=safety, note=note, life=hours(5000))


def shaker() -> Assembly:
    """Return the shaker where it hangs on h1."""
    built, mid = Assembly("shaker"), z.DECK + 0.25 + h.RAISED + HIGH
    back = built.add(base(), name="base", at=across(INNER, 0, mid))
    plate = built.add(web(), name="web", at=upright(0, THICK, mid))
    sides = [built.add(side(), name=f"side_{name}", at=lying(0, 0, mid + low)) for name, low in (("upper", HALF), ("lower", -HALF - SIDE))]
    rear = built.add(wall(), name="wall", at=across(REAR, 0, mid))
    built.weld(plate, back, leg=LEG, length=inch(9))
    for part in sides:
        built.weld(part, plate, leg=LEG, length=inch(8))
        for other in (back, rear):
            built.weld(part, other, leg=LEG, length=inch(1))
    built.weld(rear, plate, leg=LEG, length=inch(8))
    drive = built.add(shaker_motor(), name="motor", at=place(inch(SHAFT), inch(THICK), inch(mid), x_axis="+z", z_axis="+y"))
    disc = built.add(weight(), name="weight", at=upright(SHAFT, -0.45, mid))
    built.press(disc["bore"], inner=drive)
    built.supply(shaker_key())
    for hole in ("m1", "m2"):
        built.fasten(plate[hole], drive[hole], bolt="hex M10")  # heads towards the weight: they are lower than nuts
    _add_cover(built, plate, mid)
    return built


def _add_cover(built: Assembly, plate: Reference, mid: float) -> None:
    """Bolt the cover on four spacers over the weight."""
    lid = built.add(cover(), name="cover", at=upright(0, -DEEP, mid))
    tube = TubePart("press_shaker_spacer", stock="pipe 1/2 sch80", length=inch(DEEP), basis=SHAKER)
    for i, (x, up) in enumerate(CORNERS, 1):
        at = on_grid(inch(x - SPACER / 2), inch(-DEEP), inch(mid + up - SPACER / 2), along="y")
        between = built.add(tube, name=f"spacer_{i}", at=at)
        built.fasten(lid[f"c{i}"], between["bore"], plate[f"c{i}"], bolt="hex 1/2-13")


def add_shaker(press: Assembly, hopper: Reference) -> None:
    """Bolt the shaker on the hopper's back sheet, heads inside."""
    hung = press.add(shaker())
    for i in range(1, len(BOLTS) + 1):
        press.fasten(hopper.child("h1")[f"s{i}"], hung.child("base")[f"s{i}"], bolt="hex 3/8-16")
