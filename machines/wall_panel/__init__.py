"""A wall panel of lumber and sheathing on ``house_wall_port@1``: the Seed Eco-Home's walls, windows and doors are its sizes."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import Assembly, BarPart, Module, Modules, hookimpl, place, published

from .framing import THICK, Member, members
from .nailing import nail_frame, nail_sheathing
from .parameters import WallPanelParameters
from .sheathing import sheets
from .units import add_outlet, add_unit

FRAMING = published(
    "OpenSourceEcology/iconic-cad @ 7449390c seh_lib/wall_builder.py; kings beside the jacks, plies at both faces and the cut blocking are ours"
)


class WallPanel(Module):
    """Builds a panel: x along the wall, y from the outside of the studs inwards, z up from the slab."""

    name, title, version, licence = "wall_panel", "Wall panel", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = WallPanelParameters

    def build(self, p: WallPanelParameters, modules: Modules) -> Assembly:
        panel, sticks = Assembly(self.name), members(p)
        for stick in sticks:
            _add_stick(panel, stick)
        nail_frame(panel, sticks)
        for i, sheet in enumerate(sheets(p), 1):
            panel.add(sheet.part, name=f"sheet_{i}", at=place(sheet.left, 0, sheet.low, x_axis="+x", z_axis="-y"))
            nail_sheathing(panel, f"sheet_{i}", sheet, sticks)
        add_unit(panel, p)
        add_outlet(panel, p)
        _ports(panel, p)
        return panel


def _add_stick(panel: Assembly, stick: Member) -> None:
    """Add one stick; sticks of one size and length are one part, whatever they are called in the wall."""
    size = f"{stick.length / 25.4:.6g}".replace(".", "p")
    part = BarPart(f"lumber_{stick.size}_{size}", stock=f"lumber {stick.size}", length=stick.length, basis=FRAMING)
    at = {
        "flat": place(stick.x, stick.y, stick.z),
        "edge": place(stick.x, stick.y + THICK, stick.z, x_axis="+x", z_axis="-y"),
        "stud": place(stick.x + THICK, stick.y, stick.z, x_axis="+z", z_axis="-x"),
    }[stick.lies]
    panel.add(part, name=stick.name, at=at)


def _ports(panel: Assembly, p: WallPanelParameters) -> None:
    """Publish the left corner for the wall before, and for walls after it: straight on, round an outer and an inner corner, at the inside."""
    kind, face = "house_wall_port@1", -p.skin
    panel.port("left", kind, place(0, face, 0, x_axis="+z", z_axis="-x"), side="module")
    panel.port("right", kind, place(p.width, face, 0, x_axis="+z", z_axis="+x"))
    panel.port("outer_corner", kind, place(p.width + p.skin, p.depth, 0, x_axis="+z", z_axis="+y"))
    panel.port("inner_corner", kind, place(p.width, p.depth, 0, x_axis="+z", z_axis="-y"))
    if p.junction:
        panel.port("inside", kind, place(p.junction, p.depth, 0, x_axis="+z", z_axis="+y"))


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the module."""
    register(WallPanel())
