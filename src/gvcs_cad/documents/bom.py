"""The bill of materials: one line per distinct part, the tree it comes from, and what it all weighs and costs."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.documents.file_names import make_files
from gvcs_cad.documents.price import unit_cost
from gvcs_cad.documents.printing.estimate import rough_estimate
from gvcs_cad.documents.substitutes import substitutes
from gvcs_cad.documents.tightening import tightening
from gvcs_cad.model.design import Design
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.safety import NOT_VERIFIED, Verification
from gvcs_cad.model.shaped import PrintedPart

SCHEMA = "gvcs.bom/1"
Volumes = Callable[[Part], float | None]


@dataclass(frozen=True, kw_only=True)
class BomLine:
    """One distinct part in one configuration. Masses in kg, lengths in mm, money in the line's currency; None is unknown, never zero.

    `quantity` is what the machine needs, `packs_to_buy` what to ask for at the counter.
    """

    item: str
    part_no: str
    revision: str
    description: str
    source: str
    process: str
    material: str
    stock: str
    substitute: str
    length_mm: float | None
    quantity: int
    unit: str
    pack_quantity: int
    packs_to_buy: int | None
    mass_kg: float | None
    mass_total_kg: float | None
    unit_cost: Decimal | None
    currency: str
    cost_total: Decimal | None
    price_date: str
    price_basis: str
    supplier: str
    supplier_pn: str
    link: str
    alternatives: tuple[str, ...]
    minimum_order: int | None
    lead_time_days: int | None
    service_life: str
    life_basis: str
    wear: bool
    basis: str
    basis_source: str
    safety: str
    files: tuple[str, ...]
    note: str
    digest: str


@dataclass(frozen=True)
class BomNode:
    """An assembly in the tree: how often it stands in its parent, its parts with their counts in it, its sub-assemblies."""

    name: str
    quantity: int
    parts: tuple[tuple[str, int], ...]
    assemblies: tuple[BomNode, ...]

    def totals(self) -> dict[str, int]:
        """Return how many of each part number the tree holds, quantities multiplied along the way."""
        counts = dict(self.parts)
        for inner in self.assemblies:
            for part_no, count in inner.totals().items():
                counts[part_no] = counts.get(part_no, 0) + count * inner.quantity
        return counts


@dataclass(frozen=True)
class Bom:
    """The whole bill: flat lines, the tree, and totals. `unweighed` and `unpriced` count the lines that the totals leave out."""

    lines: tuple[BomLine, ...]
    tree: BomNode
    currency: str
    mass_kg: float
    cost: Decimal
    unweighed: int
    unpriced: int
    unverified: int


def bill_of_materials(design: Design, shop: Shop, verifications: tuple[Verification, ...] = (), volumes: Volumes | None = None) -> Bom:
    """Return the BOM of a design in a shop.

    `volumes` tells the volume in mm3 of parts that no formula knows; without it their mass and cost stay unknown and are counted as such.
    """
    signed = {v.digest for v in verifications}
    replaced, tight = substitutes(design, shop), tightening(design)
    lines = [
        _line(f"{number}", part, count, shop, replaced.get(part, ""), part.digest in signed, volumes or (lambda part: part.volume), tight.get(part, ""))
        for number, (part, count) in enumerate(sorted(design.quantities.items(), key=_order), 1)
    ]
    masses = [line.mass_total_kg for line in lines if line.mass_total_kg is not None]
    costs = [line.cost_total for line in lines if line.cost_total is not None]
    return Bom(
        lines=tuple(lines),
        tree=_node(design, 1),
        currency=shop.currency,
        mass_kg=round(math.fsum(masses), 3),
        cost=sum(costs, Decimal(0)),
        unweighed=len(lines) - len(masses),
        unpriced=len(lines) - len(costs),
        unverified=sum(NOT_VERIFIED in line.safety for line in lines),
    )


_CATEGORY = {"torch": 0, "laser": 0, "shear": 0, "router": 0, "saw": 1, "lathe": 2, "mill": 2, "drill": 2, "print": 3, "buy": 4}


def _order(entry: tuple[Part, int]) -> tuple[int, str, str]:
    """Sort made parts by process, bought ones last, each by description so that equal kinds stand together."""
    part = entry[0]
    return _CATEGORY.get(part.process, 9), part.describe(), part.name


def _line(item: str, part: Part, count: int, shop: Shop, substitute: str, signed: bool, volumes: Volumes, tight: str) -> BomLine:
    bought = part.purchase if isinstance(part, PurchasedPart) else None
    mass = _mass(part, volumes)
    cost = unit_cost(part, mass, shop)
    packs = math.ceil(max(count, bought.minimum) / bought.pack) if bought else None
    return BomLine(
        item=item,
        part_no=part.name,
        revision=part.revision,
        description=part.describe(),
        source=_source(part),
        process=part.process,
        material=part.material_key,
        stock=part.stock_key,
        substitute=substitute,
        length_mm=part.length if isinstance(part, LinearPart) else None,
        quantity=count,
        unit="pc",
        pack_quantity=bought.pack if bought else 1,
        packs_to_buy=packs,
        mass_kg=mass,
        mass_total_kg=None if mass is None else round(mass * count, 6),
        service_life=str(part.life),
        life_basis=part.life.basis,
        wear=part.wear,
        basis=part.basis.kind,
        basis_source=part.basis.source,
        safety=_safety(part, signed),
        files=make_files(part, count),
        note=_note(part, volumes, tight),
        digest=part.digest,
        unit_cost=cost.amount if cost else None,
        currency=cost.currency if cost else shop.currency,
        cost_total=cost.of(count) if cost and cost.currency == shop.currency else None,
        price_date=cost.date if cost else "",
        price_basis=cost.basis if cost else "",
        supplier=bought.supplier if bought else "",
        supplier_pn=bought.part_number if bought else "",
        link=bought.link if bought else "",
        alternatives=bought.alternatives if bought else (),
        minimum_order=bought.minimum if bought else None,
        lead_time_days=bought.lead_time_days if bought else None,
    )


def _source(part: Part) -> str:
    if isinstance(part, PurchasedPart):
        return "consumable" if part.consumable else "buy"
    return "make"


def _mass(part: Part, volumes: Volumes) -> float | None:
    if part.mass is not None:
        return round(part.mass, 6)
    volume = volumes(part) if part.has_body else None
    return None if volume is None else round(volume * 1e-9 * part.material.density, 6)


def _note(part: Part, volumes: Volumes, tight: str) -> str:
    """Return the part's own note, `tight` in its place for a bolt that clamps what is soft, and for a print what it takes by our own estimate."""
    volume = volumes(part) if isinstance(part, PrintedPart) else None
    if not isinstance(part, PrintedPart) or volume is None:
        return tight or part.note
    takes = rough_estimate(volume, part.infill_percent)
    words = f"prints in about {takes.hours:.1f} h of {takes.volume * 1e-6 * part.material.density:.0f} g filament (estimate)"
    return f"{part.note}; {words}" if part.note else words


def _safety(part: Part, signed: bool) -> str:
    if part.safety is None:
        return ""
    s = part.safety
    how = ", ".join(filter(None, (s.weld_class and f"weld class {s.weld_class}", s.grade, f"{s.torque_nm:g} N·m" if s.torque_nm else "")))
    return f"{s.role}: {how}; inspect {s.inspect}; {'verified' if signed else NOT_VERIFIED}"


def _node(design: Design, quantity: int) -> BomNode:
    parts: dict[str, int] = {}
    inner: dict[Design, int] = {}
    for occurrence in (*design.children, *design.hardware):
        if isinstance(occurrence.item, Design):
            inner[occurrence.item] = inner.get(occurrence.item, 0) + 1
        else:
            parts[occurrence.item.name] = parts.get(occurrence.item.name, 0) + 1
    for part, count in design.supplied:
        parts[part.name] = parts.get(part.name, 0) + count
    for link in design.links:
        parts[link.cylinder.name] = parts.get(link.cylinder.name, 0) + 1
    return BomNode(design.name, quantity, tuple(parts.items()), tuple(_node(child, count) for child, count in inner.items()))
