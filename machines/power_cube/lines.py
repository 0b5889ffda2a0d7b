"""The hoses and their routes. Hoses are counted and not drawn.

A route is a list of points in inches; a hose turns at each one about at least the bend radius of its kind. Its length is that
of the route with 4 % more, because a hose under pressure shortens by up to 4 % (catalogs.jhf.com, hose installation guidelines).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from gvcs_cad import PurchasedPart, Safety, chosen, hours, inch

from .layout import CRANK_X, PUMP_PORT

Point = tuple[float, float, float]
SLACK = 1.04


@dataclass(frozen=True)
class Kind:
    """A kind of hose: pressure and burst in psi, least bend radius in inches, kg per metre without and kg of its ends."""

    title: str
    psi: int
    burst: int
    radius: float
    kg_per_m: float
    ends_kg: float


KINDS = {
    "pressure": Kind("SAE 100R17 -12 (3/4 in), JIC swivel ends", 3000, 12000, 4.75, 1.2, 0.8),
    "drain": Kind("SAE 100R17 -4 (1/4 in), JIC swivel ends", 3000, 12000, 2.0, 0.3, 0.2),
    "suction": Kind("SAE 100R4 -16 (1 in) with spiral wire, two T-bolt clamps each end", 250, 1000, 6.0, 1.1, 0.3),
    "fuel": Kind("SAE 30R7 1/4 in fuel hose with clamps", 50, 250, 2.0, 0.15, 0.05),
}
RATED = chosen(
    "SAE J517: 100R17 is 3000 psi in every size and bursts at four times its rating (hoseassemblytips.com);"
    " bend radius and mass are usual ones, read them off the hose"
)


@dataclass(frozen=True)
class Run:
    """One hose: its kind and the points it runs through, from end to end."""

    name: str
    kind: str
    points: tuple[Point, ...]
    text: str

    @property
    def length(self) -> float:
        """Length to cut, inches: route with bends of the least radius, slack, rounded up to the half inch."""
        straight = math.fsum(math.dist(a, b) for a, b in pairwise(self.points))
        saved = math.fsum(self._turn(i)[1] for i in range(1, len(self.points) - 1))
        return math.ceil(2 * SLACK * (straight - saved) - 1e-9) / 2

    def tight_legs(self) -> list[str]:
        """Word every leg that is too short for the bends at its ends."""
        setbacks = [0.0, *(self._turn(i)[0] for i in range(1, len(self.points) - 1)), 0.0]
        legs = [math.dist(a, b) for a, b in pairwise(self.points)]
        needs = [a + b for a, b in pairwise(setbacks)]
        return [
            f"{self.name}: leg {i} of {leg:.2f} in needs {need:.2f} in" for i, (leg, need) in enumerate(zip(legs, needs, strict=True), 1) if leg < need - 1e-9
        ]

    def _turn(self, i: int) -> tuple[float, float]:
        """Return how far the bend at point i reaches along its legs, and how much shorter it is than the corner, inches."""
        before, at, after = self.points[i - 1 : i + 2]
        u, v = [(at[k] - before[k]) / math.dist(before, at) for k in range(3)], [(after[k] - at[k]) / math.dist(at, after) for k in range(3)]
        angle = math.acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(u, v, strict=True)))))
        reach = KINDS[self.kind].radius * math.tan(angle / 2)
        return reach, 2 * reach - KINDS[self.kind].radius * angle


RUNS = (
    #    name      kind       from end to end: x, y, z                                                       what it joins
    Run("suction", "suction", ((8.2, -9.9, 3.9), (CRANK_X, -9.9, PUMP_PORT), (CRANK_X, -3.6, PUMP_PORT)), "tank strainer to pump inlet"),
    Run("pressure", "pressure", ((14.5, 4.6, PUMP_PORT), (9.6, 4.6, PUMP_PORT), (9.6, 9.5, PUMP_PORT)), "pump outlet (elbow) to relief valve"),
    Run("return", "pressure", ((18.0, 12.3, 5.8), (18.0, 6.7, 5.8), (24.5, 6.7, 5.8)), "return bulkhead to cooler"),
    Run("cooler", "pressure", ((24.5, -5.9, 5.8), (11.9, -5.65, 5.9)), "cooler to filter, in a slight bow"),
    Run("tank", "pressure", ((7.6, -5.65, 5.9), (7.6, 3.5, 6.4)), "filter to tank, elbow ends"),
    Run("drain", "drain", ((13.4, 12.5, 6.0), (13.4, 9.6, 6.0), (6.6, 9.6, 6.0)), "drain bulkhead to tank"),
    Run("fuel", "fuel", ((21.0, 11.3, 11.6), (21.0, 8.5, 11.6), (21.0, 8.5, 15.0)), "fuel tap to fuel pump, with filter"),
)


def hose(run: Run) -> PurchasedPart:
    """Return a hose assembly."""
    kind = KINDS[run.kind]
    return PurchasedPart(
        f"cube_hose_{run.name}",
        title=f"Hose {kind.title}, {run.length:g} in: {run.text}; {kind.psi} psi working, {kind.burst} psi burst",
        envelope=None,
        mass_kg=round(kind.kg_per_m * inch(run.length) / 1000 + kind.ends_kg, 2),
        life=hours(2000),
        wear=True,
        basis=RATED,
        safety=Safety(
            role="hose",
            grade=f"{kind.psi} psi working, {kind.burst} psi burst",
            inspect="chafing, cracks, leaks; never by hand; replace after 6 years (DIN 20066)",
        ),
        note="service life of 2000 h is chosen",
    )
