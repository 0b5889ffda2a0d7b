"""The plates of the drawer, d1 to d12. Inches, in the drawer's frame: x forward from its rear end, y from the mid-plane, z from its floor."""

from __future__ import annotations

from gvcs_cad import Contour, Hole, PlatePart, Safety, hours, inch

from . import sizes as z
from .frame_parts import HOLE_34
from .outline import GAP, THICK, notch, outline, slot
from .sizes import Sizes
from .sources import sized

WELDED = Safety(role="drawer", weld_class="B", inspect="welds for cracks, wear of the floor beyond 1/8 in, every 50 h")
PIN_HOLE = inch("1-1/32")
LID_X = z.D8 + THICK + z.WIDTH  # where d1 and the first d3 begin
HOLDER = 4.0  # of d11 along the rods
CLEVIS = z.DRAWER_EYE / 2 + GAP  # inner faces of d9 and d7 from the mid-plane
FRONT = LID_X + z.D1 - HOLDER
REAR = z.D8 + THICK - z.F2 - 5.0  # d12 begins: 3 in behind the drawer's sides


def _plate(part: str, s: Sizes, outer: Contour, holes: list[Hole] | None = None, slots: tuple[Contour, ...] = (), **rest: object) -> PlatePart:
    varies = part not in ("d2", "d4", "d9", "d11")
    basis = sized(part, s.brick, varies=varies)
    more: dict[str, object] = {"safety": WELDED, **rest}
    return PlatePart(f"press_{part}", stock="plate A36 1/2", outer=outer, holes=holes or (), cutouts=slots, basis=basis, **more)  # type: ignore[arg-type]


def d1(s: Sizes) -> PlatePart:
    """Return the plate over the lid, whose two arms reach forward to the slide rods; x from its rear edge."""
    half, inner = s.drawer / 2, s.rod - z.ARM - 0.25
    side = (1.5 - GAP, 6.5 + GAP, -THICK - GAP)
    outer = outline((0, -half, z.D1, half), south=[side], north=[side], east=[(-inner, inner, -z.WIDTH)])
    holes = [Hole(f"h_{n}{i}", inch(z.D1 - HOLDER + x), inch(sign * (s.rod - 2.75)), HOLE_34) for n, sign in (("l", 1), ("r", -1)) for i, x in ((1, 1), (2, 3))]
    return _plate("d1", s, outer, holes)


def d2(s: Sizes) -> PlatePart:
    """Return a side of the drawer: 18-1/2 x 6 in at every length of brick, notched for all that runs across it."""
    lid, end = LID_X, z.D2
    south = [(0.0, 0.75 + GAP, -THICK), (4.25 - GAP, 5 - GAP, -THICK), (5 - GAP, 5.5 + GAP, -1.0)]
    south += [(lid - GAP, lid + 0.5 + GAP, -0.75), (lid + 0.5 + GAP, lid + 1 + GAP, -THICK)]
    south += [(end - 1 - GAP, end - 0.5 - GAP, -THICK), (end - 0.5 - GAP, end, -0.75)]
    north = [(0.0, 2 + GAP, -THICK), notch(5, 5.5, 0.5), (lid - GAP, lid + 0.5 + GAP, -1.25), (lid + 0.5 + GAP, lid + 1.5 + GAP, -THICK)]
    north += [(lid + 6.5 - GAP, end, -1.25)]
    return _plate("d2", s, outline((0, 0, end, z.CHAMBER), south=south, north=north))


def d3(s: Sizes) -> PlatePart:
    """Return a wall of the lid, on both sides of d5; the front one pushes the brick out. Slots for the three ribs."""
    half = s.drawer / 2
    tall = z.CHAMBER - THICK
    sides = [(0.75 - GAP, tall - 0.75 + GAP, -THICK - GAP)]
    slots = tuple(slot(y, high, THICK, 1.0) for y in s.ribs for high in (1.5, 4.25))
    return _plate("d3", s, outline((-half, 0, half, tall), east=sides, west=sides), slots=slots)


def d4(s: Sizes) -> PlatePart:
    """Return a rib of the lid: two tabs at each end through both d3, one below through d5."""
    tabs = [(1.0, 2.0, THICK), (3.75, 4.75, THICK)]
    return _plate("d4", s, outline((THICK, THICK, 6.5, 5.5), south=[(3.0, 4.0, THICK)], east=tabs, west=tabs))


def d5(s: Sizes) -> PlatePart:
    """Return the floor of the lid, against which the brick is pressed."""
    half = s.drawer / 2
    sides = [(0.5 - GAP, 5.5 + GAP, -THICK - GAP)]
    return _plate("d5", s, outline((0, -half, z.WIDTH, half), south=sides, north=sides), slots=tuple(slot(3.0, y, 1.0) for y in s.ribs))


def d6(s: Sizes) -> PlatePart:
    """Return the rear wall of the cavity, which the drawer's cylinder pushes at."""
    half = s.drawer / 2
    sides = [(1 - GAP, 5.5 + GAP, -THICK - GAP)]
    slots = tuple(slot(sign * (CLEVIS + THICK / 2), 2.0, THICK) for sign in (-1, 1))
    return _plate("d6", s, outline((-half, 0, half, z.CHAMBER), east=sides, west=sides), slots=slots)


def d8(s: Sizes) -> PlatePart:
    """Return the floor behind the cavity."""
    half = s.drawer / 2
    sides = [(0.75 - GAP, 4.25 + GAP, -THICK - GAP)]
    slots = tuple(slot(3.25, sign * (CLEVIS + THICK / 2), THICK) for sign in (-1, 1))
    return _plate("d8", s, outline((0, -half, z.D8, half), south=sides, north=sides), slots=slots)


def d9(s: Sizes) -> PlatePart:
    """Return a lug for the drawer's cylinder: a tab forward through d6, one down through d8."""
    outer = outline((2, THICK, 5, 3.5), south=[(3.0, 3.5, THICK)], east=[(1.75, 2.25, THICK)])
    return _plate("d9", s, outer, [Hole("pin", inch(z.ROD_PIN), inch(z.PIN_HIGH), PIN_HOLE)], note="drill and ream the pin hole, do not torch it")


def d11(s: Sizes) -> PlatePart:
    """Return the foot of a rod holder; y from the mid-plane as it lies on the left. Turned half round it lies on the right."""
    inner = s.rod - 3.75
    holes = [Hole(f"h{i}", inch(x), inch(inner + 1), HOLE_34) for i, x in ((1, 1), (2, 3))]
    return _plate("d11", s, outline((0, inner, HOLDER, inner + 4.75)), holes)


def packer(s: Sizes) -> PlatePart:
    """Return the packer under d11 that sets the height of the drawer on its rods."""
    plate = d11(s)
    note = "1/4 in brings the axis to 1.60 in over f1's lower edge, as published; choose shims so that the drawer just slides"
    return PlatePart("press_packer", stock="plate A36 1/4", outer=plate.outer, holes=plate.holes, basis=plate.basis, note=note, wear=True, life=hours(2000))


def d12(s: Sizes) -> PlatePart:
    """Return the rear plate that carries two rod holders; x from its rear edge."""
    half = s.drawer / 2
    holes = [Hole(f"h_{n}{i}", inch(x), inch(sign * (s.rod - 2.75)), HOLE_34) for n, sign in (("l", 1), ("r", -1)) for i, x in ((1, 1), (2, 3))]
    return _plate("d12", s, outline((0, -half, 5, half)), holes)
