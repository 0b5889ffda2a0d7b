"""Rapid ways round what has been cut: a finished part or a slug may stand up on the slats and catch the torch.

Method: the straight way; where that crosses a finished piece, the shortest way over the corners of the pieces it has met so far,
until it meets no other.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gvcs_cad.model.segment import Point

if TYPE_CHECKING:
    from shapely import Polygon

COARSE = 0.15  # of the clearance, by which the corners of an outline may be thinned
ROUNDS = 40  # a way that meets something new after this many is given up; each round adds a piece


class Cleared:
    """What has been cut so far on a sheet, and the ways past it; `clearance` in mm is what a way keeps at the corners."""

    def __init__(self, clearance: float) -> None:
        self.clearance = clearance
        self._pieces: list[tuple[tuple[float, float, float, float], Any, list[Point]]] = []

    def add(self, piece: Polygon) -> None:
        """Count a piece as cut: from now on no way crosses it, nor anything that lay in it."""
        from shapely import Polygon, prepare

        whole = Polygon(piece.exterior)
        bounds = whole.bounds
        self._pieces = [one for one in self._pieces if not (_within(one[0], bounds) and whole.covers(one[1]))]
        outline = whole.buffer(self.clearance, join_style="mitre").simplify(self.clearance * COARSE)
        prepare(whole)
        self._pieces.append((bounds, whole, list(outline.exterior.coords)[:-1]))

    def way(self, start: Point, end: Point) -> tuple[Point, ...] | None:
        """Return the points of a way after its start, or None where every way crosses something."""
        met: list[int] = []
        way: tuple[Point, ...] = (start, end)
        for _ in range(ROUNDS):
            new = [i for a, b in pairwise(way) for i in self._crossed(a, b) if i not in met]
            if not new:
                return way[1:]
            met += list(dict.fromkeys(new))
            around = self._round(start, end, met)
            if around is None:
                return None
            way = around
        return None

    def _crossed(self, a: Point, b: Point, among: Sequence[int] | None = None) -> list[int]:
        """Return the pieces whose inside a straight way runs through."""
        from shapely import LineString

        x1, x2, y1, y2 = min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1])
        path = None
        found = []
        for i in range(len(self._pieces)) if among is None else among:
            (bx1, by1, bx2, by2), piece, _ = self._pieces[i]
            if bx1 <= x2 and x1 <= bx2 and by1 <= y2 and y1 <= by2:
                path = path or LineString([a, b])
                if piece.intersects(path):
                    found.append(i)
        return found

    def _round(self, start: Point, end: Point, met: Sequence[int]) -> tuple[Point, ...] | None:
        """Return the shortest way over corners of the pieces met (A*)."""
        nodes = [start, end, *(corner for i in met for corner in self._pieces[i][2] if not self._covered(corner, met))]
        best = {0: 0.0}
        came: dict[int, int] = {}
        queue = [(math.dist(start, end), 0)]
        closed = set()
        while queue:
            _, at = heapq.heappop(queue)
            if at == 1:
                return tuple(nodes[i] for i in _trace(came))
            if at in closed:
                continue
            closed.add(at)
            for other in range(1, len(nodes)):
                length = best[at] + math.dist(nodes[at], nodes[other])
                if other not in closed and length < best.get(other, math.inf) - 1e-9 and not self._crossed(nodes[at], nodes[other], met):
                    best[other], came[other] = length, at
                    heapq.heappush(queue, (length + math.dist(nodes[other], end), other))
        return None

    def _covered(self, point: Point, met: Sequence[int]) -> bool:
        from shapely import Point as Spot

        x, y = point
        return any(b[0] <= x <= b[2] and b[1] <= y <= b[3] and piece.covers(Spot(point)) for b, piece, _ in (self._pieces[i] for i in met))


def _within(inner: tuple[float, float, float, float], outer: tuple[float, float, float, float]) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _trace(came: dict[int, int]) -> list[int]:
    way = [1]
    while way[-1] != 0:
        way.append(came[way[-1]])
    return way[::-1]
