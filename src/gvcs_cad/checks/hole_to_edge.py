"""A hole too near an edge tears out under load, and the torch burns the web away while cutting it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.checks.hole_making import DRILL, DRILLED_WEB, by_contract, made_by
from gvcs_cad.model.connection import Fasten, Pin
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart, hole_contour
from gvcs_cad.model.pose import placed_parts

TORCH = 6.35  # mm, 1/4 in: least margin of OSE's LifeTrac v25 (OpenSourceEcology/LifeTrac @ d73608d1, lifetrac_v25_params.scad)
OF_THICKNESS = {"torch": 0.75, "laser": 0.5, "shear": 1.0, "router": 0.5}  # chosen: narrower webs warp under the torch; a laser heats less, a punch tears
END_DISTANCE = 1.2  # hole diameters from the centre to the edge, EN 1993-1-8 table 3.3


@dataclass(frozen=True)
class HoleNearEdge(Finding):
    """The part, its holes, how far the nearest one's edge is from the contour, and the least that it must be, mm."""

    rule = "hole_to_edge"
    severity = "warning"
    identity = ("part", "holes")
    part: str
    holes: tuple[str, ...]
    distance: float
    least: float
    reason: str

    def __str__(self) -> str:
        return f"{self.part}: hole {', '.join(self.holes)} is {self.distance:.2f} mm from the edge, at least {self.least:.2f} mm for {self.reason}"


def hole_to_edge(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield each plate with holes, slots or cutouts whose edge comes too near the outer contour, for its process or for what they hold."""
    loaded, contract = carrying(design), by_contract(design)
    for plate in design.distinct(PlatePart):
        near: dict[str, list[tuple[float, float, str]]] = {}
        for hole in plate.holes:
            distance = plate.outer.distance((hole.x, hole.y)) - hole.diameter / 2
            if not isinstance(hole, Hole):
                distance = min(plate.outer.distance(segment.at(n / 8)) for segment in hole_contour(hole).segments for n in range(8))
            least, reason = _least(plate, hole.diameter, made_by(plate, hole, shop, contract), loaded=(plate, hole.name) in loaded)
            if distance < least - 1e-6:
                near.setdefault(reason, []).append((round(distance, 3), round(least, 3), hole.name))
        for n, cutout in enumerate(plate.cutouts, 1):
            distance = min(plate.outer.distance(segment.at(k / 8)) for segment in cutout.segments for k in range(8))
            distance = min(distance, *(cutout.distance(segment.at(k / 8)) for segment in plate.outer.segments for k in range(8)))
            least = _web(plate, plate.cut)
            if distance < least - 1e-6:
                near.setdefault(plate.cut, []).append((round(distance, 3), round(least, 3), f"cutout {n}"))
        for reason, found in near.items():
            distance, least, _ = min(found)
            yield HoleNearEdge(plate.name, tuple(name for _, _, name in found), distance, least, reason)


def carrying(design: Design) -> set[tuple[Part, str]]:
    """Return the holes of parts that a bolt or a pin goes through: what is pressed, fitted or screwed into others does not pull at the edge."""
    places = {placed.path: placed.part for placed in placed_parts(design)}
    joints = ((path, joint) for path, joint in design.all_connections() if isinstance(joint, (Fasten, Pin)))
    holes = (hole.under(path) if path else hole for path, joint in joints for hole in joint.holes)
    return {(places[hole.path], hole.name) for hole in holes if hole.path in places}


def _least(plate: PlatePart, diameter: float, made: str, *, loaded: bool) -> tuple[float, str]:
    """Return the largest of what the making and the load ask for, and which of them it is."""
    cut = _web(plate, made)
    tear = (END_DISTANCE - 0.5) * diameter if loaded else 0.0
    return (tear, "a hole that carries (EN 1993-1-8 table 3.3)") if tear > cut else (cut, made)


def _web(plate: PlatePart, made: str) -> float:
    """Return the least that must be left to the edge for the making alone, mm."""
    if made == DRILL:
        return DRILLED_WEB * plate.thickness
    return max(OF_THICKNESS[plate.cut] * plate.thickness, TORCH if plate.cut == "torch" else 0.0)


CHECK = Check("hole_to_edge", "a hole too near an edge tears out, and the torch burns the web away", hole_to_edge, gate=False)
