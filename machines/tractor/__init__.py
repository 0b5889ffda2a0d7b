"""The tractor of the LifeTrac line: a bolted frame on the 4 in grid, four wheel units, a loader and a bay for a power unit."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import Assembly, Machine, Modules, Parameters, choice, hookimpl

from .frame import frame


class TractorParameters(Parameters):
    """What may be set on the tractor."""

    frame_bolt: str = choice("3/4 in", "1 in", default="3/4 in", help="bolts of the frame")


class Tractor(Machine):
    """Builds the tractor."""

    name, title, version, licence = "tractor", "LifeTrac tractor", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = TractorParameters

    def build(self, p: TractorParameters, modules: Modules) -> Assembly:
        tractor = Assembly(self.name)
        tractor.add(frame(p.frame_bolt))
        return tractor


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(Tractor())
