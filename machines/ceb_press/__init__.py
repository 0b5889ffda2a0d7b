"""The CEB press (The Liberator): presses earth into blocks between a foot on a 5 in cylinder and the lid of a sliding drawer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gvcs_cad import Assembly, Design, Length, Machine, Modules, Parameters, Rating, Reference, Slot, dim, hookimpl, inch, number, place

from . import sizes as z
from .arms import add_arms
from .cylinders import drawer_cylinder, main_cylinder
from .drawer import add_rods, drawer
from .foot import cotter, foot, pin
from .frame import add_frame
from .hopper import add_hopper
from .hydraulics import add_hydraulics
from .ratings import ratings
from .sizes import Sizes

RISE = inch(z.RISE)
#                 load: soil falls in   press: lid over the chamber   eject: brick on the table   push: drawer takes it away
PRESS_POSES = {"load": 0.0, "press": RISE / 3, "eject": RISE, "push": RISE}
DRAWER_POSES = {"load": 0.0, "press": inch(z.LID), "eject": inch(z.CLEAR), "push": 0.0}


class CebPressParameters(Parameters):
    """What may be set on the press."""

    brick_length: Length = dim(default=inch(24), min=inch(12), max=inch(24), step=inch(2), help="length of a brick: 24 in v2509P, 12 the classic")
    grate_width: Length = dim(default=inch(56), min=inch(52), max=inch(72), step=inch(2), help="width of the hopper's grate")
    pressure_psi: float = number(default=2300, min=1500, max=2500, step=50, unit="psi", help="setting of the press's own relief valve; v17.08 has 2,300")


class CebPress(Machine):
    """Builds the press: see sizes.py for its frame of reference."""

    name, title, version, licence = "ceb_press", "CEB press (The Liberator)", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = CebPressParameters
    default_configuration = "v2509p"
    slots = (
        Slot("power", "hydraulic_pressure@1", default="power_cube", help="the power unit beside the press, on hoses with quick couplers"),
        Slot("valves", "lever_valve_seat@1", default="hand_valves", help="what steers both cylinders, on the left arm, with a relief of its own"),
        Slot("hoses", "hose_set@1", default="hose_set_12", help="the lines with their couplers"),
    )

    def build(self, p: CebPressParameters, modules: Modules) -> Assembly:
        press, s = Assembly(self.name), Sizes(p.brick_length / inch(1), p.grate_width / inch(1))
        frame = add_frame(press, s)
        arms = add_arms(press, s)
        add_rods(press, s, frame)
        _add_foot(press, s, frame)
        _add_drawer(press, s, arms["cross_rear"])
        add_hopper(press, s, frame)
        add_hydraulics(press, s, p.pressure_psi, modules)
        for bolt in ("hex 1/2-13", "hex 3/4-10", "hex 1-8"):
            press.fasten_crossings(bolt=bolt)
        return press

    def ratings(self, design: Design) -> Sequence[Rating]:
        whole = Reference.root(design)
        plate, port = whole.child("foot/plate").item, whole.child("lines").port("pressure").port
        brick = round(plate.outer.bounds[3] * 2 / inch(1))  # type: ignore[union-attr]  # a plate
        return ratings(Sizes(brick, 56.0), round(dict(port.requires)["pressure_bar"] / 0.0689475729 / 10) * 10)


def _add_foot(press: Assembly, s: Sizes, frame: dict[str, Reference]) -> None:
    """Hang the foot on the main cylinder and the cylinder between the lower beams."""
    low = z.BASE_PIN + z.RETRACTED
    moving = press.add(foot(s), at=place(0, 0, inch(low)))
    press.prismatic("press", moving, along=place(0, 0, inch(low)), low=0.0, high=RISE, poses=PRESS_POSES)
    base = [frame[f"lower_beam_{end}"].child("f6")["pin"] for end in ("front", "rear")]
    rod = [moving.child(f"lug_{end}")["pin"] for end in ("front", "rear")]
    press.link("main_cylinder", main_cylinder(), base=base, rod=rod)
    bar = press.add(pin("press_base_pin", 8.0), name="base_pin", at=place(inch(-4), inch(-0.75), inch(z.BASE_PIN - 0.75)))
    press.pin(*base, pin=bar)
    press.supply(cotter(), 2)


def _add_drawer(press: Assembly, s: Sizes, cross: Reference) -> None:
    """Lay the drawer on the table, its cavity under the hopper, and hang its cylinder."""
    moving = press.add(drawer(s), at=place(inch(-z.CAVITY), 0, inch(z.TABLE + z.FLOAT)))
    press.prismatic("drawer", moving, along=place(0, 0, inch(z.TABLE), x_axis="+z", z_axis="-x"), low=0.0, high=inch(z.CLEAR), poses=DRAWER_POSES)
    base = [cross.child(f"d7_{side}")["pin"] for side in ("left", "right")]
    rod = [moving.child(f"d9_{side}")["pin"] for side in ("left", "right")]
    press.link("drawer_cylinder", drawer_cylinder(), base=base, rod=rod)
    for side in ("left", "right"):
        for end in ("front", "rear"):
            press.contact(moving.child(f"bushing_{end}_{side}"), press[f"slide_rod_{side}"], why="slides on the rod")
    for holes in (base, rod):
        press.pin(*holes, pin="clevis 1")


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(CebPress())
