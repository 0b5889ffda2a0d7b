"""Two tubes cannot be in one place: they pass by one another, touching at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.checks.solids_by_formula import TOLERANCE, boxes, depth_of_overlap, near
from gvcs_cad.model.design import Design
from gvcs_cad.model.ends import Square
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.pose import placed_parts


@dataclass(frozen=True)
class SharedSpace(Finding):
    """The two occurrences and how deep they reach into each other."""

    rule = "shared_space"
    first: str
    second: str
    depth: float  # mm

    def __str__(self) -> str:
        return f"{self.first} and {self.second} share space, {self.depth:.2f} mm deep"


def shared_space(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every pair of square-ended tubes, angles and flats that overlap as placed; rounds and coped ends are left to the solids."""
    placed = [p for p in placed_parts(design) if isinstance(p.part, LinearPart) and isinstance(p.part.start, Square) and isinstance(p.part.end, Square)]
    found = [(box, box.bounds()) for p in placed for box in boxes(p)]
    for (a, a_bounds), (b, b_bounds) in combinations(found, 2):
        if a.path != b.path and near(a_bounds, b_bounds):
            depth = depth_of_overlap(a, b)
            if depth > TOLERANCE:
                yield SharedSpace(a.path, b.path, depth)


CHECK = Check("shared_space", "two tubes cannot be in one place", shared_space)
