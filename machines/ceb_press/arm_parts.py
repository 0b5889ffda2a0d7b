"""The plates of the arms, a1 to a6 and d7, and the two guards h7 and h8. Inches; an arm's outline has the machine's own x."""

from __future__ import annotations

from gvcs_cad import Contour, Hole, PlatePart, Port, Safety, inch, place, polygon

from . import sizes as z
from .drawer_parts import PIN_HOLE
from .frame_parts import HOLE_34
from .outline import GAP, THICK, Feature, outline, slot
from .sizes import Sizes
from .sources import CARRIES, OURS, sized

GUSSETS = (z.ARM_REAR + 1, 0.0, z.ARM_FRONT - 1)  # middles of a6
TAB = 0.625  # published tab of a6
CROSS_AT = (2.4, 4.6)  # bolts of an arm from the rear edge of a4; published 2 and 4: the gusset a6 leaves no room for a spanner
CROSS_BOLTS = tuple(z.ARM_REAR + x for x in CROSS_AT)
TABLE_BOLTS = (-z.OUT - 2, z.OUT + 2)
REAR_GUARD, FRONT_GUARD = (-z.FLANGE - z.STROKE, -z.FLANGE), (z.FLANGE, z.ARM_FRONT - z.CROSS)
GUARD_BOLTS = (REAR_GUARD[0] + 1.75, REAR_GUARD[1] - 1.75, FRONT_GUARD[0] + 2, FRONT_GUARD[1] - 2)
LEG_Y, LEG_BOLT = 32.0, 2.5  # legs from the mid-plane, their bolts from the leg
VALVE_X, VALVE_SCREWS = -25.75, (-2.75, 2.75)  # of the valves on the left arm, lever_valve_seat@1
VALVE_ASKS = (("flow_lpm", 53.0), ("pressure_bar", 172.4), ("sections", 3.0))  # 14 gpm and the highest setting that is allowed
VALVE_ROOM = (("carries_kg", 15.0), ("room_mm", 76.2))  # between the web a2 and the outer edge of the arm with its gussets
ENABLE_OUT, ENABLE_BOLTS = 8.0, ((0.0, -0.75), (0.0, 0.75))  # of the enabling valve, left of the middle of the left arm
ENABLE_X = z.CROSS / 2 - 1.25  # on a4, from its rear edge: 550 mm are clear between its knob and the nearest of the others
PROPS = (-12.0, 13.75)  # middles of the hopper's props along the arms: between the other bolts
PROP_BOLT = 2.0


def _plate(part: str, s: Sizes, outer: Contour, holes: list[Hole], slots: tuple[Contour, ...] = (), **more: object) -> PlatePart:
    source = part.split("_")[0]
    given: dict[str, object] = {"stock": "plate A36 1/2", "safety": CARRIES, "basis": sized(source, s.brick, varies=source in ("h7", "h8")), **more}
    return PlatePart(f"press_{part}", outer=outer, holes=holes, cutouts=slots, **given)  # type: ignore[arg-type]


def _fingers(start: float, length: float, first: int) -> list[Feature]:
    """Return six notches of an edge cut into twelve: the even or the odd ones."""
    step = length / 12
    ends = [(start + n * step, start + (n + 1) * step) for n in range(first, 12, 2)]
    return [(max(a - GAP, start), min(b + GAP, start + length), -THICK) for a, b in ends]


def a1(s: Sizes, side: str) -> PlatePart:
    """Return the level plate of an arm, y from its inner edge outwards on the left and inwards on the right."""
    edge = {"south" if side == "left" else "north": _fingers(z.ARM_REAR, z.ARM_FRONT - z.ARM_REAR, 0)}
    middle = z.ARM / 2
    bolts = [*CROSS_BOLTS, *TABLE_BOLTS, *GUARD_BOLTS, z.ARM_FRONT - z.CROSS / 2]
    holes = [Hole(f"b{i}", inch(x), inch(middle), HOLE_34) for i, x in enumerate(sorted(bolts), 1)]
    holes += [Hole(f"p{i}{j}", inch(x + dx), inch(middle), inch("9/16")) for i, x in enumerate(PROPS, 1) for j, dx in ((1, -PROP_BOLT), (2, PROP_BOLT))]
    ports: tuple[Port, ...] = ()
    if side == "left":
        holes += [Hole(f"v{i}", inch(VALVE_X + x), inch(middle), inch("13/32")) for i, x in enumerate(VALVE_SCREWS, 1)]
        seat = place(inch(VALVE_X), inch(middle), inch(THICK))
        ports = (Port("valves", "lever_valve_seat@1", seat, provides=VALVE_ROOM, requires=VALVE_ASKS, process="jig-drilled"),)
    out = z.ARM - 0.3125 - TAB / 2 if side == "left" else 0.3125 + TAB / 2
    slots = tuple(slot(x, out, THICK, TAB) for x in GUSSETS)
    outer = outline((z.ARM_REAR, 0, z.ARM_FRONT, z.ARM), **edge)
    return _plate(f"a1_{side}", s, outer, holes, slots, ports=ports, note="drill the two holes of the valve" if side == "left" else "")


def a2(s: Sizes) -> PlatePart:
    """Return the upright plate of an arm, which stands in the notches of a1."""
    slots = tuple(slot(x, z.ARM_HIGH - 0.3125 - TAB / 2, THICK, TAB) for x in GUSSETS)
    return _plate("a2", s, outline((z.ARM_REAR, 0, z.ARM_FRONT, z.ARM_HIGH), south=_fingers(z.ARM_REAR, z.ARM_FRONT - z.ARM_REAR, 1)), [], slots)


def a3(s: Sizes) -> PlatePart:
    """Return the upright plate of a cross member, below a4 and a5."""
    half = z.CROSS_LONG / 2
    return _plate("a3", s, outline((-half, 0, half, z.CROSS_HIGH), north=_fingers(-half, z.CROSS_LONG, 1)), [])


def a4(s: Sizes) -> PlatePart:
    """Return the level plate of the rear cross member; two slots for the lugs d7, two holes for the enabling valve; x from its rear edge."""
    half, mid = z.CROSS_LONG / 2, z.CROSS / 2
    holes = [Hole(f"b_{n}{i}", inch(x), inch(sign * s.arm_bolts), HOLE_34) for n, sign in (("l", 1), ("r", -1)) for i, x in enumerate(CROSS_AT, 1)]
    holes += [Hole(f"e{i}", inch(ENABLE_X + x), inch(s.arm_bolts + ENABLE_OUT + y), inch("13/32")) for i, (x, y) in enumerate(ENABLE_BOLTS, 1)]
    lugs = tuple(slot(mid, sign * (z.DRAWER_EYE / 2 + GAP + THICK / 2), 2.0) for sign in (-1, 1))
    return _plate("a4", s, outline((0, -half, z.CROSS, half), west=_fingers(-half, z.CROSS_LONG, 0)), [*holes, *_legs()], lugs)


def a5(s: Sizes) -> PlatePart:
    """Return the level plate of the front cross member, where bricks are taken off."""
    half, mid = z.CROSS_LONG / 2, z.CROSS / 2
    holes = [Hole(f"b_{n}1", inch(mid), inch(sign * s.arm_bolts), HOLE_34) for n, sign in (("l", 1), ("r", -1))]
    return _plate("a5", s, outline((0, -half, z.CROSS, half), east=_fingers(-half, z.CROSS_LONG, 0)), [*holes, *_legs()])


def _legs() -> list[Hole]:
    places = [(n, i, sign * LEG_Y + dy) for n, sign in (("l", 1), ("r", -1)) for i, dy in ((1, -LEG_BOLT), (2, LEG_BOLT))]
    return [Hole(f"g_{n}{i}", inch(z.CROSS / 2), inch(y), inch("9/16")) for n, i, y in places]


def a6(s: Sizes) -> PlatePart:
    """Return the gusset of an arm: y outwards from a2's outer face less the tab, z from a1's upper face less the tab."""
    wide, tall, tip = z.ARM - THICK, z.ARM_HIGH - THICK, 0.9375
    low = [(0.3125, 0.0), (wide - tip, 0.0), (wide - tip, -THICK), (wide - 0.3125, -THICK), (wide - 0.3125, 0.0), (wide, 0.0)]
    high = [(0.3125, tall), (0.0, tall), (0.0, tall - 0.3125), (-THICK, tall - 0.3125), (-THICK, tall - tip), (0.0, tall - tip), (0.0, 0.3125)]
    points = [*low, (wide, 0.5), *high]
    return _plate("a6", s, polygon([(inch(x), inch(y)) for x, y in points]), [])


def d7(s: Sizes) -> PlatePart:
    """Return a lug for the base of the drawer's cylinder: 3 x 4 in with its tab through a4."""
    outer = outline((-1.5, 0, 1.5, z.PIN_HIGH + 1.5), south=[(-1.0, 1.0, THICK)])
    hole = Hole("pin", 0, inch(z.PIN_HIGH + z.FLOAT), PIN_HOLE)
    return _plate("d7", s, outer, [hole], note="drill and ream the pin hole, do not torch it", safety=Safety(role="lug", weld_class="B", inspect="weld, hole"))


def guard(s: Sizes, part: str) -> PlatePart:
    """Return h7, under the drawer's way, or h8, on which bricks leave; x from its rear edge, bolted under both arms."""
    ends = REAR_GUARD if part == "h7" else FRONT_GUARD
    long, half = ends[1] - ends[0], (s.table - z.ARM + 3) / 2
    rows = [x - ends[0] for x in GUARD_BOLTS if ends[0] < x < ends[1]]
    holes = [Hole(f"b_{n}{i}", inch(x), inch(sign * s.arm_bolts), HOLE_34) for n, sign in (("l", 1), ("r", -1)) for i, x in enumerate(rows, 1)]
    props = [(i, x - ends[0] + dx) for x in PROPS if ends[0] < x < ends[1] for i, dx in ((1, -PROP_BOLT), (2, PROP_BOLT))]
    holes += [Hole(f"p_{n}{i}", inch(x), inch(sign * s.arm_bolts), inch("9/16")) for n, sign in (("l", 1), ("r", -1)) for i, x in props]
    role = Safety(role="guard", grade="fixed guard, needs a tool (ISO 14120)", inspect="in place, not torn")
    return _plate(part, s, outline((0, -half, long, half)), holes, stock="plate A36 1/8", safety=role, note="drill the bolt holes")


def prop_foot() -> PlatePart:
    """Return the foot of a hopper's prop, bolted on an arm."""
    places = [Hole(f"p{i}", inch(x), 0, inch("9/16")) for i, x in ((1, -PROP_BOLT), (2, PROP_BOLT))]
    return PlatePart("press_prop_foot", stock="plate A36 1/4", outer=outline((-2.75, -1, 2.75, 1)), holes=places, basis=OURS)
