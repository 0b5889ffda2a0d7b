"""Which holes of a plate its torch, laser or punch cuts, and which are drilled: an edge or a web must stand what is done to it, not more."""

from __future__ import annotations

from collections.abc import Container

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.documents.drilled_holes import drilled_holes
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.plate import PlatePart

DRILL = "drill"
DRILLED_WEB = 0.25  # times the thickness, chosen: a drill needs no web to guide it, what is left must not break out


def by_contract(design: Design) -> Container[tuple[str, str]]:
    """Return part number and name of each hole that a contract has drilled."""
    return drilled_holes(design)


def made_by(plate: PlatePart, hole: Hole | SlotHole, shop: Shop, contract: Container[tuple[str, str]]) -> str:
    """Return the plate's process, or ``drill``: under the shop's least ratio to the thickness no torch cuts a hole (docs/decisions/0017)."""
    small = plate.cut == "torch" and hole.diameter < shop.torch.holes.least_ratio * plate.thickness - 1e-6
    return DRILL if small or "drill" in plate.note or (plate.name, hole.name) in contract else plate.cut
