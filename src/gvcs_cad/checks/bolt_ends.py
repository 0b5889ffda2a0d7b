"""A bolt goes in only where its head and its nut have room: no other tube, bar or plate may stand there."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.checks.prism_overlap import prism, reaches_into
from gvcs_cad.checks.solids_by_formula import Box, Corners, boxes, near
from gvcs_cad.model.design import Design
from gvcs_cad.model.hardware import is_fastener
from gvcs_cad.model.pose import Placed, placed_parts
from gvcs_cad.model.purchased import PurchasedPart


@dataclass(frozen=True)
class BlockedBoltEnd(Finding):
    """The fastener, where it stands, and what stands in its place."""

    rule = "blocked_bolt_end"
    fastener: str
    path: str
    by: str

    def __str__(self) -> str:
        return f"{self.path}: no room for {self.fastener}, {self.by} stands there"


def bolt_ends(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every head of a bolt or clevis pin, and every nut, that a tube, bar or plate stands in the way of, as placed."""
    placed = list(placed_parts(design))
    obstacles = _Obstacles(box for p in placed if not p.hardware for box in boxes(p))
    for piece in placed:
        if piece.hardware and is_fastener(piece.part):
            yield from _blocked(piece, obstacles)


class _Obstacles:
    """Boxes by the cells of space that they reach into, so that a bolt meets its neighbours only."""

    CELL = 250.0  # mm: some heads and some plates to a cell

    def __init__(self, found: Iterable[Box]) -> None:
        self._cells: dict[tuple[int, ...], list[tuple[int, Box, Corners]]] = defaultdict(list)
        for number, box in enumerate(found):
            bounds = box.bounds()
            for cell in self._reached(bounds):
                self._cells[cell].append((number, box, bounds))

    def near(self, around: Corners) -> Iterator[Box]:
        """Yield the boxes whose bounds meet a space, in the order in which they were given."""
        known = {number: box for cell in self._reached(around) for number, box, bounds in self._cells.get(cell, ()) if near(around, bounds)}
        return (known[number] for number in sorted(known))

    def _reached(self, bounds: Corners) -> Iterable[tuple[int, ...]]:
        low, high = bounds
        return product(*(range(math.floor(a / self.CELL), math.floor(b / self.CELL) + 1) for a, b in zip(low, high, strict=True)))


def _blocked(piece: Placed, obstacles: _Obstacles) -> Iterator[Finding]:
    end = _end(piece)
    if end is None:
        return
    radius, low, high = end
    (ax, ay, az), (bx, by, bz) = piece.at.point((0.0, 0.0, low)), piece.at.point((0.0, 0.0, high))
    around: Corners = (
        (min(ax, bx) - radius, min(ay, by) - radius, min(az, bz) - radius),
        (max(ax, bx) + radius, max(ay, by) + radius, max(az, bz) + radius),
    )
    for box in obstacles.near(around):
        if reaches_into(prism(piece.at, radius, low, high), box):
            yield BlockedBoltEnd(piece.part.name, piece.path, box.path)
            return


def _end(piece: Placed) -> tuple[float, float, float] | None:
    """Return the space of a bolt's head or a nut: radius over its corners and two heights on its axis, mm; None for a washer."""
    assert isinstance(piece.part, PurchasedPart)
    assert piece.part.envelope is not None
    sizes: dict[str, Any] = dict(piece.part.envelope.arguments)
    function = piece.part.envelope.function.partition(":")[2]
    if function in ("hex_bolt", "socket_bolt"):
        round_head = function == "socket_bolt"
        return sizes["head_width"] / (2 if round_head else math.sqrt(3)), -sizes["head_height"], 0.0
    if function == "hex_nut":
        return sizes["width"] / math.sqrt(3), 0.0, sizes["height"]
    if function == "clevis_pin":
        return sizes["head_diameter"] / 2, -sizes["head_height"], 0.0
    return None


CHECK = Check("bolt_ends", "a bolt goes in only where its head and its nut have room", bolt_ends)
