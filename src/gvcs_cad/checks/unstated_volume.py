"""A volume that the designer states is what the kernel's solid is held against: without one a wrong solid that is valid passes as good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.design import Design
from gvcs_cad.model.shaped import PrintedPart


@dataclass(frozen=True)
class UnstatedVolume(Finding):
    """The part whose solid is compared with nothing."""

    rule = "unstated_volume"
    severity = "note"
    part: str

    def __str__(self) -> str:
        return f"{self.part}: no volume is stated: its solid is not compared with anything; state it (stated_volume, mm3) where a formula gives it"


def unstated_volumes(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every printed part without one. Of any other the mass is unknown then, which `handling` warns of."""
    yield from (UnstatedVolume(part.name) for part in design.quantities if isinstance(part, PrintedPart) and part.stated_volume is None)


CHECK = Check("unstated_volume", "a solid that is compared with nothing may be any solid", unstated_volumes, gate=False)
