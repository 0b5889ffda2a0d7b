"""A hole without a fastener is a part forgotten or a hole too many: each is used, or says why it is empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.connection import At
from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import placed_parts


@dataclass(frozen=True)
class OpenHole(Finding):
    """The part, where it stands, and its empty hole."""

    rule = "open_hole"
    part: str
    path: str
    hole: str

    def __str__(self) -> str:
        return f"{self.path}: hole {self.hole} of {self.part} has no fastener and gives no reason to be empty"


def open_holes(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every hole that nothing goes through and that gives no reason."""
    used = design.used_holes
    for placed in placed_parts(design):
        if placed.hardware or placed.length is not None:
            continue
        for bore in placed.part.bores:
            if not bore.empty and At(placed.path, bore.name) not in used:
                yield OpenHole(placed.part.name, placed.path, bore.name)


CHECK = Check("open_holes", "a hole without a fastener is a part forgotten or a hole too many", open_holes)
