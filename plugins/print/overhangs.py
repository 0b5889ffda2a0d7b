"""What of a printed part hangs over nothing as it lies on the bed: one rule for the check and for the print report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from gvcs_cad import PrintedPart
from gvcs_cad.extend import Case, Design, Finding, Notebook, Result, Severity, Shapes, Shop, overhang

SUPPORTED = 100.0  # mm2 of overhang from which supports are turned on and a finding is made; chosen: about a bridge of 10 x 10 mm


@dataclass(frozen=True)
class LeansOut(Finding):
    """A part as it lies on the bed: area that leans out more than 45 deg, mm2, and where the lowest of it begins, mm."""

    rule: ClassVar[str] = "overhang"
    severity: ClassVar[Severity] = "warning"
    identity: ClassVar[tuple[str, ...]] = ("part",)
    part: str
    area: float
    lowest: float

    def __str__(self) -> str:
        return f"{self.part}: {self.area:.0f} mm2 lean out more than 45 deg from {self.lowest:.1f} mm up: printed with supports; turn it (on_bed) to spare them"


def overhang_cases(design: Design, shop: Shop) -> Iterator[Case]:
    """Yield one case for each printed part: its mesh is made once for all checks."""
    for part in design.distinct(PrintedPart):
        yield Case(part.name, partial(leaning_out, part))


def leaning_out(part: PrintedPart, shapes: Shapes, notebook: Notebook) -> Result:
    """Find the overhang of a part as it lies on the bed."""
    found = overhang(shapes.mesh(part).placed(part.on_bed).on_bed())
    finding = LeansOut(part.name, round(found.area, 1), round(found.lowest, 2))
    return Result((finding,) if found.area >= SUPPORTED else ())
