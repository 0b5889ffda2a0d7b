"""How much of a machine the machines of a project can make: every make part held against their work rooms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog_row
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.catalog.stock import BarStock
from gvcs_cad.model.design import Design
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.purchased import PurchasedPart, is_open
from gvcs_cad.model.shaped import MachinedPart
from gvcs_cad.model.work_room import WorkRoom

Size = Callable[[Part], tuple[float, float, float]]  # of a printed part as it lies on the bed, mm
Mass = Callable[[Part], float]  # kg


@dataclass(frozen=True)
class Blocked:
    """A make part that no machine of the project makes."""

    part: str
    quantity: int
    mass_kg: float  # of all of them
    reason: str


@dataclass(frozen=True)
class SelfMaking:
    """Pieces and kilograms of make parts, all and those that the project's machines and the shop's saw and drill make; `open_lines` are designed by nobody."""

    machine: str
    pieces: int
    made: int
    mass_kg: float
    made_kg: float
    blocked: tuple[Blocked, ...]
    open_lines: int = 0


def self_making(machine: str, design: Design, rooms: Sequence[WorkRoom], shop: Shop, size: Size, mass: Mass) -> SelfMaking:
    """Return what of a design can be made in `rooms`, on the shop's saw and under its drill. Bought parts are not counted."""
    make = {part: count for part, count in design.quantities.items() if not isinstance(part, PurchasedPart)}
    weights = {part: mass(part) * count for part, count in make.items()}
    reasons = {part: _reason(part, rooms, shop, size) for part in make}
    blocked = [Blocked(part.name, make[part], weights[part], reason) for part, reason in reasons.items() if reason]
    done = [part for part, reason in reasons.items() if not reason]
    return SelfMaking(
        machine,
        sum(make.values()),
        sum(make[part] for part in done),
        sum(weights.values()),
        sum(weights[part] for part in done),
        tuple(sorted(blocked, key=lambda one: (-one.mass_kg, one.part))),
        sum(is_open(part) for part in design.quantities),
    )


def _reason(part: Part, rooms: Sequence[WorkRoom], shop: Shop, size: Size) -> str:
    """Word why a part cannot be made; empty where it can."""
    if isinstance(part, LinearPart) and part.process == "saw":
        return _by_hand(part.length, part.stock_key, part.section.lengths, shop)
    if isinstance(part, MachinedPart) and part.process == "drill":
        return _by_hand(part.blank_length, part.stock_key, catalog_row(BarStock, part.stock).lengths, shop)
    takes = [room for room in rooms if room.process == part.process]
    if not takes:
        return f"no machine here does {part.process}"
    edges = _size(part, size)
    if any(room.takes(edges) for room in takes):
        return ""
    return f"{' x '.join(f'{edge:.0f}' for edge in edges)} mm goes into none of {', '.join(map(str, takes))}"


def _by_hand(length: float, stock: str, sold: Sequence[float], shop: Shop) -> str:
    """Word why a piece cannot be sawn of a bar; its holes are drilled one at a time, at any length."""
    longest = max(shop.bars.get(stock, ()) or sold, default=0.0) - shop.saw.trim
    return "" if length <= longest + 1e-6 else f"{length:.0f} mm is longer than any bar of {stock} ({longest:.0f} mm)"


def _size(part: Part, size: Size) -> tuple[float, ...]:
    if isinstance(part, PlatePart):
        x1, y1, x2, y2 = part.outer.bounds
        return (x2 - x1, y2 - y1)
    if isinstance(part, MachinedPart):
        bar = catalog_row(BarStock, part.stock)
        return (part.blank_length, bar.width, bar.height)
    if isinstance(part, LinearPart):
        return (part.length, part.section.width, part.section.height)
    return size(part)
