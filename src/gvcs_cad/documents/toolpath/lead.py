"""Where a cut is lit: leads that lie in scrap, clear of every part, of the sheet's edge and of one another, and longer than the pierce's crater."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gvcs_cad.documents.nest.model import Sheet
from gvcs_cad.documents.toolpath.blueprint import Loop
from gvcs_cad.documents.toolpath.motion import Move
from gvcs_cad.documents.toolpath.region import CHORD, line
from gvcs_cad.model.segment import Point

if TYPE_CHECKING:
    from shapely import Polygon

SLACK = 0.005  # mm that a lead may come nearer to its own edge than half the kerf, for chords and rounding
AWAY = 0.2  # mm beyond the kerf that a lead keeps from other parts; chosen
ANGLES = (90.0, 60.0, 45.0, 30.0, 20.0)  # degrees between lead and edge; steeper leaves the smaller mark
LENGTHS = (2.0, 1.5, 1.0)  # in craters: the length of a lead, longest first
LONG = 60.0  # mm; on a longer edge leads are tried at the quarters too
MOST_PLACES = 48  # on one loop; a contour of many edges is tried at this many places along it


@dataclass(frozen=True)
class Led:
    """A loop with its lead: the path begins and ends where the lead meets it."""

    loop: Loop
    lead: tuple[Move, ...]
    path: tuple[Move, ...]
    edge_start: bool = False


class Scrap:
    """A sheet with its parts, and which leads are taken: answers whether a new one stays in scrap."""

    def __init__(self, sheet: Sheet, parts: Sequence[Polygon], crater: float, edge: float) -> None:
        """Take the metal of every part, mm on the sheet; no arc but an edge start comes nearer than `edge` mm to the sheet's edges."""
        from shapely import STRtree, prepare

        self.sheet, self.parts, self.crater, self.edge = sheet, parts, crater, edge
        for part in parts:
            prepare(part)
        self._tree = STRtree(list(parts))
        self._taken: list[tuple[tuple[float, float, float, float], Any]] = []

    def clear(self, lead: Sequence[Move], own: int, kerf: float, *, from_edge: bool = False) -> bool:
        """Tell whether a lead to part `own` harms nothing: its pierce blows into scrap only and its kerf meets no part."""
        from shapely import Point as Spot

        path, spot = line(lead), Spot(lead[0].start)
        blown = 0.0 if from_edge else self.crater / 2 + AWAY / 2
        x1, y1, x2, y2 = path.bounds
        inset = -CHORD if from_edge else max(self.edge, blown)
        if min(x1, y1) < inset or x2 > self.sheet.length - inset or y2 > self.sheet.width - inset:
            return False
        if self.parts[own].distance(path) < kerf / 2 - SLACK or self.parts[own].distance(spot) < blown:
            return False
        apart = max(kerf + AWAY, blown)
        near = self._tree.query(path, predicate="dwithin", distance=apart)
        return all(int(i) == own for i in near) and not self._meets_lead(path, 1.5 * kerf)

    def _meets_lead(self, path: Any, apart: float) -> bool:
        x1, y1, x2, y2 = path.bounds
        return any(
            a1 <= x2 + apart and x1 <= a2 + apart and b1 <= y2 + apart and y1 <= b2 + apart and other.distance(path) < apart
            for (a1, b1, a2, b2), other in self._taken
        )

    def take(self, lead: Sequence[Move]) -> None:
        """Keep later leads away from this one."""
        path = line(lead)
        self._taken.append((path.bounds, path))


def led(loop: Loop, own: int, scrap: Scrap) -> Led | None:
    """Return a loop with the first lead that stays in scrap, the best kind first; None where there is none."""
    for lead, path in _candidates(loop, scrap.crater):
        if scrap.clear(lead, own, loop.kerf):
            scrap.take(lead)
            return Led(loop, lead, path)
    return None


def led_from_edge(loop: Loop, own: int, scrap: Scrap) -> Led | None:
    """Return an outside with the shortest straight lead from the sheet's edge, for plate that cannot be pierced; None where there is none."""
    length, width = scrap.sheet.length, scrap.sheet.width
    found = []
    for path in _starts(loop.path):
        x, y = path[0].start
        edges = ((0.0, y), (length, y), (x, 0.0), (x, width))
        found += [(math.dist(edge, (x, y)), (Move(edge, (x, y)),), path) for edge in edges]
    for _, lead, path in sorted(found, key=lambda one: one[0]):
        if lead[0].length > loop.kerf and scrap.clear(lead, own, loop.kerf, from_edge=True):
            scrap.take(lead)
            return Led(loop, lead, path, edge_start=True)
    return None


def _candidates(loop: Loop, crater: float) -> Iterator[tuple[tuple[Move, ...], tuple[Move, ...]]]:
    """Yield leads with the paths they begin: for a round hole from its centre or straight to its edge, else arcs, corner tangents, lines."""
    least = crater / 2 + loop.kerf / 2
    lengths = [share * crater for share in LENGTHS if share * crater > least] + [least]
    starts = list(_starts(loop.path))
    if loop.purpose == "hole" and loop.circle is not None:
        radius = loop.circle[1] / 2 - loop.kerf / 2
        for length in [radius, *lengths] if loop.small else [n for n in lengths if n < radius] + [radius]:
            for path in starts:
                yield (_straight(path, 90.0, length),), path
        return
    for length in lengths:
        for path in starts:
            yield (_arc(path, length),), path
    for length in lengths:
        for angle in (0.0, *ANGLES, _snug(length, crater, loop.kerf)):
            for path in starts:
                yield (_straight(path, angle, length),), path


def _snug(length: float, crater: float, kerf: float) -> float:
    """Return the angle at which a lead's pierce just clears its own edge, degrees: for slots hardly wider than the crater."""
    off = crater / 2 + AWAY - kerf / 2
    return math.degrees(math.asin(min(max(off / length, 0.0), 1.0)))


def _straight(path: Sequence[Move], angle: float, length: float) -> Move:
    """Return a line that meets the path at an angle, degrees, from the scrap on its left; at 0 along the path's own direction."""
    (tx, ty), (x, y) = path[0].heading(0.0), path[0].start
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return Move((x + (-tx * c - ty * s) * length, y + (-ty * c + tx * s) * length), (x, y))


def _arc(path: Sequence[Move], radius: float) -> Move:
    """Return a quarter circle on the left of the path that runs into it without a corner."""
    (tx, ty), (x, y) = path[0].heading(0.0), path[0].start
    centre = (x - ty * radius, y + tx * radius)
    return Move((centre[0] - tx * radius, centre[1] - ty * radius), (x, y), centre)


def _starts(path: Sequence[Move]) -> Iterator[tuple[Move, ...]]:
    """Yield the path begun at each corner, then at the middle of each move, then at the quarters of long ones."""
    corners: list[tuple[int, float]] = [(i, 0.0) for i in range(len(path))]
    middles = [(i, 0.5) for i in range(len(path))]
    quarters = [(i, share) for i, move in enumerate(path) if move.length > LONG for share in (0.25, 0.75)]
    places = [(0, share / 12) for share in range(12)] if len(path) == 1 else _thinned(corners) + _thinned(middles) + _thinned(quarters)
    for index, share in places:
        yield _begun(path, index, share)


def _thinned(places: list[tuple[int, float]]) -> list[tuple[int, float]]:
    step = max(1, math.ceil(len(places) / MOST_PLACES))
    return places[::step]


def _begun(path: Sequence[Move], index: int, share: float) -> tuple[Move, ...]:
    """Return a closed path that begins within one of its moves; a whole circle is turned."""
    if share == 0.0:
        return (*path[index:], *path[:index])
    if len(path) == 1:
        start: Point = path[0].at(share)
        return (Move(start, start, path[0].centre, path[0].clockwise),)
    return (path[index].part(share, 1.0), *path[index + 1 :], *path[:index], path[index].part(0.0, share))
