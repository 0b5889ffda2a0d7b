"""The gantry: a tube on plates on both carriages, an axis on it, and an arm that hangs the Z axis before it."""

from __future__ import annotations

from gvcs_cad import (
    AXIS_1IN,
    AXIS_8MM,
    Assembly,
    BarPart,
    FaceHole,
    Hole,
    Modules,
    Placement,
    PlatePart,
    Port,
    Reference,
    Safety,
    TubePart,
    chosen,
    inch,
    on_grid,
    place,
    polygon,
    rectangle,
    rectangle_between,
)

from . import sizes as z
from .sizes import Sizes

OURS = chosen("our own: OSE publishes a gantry table and no drawing of it")
FALLS = Safety(role="gantry", weld_class="B", inspect="welds for cracks, bolts tight, every 100 h")
HOLE_34, M6 = AXIS_1IN.hole, AXIS_8MM.hole  # of the axis in both sizes
RAISE, SADDLE, SADDLE_Y = inch("1-1/4"), 57.0, 76.5  # bars between foot and tube: nuts stand between them, and a spanner goes round each
CLEAR = {"q": 18.5, "k": 15.0}  # over the heads of a carriage's own screws
HALF_X, HALF_Y = AXIS_1IN.carriage / 2, AXIS_1IN.carriage_wide / 2  # of a 1 in carriage along and across its rods
ARM_FRONT, FACE_T = 132.0, inch("1/4")
FACE_WIDE, FACE_LOW, FACE_TOP = 120.0, 55.0, 377.0  # of the face plate, above the rails
Z_TOP, Z_ROD, Z_ENDS, Z_RISER = 362.0, 300.0, AXIS_8MM.ends, 12.0


def _on_carriage(carriage: Reference) -> list[Hole]:
    """Return the holes of a plate that lies on a 1 in carriage: its pattern, and room for its screw heads; drawn about its middle."""
    inverse = carriage.at.inverse()
    found = []
    for hole in carriage.holes():
        x, y, _ = inverse.point(hole.bore.at)
        name = hole.at.name
        found.append(Hole(name, x, y, HOLE_34) if name[0] == "c" else Hole(name, x, y, CLEAR[name[0]], empty="clearance"))
    return found


def over(carriage: Reference) -> Placement:
    """Return the frame of a 1 in carriage's upper face, X along its rods; the port's X runs across them."""
    return carriage.port("axis_over").port.at.turned("z", -90)


def foot_plate(carriage: Reference) -> PlatePart:
    """Return the plate between a carriage and the gantry's tube."""
    outer = rectangle(2 * HALF_X, 2 * HALF_Y, centred=True)
    return PlatePart("gantry_foot", stock="plate A36 1/2", outer=outer, holes=_on_carriage(carriage), basis=OURS, safety=FALLS)


def arm(carriage: Reference) -> PlatePart:
    """Return the plate on the gantry's carriage; its far edge stands before the gantry. Drawn about the carriage's middle, y forward."""
    outer = rectangle_between(-HALF_X, -HALF_Y, HALF_X, ARM_FRONT)
    return PlatePart("gantry_arm", stock="plate A36 1/2", outer=outer, holes=_on_carriage(carriage), basis=OURS, safety=FALLS)


def face_plate() -> PlatePart:
    """Return the plate that hangs from the arm: x to the left, y up from its lower edge, the Z axis on it."""
    top = Z_TOP - FACE_LOW
    high, low = top - AXIS_8MM.motor_holes + AXIS_8MM.half_along, top - Z_ROD + AXIS_8MM.idler_holes
    inner = top - AXIS_8MM.motor_holes - AXIS_8MM.half_along
    places = [("b1", high, 1), ("b2", high, -1), ("b3", inner, 1), ("b4", inner, -1), ("i1", low, 1), ("i2", low, -1)]
    holes = [Hole(name, side * AXIS_8MM.half_across, y, M6) for name, y, side in places]
    half, tall = FACE_WIDE / 2, FACE_TOP - FACE_LOW
    mount = Port(
        "z", "universal_axis@1", place(0, top - AXIS_8MM.motor_holes, FACE_T, x_axis="-y", z_axis="+z"), process="jig-drilled", provides=(("carries_kg", 3.5),)
    )
    outer = rectangle_between(-half, 0, half, tall)
    return PlatePart("gantry_face", stock="plate A36 1/4", outer=outer, holes=holes, ports=(mount,), basis=OURS, safety=FALLS)


def tube(length: float, stock: str, stations: tuple[float, ...]) -> TubePart:
    """Return the gantry's tube, x from its left end towards the right; `stations` are the axis' bolts."""
    holes = [FaceHole(f"t{i}", "+z", x, z.TUBE_WIDE / 2, inch("9/16")) for i, x in enumerate(stations, 1)]
    axis = Port("axis", z.HEAVY, place(z.MOTOR_HOLES, z.TUBE_WIDE / 2, tube_high(stock)), process="jig-drilled", provides=z.CARRIES)
    return TubePart("gantry_tube", stock=stock, length=length, holes=holes, ports=(axis,), basis=OURS, safety=FALLS)


def tube_high(stock: str) -> float:
    """Return the height of an upright tube by its key: ``tube 4x2x1/4``."""
    return inch(stock.split()[1].split("x")[0])


def add_feet(table: Assembly, carriages: dict[str, Reference]) -> dict[str, Reference]:
    """Bolt a plate on each X carriage."""
    feet = {}
    for side, carriage in carriages.items():
        feet[side] = table.add(foot_plate(carriage), name=f"gantry_foot_{side}", at=over(carriage))
        bolt_pattern(table, feet[side], carriage)
    return feet


def bolt_pattern(table: Assembly, plate: Reference, carriage: Reference) -> None:
    """Bolt a plate to the four holes of a 1 in carriage, from below: a key goes between the pillow blocks; saddles leave no room for washers."""
    for hole in plate.pattern("c"):
        table.fasten(carriage.nearest(hole), hole, bolt="socket 3/4-10", washers=())


def add_tool(table: Assembly, modules: Modules, carriage: Reference, z_position: float) -> None:
    """Add arm, face plate, gussets, Z axis and torch before the gantry's carriage."""
    middle = over(carriage)
    shelf = table.add(arm(carriage), name="arm", at=middle)
    bolt_pattern(table, shelf, carriage)
    x, y, _ = middle.origin
    face = table.add(face_plate(), name="face", at=place(x + ARM_FRONT, y, z.RAIL_TOP + FACE_LOW, x_axis="+y", z_axis="+x"))
    table.weld(shelf, face, leg=5.0, length=2 * FACE_WIDE, weld_class="B")
    rib = PlatePart("gantry_rib", stock="plate A36 1/4", outer=polygon([(0, 0), (60, 0), (0, 36)]), basis=OURS)
    for side, sign in (("left", 1), ("right", -1)):
        at = place(x + ARM_FRONT, y + sign * 50 - FACE_T / 2, middle.origin[2] + z.PLATE, x_axis="-x", z_axis="+y")
        brace = table.add(rib, name=f"rib_{side}", at=at)
        table.weld(brace, shelf, leg=4.0, length=120, weld_class="B")
        table.weld(brace, face, leg=4.0, length=150, weld_class="B")
    z_axis = table.mount(modules["z_axis"](size="8 mm", travel=Z_ROD - Z_ENDS, position=z_position, riser=Z_RISER), on=face.port("z"), name="z_axis")
    for end, prefix in (("motor", "b"), ("idler", "i")):
        for hole in z_axis.child(f"{end}_side").pattern(prefix):
            table.fasten(hole, z_axis.child(f"riser_{end}").nearest(hole), face.nearest(hole), bolt="hex M6")
    lift = z_axis.child("carriage")
    head = table.mount(modules["tool"](), on=lift.port("over"), name="tool")
    for hole in head.child("plate").pattern("t"):
        table.fasten(hole, lift.nearest(hole), bolt="socket M6", washers=())


def add_tube(table: Assembly, s: Sizes, stock: str, stations: tuple[float, ...], feet: dict[str, Reference]) -> Reference:
    """Weld the tube on both feet: it begins with the axis and ends over the right foot's outer edge, so that all four saddles bear it."""
    x = feet["left"].at.x
    low = feet["left"].at.z + z.PLATE + RAISE
    at = place(x + z.TUBE_WIDE / 2, s.y_start, low, x_axis="-y", z_axis="+z")
    length = s.y_start - feet["right"].at.y + HALF_Y
    beam = table.add(tube(length, stock, stations), name="gantry_tube", at=at.moved(x=-z.TUBE_WIDE))
    bar = BarPart("gantry_saddle", stock="square 1-1/4", length=SADDLE, basis=OURS, safety=FALLS)
    for side, foot in feet.items():
        for name, y in (("outer", SADDLE_Y), ("inner", -SADDLE_Y)):
            at = on_grid(x - SADDLE / 2, foot.at.y + y - RAISE / 2, low - RAISE, along="x")
            saddle = table.add(bar, name=f"saddle_{side}_{name}", at=at)
            table.weld(saddle, foot, leg=5.0, length=2 * SADDLE, weld_class="B")
            table.weld(saddle, beam, leg=5.0, length=4 * RAISE, weld_class="B")
    return beam
