"""A plate that the shop's torch does not reach is cut by something else, and somebody must know it before the steel is ordered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.design import Design
from gvcs_cad.model.plate import PlatePart


@dataclass(frozen=True)
class NotTorched(Finding):
    """The stock, its parts, why no program cuts them, and what the shop does instead."""

    rule = "torch_reach"
    severity = "warning"
    identity = ("stock", "parts")
    stock: str
    parts: tuple[str, ...]
    why: str
    instead: str

    def __str__(self) -> str:
        return f"{', '.join(self.parts)}: no program for this torch; {self.instead}; {self.why}"


def torch_reach(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every stock with plates to torch that the shop's chart does not reach."""
    from gvcs_cad.documents.plate_work import INSTEAD  # a check that is listed loads none of it
    from gvcs_cad.documents.toolpath.process import out_of_reach

    by_stock: dict[str, list[str]] = {}
    for plate in design.distinct(PlatePart):
        if plate.cut == "torch":
            by_stock.setdefault(plate.row.key, []).append(plate.name)
    for stock, parts in sorted(by_stock.items()):
        why = out_of_reach(stock, shop.torch)
        if why:
            yield NotTorched(stock, tuple(parts), why, INSTEAD[shop.torch.beyond])


CHECK = Check("torch_reach", "a plate beyond the torch's chart is cut by something else, or not at all", torch_reach)
