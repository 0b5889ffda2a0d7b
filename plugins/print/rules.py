"""Can the shop print it at all? What material and layer tell, without a CAD kernel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from gvcs_cad import PrintedPart
from gvcs_cad.extend import Finding, Severity

if TYPE_CHECKING:
    from gvcs_cad.extend import Design, Shop


@dataclass(frozen=True)
class NoPrinter(Finding):
    """No printer of the shop takes a part's material and layer."""

    rule: ClassVar[str] = "printable"
    severity: ClassVar[Severity] = "warning"
    part: str
    material: str
    layer: float
    printers: str

    def __str__(self) -> str:
        return f"{self.part}: no printer of the shop prints {self.material} in layers of {self.layer:g} mm; there are {self.printers}"


def unprintable(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every printed part for which the shop has printers, but none that takes its material and layer."""
    from gvcs_cad.extend import printers_for

    if not shop.printers:
        return
    have = ", ".join(f"{name} ({', '.join(printer.filaments)}, nozzle {printer.nozzle:g} mm)" for name, printer in shop.printers.items())
    for part in design.distinct(PrintedPart):
        if not printers_for(part, shop):
            yield NoPrinter(part.name, part.material_name, part.layer, have)
