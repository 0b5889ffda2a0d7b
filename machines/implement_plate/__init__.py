"""The plate that the tractor's quick attach picks up: welded on the back of every implement, so that each of them fits alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gvcs_cad import Assembly, Module, Modules, Parameters, hookimpl, inch, place

from .parts import ADAPTER, LOCKS, adapter, hook, lip, lock_tab


class ImplementPlateParameters(Parameters):
    """Nothing may be set: the size is the contract's."""


class ImplementPlate(Module):
    """Builds the plate in the frame of its carrier port: x forward, y left, z up, from the middle of the face on the carrier."""

    name, title, version, licence = "implement_plate", "Quick-attach plate of an implement", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = ImplementPlateParameters

    def build(self, p: ImplementPlateParameters, modules: Modules) -> Assembly:
        built = Assembly(self.name)
        plate = built.add(adapter(), name="plate", at=place(0, inch(-23), inch(-9), x_axis="+y", z_axis="+x"))
        over = built.add(hook(), name="hook", at=place(inch("-0.8125"), inch(23), inch("9-1/16"), x_axis="-y", z_axis="+z"))
        behind = built.add(lip(), name="lip", at=place(inch("-0.8125"), inch(-23), inch("8-1/16"), x_axis="+y", z_axis="+x"))
        built.weld(plate, over, leg=8, length=1100, weld_class="B")  # 6 and the gap of 1/16 in: the hook stands over its plate as it does over the carrier's
        built.weld(over, behind, leg=6, length=1100, weld_class="B")
        for label, y in zip(("right", "left"), LOCKS, strict=True):
            tab = built.add(lock_tab(), name=f"lock_tab_{label}", at=place(inch(-3), inch(y + 1.5), inch(-9.5), x_axis="-y", z_axis="+z"))
            built.weld(plate, tab, leg=6, length=150, weld_class="B")
        built.port("carrier", "quick_attach@2", place(0, 0, 0, x_axis="+y", z_axis="-x"), side="module", process="jig-drilled", stage="after welding")
        built.port("implement", "implement_plate@1", place(ADAPTER, 0, 0, x_axis="+y", z_axis="+x"), side="module")
        return built


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the module."""
    register(ImplementPlate())


@hookimpl
def gvcs_register_interfaces(register: Callable[[Path], None]) -> None:
    """Register its contract."""
    register(Path(__file__).with_name("catalog"))
