"""The universal axis: one motion module for many machines, on 8 mm or on 1 in rods, each bolted on by its own pattern
(``universal_axis@1``, ``universal_axis_1in@1``)."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import Assembly, Length, Module, Modules, Parameters, choice, dim, hookimpl, number, place, rule

from . import sizes as s
from .heavy import free_length, heavy_axis, supports
from .light import light_axis
from .sag import rod_sag

MOVED_KG = {"8 mm": 1.0, "1 in": 15.0}  # chosen: what a carriage usually carries, for the sag that the port states


class AxisParameters(Parameters):
    """What may be set on an axis; a host fixes size, travel, place and riser."""

    size: str = choice(*s.SIZES, default="8 mm", help="diameter of the rods; the 1 in axis is the 8 mm one x 25.4/8")
    travel: Length = dim(default=304.8 - 137.5, min=40, max=3100, help="way of the carriage; the rods are 137.5 mm (1 in: 436.6 mm) longer")
    position: float = number(default=50, min=0, max=100, unit="%", help="where the carriage stands on its way, from the motor")
    riser: Length = dim(default=0, min=0, max=30, help="blocks under both ends of an 8 mm axis, so that bolts under the carriage clear the host")

    @rule
    def only_the_small_one_has_risers(self) -> str | None:
        """Refuse a riser under plates."""
        return "riser: the 1 in axis stands on its own plates" if self.riser and self.size == "1 in" else None


class UniversalAxis(Module):
    """Builds an axis in its own frame: x along the rods from the motor's end, z out of the host."""

    name, title, version, licence = "universal_axis", "Universal axis", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = AxisParameters

    def build(self, p: AxisParameters, modules: Modules) -> Assembly:
        size = s.SIZES[p.size]
        axis = light_axis(self.name, p.travel, p.position, p.riser) if p.size == "8 mm" else heavy_axis(self.name, p.travel, p.position)
        free = p.travel + size.carriage if p.size == "8 mm" else free_length(p.travel) / (len(supports(p.travel)) + 1)
        given = {"rod_mm": size.rod, "travel_mm": p.travel, "free_mm": round(free, 1), "sag_mm": round(rod_sag(size.rod, free, MOVED_KG[p.size]), 3)}
        middle = s.MOTOR_HOLES * size.factor
        kind, process = ("universal_axis@1", "") if p.size == "8 mm" else ("universal_axis_1in@1", "jig-drilled")
        axis.port("mount", kind, place(middle, 0, -p.riser, x_axis="+x", z_axis="-z"), side="module", provides=given, process=process)
        return axis


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the axis."""
    register(UniversalAxis())
