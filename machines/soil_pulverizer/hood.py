"""The hood: beam on the quick-attach plate, two side plates with the bearings, sheets and a rubber curtain in front. Inches."""

from __future__ import annotations

from gvcs_cad import (
    Assembly,
    BarPart,
    Bore,
    FaceHole,
    Hole,
    Placement,
    PlatePart,
    Port,
    PurchasedPart,
    Reference,
    TubePart,
    hours,
    inch,
    place,
    polygon,
    rectangle,
    shape,
    square_pattern,
)

from . import sizes as z
from .sizes import Sizes
from .solids import curtain as curtain_solid
from .sources import HOOD, OURS

BEARING_SQUARE, BEARING_HOLE = 111.0, 16.0  # mm: bearing_4bolt_111@1
BOLT_ROW, HOLE_38, CURTAIN, RUBBER = 0.25, inch("13/32"), 8.5, 0.25  # height of the curtain's bolts; its height and thickness
LIFT = inch("1-1/8")


def side(hand: str) -> PlatePart:
    """Return a side plate: x forward, y up; four bearing bolts, and on the left the four spacers of the motor."""
    points = [(z.BACK, z.REAR_LOW), (3.5, z.LOW), (14.5, z.LOW), (z.FRONT, -7.0), (z.FRONT, z.TOP + z.SHEET), (z.BACK, z.TOP + z.SHEET)]
    x, y = inch(z.AXIS[0]), inch(z.AXIS[1])
    holes = [Hole("shaft", x, y, inch("2-1/2"), "clearance"), *square_pattern("b", BEARING_SQUARE, BEARING_HOLE, x, y)]
    left = hand == "left"
    if left:
        holes += [Hole(f"s{i}", x + inch(dx), y + inch(dy), inch("9/16")) for i, (dx, dy) in enumerate(spacer_places(), 1)]
    face = Port("bearing", "bearing_4bolt_111@1", place(x, y, 0.0 if left else inch(z.SIDE), x_axis="+x", z_axis="-z" if left else "+z"), process="jig-drilled")
    return PlatePart(
        f"pulverizer_side_{hand}",
        stock="plate A36 1/2",
        outer=polygon([(inch(a), inch(b)) for a, b in points], corners={1: inch(1), 2: inch(1)}),
        holes=holes,
        ports=(face,),
        basis=OURS,
        safety=HOOD,
        note="drill the bearing holes through the jig of bearing_4bolt_111@1; it runs on its lower edge: weld that up when 1/4 in is worn off",
    )


def spacer_places() -> list[tuple[float, float]]:
    """Return where the four spacers stand about the shaft: along x and z."""
    a, b = z.SPACERS
    return [(a, b), (-a, b), (-a, -b), (a, -b)]


def _bolts(s: Sizes) -> tuple[float, ...]:
    """Return the curtain's bolts along y."""
    count = 6
    return tuple((s.width - 4) * (i / count - 0.5) for i in range(count + 1))


def _sheet(name: str, s: Sizes, tall: float, holes: tuple[Hole, ...] = ()) -> PlatePart:
    return PlatePart(name, stock="plate A36 1/4", outer=rectangle(inch(s.width), inch(tall)).moved(inch(-s.half), 0), holes=holes, basis=OURS, safety=HOOD)


def add_hood(built: Assembly, s: Sizes, adapter: Reference) -> dict[str, Reference]:
    """Weld the hood on the quick-attach plate; return its side plates."""
    beam = built.add(
        TubePart("pulverizer_beam", stock="tube 4x4x1/4", length=inch(s.width), basis=OURS, safety=HOOD), name="beam", at=_along_y(z.BACK, s, -2.0)
    )
    slings = tuple(Hole(f"lift{i}", inch(y), inch(5), LIFT, "lifting") for i, y in enumerate((-s.half / 2, s.half / 2), 1))
    top = built.add(_sheet("pulverizer_top", s, z.FRONT - z.BACK, slings), name="top", at=place(inch(z.FRONT), 0, inch(z.TOP), x_axis="+y", z_axis="+z"))
    rear = built.add(_sheet("pulverizer_rear", s, -2.0 - z.REAR_LOW), name="rear", at=_upright(z.BACK, z.REAR_LOW))
    row = tuple(Hole(f"c{i}", inch(y), inch(BOLT_ROW - z.FRONT_LOW), HOLE_38) for i, y in enumerate(_bolts(s), 1))
    front = built.add(_sheet("pulverizer_front", s, z.TOP - z.FRONT_LOW, row), name="front", at=_upright(z.FRONT - z.SHEET, z.FRONT_LOW))
    sides = {}
    for hand, y in (("left", s.outer), ("right", -s.half)):
        sides[hand] = built.add(side(hand), name=f"side_{hand}", at=place(0, inch(y), 0, x_axis="+x", z_axis="-y"))
        for other in (beam, top, rear, front):
            built.weld(sides[hand], other, leg=inch("3/16"), length=inch(5))
    for other, length in ((beam, 80), (rear, 40)):
        built.weld(adapter, other, leg=inch("1/4"), length=inch(length), weld_class="B")
    built.weld(top, beam, leg=inch("3/16"), length=inch(s.width))
    built.weld(top, front, leg=inch("3/16"), length=inch(s.width))
    _add_curtain(built, s, front)
    return sides


def _along_y(x: float, s: Sizes, low: float) -> Placement:
    return place(inch(x), inch(-s.half), inch(low), x_axis="+y", z_axis="+x")


def _upright(x: float, low: float) -> Placement:
    return place(inch(x), 0, inch(low), x_axis="+y", z_axis="+x")


def _add_curtain(built: Assembly, s: Sizes, front: Reference) -> None:
    """Bolt the curtain and its clamping bar before the front sheet."""
    xs, row = tuple(inch(y) for y in _bolts(s)), inch(CURTAIN - 1)
    rubber = PurchasedPart(
        "pulverizer_curtain",
        title=f"Rubber curtain 1/4 in with fabric, {s.width - 1:g} x {CURTAIN:g} in, slit every 2 in below the bar",
        envelope=shape(curtain_solid, width=inch(s.width - 1), height=inch(CURTAIN), thickness=inch(RUBBER), hole=HOLE_38, xs=xs, y=row),
        mass_kg=round(1.2e-6 * inch(s.width - 1) * inch(CURTAIN) * inch(RUBBER), 2),
        drilled=tuple(Bore(f"c{i}", (x, row, inch(RUBBER)), (0.0, 0.0, -1.0), HOLE_38, inch(RUBBER)) for i, x in enumerate(xs, 1)),
        wear=True,
        life=hours(500),
        basis=OURS,
        safety=HOOD,
        note="life chosen",
    )
    hung = built.add(rubber, name="curtain", at=_upright(z.FRONT, BOLT_ROW - CURTAIN + 1))
    holes = [FaceHole(f"c{i}", "+z", inch(s.half - 1 + y), inch(0.75), HOLE_38) for i, y in enumerate(_bolts(s), 1)]
    bar = BarPart("pulverizer_clamp", stock="flat 1-1/2x1/4", length=inch(s.width - 2), holes=holes, basis=OURS)
    at = place(inch(z.FRONT + RUBBER), inch(1 - s.half), inch(BOLT_ROW - 0.75), x_axis="+y", z_axis="+x")
    clamp = built.add(bar, name="clamp", at=at)
    for i in range(1, len(xs) + 1):
        built.fasten(clamp[f"c{i}"], hung[f"c{i}"], front[f"c{i}"], bolt="hex 3/8-16")
