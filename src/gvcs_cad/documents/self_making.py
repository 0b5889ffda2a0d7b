"""How much of a machine the machines of a project can make: every make part held against their work rooms and the shop's saws."""

from __future__ import annotations

import math
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

SAME = 0.01  # mm: a drawn sheet is one that is sold

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
    """Pieces and kilograms of make parts, all and those that the project's machines and the shop's saws and drill make.

    `whole` sheets are used as they are bought: nobody makes them, and they are in none of the other figures. `open_lines` are designed by nobody.
    """

    machine: str
    pieces: int
    made: int
    mass_kg: float
    made_kg: float
    blocked: tuple[Blocked, ...]
    open_lines: int = 0
    whole: int = 0


def self_making(machine: str, design: Design, rooms: Sequence[WorkRoom], shop: Shop, size: Size, mass: Mass) -> SelfMaking:
    """Return what of a design can be made in `rooms` and on the shop's saws and under its drill. Bought parts and whole sheets are not counted."""
    shaped = {part: count for part, count in design.quantities.items() if not isinstance(part, PurchasedPart)}
    make = {part: count for part, count in shaped.items() if not _is_whole_sheet(part, shop)}
    weights = {part: mass(part) * count for part, count in make.items()}
    reasons = {part: _reason(part, rooms, shop, size) for part in make}
    blocked = [Blocked(part.name, make[part], weights[part], reason) for part, reason in reasons.items() if reason]
    done = [part for part, reason in reasons.items() if not reason]
    return SelfMaking(
        machine,
        sum(make.values()),
        sum(make[part] for part in done),
        math.fsum(weights.values()),
        math.fsum(weights[part] for part in done),
        tuple(sorted(blocked, key=lambda one: (-one.mass_kg, one.part))),
        sum(is_open(part) for part in design.quantities),
        sum(shaped.values()) - sum(make.values()),
    )


def _reason(part: Part, rooms: Sequence[WorkRoom], shop: Shop, size: Size) -> str:
    """Word why a part cannot be made; empty where it can."""
    if isinstance(part, LinearPart) and part.process == "saw":
        return _by_hand(part.length, part.stock_key, part.section.lengths, shop)
    if isinstance(part, MachinedPart) and part.process == "drill":
        return _by_hand(part.blank_length, part.stock_key, catalog_row(BarStock, part.stock).lengths, shop)
    if _is_sawn_straight(part, shop):
        return ""
    takes = [room for room in rooms if room.process == part.process]
    if not takes:
        return f"no machine here does {part.process}"
    edges = _size(part, size)
    if any(room.takes(edges) for room in takes):
        return ""
    return f"{' x '.join(f'{edge:.0f}' for edge in edges)} mm goes into none of {', '.join(map(str, takes))}"


def _is_whole_sheet(part: Part, shop: Shop) -> bool:
    """Tell whether a plate is a sheet as the yard sells it: its rectangle, with nothing cut out."""
    if not isinstance(part, PlatePart) or part.inner or part.bends or not part.outer.is_polygon or len(part.outer.segments) != 4:
        return False
    edges = sorted(segment.length for segment in part.outer.segments)
    sold = [*((sheet.length, sheet.width) for sheet in shop.sheets.get(part.stock, ()) if not sheet.remnant), *part.row.sheets]
    square = math.isclose(part.outer.area, edges[0] * edges[-1], rel_tol=1e-9)
    return square and any(math.isclose(edges[0], min(one), abs_tol=SAME) and math.isclose(edges[-1], max(one), abs_tol=SAME) for one in sold)


def _is_sawn_straight(part: Part, shop: Shop) -> bool:
    """Tell whether a circular saw cuts a panel out: all its edges are straight cuts from side to side, none ends in an inner corner."""
    if not isinstance(part, PlatePart) or part.cut != "router" or shop.circular_saw is None or part.inner:
        return False
    return part.outer.is_polygon and part.outer.is_convex and part.thickness <= shop.circular_saw.depth


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
