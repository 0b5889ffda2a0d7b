"""A bolt goes in only where its head and its nut have room: no other tube, bar or plate may stand there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.checks.solids_by_formula import Box, Corners, boxes, near
from gvcs_cad.model.design import Design
from gvcs_cad.model.hardware import is_fastener
from gvcs_cad.model.pose import Placed, placed_parts
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.vector import Vector

_AROUND = 12  # points on the circle over the corners of a hexagon


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
    """Yield every bolt head and nut that a tube, bar or plate stands in the way of, as placed."""
    placed = list(placed_parts(design))
    obstacles = [(box, box.bounds()) for p in placed if not p.hardware for box in boxes(p)]
    for piece in placed:
        if piece.hardware and is_fastener(piece.part):
            yield from _blocked(piece, obstacles)


def _blocked(piece: Placed, obstacles: list[tuple[Box, Corners]]) -> Iterator[Finding]:
    points = [piece.at.point(p) for p in _samples(piece)]
    if not points:
        return
    axes = list(zip(*points, strict=True))
    around: Corners = ((min(axes[0]), min(axes[1]), min(axes[2])), (max(axes[0]), max(axes[1]), max(axes[2])))
    for box, bounds in obstacles:
        if near(around, bounds) and any(box.contains(point) for point in points):
            yield BlockedBoltEnd(piece.part.name, piece.path, box.path)
            return


def _samples(piece: Placed) -> list[Vector]:
    """Return points of a bolt's head or a nut, in its own frame: its axis and the circle over its corners, at two heights."""
    assert isinstance(piece.part, PurchasedPart)
    assert piece.part.envelope is not None
    sizes = dict(piece.part.envelope.arguments)
    if "head_width" in sizes:
        width, low, high = float(sizes["head_width"]), -float(sizes["head_height"]), 0.0  # type: ignore[arg-type]  # numbers by hardware()
    elif piece.part.envelope.function.endswith(":hex_nut"):
        width, low, high = float(sizes["width"]), 0.0, float(sizes["height"])  # type: ignore[arg-type]  # numbers by hardware()
    else:
        return []
    radius = width / math.sqrt(3)
    circle = [(radius * math.cos(a), radius * math.sin(a)) for a in (math.tau * i / _AROUND for i in range(_AROUND))]
    return [(x, y, low + (high - low) * share) for share in (0.1, 0.9) for x, y in [(0.0, 0.0), *circle]]


CHECK = Check("bolt_ends", "a bolt goes in only where its head and its nut have room", bolt_ends)
