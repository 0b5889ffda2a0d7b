"""A CNC router and mill on universal axes of 1 in rods and a bolt-grid frame. A concept: OSE names it and publishes no figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gvcs_cad import (
    AXIS_1IN,
    Assembly,
    Design,
    HoleReference,
    Length,
    Machine,
    Modules,
    Parameters,
    Placement,
    Rating,
    Reference,
    Slot,
    WorkRoom,
    calculated,
    dim,
    hookimpl,
    number,
)

from .frame import frame
from .missing import OPEN
from .nuts import hang
from .plates import cross, table, tool_plate


class MachineCenterParameters(Parameters):
    """What may be set on the machine centre."""

    x_travel: Length = dim(default=560, min=300, max=570, step=10, help="way of the tool across")
    y_travel: Length = dim(default=370, min=300, max=370, step=10, help="way of the table")
    z_position: float = number(default=40, min=0, max=75, unit="%", help="how far down the tool is drawn; below 75 % it meets the idler")


class MachineCenter(Machine):
    """Builds the machine: the table moves forward and back under a fixed portal."""

    name, title, version, licence = "machine_center", "CNC machine centre", "0.1.0", "CERN-OHL-S-2.0"
    Parameters = MachineCenterParameters
    default_configuration = "router"
    status = "concept"
    slots = (
        Slot("frame", "grid_frame@1", default="grid_frame", help="the bolted tubes that all stands on"),
        Slot("axis", "universal_axis_1in@1", default="universal_axis", help="three axes of 1 in rods"),
        Slot("tool", "tool_head@1", default="spindle_head", help="the spindle"),
        Slot("controller", "controller_bay@1", default="controller", help="the electronics at the left upright"),
    )

    def build(self, p: MachineCenterParameters, modules: Modules) -> Assembly:
        center, axis = Assembly(self.name), modules["axis"]
        ways = {"y": axis(size="1 in", travel=p.y_travel, position=50, riser=0), "x": axis(size="1 in", travel=p.x_travel, position=50, riser=0)}
        stand = center.add(frame(modules, _stations(ways["y"]), _stations(ways["x"]), p.x_travel + AXIS_1IN.ends))
        y_axis = self._mount(center, ways["y"], stand.child("table_tube"), "y_axis")
        x_axis = self._mount(center, ways["x"], stand.child("portal_tube"), "x_axis")
        _bolt(center, center.add(table(y_axis.child("carriage")), name="table", at=_over(y_axis)), y_axis.child("carriage"))
        lift = axis(size="1 in", travel=250, position=p.z_position, riser=0)
        between = center.add(cross(x_axis.child("carriage"), lift), name="cross", at=_over(x_axis))
        z_axis = center.mount(lift, on=between.port("z"), name="z_axis")
        hang(center, z_axis, between, x_axis.child("carriage"))
        holder = center.add(tool_plate(z_axis.child("carriage")), name="tool_plate", at=_over(z_axis))
        _bolt(center, holder, z_axis.child("carriage"))
        head = center.mount(modules["tool"](), on=holder.port("tool"), name="tool")
        for hole in head.child("plate").pattern("t"):
            center.fasten(hole, holder.nearest(hole), bolt="socket M6", washers=())
        center.mount(modules["controller"](axes=3, motor="NEMA 23", switches=3), on=stand.child("control_plate").port("bay"), name="controller")
        center.fasten_crossings(bolt="socket M6", where=lambda hole: hole.at.path.startswith(("controller/", "frame/control_plate")))
        for line in OPEN:
            center.supply(line)
        center.remark("OSE names a CNC machine centre and publishes no dimension of it (wiki.opensourceecology.org): every figure of the frame is chosen")
        return center

    def _mount(self, center: Assembly, axis: Design, tube: Reference, name: str) -> Reference:
        """Mount an axis on its tube and bolt every plate of it through."""
        mounted = center.mount(axis, on=tube.port("axis"), name=name)
        for hole in _tube_holes(mounted):
            center.fasten(hole, tube.nearest(hole), bolt="hex 1/2-13")
        return mounted

    def makes(self, design: Design) -> Sequence[WorkRoom]:
        ways = tuple(one.value for one in self.ratings(design) if one.name.startswith("way of "))
        return (WorkRoom("mill", ways), WorkRoom("router", ways))

    def ratings(self, design: Design) -> Sequence[Rating]:
        whole = Reference.root(design)
        way = calculated("rods - 436.6 mm; of Z's 250 mm the last quarter is taken by its idler")
        mounts = {name: whole.child(f"{name}_axis").port_of("universal_axis_1in@1") for name in ("x", "y", "z")}
        travel = {name: mount.provided("travel_mm") * (0.75 if name == "z" else 1) for name, mount in mounts.items()}
        sag = calculated("two rods between supports, 15 kg in the middle and their own weight; deflection by the cut is not known")
        return (
            *(Rating(f"way of {name.upper()}", length, "mm", way, "concept") for name, length in travel.items()),
            Rating("sag of the X rods", mounts["x"].provided("sag_mm") * 1000, "um", sag, "concept"),
        )


def _over(axis: Reference) -> Placement:
    """Return the frame of a carriage's upper face, X along its rods; the port's X runs across them."""
    return axis.child("carriage").port("axis_over").port.at.turned("z", -90)


def _bolt(center: Assembly, plate: Reference, carriage: Reference) -> None:
    """Bolt a plate to the four holes of a carriage, screws from below: no spanner goes between the pillow blocks, a key does."""
    for hole in plate.pattern("c"):
        center.fasten(carriage.nearest(hole), hole, bolt="socket 3/4-10")


def _stations(axis: Design) -> tuple[float, ...]:
    return tuple(sorted(hole.bore.at[0] for hole in _tube_holes(Reference.root(axis))))


def _tube_holes(axis: Reference) -> list[HoleReference]:
    return [hole for hole in axis.holes() if hole.at.name in ("t1", "t2")]


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(MachineCenter())
