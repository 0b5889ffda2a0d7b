"""Hoses, couplers and what stands in the lines, in two sizes of hose. Nothing of it has a shape: it is bought, counted and not drawn."""

from __future__ import annotations

from typing import ClassVar

from gvcs_cad import Assembly, Module, Modules, Parameters, Placement, PrintedPart, PurchasedPart, Words, flag, number, rule, words

from .hoses import DASH_8, DASH_12, Kind, Run, coupler, hose, read
from .line_parts import adapter, clip, gauge, load_holding_valve, selector_valve, tee

DEFAULT = ("hose_pressure_72in 1 72 power unit to valve", "hose_return_72in 1 72 valve to power unit")


class HoseSetParameters(Parameters):
    """What a host asks of its lines."""

    runs: Words = words(default=DEFAULT, help="hoses as PART COUNT INCHES and from where to where")
    couplers: int = number(default=2, min=0, max=12, help="coupler halves on hoses")
    keyed: bool = flag(default=False, help="every other coupler a socket and a tip, so that pressure and return cannot be swapped")
    holding: int = number(default=0, min=0, max=4, help="load-holding valves, one on each cylinder that lifts")
    selector: bool = flag(default=False, help="a valve that gives one section's oil to an implement instead")
    gauge: bool = flag(default=False, help="a pressure gauge")
    adapters: int = number(default=0, min=0, max=24, help="adapters from the ports of valves and cylinders to the hoses")
    tees: int = number(default=0, min=0, max=4, help="tees, where a line branches")
    clips: int = number(default=0, min=0, max=60, help="printed clips, each holding a hose in a spare 13/16 in hole of the frame")

    @rule
    def runs_can_be_read(self) -> str | None:
        """Refuse a run that is no PART COUNT INCHES."""
        return "; ".join(run for run in map(read, self.runs) if isinstance(run, str)) or None


class HoseSet(Module):
    """Delivers the lines; its port says where they belong and what they stand."""

    version, licence = "1.0.0", "CERN-OHL-S-2.0"
    Parameters = HoseSetParameters
    kind: ClassVar[Kind]

    def build(self, p: HoseSetParameters, modules: Modules) -> Assembly:
        built, kind = Assembly(self.name), self.kind
        runs = [run for run in map(read, p.runs) if isinstance(run, Run)]
        parts: list[tuple[PurchasedPart | PrintedPart, int]] = [(hose(kind, run), run.quantity) for run in runs]
        parts += [(load_holding_valve(), p.holding)]
        if p.keyed:
            parts += [(coupler(kind, "socket"), p.couplers // 2 + p.couplers % 2), (coupler(kind, "tip"), p.couplers // 2)]
        else:
            parts += [(coupler(kind, "half"), p.couplers)]
        parts += [(selector_valve(), int(p.selector)), (gauge(), int(p.gauge)), (adapter(kind), p.adapters), (tee(kind), p.tees), (clip(), p.clips)]
        for part, count in parts:
            if count:
                built.supply(part, count)
        given = {"pressure_bar": kind.bar, "flow_lpm": kind.flow_lpm}
        built.port("ends", "hose_set@1", Placement().turned("x", 180), side="module", provides=given)
        return built


class HoseSet8(HoseSet):
    """Lines of -8 hose, 1/2 in inside."""

    name, title, kind = "hose_set_8", "Hoses -8 with couplers", DASH_8


class HoseSet12(HoseSet):
    """Lines of -12 hose, 3/4 in inside."""

    name, title, kind = "hose_set_12", "Hoses -12 with couplers", DASH_12
