"""What a nest costs and how good it is: sheets, share of them that becomes parts, price, and the number of sheets no nest goes below."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest, NestedSheet, used_area
from gvcs_cad.model.safety import NOT_VERIFIED

M2 = 1e-6  # mm2 to m2


@dataclass(frozen=True)
class NestReport:
    """One stock: pieces, sheets by name, areas in m2, shares, money in `currency` (None where a sheet has no price), kg of parts.

    `utilisation` is metal of parts over whole sheets; `net` leaves out the remnants that go back into the rack.
    """

    stock: str
    material: str
    thickness: float
    pieces: int
    sheets: dict[str, int]
    sheet_area: float
    part_area: float
    remnant_area: float
    cost: Decimal | None
    currency: str
    bound: int
    method: str
    unverified: tuple[str, ...]

    @property
    def count(self) -> int:
        """Number of sheets begun."""
        return sum(self.sheets.values())

    @property
    def utilisation(self) -> float:
        """Share of the sheets that becomes parts."""
        return self.part_area / self.sheet_area if self.sheet_area else 0.0

    @property
    def net(self) -> float:
        """Share of what is used up that becomes parts."""
        used = self.sheet_area - self.remnant_area
        return self.part_area / used if used else 0.0


def nest_report(job: Job, nest: Nest) -> NestReport:
    """Return the figures of a nest."""
    prices = [nested.sheet.price for nested in nest.sheets]
    return NestReport(
        stock=job.stock,
        material=job.material,
        thickness=job.thickness,
        pieces=job.pieces,
        sheets=dict(sorted(Counter(nested.sheet.name for nested in nest.sheets).items())),
        sheet_area=math.fsum(nested.sheet.area for nested in nest.sheets) * M2,
        part_area=math.fsum(used_area(nested, job.by_part) for nested in nest.sheets) * M2,
        remnant_area=math.fsum(nested.remnant.length * nested.remnant.width for nested in nest.sheets if nested.remnant) * M2,
        cost=None if None in prices else sum((price for price in prices if price is not None), Decimal(0)),
        currency=job.currency,
        bound=nest.bound,
        method=nest.method,
        unverified=tuple(pattern.part_no for pattern in job.patterns if NOT_VERIFIED in pattern.notes),
    )


def sheet_utilisation(nested: NestedSheet, job: Job) -> float:
    """Return the share of one sheet that becomes parts."""
    return used_area(nested, job.by_part) / nested.sheet.area
