"""A torch or laser cannot cut a hole much smaller than the plate is thick, and a thin web between two holes warps or melts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.checks.hole_making import DRILL, DRILLED_WEB, by_contract, made_by
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.design import Design
from gvcs_cad.model.plate import PlatePart, hole_contour

LEAST_HOLE = {"torch": 1.0, "laser": 0.5, "shear": 1.0, "router": 0.25}  # times the thickness. Torch: good holes down to the material's thickness
# (LinuxCNC, plasma-cnc-primer); laser and punch: chosen, the usual figures of job shops; router: chosen, a 1/8 in cutter in 1/2 in panel
LEAST_WEB = {"torch": 0.75, "laser": 0.5, "shear": 1.0, "router": 0.5}  # times the thickness, chosen as for the edge (hole_to_edge.py)


@dataclass(frozen=True)
class SmallHole(Finding):
    """The part, its holes, the smallest diameter and the least for the process, mm."""

    rule = "hole_size"
    severity = "warning"
    identity = ("part", "holes")
    part: str
    holes: tuple[str, ...]
    diameter: float
    least: float
    process: str

    def __str__(self) -> str:
        return (
            f"{self.part}: hole {', '.join(self.holes)} of {self.diameter:.2f} mm is smaller than {self.least:.2f} mm, the least for {self.process}: drill it"
        )


@dataclass(frozen=True)
class ThinWeb(Finding):
    """The part, the pairs of holes or cutouts, the least that is left between two, and the least for the process, mm."""

    rule = "thin_web"
    severity = "warning"
    identity = ("part", "pairs")
    part: str
    pairs: tuple[str, ...]
    web: float
    least: float
    process: str

    def __str__(self) -> str:
        return f"{self.part}: {self.web:.2f} mm are left between {'; '.join(self.pairs)}, at least {self.least:.2f} mm for {self.process}"


def hole_size(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield each plate with holes too small for what cuts them or webs too thin; beside a drilled hole a web needs no more than the drill asks."""
    contract = by_contract(design)
    for plate in design.distinct(PlatePart):
        making = {hole.name: made_by(plate, hole, shop, contract) for hole in plate.holes}
        least = LEAST_HOLE[plate.cut] * plate.thickness
        small = [hole for hole in plate.holes if making[hole.name] != DRILL and hole.diameter < least - 1e-6]
        if small:
            yield SmallHole(plate.name, tuple(hole.name for hole in small), min(hole.diameter for hole in small), least, plate.cut)
        yield from _webs(plate, making)


def _webs(plate: PlatePart, making: Mapping[str, str]) -> Iterator[Finding]:
    edges = [(f"hole {hole.name}", hole_contour(hole), making[hole.name]) for hole in plate.holes]
    edges += [(f"cutout {n}", contour, plate.cut) for n, contour in enumerate(plate.cutouts, 1)]
    thin: dict[str, list[tuple[float, str]]] = {}
    for (first, a, one), (second, b, other) in combinations(edges, 2):
        process = DRILL if DRILL in (one, other) else plate.cut
        least = (DRILLED_WEB if process == DRILL else LEAST_WEB[plate.cut]) * plate.thickness
        web = _between(a, b, least)
        if web < least - 1e-6:
            thin.setdefault(process, []).append((web, f"{first} and {second}"))
    for process, webs in thin.items():
        least = (DRILLED_WEB if process == DRILL else LEAST_WEB[plate.cut]) * plate.thickness
        yield ThinWeb(plate.name, tuple(pair for _, pair in webs), round(min(webs)[0], 3), least, process)


def _between(a: Contour, b: Contour, enough: float) -> float:
    """Return the distance between two closed edges apart from one another, mm; `enough` where their boxes are farther apart than that."""
    ax1, ay1, ax2, ay2 = a.bounds
    bx1, by1, bx2, by2 = b.bounds
    if max(ax1 - bx2, bx1 - ax2, ay1 - by2, by1 - ay2) >= enough:
        return enough
    for one, other in ((a, b), (b, a)):
        if one.circle is not None:
            return other.distance(one.circle[0]) - one.circle[1] / 2
    nearest = [b.distance(point) for segment in a.segments for point in (segment.at(n / 8) for n in range(8))]
    return min([*nearest, *(a.distance(point) for segment in b.segments for point in (segment.at(n / 8) for n in range(8)))])


CHECK = Check("hole_size", "a torch cannot cut a hole smaller than the plate is thick, and a thin web melts", hole_size, gate=False)
