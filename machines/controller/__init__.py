"""Electronics of a machine with stepper axes: board, drivers, supply and emergency stop in one steel box on ``controller_bay@1``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gvcs_cad import Assembly, Module, Modules, Parameters, Placement, choice, hookimpl, number

from .box import add_box, fit_out
from .kit import supply_kit


class ControllerParameters(Parameters):
    """What a machine asks of its electronics; the host gives most of it."""

    axes: int = number(default=5, min=1, max=8, help="stepper motors, one driver and cable each")
    motor: str = choice("NEMA 17", "NEMA 23", default="NEMA 17", help="which motors: sets drivers and supply")
    switches: int = number(default=3, min=0, max=8, help="end switches with their cables")


class Controller(Module):
    """Builds the box in the frame of its port: x along its two holes, z out of the host."""

    name, title, version, licence = "controller", "Controller", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = ControllerParameters

    def build(self, p: ControllerParameters, modules: Modules) -> Assembly:
        box = Assembly(self.name)
        add_box(box)
        fit_out(box, large=p.motor == "NEMA 23")
        supply_kit(box, p.axes, p.switches, large=p.motor == "NEMA 23")
        box.port("mount", "controller_bay@1", Placement().turned("x", 180), side="module", process="jig-drilled")
        return box


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the controller."""
    register(Controller())


@hookimpl
def gvcs_register_interfaces(register: Callable[[Path], None]) -> None:
    """Register its contract."""
    register(Path(__file__).with_name("catalog"))
