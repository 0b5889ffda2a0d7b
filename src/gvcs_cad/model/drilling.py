"""Do the holes of a tube or bar stay clear of one another and of the end cuts? Where they do not, no formula holds and no drill runs true."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from gvcs_cad.catalog.stock import BarStock, TubeStock
from gvcs_cad.model.ends import Cope, EndCut, Mitre, Square
from gvcs_cad.model.hole import FaceHole
from gvcs_cad.model.section import cope_reach
from gvcs_cad.units import millimetres

Section = TubeStock | BarStock


def meeting_holes(section: Section, holes: Sequence[FaceHole]) -> Iterator[str]:
    """Word every pair of holes that run into each other in the metal."""
    for a, b in combinations(holes, 2):
        if _meet(section, a, b):
            yield f"hole {b.name} meets hole {a.name}"


def _meet(section: Section, a: FaceHole, b: FaceHole) -> bool:
    radii, apart = (a.diameter + b.diameter) / 2, abs(a.station - b.station)
    if a.face[1] == b.face[1]:
        share_wall = a.through or b.through or a.face == b.face or not isinstance(section, TubeStock)
        return share_wall and math.hypot(apart, a.offset - b.offset) < radii
    if isinstance(section, BarStock):
        return section.shape != "angle" and apart < radii
    if section.shape == "rectangular":
        return False  # each stays in the flat of its own walls
    inside = section.width / 2 - section.wall  # where y2 + z2 of a point in both holes is largest, it must still be in the hollow
    return apart < radii and (a.diameter**2 + b.diameter**2) / 4 - apart**2 / 2 > inside**2


def in_the_cut(section: Section, length: float, hole: FaceHole, cut: EndCut, *, at_end: bool) -> bool:
    """Tell whether a hole reaches into what an end cut takes away, the two just touching included."""
    station = length - hole.station if at_end else hole.station
    radius = hole.diameter / 2
    low, high = _depths(section, hole)
    across = section.height if hole.face[1] == "z" else section.width
    if isinstance(cut, Mitre):
        slope = math.tan(math.radians(abs(cut.angle)))
        if hole.face[1] == cut.about:  # the drill is parallel to the cut's plane: it sees the cut as a slanted line
            width = section.height if cut.about == "y" else section.width
            lost = slope * (hole.offset if cut.angle > 0 else width - hole.offset)
            return (station - lost) * math.cos(math.radians(cut.angle)) <= radius
        return station - slope * (high if cut.angle > 0 else across - low) <= radius
    if isinstance(cut, Cope):
        middle = (section.height if cut.axis == "y" else section.width) / 2
        if hole.face[1] == cut.axis:
            return math.hypot(station + cope_reach(section, cut), hole.offset - middle) <= cut.diameter / 2 + radius
        nearest = min(max(middle, low), high) - middle
        return station <= radius + math.sqrt(max((cut.diameter / 2) ** 2 - nearest**2, 0.0)) - cope_reach(section, cut)
    return False


def _depths(section: Section, hole: FaceHole) -> tuple[float, float]:
    """Return from where to where across the section a hole passes metal, mm."""
    across = section.height if hole.face[1] == "z" else section.width
    if isinstance(section, BarStock) or hole.through:
        return 0.0, across
    return (across - section.wall, across) if hole.face[0] == "+" else (0.0, section.wall)


def overlapping_ends(section: Section, length: float, start: EndCut, end: EndCut) -> str:
    """Word why two end cuts leave nothing of a part somewhere across it; empty where metal is left everywhere."""
    if isinstance(start, Square) and isinstance(end, Square):
        return ""
    points = [(section.width * i / 8, section.height * j / 8) for i in range(9) for j in range(9)]
    least = min(length - end_depth(section, start, *point) - end_depth(section, end, *point) for point in points)
    return "" if least > 0 else f"the two end cuts meet: {millimetres(length)} mm is {millimetres(-least)} mm too short for them"


def end_depth(section: Section, cut: EndCut, y: float, z: float) -> float:
    """Return how far from the end, mm along x, a cut reaches at a point of the section."""
    if isinstance(cut, Mitre):
        across, at = (section.height, z) if cut.about == "y" else (section.width, y)
        return (at if cut.angle > 0 else across - at) * math.tan(math.radians(abs(cut.angle)))
    if isinstance(cut, Cope):
        across, at = (section.height, z) if cut.axis == "y" else (section.width, y)
        return math.sqrt(max((cut.diameter / 2) ** 2 - (at - across / 2) ** 2, 0.0)) - cope_reach(section, cut)
    return 0.0
