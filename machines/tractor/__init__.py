"""The tractor, in two lines that share grid, power unit and controls: LifeTrac on four wheel units, MicroTrac on dead axles and chains."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gvcs_cad import Assembly, Design, Machine, Modules, Parameters, Rating, Slot, choice, hookimpl

from .lifetrac.machine import lifetrac
from .lifetrac.ratings import ratings
from .microtrac.machine import microtrac
from .microtrac.ratings import microtrac_ratings


class TractorParameters(Parameters):
    """What may be set on the tractor."""

    line: str = choice("lifetrac", "microtrac", default="lifetrac", help="which tractor: LifeTrac (wheelbase 44 in) or MicroTrac (40 in)")
    frame_bolt: str = choice(
        "3/4 in",
        "1 in",
        default="3/4 in",
        help="LifeTrac's frame bolts: 3/4 in drilled where used, or 1 in with holes at every station; MicroTrac's are always 1 in",
    )


class Tractor(Machine):
    """Builds the tractor."""

    name, title, version, licence = "tractor", "LifeTrac tractor", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = TractorParameters
    default_configuration = "lifetrac"
    slots = (
        Slot("frame", "grid_frame@1", default="grid_frame", help="the bolted tubes that all stands on"),
        Slot("wheel", "wheel_unit@2", default="lifetrac_iii", help="four wheel units under the outer rails (LifeTrac line)"),
        Slot("power", "power_bay@1", default="power_cube", help="the power unit behind the operator"),
        Slot("implement", "quick_attach@2", default="bucket", help="what the loader carries (LifeTrac line)"),
        Slot("operator", "operator_deck@2", default="operator_deck", help="where the operator stands (LifeTrac line)"),
        Slot("walk_behind", "walk_behind@1", default="walk_behind", help="the controls of who walks behind (MicroTrac line)"),
        Slot("valves", "valve_seat@2", default="solenoid_valves", help="what steers the oil, beside the operator (LifeTrac line)"),
        Slot("remote_valves", "remote_valve_seat@1", default="solenoid_valves", help="what steers the oil over a cable (MicroTrac line)"),
        Slot("hoses", "hose_set@1", default="hose_set_8", help="the lines with their couplers"),
    )

    def build(self, p: TractorParameters, modules: Modules) -> Assembly:
        return microtrac(self.name, modules) if p.line == "microtrac" else lifetrac(self.name, p.frame_bolt, modules)

    def ratings(self, design: Design) -> Sequence[Rating]:
        return tuple(ratings(design)) or tuple(microtrac_ratings(design))


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(Tractor())
