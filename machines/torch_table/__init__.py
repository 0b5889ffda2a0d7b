"""The CNC torch table: a gantry on universal axes of 1 in rods over a slat bed, a floating torch on a small Z axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gvcs_cad import (
    Assembly,
    Design,
    HoleReference,
    Length,
    Machine,
    Modules,
    Parameters,
    Rating,
    Reference,
    Slot,
    WorkRoom,
    calculated,
    choice,
    chosen,
    dim,
    hookimpl,
    inch,
    number,
    on_grid,
    published,
    rule,
)

from . import sizes as z
from .cables import add_cables
from .control import add_control
from .frame import add_combs, add_legs, comb_bolts, rail
from .gantry import add_feet, add_tool, add_tube
from .sag import LIMIT, free_length, gantry_sag
from .sizes import Sizes

TUBES = ("tube 4x2x1/8", "tube 4x2x3/16", "tube 4x2x1/4")


class TorchTableParameters(Parameters):
    """What may be set on the table."""

    length: Length = dim(default=inch(96), min=inch(48), max=inch(120), step=inch(12), help="work area along the rails; 8 ft is published")
    width: Length = dim(default=inch(48), min=inch(36), max=inch(60), step=inch(12), help="work area across; 4 ft is published")
    gantry_tube: str = choice(*TUBES, default="tube 4x2x1/4", help="tube of the gantry; its sag with the rods' must stay under 0.5 mm")
    x_position: float = number(default=50, min=0, max=100, unit="%", help="where the gantry is drawn")
    z_position: float = number(default=80, min=15, max=100, unit="%", help="how far down the torch is drawn; its plate meets the motor higher up")

    @rule
    def sags_less_than_half_a_millimetre(self) -> str | None:
        """Refuse a gantry that sags more at its middle than the torch's height may vary."""
        of_tube, of_rods = gantry_sag(Sizes(self.length, self.width), self.gantry_tube)
        if of_tube + of_rods < LIMIT:
            return None
        return f"sag at mid-gantry {of_tube + of_rods:.2f} mm (tube {of_tube:.2f}, rods {of_rods:.2f}), under {LIMIT} mm allowed: thicker tube or less width"


class TorchTable(Machine):
    """Builds the table: the gantry runs along x, the torch across it."""

    name, title, version, licence = "torch_table", "CNC torch table", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = TorchTableParameters
    default_configuration = "4x8"
    slots = (
        Slot("axis", "universal_axis_1in@1", default="universal_axis", help="both rails' axes and the gantry's, 1 in rods"),
        Slot("z_axis", "universal_axis@1", default="universal_axis", help="the torch's own axis, 8 mm rods"),
        Slot("tool", "tool_head@1", default="torch_head", help="torch, or a spindle or pen for light work"),
        Slot("controller", "controller_bay@1", default="controller", help="the electronics at the rear right leg"),
    )

    def build(self, p: TorchTableParameters, modules: Modules) -> Assembly:
        table, s = Assembly(self.name), Sizes(p.length, p.width)
        along = modules["axis"](size="1 in", travel=s.length, position=p.x_position, riser=0)
        stations = bolt_stations(along)
        comb = comb_bolts(s, stations)
        rails, axes = {}, {}
        for side, y in (("left", s.rail_y), ("right", -s.rail_y)):
            low = z.RAIL_TOP - z.TUBE_HIGH
            rails[side] = table.add(rail(side, s, stations, comb), at=on_grid(0, y - z.TUBE_WIDE / 2, low, along="x"))
            axes[side] = table.mount(along, on=rails[side].port("axis"), name=f"x_axis_{side}")
            bolt_to_tube(table, axes[side], rails[side])
        add_legs(table, s, rails, stations)
        add_combs(table, s, rails, comb)
        feet = add_feet(table, {side: axis.child("carriage") for side, axis in axes.items()})
        across = modules["axis"](size="1 in", travel=s.width, position=50, riser=0)
        beam = add_tube(table, s, p.gantry_tube, bolt_stations(across), feet)
        y_axis = table.mount(across, on=beam.port("axis"), name="y_axis")
        bolt_to_tube(table, y_axis, beam)
        add_tool(table, modules, y_axis.child("carriage"), p.z_position)
        add_cables(table, s, feet["left"], [child for child in table.children() if child.path.startswith("leg_left")])
        add_control(table, s, modules)
        return table

    def makes(self, design: Design) -> Sequence[WorkRoom]:
        return (WorkRoom("torch", _work_area(Reference.root(design))),)

    def ratings(self, design: Design) -> Sequence[Rating]:
        whole = Reference.root(design)
        x, y = _work_area(whole)
        s = Sizes(x, y)
        stock = whole.child("gantry_tube").item.stock_key  # type: ignore[union-attr]  # a tube
        of_tube, of_rods = gantry_sag(s, stock)
        area = published("makezine.com, open-source-self-replicator: RepTab, 4 x 8 ft; the 4 x 4 ft table is calculated alike")
        sag = calculated("beams on two supports with 18 kg in the middle: tube between the rails, rods between their feet")
        return (
            Rating("work area along", x, "mm", area),
            Rating("work area across", y, "mm", area),
            Rating("sag at mid-gantry", (of_tube + of_rods) * 1000, "um", sag, f"tube {of_tube:.2f} mm, rods {of_rods:.2f} mm; at most 500 um"),
            Rating("free length of the gantry's rods", free_length(s), "mm", calculated("at most 40 rod diameters, 1016 mm, else on feet")),
            Rating("thickest plate", 25.4, "mm", chosen("what the torch cuts; RepTab claims 1 in"), "not tried on this table"),
        )


def _work_area(table: Reference) -> tuple[float, float]:
    """Return the way of the torch along the table and across, mm."""
    x, y = (table.child(name).port_of(z.HEAVY).provided("travel_mm") for name in ("x_axis_left", "y_axis"))
    return x, y


def bolt_stations(axis: Design) -> tuple[float, ...]:
    """Return where an axis' plates are bolted to a tube, mm from its motor's end."""
    return tuple(sorted(hole.bore.at[0] for hole in _tube_holes(Reference.root(axis))))


def _tube_holes(axis: Reference) -> list[HoleReference]:
    return [hole for hole in axis.holes() if hole.at.name in ("t1", "t2")]


def bolt_to_tube(table: Assembly, axis: Reference, tube: Reference) -> None:
    """Bolt every plate of an axis through a tube."""
    for hole in _tube_holes(axis):
        table.fasten(hole, tube.nearest(hole), bolt="hex 1/2-13")


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(TorchTable())
