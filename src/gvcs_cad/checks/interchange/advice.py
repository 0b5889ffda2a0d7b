"""The tolerance advisor: for a hole that fails, or that wastes what was paid for it, the cheapest process, hole or slot that passes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.capability import Capability, capability
from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Feature, Interface, Limits
from gvcs_cad.catalog.process import Process
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.interchange.conformance import offset, reach
from gvcs_cad.model.claim import Claim
from gvcs_cad.model.opening import Opening, at_place, in_depth
from gvcs_cad.units import millimetres as mm

LARGEST_SLOT = 10.0  # mm between end centres; chosen: a longer slot is a different design
CURABLE = ("shifted hole", "undersize", "oversize", "process too coarse", "weld too coarse", "process unknown")  # causes that a hole made otherwise mends
STEP = 0.1  # mm: drills go by tenths


@dataclass(frozen=True)
class Advice:
    """One way to keep the contract at a feature: process, hole and slot in mm, its relative cost, and what is left over the gauge."""

    process: str
    hole: float
    slot: float
    cost: float
    margin: float

    def __str__(self) -> str:
        what = f"slots {mm(self.hole)} mm wide, {mm(self.slot)} mm between end centres" if self.slot else f"{mm(self.hole)} mm holes"
        return f"{self.process}, {what}: {mm(self.margin)} mm over the gauge, cost {self.cost:g}"


def advise(one: Opening, feature: Feature, index: int, limits: Limits, shop: Shop) -> list[Advice]:
    """Return every way that passes, the cheapest first; cost is relative, jig-drilling being 1.

    The nominal hole stays where it can; else the least hole that passes and is not too large for the play is proposed.
    """
    usable = [process for process in catalog().rows(Process).values() if process.relative_cost and (process.stage != "print" or one.process == "print")]
    found = [advice for process in usable for advice in _ways(process, one, feature, index, limits, shop)]
    return sorted(found, key=lambda a: (a.cost, a.slot, abs(a.hole - one.diameter), a.process))


def _ways(process: Process, one: Opening, feature: Feature, index: int, limits: Limits, shop: Shop) -> Iterator[Advice]:
    can = capability(process.key, shop, diameter=one.diameter, reach=reach(feature), thickness=one.thickness)
    if can is None or not limits.female or process.relative_cost is None:
        return
    least = limits.boundary + can.size + can.zone + 2 * offset(one, feature.places[index])
    hole = one.diameter if one.diameter >= least - 1e-9 else _up(least)
    if hole + can.size <= limits.size[1] + 1e-9:
        yield Advice(process.key, round(hole, 3), 0.0, process.relative_cost, round(hole - least, 3))
        return
    yield from _slot(process.key, can, one, offset(one, feature.places[index]), limits, process.relative_cost)


def _slot(process: str, can: Capability, one: Opening, off: float, limits: Limits, cost: float) -> Iterator[Advice]:
    """Yield the slot that takes up the error along it, and points to where the hole should be: across it, only 2 t of the error is left."""
    width = max(one.diameter, _up(limits.boundary + can.size + 2 * can.position))
    slot = _up(2 * (can.position + off))
    if width + can.size <= limits.size[1] + 1e-9 and slot <= LARGEST_SLOT:
        yield Advice(process, round(width, 3), slot, round(cost * 1.5, 3), round(width - limits.boundary - can.size - 2 * can.position, 3))


def _up(value: float) -> float:
    return round(-(-(value - 1e-9) // STEP) * STEP, 3)


def advice_for(claim: Claim, contract: Interface, shop: Shop, option: str = "") -> Iterator[tuple[str, str, tuple[Advice, ...]]]:
    """Yield feature, the process now used, and the ways that pass, for every feature of a claim whose hole is the worst of it."""
    for feature in contract.of(option) if option else contract.features:
        limits = feature.side(claim.side)
        if limits is None or not limits.female:
            continue
        mine = in_depth(claim.openings, feature, claim.side)
        holes = [(one, i) for i in range(len(feature.places)) for one in at_place(mine, feature, i) if not one.male]
        if holes and all(one.diameter <= limits.size[1] for one, _ in holes):
            one, index = min(holes, key=lambda h: (h[0].diameter - 2 * offset(h[0], feature.places[h[1]]), str(h[0])))
            yield f"{feature.name}{f' ({feature.option})' if feature.option else ''}", one.process, tuple(advise(one, feature, index, limits, shop))
