"""Two bolts cannot cross inside a part: where holes of one tube meet, only one of them can hold a bolt."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.part import Part
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.model.vector import add, cross, dot, norm, scale, subtract


@dataclass(frozen=True)
class CrossingBolts(Finding):
    """The part, the two holes, and how near their axes come."""

    rule = "crossing_bolts"
    path: str
    part: str
    first: str
    second: str
    distance: float  # mm between the axes
    least: float  # mm, half the two diameters together

    def __str__(self) -> str:
        return f"{self.path}: bolts in {self.first} and {self.second} of {self.part} cross: axes {self.distance:.1f} mm apart, at least {self.least:.1f} mm"


def crossing_bolts(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every pair of holes of one part that hold different fasteners and run into each other."""
    holding: dict[str, dict[str, int]] = defaultdict(dict)
    for number, (path, connection) in enumerate(design.all_connections()):
        for hole in connection.holes:
            at = hole.under(path) if path else hole
            holding[at.path][at.name] = number
    for placed in placed_parts(design):
        fasteners = holding.get(placed.path, {})
        if len(fasteners) > 1 and not placed.hardware:
            first = {number: i for i, number in enumerate(dict.fromkeys(fasteners.values()))}
            for a, b, distance, least in _crossings(placed.part, tuple((name, first[number]) for name, number in fasteners.items())):
                yield CrossingBolts(placed.path, placed.part.name, a, b, distance, least)


@lru_cache(maxsize=256)  # four wheels are bolted alike
def _crossings(part: Part, fasteners: tuple[tuple[str, int], ...]) -> tuple[tuple[str, str, float, float], ...]:
    """Return the names of holes of one part that cross, with the distance of their axes and the least, mm.

    `fasteners` numbers what goes through each hole: one pin may pass two ears of a part.
    """
    holding = dict(fasteners)
    found = []
    for a, b in combinations([bore for bore in part.bores if bore.name in holding], 2):
        if holding[a.name] == holding[b.name]:
            continue
        least = (a.diameter + b.diameter) / 2
        distance = _axis_distance(a, b)
        if distance < least - 1e-6:
            found.append((a.name, b.name, distance, least))
    return tuple(found)


def _axis_distance(a: Bore, b: Bore) -> float:
    """Return the shortest distance between two bore axes, each no longer than its bore, mm."""
    u, v, w = scale(a.along, a.depth), scale(b.along, b.depth), subtract(a.at, b.at)
    if norm(cross(a.along, b.along)) < 1e-6:
        ends = (-dot(w, a.along), dot(subtract(b.end, a.at), a.along))
        if min(ends) >= a.depth or max(ends) <= 0:
            return math.inf  # one behind the other
        return norm(subtract(w, scale(a.along, dot(w, a.along))))
    aa, ab, bb, aw, bw = dot(u, u), dot(u, v), dot(v, v), dot(u, w), dot(v, w)
    span = aa * bb - ab * ab
    s = min(max((ab * bw - bb * aw) / span, 0.0), 1.0)
    t = min(max((ab * s + bw) / bb, 0.0), 1.0)
    s = min(max((ab * t - aw) / aa, 0.0), 1.0)
    return norm(subtract(add(a.at, scale(u, s)), add(b.at, scale(v, t))))


CHECK = Check("crossing_bolts", "where holes of one part meet, only one of them can hold a bolt", crossing_bolts)
