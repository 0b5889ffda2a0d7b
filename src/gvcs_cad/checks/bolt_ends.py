"""A bolt goes in only where its head and its nut have room: no other tube, bar or plate may stand there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.checks.prism_overlap import Prism, prism, reaches_into
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
    obstacles = [(box, box.bounds()) for p in placed if not p.hardware for box in boxes(p)]
    for piece in placed:
        if piece.hardware and is_fastener(piece.part):
            yield from _blocked(piece, obstacles)


def _blocked(piece: Placed, obstacles: list[tuple[Box, Corners]]) -> Iterator[Finding]:
    head = _end(piece)
    if head is None:
        return
    axes = list(zip(*head.points, strict=True))
    around: Corners = ((min(axes[0]), min(axes[1]), min(axes[2])), (max(axes[0]), max(axes[1]), max(axes[2])))
    for box, bounds in obstacles:
        if near(around, bounds) and reaches_into(head, box):
            yield BlockedBoltEnd(piece.part.name, piece.path, box.path)
            return


def _end(piece: Placed) -> Prism | None:
    """Return the space of a bolt's head or a nut: the circle over its corners between two heights; None for a washer."""
    assert isinstance(piece.part, PurchasedPart)
    assert piece.part.envelope is not None
    sizes: dict[str, Any] = dict(piece.part.envelope.arguments)
    function = piece.part.envelope.function.partition(":")[2]
    if function in ("hex_bolt", "socket_bolt"):
        round_head = function == "socket_bolt"
        return prism(piece.at, sizes["head_width"] / (2 if round_head else math.sqrt(3)), -sizes["head_height"], 0.0)
    if function == "hex_nut":
        return prism(piece.at, sizes["width"] / math.sqrt(3), 0.0, sizes["height"])
    if function == "clevis_pin":
        return prism(piece.at, sizes["head_diameter"] / 2, -sizes["head_height"], 0.0)
    return None


CHECK = Check("bolt_ends", "a bolt goes in only where its head and its nut have room", bolt_ends)
