"""Our corrected UWU on the grid: three 8 x 12 x 1/2 in plates, bearings and hub that fit the 1-1/4 in shaft, frame bolts through both rails."""

from __future__ import annotations

from gvcs_cad import (
    Assembly,
    Design,
    Hole,
    Module,
    Modules,
    Parameters,
    PlatePart,
    Reference,
    Safety,
    Slot,
    TubePart,
    calculated,
    choice,
    chosen,
    inch,
    rectangle,
    square_pattern,
)

from .bearings import row
from .hub import HubSizes, hub
from .loads import POUND_FORCE, bearing_loads, middle_of, rpm, stress_note
from .mount import FRAME_NOTE, INNER_RAIL, RAIL, axle, facing_out, frame_holes, publish_port
from .shafts import along_axle, collar, coupling_part, shaft
from .sources import UWU
from .wheel import add_wheel

DROP = 6.0  # in, axle below mid-rail: 8.0 below the plates' top edge, 4.0 below the rails
BEARING, BOLT, HOLE = "UCF207-20", "hex M12", 13.5  # ISO 273 medium; the housing's 14 mm holes and the motor's 1/2 in take M12 too
WHEEL_LOAD = 500 * POUND_FORCE  # chosen: a quarter of the 2,000 lb tractor

#  what                     inches inboard of the outer rail's outer face
WHEEL_MIDDLE = -7.5
WHEEL_FACE = -6.325
OUTER_PLATE = -0.5  #       bearing on its outboard face, near the wheel
INNER_PLATE = RAIL  #       the published 4 in between the plates is the rail; bearing on its inboard face
MOTOR_PLATE = INNER_RAIL - 0.5
MOTOR_FACE = INNER_RAIL  #  the motor hangs below the inner rail
SHAFT_START, SHAFT_LENGTH = -6.55, 17.0
COUPLING_START = 9.4

HUB_SIZES = HubSizes(
    *("uwu_grid", "dom 2x3/8", 2.0),
    length=4.0,
    past=0.275,
    gusset_height=3.0,
    cross=2.0,
    cross_hole=0.53125,  # 17/32, close class
    snip=0.25,
    lug_plate=10.0,  # leaves 17.5 mm beside the lug holes; 1.2 diameters to the edge (EN 1993-1-8 table 3.3) ask for 11.1
    boss="nut 1/2-13",
    basis=chosen("the UWU v25 hub with a 3/8 in wall, whose bore is the shaft's 1-1/4 in, and 1 in more on the lug plate's 9; tube ends at the bearing's ring"),
)
GRID_PLATE = chosen("UWU v25 plate brought to the 4 in grid: 8 x 12 x 1/2 in, frame holes 2 in below the top at +-2 in, clear of the bearing square")
PLATE_SAFETY = Safety(role="frame joint", grade="A36, torch-cut", inspect="bolts tight, no crack at bolt and bearing holes, every 50 h")


class UwuGridParameters(Parameters):
    """What may be set on the wheel unit."""

    frame_bolt: str = choice("3/4 in", "1 in", default="3/4 in", help="bolts of the frame, given by the host")


class UwuGrid(Module):
    """Builds the unit as it stands at the left."""

    name, title, version, licence = "uwu_grid", "Universal wheel unit on the grid", "1.1.0", "CERN-OHL-S-2.0"
    Parameters = UwuGridParameters
    slots = (
        Slot("drive", "motor_4bolt@1", default="hydraulic_motor", help="the wheel motor"),
        Slot("bearing", "bearing_4bolt_92@1", default="flange_bearing", help="both bearings of the shaft"),
    )

    def build(self, p: UwuGridParameters, modules: Modules) -> Assembly:
        unit = Assembly(self.name)
        publish_port(unit, DROP)
        bar = add_shaft(unit)
        near, far = carrying()
        bearing = modules["bearing"](use="wheel", bearing=BEARING, load_n=bearing_loads(WHEEL_LOAD, near, far)[0], speed_rpm=rpm())
        add_plates(unit, p.frame_bolt, bar, modules["drive"](motor="UWU v25"), bearing)
        wheel_hub = unit.add(hub(HUB_SIZES), name="hub", at=axle(WHEEL_FACE, DROP))
        bosses = [wheel_hub.child(f"boss_{side}")["through"] for side in ("front", "rear")]
        unit.fasten(bosses[0], wheel_hub.child("tube")["cross"], bosses[1], bolt="hex 1/2-13", washers=(), inside=[bar["cross"]])
        add_wheel(unit, wheel_hub)
        unit.fasten_crossings(bolt=BOLT)
        return unit


def carrying() -> tuple[float, float]:
    """Return how far inboard of the wheel's middle the two bearings carry, inches."""
    depth = row(BEARING).depth
    return middle_of(OUTER_PLATE, depth, outboard=True) - WHEEL_MIDDLE, middle_of(INNER_PLATE + 0.5, depth, outboard=False) - WHEEL_MIDDLE


def add_shaft(unit: Assembly) -> Reference:
    """Add the shaft, the spacer and collar that hold it between the bearings, and the coupling."""
    depth = row(BEARING).depth
    arm = middle_of(OUTER_PLATE, depth, outboard=True) - WHEEL_MIDDLE
    bar = unit.add(
        shaft(
            *("uwu_grid_shaft", "shaft 1-1/4", 1.25, SHAFT_LENGTH),
            cross=WHEEL_FACE + HUB_SIZES.cross - SHAFT_START,
            cross_hole=HUB_SIZES.cross_hole,
            bore=None,
            basis=calculated("hub, two bearings and 1 in in the coupling, end to end"),
            note=stress_note(WHEEL_LOAD, inch(arm), inch(1.25)),
        ),
        at=along_axle(axle(SHAFT_START, DROP), 1.25),
    )
    hub_end, ring = WHEEL_FACE - HUB_SIZES.past + HUB_SIZES.length, OUTER_PLATE - depth / inch(1)
    spacer = TubePart("uwu_grid_spacer", stock="dom 1-3/4x1/4", length=inch(ring - hub_end), basis=calculated("gap between hub tube and bearing ring"))
    unit.add(spacer, at=along_axle(axle(hub_end, DROP), 1.75))
    stop = collar("uwu_grid_collar", "Double split collar 1-1/4 in", 1.25, 2.0625, 0.5, chosen("usual size of a double split collar for 1-1/4 in"))
    unit.press(unit.add(stop, at=axle(INNER_PLATE + 0.5 + depth / inch(1), DROP))["bore"], inner=bar)
    sizes = {"outside": 2.0, "length": 2.0, "first": 1.25, "first_depth": 1.075, "second": 1.0}
    unit.add(coupling_part("uwu_grid_coupling", "Rigid coupling 1-1/4 in to 1 in keyed, 2 x 2 in", sizes, 0.6, UWU), at=axle(COUPLING_START, DROP))
    return bar


def add_plates(unit: Assembly, frame_bolt: str, bar: Reference, motor: Design, bearing: Design) -> None:
    """Add the three plates, two bearings and the motor."""
    plate = _plate("uwu_grid_plate", frame_bolt, square_pattern("b", row(BEARING).bolt_square, HOLE))
    bolt_square = inch(Reference.root(motor).port_of("motor_4bolt@1").provided("square_in"))
    motor_plate = _plate("uwu_grid_motor_plate", frame_bolt, square_pattern("m", bolt_square, HOLE))
    for name, part, inboard in (("outer_plate", plate, OUTER_PLATE), ("inner_plate", plate, INNER_PLATE), ("motor_plate", motor_plate, MOTOR_PLATE)):
        unit.add(part, name=name, at=axle(inboard, DROP))
    for name, at in (("outer_bearing", facing_out(OUTER_PLATE, DROP)), ("inner_bearing", axle(INNER_PLATE + 0.5, DROP))):
        unit.press(unit.add(bearing, name=name, at=at).child("unit")["bore"], inner=bar)
    unit.add(motor, name="motor", at=axle(MOTOR_FACE, DROP).turned("z", -90))  # ports forward, clear of the rail


def _plate(name: str, frame_bolt: str, holes: tuple[Hole, ...]) -> PlatePart:
    return PlatePart(
        name,
        stock="plate A36 1/2",
        outer=rectangle(inch(8), inch(12)).moved(-inch(4), inch(DROP + 2) - inch(12)),
        holes=(*frame_holes(frame_bolt, DROP), Hole("shaft", 0, 0, inch(2), empty="clearance"), *holes),
        basis=GRID_PLATE,
        safety=PLATE_SAFETY,
        note=f"drill the four holes of 13.5 mm, do not torch them; {FRAME_NOTE}",
    )
