"""The figures by which variants of a machine are compared: what it weighs, costs and takes to make. No CAD kernel."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.documents.bom import Volumes, bill_of_materials
from gvcs_cad.documents.cut_list import cut_list
from gvcs_cad.model.design import Design
from gvcs_cad.model.plate import PlatePart


@dataclass(frozen=True)
class Figures:
    """Of one design in one shop. Masses in kg, `bar_m` and `cut_m` in metres; `unweighed` and `unpriced` count lines that the totals leave out.

    `bars` and `bar_m` are what is bought to saw, `cut_m` the length of all contours that a torch cuts, `pierces` how often it starts.
    """

    parts: int
    distinct: int
    bolts: int
    plates: int
    mass_kg: float
    unweighed: int
    cost: float
    currency: str
    unpriced: int
    bars: int
    bar_m: float
    cut_m: float
    pierces: int


def figures(design: Design, shop: Shop, volumes: Volumes | None = None) -> Figures:
    """Return the figures of a design; `volumes` tells those that no formula knows. Raises ModelError naming a piece longer than any bar."""
    bom = bill_of_materials(design, shop, (), volumes)
    cuts = cut_list(design, shop)
    plates = {part: design.quantities[part] for part in design.distinct(PlatePart)}
    contours = [(contour, count) for plate, count in plates.items() for contour in (plate.outer, *plate.inner)]
    return Figures(
        parts=sum(design.quantities.values()),
        distinct=len(design.quantities),
        bolts=design.bolt_count(),
        plates=sum(plates.values()),
        mass_kg=round(bom.mass_kg, 6),
        unweighed=bom.unweighed,
        cost=round(float(bom.cost), 2),
        currency=bom.currency,
        unpriced=bom.unpriced,
        bars=sum(bar.quantity for stock in cuts for bar in stock.bars),
        bar_m=round(math.fsum(stock.bar_length for stock in cuts) / 1000, 6),
        cut_m=round(math.fsum(contour.length * count for contour, count in contours) / 1000, 6),
        pierces=sum(count for _, count in contours),
    )
