"""A torch cannot cut a hole much smaller than the plate is thick, and a thin web between two holes warps or melts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.design import Design
from gvcs_cad.model.plate import PlatePart, hole_contour

LEAST_HOLE = {"torch": 1.0, "laser": 0.5, "shear": 1.0, "router": 0.25}  # times the thickness. Torch: good holes down to the material's thickness
# (LinuxCNC, plasma-cnc-primer); laser and punch: chosen, the usual figures of job shops; router: chosen, a 1/8 in cutter in 1/2 in panel
LEAST_WEB = {"torch": 0.75, "laser": 0.5, "shear": 1.0, "router": 0.5}  # times the thickness, chosen as for the edge (hole_to_edge.py)
DRILLED_WEB = 0.25  # times the thickness, chosen: a drill needs no web to guide it, what is left must not break out


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
    """Yield each plate with holes too small for its process or webs too thin; one whose note says that its holes are drilled is judged as drilled."""
    for plate in design.distinct(PlatePart):
        drilled = "drill" in plate.note
        least = 0.0 if drilled else LEAST_HOLE[plate.cut] * plate.thickness
        small = [hole for hole in plate.holes if hole.diameter < least - 1e-6]
        if small:
            yield SmallHole(plate.name, tuple(hole.name for hole in small), min(hole.diameter for hole in small), least, plate.cut)
        yield from _webs(plate, DRILLED_WEB if drilled else LEAST_WEB[plate.cut], "drill" if drilled else plate.cut)


def _webs(plate: PlatePart, thicknesses: float, process: str) -> Iterator[Finding]:
    least = thicknesses * plate.thickness
    edges = [(f"hole {hole.name}", hole_contour(hole)) for hole in plate.holes]
    edges += [(f"cutout {n}", contour) for n, contour in enumerate(plate.cutouts, 1)]
    webs = [(_between(a, b, least), f"{first} and {second}") for (first, a), (second, b) in combinations(edges, 2)]
    thin = [(web, pair) for web, pair in webs if web < least - 1e-6]
    if thin:
        yield ThinWeb(plate.name, tuple(pair for _, pair in thin), round(min(thin)[0], 3), least, process)


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
