"""An induction furnace of up to 200 kW, a concept: box, ports and energy figures. No coil, crucible or power stage is drawn, since none is published."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gvcs_cad import (
    Assembly,
    Design,
    Length,
    Machine,
    Modules,
    Parameters,
    Rating,
    Reference,
    Slot,
    calculated,
    chosen,
    dim,
    hookimpl,
    inch,
    number,
    open_item,
    place,
)

from .box import add_decks, add_frame, add_sheets
from .energy import heats_per_day, melt_rate

OPEN = {
    "furnace_coil": "induction coil, water-cooled",
    "furnace_crucible": "crucible and lining",
    "furnace_power_stage": "power stage: rectifier, inverter, matching transformer",
    "furnace_capacitors": "capacitor bank",
    "furnace_cooling": "cooling water: pump, heat exchanger, flow and temperature guards",
    "furnace_tilt": "tilting frame and pouring spout",
    "furnace_leak_guard": "earth-leakage detection of the melt, interlocks, emergency stop",
    "furnace_hood": "fume hood and filter",
}
NOT_FOUND = "no coil, crucible or power stage for 200 kW was found in any source of OSE"


class FurnaceParameters(Parameters):
    """What may be set on the furnace."""

    power: float = number(default=200, min=15, max=200, unit="kW", help="electrical power at the coil's terminals; 200 kW is OSE's")
    charge: float = number(default=90, min=10, max=200, unit="kg", help="steel in one heat; 200 lb is the Colby crucible's")
    length: Length = dim(default=inch(60), min=inch(48), max=inch(72), step=inch(4), help="length of the box")
    width: Length = dim(default=inch(40), min=inch(36), max=inch(44), step=inch(4), help="width of the box")
    height: Length = dim(default=inch(40), min=inch(36), max=inch(48), step=inch(4), help="height of the deck")


class Furnace(Machine):
    """Builds the box: x along it, y across, z up from the floor."""

    name, title, version, licence = "furnace", "Induction furnace", "0.1.0", "CERN-OHL-S-2.0"
    Parameters = FurnaceParameters
    default_configuration = "200_kw"
    status = "concept"
    slots = (Slot("frame", "grid_frame@1", default="grid_frame", help="the bolted tubes that carry decks and sheets"),)

    def build(self, p: FurnaceParameters, modules: Modules) -> Assembly:
        box = Assembly(self.name)
        add_frame(box, p.length, p.width, p.height, modules)
        deck, shelf = add_decks(box, p.length, p.width, p.height)
        add_sheets(box, p.length, p.width, p.height)
        box.fasten_crossings(bolt="hex 1-8", where=lambda hole: not hole.at.name.startswith("j"))
        for name, on, gives in (("melt_unit", deck, {"power_kw": p.power, "charge_kg": p.charge}), ("power_unit", shelf, {})):
            x1, y1, x2, y2 = on.item.outer.bounds  # type: ignore[union-attr]  # a plate
            box.port(name, "bolt_grid_plate@1", on.at @ place((x1 + x2) / 2, (y1 + y2) / 2, inch("1/2")), provides=gives, process="jig-drilled")
        for name, title in OPEN.items():
            box.supply(open_item(name, title, NOT_FOUND))
        return box

    def ratings(self, design: Design) -> Sequence[Rating]:
        melt_unit = Reference.root(design).port("melt_unit")
        power, charge = melt_unit.provided("power_kw"), melt_unit.provided("charge_kg")
        low, high = melt_rate(power)
        rate = calculated("kW over 1257 kWh/t (250 kW tube furnace, vikidalka.ru) and over 772 kWh/t (Colby, 35 kWh per 100 lb, archive.org)")
        return (
            Rating("power at the coil", power, "kW", chosen("OSE's figure for the furnace is 200 kW; other powers are set by the user"), "concept"),
            Rating("steel melted, at least", round(low), "kg/h", rate, "concept"),
            Rating("heats in 8 h", heats_per_day(power, charge, 8), "", calculated(f"charges of {charge:g} kg at the least rate"), "concept"),
            Rating("steel melted, at most", round(high), "kg/h", rate, "concept"),
        )


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(Furnace())
