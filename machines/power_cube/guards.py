"""The guard in front of the muffler, bolted to two posts between rail and upper angle. Inches."""

from __future__ import annotations

from gvcs_cad import Assembly, BarPart, FaceHole, Hole, PlatePart, Safety, SlotHole, inch, rectangle

from .engine import PORT_Z
from .layout import CRANK_X, HOLE, LEG, PLATE_TOP, RAIL, SIDE, spot
from .sources import OURS

POSTS = (10.0, 21.0)  # rear edges, x
POST_LENGTH = 24 - LEG - RAIL
BOLT_Z = (12.2, 21.0)
GUARD = (7.6, 11.3, 16.8, 10.5)  # x, z of its lower rear corner; length, height
OUTLET = (CRANK_X - 7.0, PLATE_TOP + PORT_Z - 3.0)  # x, z of the exhaust's outlet


def post() -> BarPart:
    """Return one post of the guard."""
    holes = [FaceHole(f"g{i}", "+z", inch(z - RAIL), inch("1/2"), HOLE["1/4"]) for i, z in enumerate(BOLT_Z, 1)]
    return BarPart("cube_guard_post", stock="flat 1x1/4", length=inch(POST_LENGTH), holes=holes, basis=OURS)


def muffler_guard() -> PlatePart:
    """Return the guard, seen from outside: x forward, y up; slots let the heat out, the exhaust leaves through the round hole."""
    x, z, length, height = GUARD
    bolts = [Hole(f"g{i}", inch(px + 0.5 - x), inch(bz - z), HOLE["1/4"]) for i, (px, bz) in enumerate([(p, b) for p in POSTS for b in BOLT_Z], 1)]
    places = [(inch(4.6 + 2.3 * i), inch(v)) for i in range(4) for v in (2.0, 4.2, 6.4, 8.6)]
    slots = [SlotHole(f"s{i}", sx, sy, inch("1/2"), inch(1.2), empty="vent") for i, (sx, sy) in enumerate(places, 1)]
    outlet = Hole("outlet", inch(OUTLET[0] - x), inch(OUTLET[1] - z), inch(1.75), empty="clearance")
    safety = Safety(role="guard", grade="fixed guard, needs a tool (ISO 14120)", inspect="in place before starting; hot, ISO 13732-1")
    outline = rectangle(inch(length), inch(height), corner=inch("1/2"))
    return PlatePart("cube_muffler_guard", stock="sheet 11ga", outer=outline, holes=(*bolts, outlet, *slots), basis=OURS, safety=safety)


def add_guards(cube: Assembly) -> None:
    """Weld the posts into the frame and put the guard before them."""
    face = -SIDE + LEG
    for i, x in enumerate(POSTS, 1):
        bar = cube.add(post(), name=f"guard_post_{i}", at=spot(x, face, RAIL, "+z", "+y"))
        cube.weld(bar, cube["frame"].child("rail_right"), leg=inch("1/8"), length=inch(2))
        cube.weld(bar, cube["frame"].child("top_right"), leg=inch("1/8"), length=inch(3))
    cube.add(muffler_guard(), at=spot(GUARD[0], face, GUARD[1], "+x", "-y"))
