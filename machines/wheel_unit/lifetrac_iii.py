"""The wheel unit of LifeTrac III: two bearing plates, a motor plate and a 1-7/8 x 28 in shaft under both rails."""

from __future__ import annotations

from gvcs_cad import Assembly, Design, EndBore, Module, Modules, Parameters, Placement, Reference, Slot, TubePart, choice, inch, on_grid

from . import lifetrac_layout as lay
from .bearings import row
from .hub import hub
from .loads import bearing_loads, middle_of, rpm, stress_note
from .mount import axle, facing_out, publish_port
from .shafts import along_axle, collar, coupling_part, hub_washer, shaft, spline_stub
from .sources import SHAFTS
from .wheel import add_wheel


class LifetracIIIParameters(Parameters):
    """What may be set on the wheel unit."""

    frame_bolt: str = choice("3/4 in", "1 in", default="3/4 in", help="bolts of the frame, given by the host")
    motor: str = choice("32 cu in", "45 cu in", default="32 cu in", help="displacement of the wheel motor: 32 on LifeTrac III, 45 on LifeTrac IV")


class LifetracIII(Module):
    """Builds the unit as it stands at the left."""

    name, title, version, licence = "lifetrac_iii", "LifeTrac III wheel unit", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = LifetracIIIParameters
    slots = (
        Slot("drive", "motor_a4@1", default="hydraulic_motor", help="the wheel motor"),
        Slot("bearing", "bearing_4bolt_111@1", default="flange_bearing", help="both bearings of the shaft"),
    )

    def build(self, p: LifetracIIIParameters, modules: Modules) -> Assembly:
        unit = Assembly(self.name)
        publish_port(unit, lay.DROP)
        bar = add_shaft(unit)
        load = bearing_loads(lay.WHEEL_LOAD, *carrying())[0]
        add_bearings(unit, p.frame_bolt, bar, modules["bearing"](use="wheel", bearing=lay.BEARING, load_n=load, speed_rpm=rpm()))
        add_motor(unit, p.frame_bolt, modules["drive"](motor=p.motor))
        wheel_hub = unit.add(hub(lay.HUB), name="hub", at=on_axle(lay.WHEEL_FACE))
        front, rear = (wheel_hub.child(f"boss_{side}")["through"] for side in ("front", "rear"))
        unit.fasten(front, wheel_hub.child("tube")["cross"], rear, bolt="hex 3/4-10", washers=(), inside=[bar["cross"]])
        add_wheel(unit, wheel_hub)
        return unit


def on_axle(inboard: float) -> Placement:
    """Return the axle frame of this unit, inches inboard."""
    return axle(inboard, lay.DROP)


def carrying() -> tuple[float, float]:
    """Return how far inboard of the wheel's middle the two bearings carry, mm."""
    depth = row(lay.BEARING).depth
    middles = middle_of(0.0, depth, outboard=False), middle_of(lay.INNER_PLATE, depth, outboard=True)
    return inch(middles[0] - lay.WHEEL_MIDDLE), inch(middles[1] - lay.WHEEL_MIDDLE)


def add_shaft(unit: Assembly) -> Reference:
    """Add shaft, stub, washers and collars."""
    stress = stress_note(lay.WHEEL_LOAD, carrying()[0], inch(lay.SHAFT))
    bar = unit.add(
        shaft(
            *("wheel_shaft", "shaft 1-7/8", lay.SHAFT, lay.SHAFT_LENGTH),
            cross=lay.WHEEL_FACE + lay.HUB.cross - lay.SHAFT_START,
            cross_hole=lay.HUB.cross_hole,
            bore=EndBore("end", inch("1-3/8"), inch(lay.STUB_BORE)),
            basis=SHAFTS,
            note=f"torch two slits 3 in long opposite each other over the end bore and plug-weld the stub through them; {stress}",
        ),
        at=along_axle(on_axle(lay.SHAFT_START), lay.SHAFT),
    )
    stub = unit.add(spline_stub(lay.STUB_LENGTH), at=on_axle(lay.SHAFT_START + lay.SHAFT_LENGTH - lay.STUB_BORE))
    unit.weld(bar, stub, leg=10, length=inch(6), weld_class="B")
    hub_start, bearing = lay.WHEEL_FACE - lay.HUB.past, row(lay.BEARING).depth / inch(1)
    washer, ring = hub_washer(), collar("wheel_collar", "Double split collar 1-7/8 in", lay.SHAFT, lay.COLLAR_OUTSIDE, lay.COLLAR_WIDTH, lay.COLLARS)
    unit.add(washer, name="washer_outer", at=on_axle(hub_start - lay.WASHER))
    unit.add(washer, name="washer_inner", at=on_axle(hub_start + lay.HUB.length))
    for name, inboard in (
        ("wheel", hub_start - lay.WASHER - lay.COLLAR_WIDTH),
        ("outer", bearing),  # the two bearings' housings face each other, and the collars stand against them
        ("inner", lay.INNER_PLATE - bearing - lay.COLLAR_WIDTH),
    ):
        unit.press(unit.add(ring, name=f"collar_{name}", at=on_axle(inboard))["bore"], inner=bar)
    return bar


def add_bearings(unit: Assembly, frame_bolt: str, bar: Reference, bearing: Design) -> None:
    """Add the two bearing plates with a bearing each, housings towards each other, and their bolts."""
    plate = lay.bearing_plate(frame_bolt)
    for name, inboard, face in (("outer", lay.OUTER_PLATE, on_axle(0.0)), ("inner", lay.INNER_PLATE, facing_out(lay.INNER_PLATE, lay.DROP))):
        unit.add(plate, name=f"{name}_plate", at=on_axle(inboard))
        unit.press(unit.add(bearing, name=f"{name}_bearing", at=face).child("unit")["bore"], inner=bar)
    unit.fasten_crossings(bolt=lay.BEARING_BOLT)


def add_motor(unit: Assembly, frame_bolt: str, motor: Design) -> None:
    """Add motor plate, spacers, interface plate, motor and coupling, and bolt them together."""
    unit.add(lay.motor_plate(frame_bolt), name="motor_plate", at=on_axle(lay.MOTOR_PLATE))
    bolt_square_in = Reference.root(motor).port_of("motor_a4@1").provided("square_in")
    unit.add(lay.interface_plate(bolt_square_in), name="interface_plate", at=on_axle(lay.INTERFACE_PLATE))
    behind, half = lay.MOTOR_PLATE + 0.5, inch(lay.SPACER) / 2
    spacer = TubePart("wheel_motor_spacer", stock=lay.SPACER_STOCK, length=inch(lay.INTERFACE_PLATE - behind), basis=lay.SPACED)
    for i, hole in enumerate(lay.CORNERS, 1):
        unit.add(spacer, name=f"spacer_{i}", at=on_axle(behind) @ on_grid(hole.x - half, hole.y - half, 0, along="z"))
    unit.add(motor, name="motor", at=on_axle(lay.MOTOR_FACE))
    sleeve = coupling_part("wheel_coupling", "Coupling 1-3/8 in 6 splines to 1-1/4 in keyed", lay.COUPLING, 1.2, lay.COUPLED)
    unit.add(sleeve, at=on_axle(lay.COUPLING_START))
    unit.fasten_crossings(bolt=lay.MOTOR_BOLT)
