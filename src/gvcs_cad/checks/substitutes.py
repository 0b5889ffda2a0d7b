"""A substitute that is weaker than what the designer named gives way first; where a life hangs on the part, it is refused."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.catalog.stock import BarStock, Material, PlateStock, TubeStock
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.design import Design

LEAST = 0.95  # of the designer's capacity; chosen: about what thickness tolerances of rolled plate take anyway
# Tensile strength, MPa: SAE J429 table 1 (grade 5: 120 ksi to 1 in, 105 ksi above; grade 8: 150 ksi), ISO 898-1 table 3 (8.8: 800 to M16, 830 above).
_GRADES = {
    "grade 5": ((25.4, 827.0), (math.inf, 724.0)),
    "grade 8": ((math.inf, 1034.0),),
    "8.8": ((16.0, 800.0), (math.inf, 830.0)),
    "10.9": ((math.inf, 1040.0),),
}


@dataclass(frozen=True)
class WeakSubstitute(Finding):
    """What stands for what, the share of the capacity that is left (None where no figure is known), and whom it concerns."""

    rule = "weak_substitute"
    stock: str
    substitute: str
    capacity: float | None
    parts: tuple[str, ...]

    def __str__(self) -> str:
        share = "a capacity that no figure is known of" if self.capacity is None else f"{self.capacity:.0%} of its capacity, at least {LEAST:.0%}"
        return f"{self.substitute} for {self.stock} has {share} ({', '.join(self.parts)})"


@dataclass(frozen=True)
class WeakerSubstitute(WeakSubstitute):
    """The same where nobody's life hangs on the part: it is told and built."""

    severity = "warning"


def substitutes(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every substitute that is used and weaker: an error on safety-critical parts and for bolts, else a warning."""
    for stock, other in sorted(shop.substitute.items()):
        parts = [part for part in design.quantities if part.stock_key == stock]
        bolted = any(getattr(connection, "bolt", "") == stock for _, connection in design.all_connections())
        if not parts and not bolted:
            continue
        share = _share(stock, other)
        if share is None or share < LEAST:
            critical = tuple(sorted(part.name for part in parts if part.safety is not None))
            names = critical or tuple(sorted(part.name for part in parts)) or ("bolts",)
            kind = WeakSubstitute if critical or bolted else WeakerSubstitute
            yield kind(stock, other, None if share is None else round(share, 4), names)


def _share(stock: str, other: str) -> float | None:
    """Return capacity of the substitute over the original's; None where a strength is unknown."""
    old, new = _capacity(stock), _capacity(other)
    return None if old is None or new is None else new / old


def _capacity(key: str) -> float | None:
    """Return N per mm of width for a plate, N for a bar, tube (area by mass over density) or bolt (stress area, ISO 898-1 9.1.6.1)."""
    book = catalog()
    if key in (bolts := book.rows(BoltStock)):
        bolt = bolts[key]
        strength = next((limit for name, steps in _GRADES.items() if name in bolt.grade for size, limit in steps if bolt.diameter <= size), None)
        return None if strength is None else math.pi / 4 * (bolt.diameter - 0.9382 * bolt.pitch) ** 2 * strength
    if key in (plates := book.rows(PlateStock)):
        material, area = book.get(Material, plates[key].material), plates[key].thickness
    else:
        linear: dict[str, TubeStock | BarStock] = {**book.rows(TubeStock), **book.rows(BarStock)}
        if key not in linear:
            return None
        material = book.get(Material, linear[key].material)
        area = linear[key].mass_per_m / material.density * 1e6
    return None if material.yield_strength is None else material.yield_strength * area


CHECK = Check("substitutes", "a weaker substitute gives way where the designer's stock would have held", substitutes)
