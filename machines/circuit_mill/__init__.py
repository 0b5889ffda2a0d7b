"""The D3D circuit mill: three universal axes on 8 mm rods, with a spindle to mill circuit boards or a pen to plot them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gvcs_cad import (
    Assembly,
    Design,
    Hole,
    Length,
    Machine,
    Modules,
    Parameters,
    PlatePart,
    Rating,
    Reference,
    Slot,
    WorkRoom,
    calculated,
    dim,
    hookimpl,
    inch,
    number,
    place,
    rectangle,
)

from .frame import M6, OURS, frame
from .sizes import ENDS, IDLER_HOLES, LOWEST, PAIR, RISER, Z_MOTOR, Sizes
from .table import add_table

Z_WORDS = "less 22 mm under the motor, and what the tip would stand below the board"


class CircuitMillParameters(Parameters):
    """What may be set on the mill."""

    x_rod: Length = dim(default=400, min=350, max=600, step=10, help="rods across; 400, 350 and 300 mm are published")
    y_rod: Length = dim(default=350, min=300, max=600, step=10, help="rods under the table")
    z_rod: Length = dim(default=300, min=280, max=400, step=10, help="upright rods")
    z_position: float = number(
        default=60, min=15, max=64, unit="%", help="how far down the tool is drawn: a spindle meets the motor higher up, the board further down"
    )


class CircuitMill(Machine):
    """Builds the mill: the table moves forward and back, the tool across and up."""

    name, title, version, licence = "circuit_mill", "Circuit mill", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = CircuitMillParameters
    default_configuration = "mill"
    slots = (
        Slot("axis", "universal_axis@1", default="universal_axis", help="the three axes"),
        Slot("tool", "tool_head@1", default="spindle_head", help="spindle or pen on the Z carriage"),
        Slot("controller", "controller_bay@1", default="controller", help="the electronics behind the uprights"),
    )

    def build(self, p: CircuitMillParameters, modules: Modules) -> Assembly:
        mill, s = Assembly(self.name), Sizes(p.x_rod, p.y_rod, p.z_rod)
        stand = mill.add(frame(s))
        x_axis = mill.mount(modules["axis"](size="8 mm", travel=p.x_rod - ENDS, position=50, riser=0), on=stand.port("x"), name="x_axis")
        for hole in x_axis.child("motor_side").pattern("b")[:2]:
            mill.fasten(hole, stand.child("upright_left").nearest(hole), bolt="hex M6")
        for hole in x_axis.child("idler_side").pattern("i"):  # no spanner goes beside the angle's leg, a key does: the nut sits in the axis
            mill.fasten(stand.child("upright_right").nearest(hole), hole, bolt="socket M6", washers=())
        y_axis = mill.mount(modules["axis"](size="8 mm", travel=p.y_rod - ENDS, position=50, riser=RISER), on=stand.port("y"), name="y_axis")
        for end, prefix in (("motor", "b"), ("idler", "i")):
            for hole in y_axis.child(f"{end}_side").pattern(prefix):
                mill.fasten(hole, y_axis.child(f"riser_{end}").nearest(hole), stand.child("base").nearest(hole), bolt="hex M6")
        add_table(mill, s, y_axis.child("carriage"))
        self._add_z(mill, p, modules, x_axis.child("carriage"))
        mill.mount(modules["controller"](axes=3, motor="NEMA 17", switches=3), on=stand.port("controller"), name="controller")
        mill.fasten_crossings(bolt="socket M6", where=lambda hole: hole.at.path.startswith(("controller/", "frame/strap")))
        return mill

    def _add_z(self, mill: Assembly, p: CircuitMillParameters, modules: Modules, carriage: Reference) -> None:
        """Hang the Z axis on the X carriage, its motor on top, and the tool on its own carriage."""
        z_axis = mill.mount(modules["axis"](size="8 mm", travel=p.z_rod - ENDS, position=p.z_position, riser=0), on=carriage.port("axis_over"), name="z_axis")
        for hole in z_axis.child("motor_side").pattern("b"):
            mill.fasten(hole, carriage.nearest(hole), bolt="hex M6")
        low = z_axis.child("idler_side")
        (x, y, z), other = low["i1"].bore.at, low["i2"].bore.at[1]
        plate = PlatePart(
            "mill_z_stop",
            stock="plate A36 1/8",
            outer=rectangle(66, 2 * IDLER_HOLES, centred=True),
            holes=(Hole("i1", -PAIR, 0, M6), Hole("i2", PAIR, 0, M6)),
            basis=OURS,
            note="carries the end switch of Z and the cable tie of the tool",
        )
        stop = mill.add(plate, name="z_stop", at=place(x - inch("1/8"), (y + other) / 2, z, x_axis="+y", z_axis="+x"))
        for hole in low.pattern("i"):
            mill.fasten(hole, stop.nearest(hole), bolt="socket M6")
        head = mill.mount(modules["tool"](), on=z_axis.child("carriage").port("over"), name="tool")
        for hole in head.child("plate").pattern("t"):
            mill.fasten(hole, z_axis.child("carriage").nearest(hole), bolt="socket M6", washers=())

    def makes(self, design: Design) -> Sequence[WorkRoom]:
        ways = tuple(one.value for one in self.ratings(design) if one.name.startswith("way of "))
        return (WorkRoom("mill", ways),) if "spindle" in design.child("tool").item.name else ()

    def ratings(self, design: Design) -> Sequence[Rating]:
        whole = Reference.root(design)
        way = calculated("travel = rod - 137.5 mm (gbroques/ose-3d-printer-workbench @ 91f1f49e, axis.py)")
        mounts = {name: whole.child(f"{name}_axis").port_of("universal_axis@1") for name in ("x", "y", "z")}
        travel = {name: mount.provided("travel_mm") for name, mount in mounts.items()}
        tip = whole.child("tool").port_of("tool_head@1").provided("tip_mm")
        travel["z"] = round(travel["z"] - Z_MOTOR - max(tip - LOWEST, 0.0), 1)
        x_sag = mounts["x"].provided("sag_mm") * 1000
        sag = calculated("two rods simply supported, 1 kg in the middle and their own weight; deflection by the cut is not in it")
        return (
            *(Rating(f"way of {name.upper()}", travel[name], "mm", way, Z_WORDS if name == "z" else "") for name in travel),
            Rating("sag of the X rods", x_sag, "um", sag, "published resolution of such a mill is 10 um with software compensation"),
        )


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(CircuitMill())
