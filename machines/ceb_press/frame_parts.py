"""The plates of columns and beams, f1 to f14. Lengths in inches; every outline is centred where its file of v2509P centres it."""

from __future__ import annotations

from gvcs_cad import Contour, Hole, PlatePart, inch, polygon

from . import sizes as z
from .outline import GAP, THICK, mirrored, notch, outline, slot
from .sizes import Sizes
from .sources import CARRIES, sized

HOLE_34, HOLE_1 = inch("13/16"), inch("1-3/32")  # normal class of ASME B18.2.8; published are 0.75 and 1.005 in, which take no bolt of their name
PIN_HOLE = inch("1-17/32")
LINER_BOLTS = [(x, y) for y in (4.0, 7.4) for x in (-1.5, 1.5)]  # in the liner: across the chamber and up from its lower edge
TABLE_ROWS = (2.0, 6.0, 8.75)  # bolts of f4 over its lower edge; published 2, 6 and 9: a spanner must pass under f5
TOP_BOLT = 5.15  # of f3, f12 and the hopper from the middle; published 4.75: a spanner must pass beside f1
ROW_OUT = 2.25  # of a column's bolts from its inner face


def _plate(part: str, s: Sizes, outer: Contour, holes: list[Hole] | None = None, slots: tuple[Contour, ...] = (), note: str = "") -> PlatePart:
    varies = part not in ("f8", "f9", "f11")
    basis = sized(part, s.brick, varies=varies)
    return PlatePart(f"press_{part}", stock="plate A36 1/2", outer=outer, holes=holes or (), cutouts=slots, basis=basis, safety=CARRIES, note=note)


def _pair(name: str, x: float, ys: tuple[float, ...], diameter: float) -> list[Hole]:
    """Return holes left and right of the middle at some heights."""
    return [Hole(f"{name}{side}{i}", inch(sign * x), inch(y), diameter) for side, sign in (("l", 1), ("r", -1)) for i, y in enumerate(ys, 1)]


def f1(s: Sizes) -> PlatePart:
    """Return the web of an upper beam: f3 on top, f2 below, the slide rods through it."""
    half, tab = s.beam / 2, s.lower_flange / 2
    top = (*mirrored(notch(half - 1, half)), notch(-1, 1))
    outer = outline((-half, 0, half, z.F1), north=_within(top, half), south=mirrored(notch(tab - 1, tab)))
    rods = [Hole(f"rod_{n}", inch(y), inch(z.ROD_HIGH - z.LINTEL), inch(1.2)) for n, y in (("l", s.rod), ("r", -s.rod))]
    return _plate("f1", s, outer, [*_pair("c", s.bolts, (1.5, 4.5), HOLE_34), *rods])


def _within(features: tuple[tuple[float, float, float], ...], half: float) -> list[tuple[float, float, float]]:
    return [(max(a, -half), min(b, half), d) for a, b, d in features]


def f2(s: Sizes) -> PlatePart:
    """Return the lower flange of f1 and f6: a tab at both ends."""
    half = s.lower_flange / 2
    return _plate("f2", s, outline((0, -half, z.F2, half), west=[notch(1 - half, half - 1)]))


def f3(s: Sizes) -> PlatePart:
    """Return the upper flange of f1; two bolts hold top plate and hopper on it."""
    half = s.beam / 2
    middle = half - 1
    holes = [Hole(f"t{i}", inch(TOP_BOLT - z.OUT), inch(y), HOLE_1) for i, y in enumerate((5.375 - half, half - 5.375), 1)]
    return _plate("f3", s, outline((0, -half, z.F2, half), west=mirrored(notch(1, middle))), holes)


def f4(s: Sizes) -> PlatePart:
    """Return a wall of the chamber; its shoulders carry f5 and the arms."""
    half, wide, low = s.beam / 2, s.table / 2 - 0.25, z.F4 - THICK
    right = [(half, 0.0), (half, 5.0), (wide, low - 0.5), (wide, low), (half, low), (half, z.F4), (1 + GAP, z.F4), (1 + GAP, low)]
    outer = polygon([(inch(x), inch(y)) for x, y in [*right, *((-x, y) for x, y in reversed(right))]])
    slots = tuple(slot(sign * (s.rib / 2 - 0.5), 7.5, 1.0) for sign in (-1, 1))
    pin = Hole("pin_access", 0, inch(z.BASE_PIN + z.RETRACTED - z.BEAM_LOW), inch("1-5/8"), "clearance")
    note = "the pin of the foot goes in through the middle hole, cylinder retracted"
    return _plate("f4", s, outer, [*_pair("c", s.bolts, TABLE_ROWS, HOLE_1), pin], slots, note)


def f5(s: Sizes) -> PlatePart:
    """Return the flange of f4 on which drawer and arms lie."""
    half = s.table / 2
    outer = outline((0, -half, z.F2, half), west=mirrored(notch(1, half - z.ARM)))
    holes = [Hole(f"arm_{n}", inch(z.F2 - 1.5), inch(y), HOLE_34) for n, y in (("l", s.arm_bolts), ("r", -s.arm_bolts))]
    return _plate("f5", s, outer, holes)


def f6(s: Sizes) -> PlatePart:
    """Return the lower beam, which holds the main cylinder's base pin."""
    half, tab = s.beam / 2, s.lower_flange / 2
    pin = Hole("pin", 0, inch(z.BASE_PIN), PIN_HOLE)
    note = "v2509P has the pin hole 2-5/8 in wide, round the cylinder's cross tube; ours fits the pin: drill and ream it, do not torch it"
    return _plate("f6", s, outline((-half, 0, half, z.F6), south=mirrored(notch(tab - 1, tab))), [*_pair("c", s.bolts, (2, 6), HOLE_34), pin], note=note)


def f8(s: Sizes) -> PlatePart:
    """Return the web of a column: fingers with both f9, holes for the liner of the chamber."""
    places = [notch(n * z.TOP / 12, (n + 2) * z.TOP / 12) for n in (1, 5, 9)]
    holes = [Hole(f"l{i}", inch(x), inch(z.BEAM_LOW + y), inch("9/16")) for i, (x, y) in enumerate(LINER_BOLTS, 1)]
    return _plate("f8", s, outline((-z.OUT, 0, z.OUT, z.TOP), east=places, west=places), holes)


def f9(s: Sizes) -> PlatePart:
    """Return a flange of a column: x outwards from the column's inner face, y up."""
    fingers = [(0.0, z.TOP / 12 + GAP, -THICK), *(notch(n * z.TOP / 12, (n + 2) * z.TOP / 12) for n in (3, 7)), (11 * z.TOP / 12 - GAP, z.TOP, -THICK)]
    braces = [(0.0, THICK + GAP, -THICK), notch(z.BEAM_LOW - THICK, z.BEAM_LOW), (z.TOP - THICK - GAP, z.TOP, -THICK)]
    rows = (("foot", (2, 6), 0.0, HOLE_34), ("table", TABLE_ROWS, z.BEAM_LOW, HOLE_1), ("top", (1.5, 4.5), z.LINTEL, HOLE_34))
    holes = [Hole(f"{name}{i}", inch(ROW_OUT), inch(low + y), diameter) for name, ys, low, diameter in rows for i, y in enumerate(ys, 1)]
    return _plate("f9", s, outline((0, 0, z.F9, z.TOP), west=fingers, east=braces), holes)


def f11(s: Sizes) -> PlatePart:
    """Return the brace that closes a column: its inner part between the two f9, its outer part in their notches."""
    inner = 1.25 - THICK + GAP
    return _plate("f11", s, outline((-z.OUT, 0, z.OUT, 1.25), east=[(0.0, inner, -THICK - GAP)], west=[(0.0, inner, -THICK - GAP)]))


def top_bolts(s: Sizes) -> list[Hole]:
    """Return the four holes through which hopper, top plate and upper beams are bolted together."""
    far = s.beam / 2 - 5.375
    return [Hole(f"t{i}", inch(x), inch(y), HOLE_1) for i, (x, y) in enumerate([(a, b) for a in (-TOP_BOLT, TOP_BOLT) for b in (-far, far)], 1)]


def f12(s: Sizes) -> PlatePart:
    """Return the top plate, through whose opening the soil falls."""
    half, deep = s.beam / 2, z.FLANGE
    holes = top_bolts(s)
    return _plate("f12", s, outline((-deep, -half, deep, half)), holes, (slot(0, 0, z.WIDTH + 0.5 - 2 * GAP, s.drawer + 0.5 - 2 * GAP),))


def f14(s: Sizes) -> PlatePart:
    """Return the rib that keeps a wall of the chamber straight: a tab at both ends through the wall."""
    half = s.rib / 2
    return _plate("f14", s, outline((0, -half, z.F2, half), west=[notch(1 - half, half - 1)]))
