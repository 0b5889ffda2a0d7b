"""A bolt hole too near the end of a tube or bar, or the side of a bar, tears out as one too near a plate's edge does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.catalog.stock import BarStock
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.checks.hole_to_edge import END_DISTANCE, carrying
from gvcs_cad.model.design import Design
from gvcs_cad.model.drilling import in_the_cut
from gvcs_cad.model.ends import Square
from gvcs_cad.model.hole import FaceHole
from gvcs_cad.model.linear import LinearPart

STEPS = 40  # halvings of the range in which the distance to a slanted or saddled end is sought: finer than a nanometre


@dataclass(frozen=True)
class HoleNearEnd(Finding):
    """The part, its holes, what they are near, how far the nearest one's centre is from that, and the least that it must be, mm."""

    rule = "hole_to_end"
    severity = "warning"
    identity = ("part", "holes", "near")
    part: str
    holes: tuple[str, ...]
    near: str
    distance: float
    least: float

    def __str__(self) -> str:
        what = f"centre of hole {', '.join(self.holes)} is {self.distance:.2f} mm from {self.near}"
        return f"{self.part}: {what}, at least {self.least:.2f} mm for a hole that carries (EN 1993-1-8 table 3.3)"


def hole_to_end(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield each tube or bar with holes for bolts and pins nearer than 1.2 diameters to one of its ends, or to a free side of its face.

    A tube's face has no free side, an angle's leg one; that a hole lies in the metal at all the part itself sees to.
    """
    loaded = carrying(design)
    for part in design.distinct(LinearPart):
        found: dict[str, list[tuple[float, float, str]]] = {}
        for hole in part.holes:
            least = END_DISTANCE * hole.diameter
            for near, distance in _distances(part, hole, least) if (part, hole.name) in loaded else ():
                if distance < least - 1e-6:
                    found.setdefault(near, []).append((round(distance, 3), round(least, 3), hole.name))
        for near, holes in found.items():
            distance, least, _ = min(holes)
            yield HoleNearEnd(part.name, tuple(name for _, _, name in holes), near, distance, least)


def _distances(part: LinearPart, hole: FaceHole, enough: float) -> Iterator[tuple[str, float]]:
    """Yield what a hole's centre is how far from, mm; from a slanted end no more than is asked for."""
    for name, cut, at_end in (("its start", part.start, False), ("its end", part.end, True)):
        station = part.length - hole.station if at_end else hole.station
        yield name, station if isinstance(cut, Square) else min(station, _to_cut(part, hole, enough, at_end=at_end))
    row = part.section
    if isinstance(row, BarStock) and row.shape != "round":
        across = row.height if hole.face[1] == "y" else row.width
        yield "the side of its face", across - hole.offset if row.shape == "angle" else min(hole.offset, across - hole.offset)


def _to_cut(part: LinearPart, hole: FaceHole, enough: float, *, at_end: bool) -> float:
    """Return the radius at which a round about the hole's axis begins to reach into an end cut."""

    def reaches(radius: float) -> bool:
        return in_the_cut(part.section, part.length, replace(hole, diameter=2 * radius), part.end if at_end else part.start, at_end=at_end)

    low, high = hole.diameter / 2, enough
    if not reaches(high):
        return high
    for _ in range(STEPS):
        low, high = ((low + high) / 2, high) if not reaches((low + high) / 2) else (low, (low + high) / 2)
    return high


CHECK = Check("hole_to_end", "a bolt hole too near the end of a tube or the side of a bar tears out", hole_to_end, gate=False)
