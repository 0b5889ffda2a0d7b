"""The D3D printer: a welded cube, five universal axes, a heated bed and an extruder on ``tool_head@1``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gvcs_cad import Assembly, Design, Length, Machine, Modules, Parameters, PurchasedPart, Rating, Reference, Slot, WorkRoom, dim, hookimpl, inch, number

from .bed import add_bed
from .frame import frame
from .head import add_spool, bracket
from .ratings import prints, ratings
from .sizes import ENDS, RISER, Sizes


class PrinterParameters(Parameters):
    """What may be set on the printer."""

    bed: Length = dim(default=inch(8), min=inch(8), max=inch(24), step=inch(1), help="side of the heated bed")
    margin: Length = dim(default=inch(4), min=inch(4), max=inch(8), step=inch(1), help="how much larger than the bed the cube of the frame is")
    z_position: float = number(default=70, min=0, max=80, unit="%", help="where the bed is drawn on its way up")


class Printer(Machine):
    """Builds the printer in the machine's frame: the Y axes run forward, the X axis across, the bed is lifted."""

    name, title, version, licence = "printer", "D3D printer", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = PrinterParameters
    default_configuration = "8_inch"
    slots = (
        Slot("axis", "universal_axis@1", default="universal_axis", help="the five axes"),
        Slot("tool", "tool_head@1", default="extruder_head", help="what hangs under the X carriage"),
        Slot("controller", "controller_bay@1", default="controller", help="the electronics at the left wall"),
    )

    def build(self, p: PrinterParameters, modules: Modules) -> Assembly:
        printer, s = Assembly(self.name), Sizes(p.bed + p.margin, p.bed)
        cube = printer.add(frame(s))
        y_axis = modules["axis"](size="8 mm", travel=s.cube - ENDS, position=50, riser=RISER)
        sides = [printer.mount(y_axis, on=cube.port(f"y_{side}"), name=f"y_axis_{side}") for side in ("left", "right")]
        for axis in sides:
            _bolt_down(printer, axis, cube.child("printer_top"))
        cross = printer.mount(
            modules["axis"](size="8 mm", travel=s.x_rod - ENDS, position=50, riser=0),
            on=sides[0].child("carriage").port("axis_over_right"),
            name="x_axis",
        )
        _cross(printer, cross, *(axis.child("carriage") for axis in sides))
        z_axis = modules["axis"](size="8 mm", travel=s.z_rod - ENDS, position=p.z_position, riser=0)
        lifts = {}
        for side in ("front", "rear"):
            lifts[side] = printer.mount(z_axis, on=cube.port(f"z_{side}"), name=f"z_axis_{side}")
            _hang(printer, lifts[side], cube.child(side))
        add_bed(printer, s, {side: axis.child("carriage") for side, axis in lifts.items()})
        _add_tool(printer, modules, cross.child("carriage"))
        printer.mount(modules["controller"](axes=6, motor="NEMA 17", switches=3), on=cube.port("controller"), name="controller")
        printer.fasten_crossings(bolt="socket M6", where=lambda hole: hole.at.path.startswith(("controller/", "frame/printer_left")))
        add_spool(printer, cube, s)
        return printer

    def makes(self, design: Design) -> Sequence[WorkRoom]:
        if not prints(design):
            return ()
        way_x, way_y, height = (one.value for one in ratings(design)[:3])
        bed = design.child("bed").item
        assert isinstance(bed, PurchasedPart)
        assert bed.envelope is not None
        side = dict(bed.envelope.arguments)["side"]
        assert isinstance(side, float)
        return (WorkRoom("print", (min(way_x, side), min(way_y, side), height)),)

    def ratings(self, design: Design) -> Sequence[Rating]:
        return ratings(design)


def _bolt_down(printer: Assembly, axis: Reference, top: Reference) -> None:
    """Bolt both ends of a Y axis through their risers to the top ring; a key reaches heads beside the walls, the nuts sit in the axis."""
    for end, letter in (("motor", "b"), ("idler", "i")):
        block, riser = axis.child(f"{end}_side"), axis.child(f"riser_{end}")
        for seat in block.pattern(letter)[:2]:
            printer.fasten(top.nearest(seat), riser.nearest(seat), seat, bolt="socket M6", washers=("head",))


def _cross(printer: Assembly, cross: Reference, left: Reference, right: Reference) -> None:
    """Bolt the X axis to the carriages of the Y axes: four bolts at the motor, two at the idler; no washer, the frame is near below."""
    for heads, carriage in ((cross.child("motor_side").pattern("b"), left), (cross.child("idler_side").pattern("i"), right)):
        for head in heads:
            printer.fasten(head, carriage.nearest(head), bolt="hex M6", washers=())


def _hang(printer: Assembly, axis: Reference, wall: Reference) -> None:
    """Bolt both ends of a Z axis to a wall."""
    for head in (*axis.child("motor_side").pattern("b")[:2], *axis.child("idler_side").pattern("i")):
        printer.fasten(head, wall.nearest(head), bolt="hex M6")


def _add_tool(printer: Assembly, modules: Modules, carriage: Reference) -> None:
    """Hang the bracket under the X carriage and bolt the tool head to it."""
    bracing = printer.add(bracket(), name="tool_bracket", at=carriage.port("under").port.at)
    for hole in bracing.pattern("c"):
        printer.fasten(hole, carriage.nearest(hole), bolt="socket M6")
    head = printer.mount(modules["tool"](), on=bracing.port("tool"), name="tool")
    for hole in head.child("plate").pattern("t"):
        printer.fasten(hole, bracing.nearest(hole), bolt="socket M6")


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(Printer())
