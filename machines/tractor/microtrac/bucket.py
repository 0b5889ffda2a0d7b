"""The MicroTrac's bucket, welded plates on the arms' tip pins. Its frame: the tip pins in the mid-plane, x forward, z up, bucket level."""

from __future__ import annotations

import math
from itertools import pairwise

from gvcs_cad import Assembly, BarPart, Hole, PlatePart, Reference, Safety, hours, inch, place, polygon, published, rectangle

from ..side_view import Line, Point, standing
from .arms import CORE, TILT_SPACE, edgewise
from .outline import belt
from .points import ARM, OURS, PIN_HOLE, REAM, TILT, TILT_PIN, measured

WIDTH = 42.0
SHELL: tuple[Point, ...] = ((12.586, 9.677), (9.126, 13.287), (3.1, -3.25), (5.95, -7.05), (30.1, -7.05))  # inner faces: lip, back, heel, floor
THICK = 0.25
GROUND = -7.8  # the cutting edge's underside: on the ground with the arms lowered
EDGE_FRONT, EDGE_WIDTH = 33.63, 6.0
BACK = Line(SHELL[2], SHELL[1])
EAR, EAR_PLAY = 0.75, 0.05
DRAWING = measured("tractor_bucket.dae", "905 x 1066.8 x 540 mm over all, slopes of the shell, tip and tilt pins; thicknesses: ours")
SHEET = published("OpenSourceEcology/OpenSCAD @ c1e08b99, bucket.scad: 1/4 in plate; outline measured in ros-agriculture/microtrac, where it is 1/2 in")
LUG = Safety(role="lug", weld_class="B", inspect="pin hole worn beyond 1.06 in, cracks at the weld")


def sheet(name: str, length: float) -> PlatePart:
    """Return one of the shell's plates, its length in inch."""
    return PlatePart(f"micro_bucket_{name}", stock="plate A36 1/4", outer=rectangle(inch(length), inch(WIDTH)), basis=SHEET)


def side() -> PlatePart:
    """Return a side plate; it stands within the shell."""
    lip, top, heel, rear, front = SHELL
    points = [(inch(x), inch(z)) for x, z in (lip, top, heel, rear, front)]
    return PlatePart("micro_bucket_side", stock="plate A36 1/4", outer=polygon(points, corners={4: inch("1/2")}), basis=DRAWING)


def edge() -> PlatePart:
    """Return the cutting edge, lapped and welded under the floor."""
    outline = rectangle(inch(EDGE_WIDTH), inch(WIDTH))
    return PlatePart("micro_bucket_edge", stock="plate AR400 1/2", outer=outline, basis=OURS, wear=True, life=hours(1000), note="life chosen")


def heel_bar() -> BarPart:
    """Return the wear bar on which the floor's rear rests."""
    return BarPart("micro_bucket_heel_bar", stock="flat 4x1/2", length=inch(WIDTH), basis=DRAWING, wear=True, life=hours(1000), note="life chosen")


def ear() -> PlatePart:
    """Return the ear on the back that turns on a tip pin, between the cheeks of an arm."""
    feet = [BACK.at(along, THICK) for along in (0.5, 9.0)]
    return PlatePart(
        "micro_bucket_ear",
        stock="plate A36 3/4",
        outer=belt((0, 0, 2), *((x, z, 0) for x, z in feet)),
        holes=(Hole("pin", 0, 0, inch(PIN_HOLE)),),
        basis=DRAWING,
        safety=LUG,
        note=REAM,
    )


def lever() -> PlatePart:
    """Return the lever on the back that a tilt cylinder pushes at."""
    feet = [BACK.at(along, THICK) for along in (4.0, 12.0)]
    return PlatePart(
        "micro_bucket_lever",
        stock="plate A36 1/2",
        outer=belt((*TILT_PIN, 1.25), *((x, z, 0) for x, z in feet)),
        holes=(Hole("pin", inch(TILT_PIN[0]), inch(TILT_PIN[1]), inch(PIN_HOLE)),),
        basis=DRAWING,
        safety=LUG,
        note=REAM,
    )


def bucket() -> Assembly:
    """Return the bucket; ears are named ``ear_left_outer``, levers ``lever_left_left``."""
    whole = Assembly("bucket")
    shell = [
        whole.add(sheet(name, round(math.dist(a, b), 2)), at=edgewise(a, b, WIDTH / 2))
        for name, (a, b) in zip(("lip", "back", "heel", "floor"), pairwise(SHELL), strict=True)
    ]
    for one, following in pairwise(shell):
        whole.weld(one, following, leg=5, length=inch(WIDTH))
    floor_bottom = GROUND + 0.5
    lip = whole.add(edge(), at=place(inch(EDGE_FRONT - EDGE_WIDTH), inch(-WIDTH / 2), inch(GROUND)))
    bar = whole.add(heel_bar(), at=place(inch(10.5), inch(-WIDTH / 2), inch(floor_bottom - 0.5), x_axis="+y", z_axis="+z"))
    for piece in (lip, bar):
        whole.weld(shell[3], piece, leg=6, length=2 * inch(WIDTH))
    for label, y in (("left", WIDTH / 2), ("right", THICK - WIDTH / 2)):
        wall = whole.add(side(), name=f"side_{label}", at=standing(0, y, 0))
        for one in shell:
            whole.weld(wall, one, leg=5, length=120)
    _add_lugs(whole, shell[1])
    return whole


def _add_lugs(whole: Assembly, back: Reference) -> None:
    room = CORE / 2 - EAR_PLAY
    for label, sign in (("left", 1), ("right", -1)):
        left, right = sign * ARM + room, sign * ARM - room + EAR  # left faces of the two ears
        for where, y in (("outer", left if sign > 0 else right), ("inner", right if sign > 0 else left)):
            placed = whole.add(ear(), name=f"ear_{label}_{where}", at=standing(0, y, 0))
            whole.weld(back, placed, leg=8, length=400, weld_class="B")
        for where, y in (("left", sign * TILT + TILT_SPACE / 2 + 0.5), ("right", sign * TILT - TILT_SPACE / 2)):
            placed = whole.add(lever(), name=f"lever_{label}_{where}", at=standing(0, y, 0))
            whole.weld(back, placed, leg=8, length=400, weld_class="B")
