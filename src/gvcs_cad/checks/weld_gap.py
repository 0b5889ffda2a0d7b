"""A fillet weld joins what touches: across a gap it holds by less than its leg, and across air it cannot be laid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding, Severity
from gvcs_cad.checks.solids_by_formula import TOLERANCE, box_about, boxes, gap_between
from gvcs_cad.model.connection import Weld
from gvcs_cad.model.design import Design
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.paths import child_path
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.pose import Placed, placed_parts
from gvcs_cad.units import millimetres

THROAT = 2**-0.5  # of the leg, for a fillet of equal legs
THIN = 3.0  # mm, up to which the rule is another one
# ISO 5817:2014 table 1, no. 3.2, incorrect root gap for fillet welds: base + share x throat, at most, in mm; above 3 mm and up to it.
GAPS = {
    "B": ((0.5, 0.1, 2.0), (0.2, 0.1, 2.0)),
    "C": ((0.5, 0.2, 3.0), (0.3, 0.1, 3.0)),
    "D": ((1.0, 0.3, 4.0), (0.5, 0.1, 4.0)),
}


MOST = 4.0  # mm: across more the laxest class has no fillet weld, so that these parts cannot be joined as stated


@dataclass(frozen=True)
class WeldGap(Finding):
    """The two occurrences, how far they are apart at least, and what the class of the seam allows, mm."""

    rule = "weld_gap"
    severity: ClassVar[Severity] = "warning"
    identity = ("first", "second")
    first: str
    second: str
    gap: float
    allowed: float
    weld_class: str

    def __str__(self) -> str:
        return (
            f"{self.first} and {self.second} are welded and stand {millimetres(self.gap)} mm apart, "
            f"class {self.weld_class} of ISO 5817 allows {millimetres(self.allowed)} mm"
        )


class WeldInAir(WeldGap):
    """A gap that no class allows."""

    rule = "weld_in_air"
    severity = "error"


def weld_gap(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every seam between two plates or lengths of stock that stand further apart than its class allows, up to 4 mm."""
    return (finding for finding in _gaps(design) if finding.rule == WeldGap.rule)


def weld_in_air(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield those that stand further apart than any class allows: they cannot be put together as stated."""
    return (finding for finding in _gaps(design) if finding.rule == WeldInAir.rule)


def _gaps(design: Design) -> Iterator[WeldGap]:
    """Yield every seam that is too wide by formula; solids alone know of others."""
    placed = {one.path: one for one in placed_parts(design)}
    for path, inner in design.subtrees():
        for weld in inner.connections:
            if isinstance(weld, Weld):
                first, second = (placed[child_path(path, end)] for end in (weld.a, weld.b))
                gap, allowed = _gap(first, second), _allowed(weld, first.part, second.part)
                if gap > allowed + TOLERANCE:
                    kind = WeldGap if gap <= MOST else WeldInAir
                    yield kind(first.path, second.path, gap, allowed, weld.weld_class)


def _gap(first: Placed, second: Placed) -> float:
    a, b = (list(boxes(one)) or [box for box in [box_about(one)] if box] for one in (first, second))
    return min((gap_between(one, other) for one in a for other in b), default=0.0)


def _allowed(weld: Weld, *parts: Part) -> float:
    thick = min((t for part in parts if (t := _thickness(part))), default=THIN + 1)
    base, share, most = GAPS[weld.weld_class][thick <= THIN]
    return min(base + share * weld.leg * THROAT, most)


def _thickness(part: Part) -> float:
    if isinstance(part, PlatePart):
        return part.thickness
    return (getattr(part.section, "wall", None) or getattr(part.section, "thickness", None) or 0.0) if isinstance(part, LinearPart) else 0.0


CHECK = Check("weld_gap", "what is welded touches, within the root gap that ISO 5817 allows", weld_gap, gate=False)
IN_AIR = Check("weld_in_air", "no fillet weld crosses more than 4 mm of air", weld_in_air)
