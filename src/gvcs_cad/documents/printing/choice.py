"""Which printers of a shop can print a part."""

from __future__ import annotations

from gvcs_cad.catalog.printer import MOST_LAYER, Printer
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.documents.printing.bed import Footprint, refusal
from gvcs_cad.model.shaped import PrintedPart


def printers_for(part: PrintedPart, shop: Shop) -> dict[str, Printer]:
    """Return by name the printers that have a part's material and lay its layers, in the shop's order."""
    return {name: p for name, p in shop.printers.items() if part.material_name in p.filaments and part.layer <= MOST_LAYER * p.nozzle}


def choose(part: PrintedPart, footprint: Footprint, shop: Shop) -> tuple[str, str]:
    """Return the name of the first printer that can print a part and has room for it, or an empty name and why there is none."""
    able = printers_for(part, shop)
    reasons = [f"printer {name}: {refusal(footprint, printer.room, printer.bed[2])}" for name, printer in able.items()]
    for name, printer in able.items():
        if not refusal(footprint, printer.room, printer.bed[2]):
            return name, ""
    return "", "; ".join(reasons) or f"{part.name}: no printer of shop {shop.name} prints {part.material_name} in layers of {part.layer:g} mm"
