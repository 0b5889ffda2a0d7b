"""Printed caps for open tube ends: no water, mud or wasps inside."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gvcs_cad import Assembly, Placement, PrintedPart, TubeStock, catalog_row, chosen, cq, hours, inch, shape

from .table import Row

OURS = chosen("printed helpers are our own design")
PLAY, ROUNDER = 0.7, 0.65  # mm: the sleeve is narrower than the tube's inside, its corners are rounder
FLANGE, LIP, DEPTH, WALL = 101.6, 2.4, 14.0, 3.0  # mm


def end_cap(inside: float, flange: float, lip: float, depth: float, wall: float, corner: float) -> cq.Workplane:
    """Return a cap: a square flange on the bed and a sleeve with round corners that goes into the tube, mm."""
    sleeve = cq.Workplane("XY").rect(inside, inside).extrude(lip + depth).edges("|Z").fillet(corner)
    room = cq.Workplane("XY").rect(inside - 2 * wall, inside - 2 * wall).extrude(lip + depth).edges("|Z").fillet(corner - wall)
    return cq.Workplane("XY").rect(flange, flange).extrude(lip).union(sleeve.cut(room))


def _rounded(side: float, corner: float) -> float:
    """Return the area of a square with round corners, mm2."""
    return side**2 - (4 - math.pi) * corner**2


def cap(wall: str) -> PrintedPart:
    """Return the cap for a 4 in tube's end, `wall` in inches; its frame: the tube's end plane, +Z into the tube."""
    row = catalog_row(TubeStock, f"tube 4x4x{wall}")
    inside = round(row.width - 2 * row.wall - PLAY, 4)
    corner = round(max((row.corner or row.wall) - row.wall + ROUNDER, WALL + 0.5), 4)
    return PrintedPart(
        "cap_4x4" if wall == "1/4" else f"cap_4x4x{wall.replace('/', '_')}",
        shape=shape(end_cap, inside=inside, flange=FLANGE, lip=LIP, depth=DEPTH, wall=WALL, corner=corner),
        material_name="PETG",
        stated_volume=FLANGE**2 * LIP + (_rounded(inside, corner) - _rounded(inside - 2 * WALL, corner - WALL)) * DEPTH,
        life=hours(10000),
        basis=OURS,
        infill_percent=30,
        walls=3,
    )


def add_caps(frame: Assembly, rows: Sequence[Row], wall: str) -> None:
    """Close both ends of every tube; the caps are called ``cap_PIECE_start`` and ``cap_PIECE_end``."""
    middle, one = FLANGE / 2, cap(wall)
    for row in rows:
        for name, at in row.pieces():
            for end, x, turn in (("start", -LIP, 90), ("end", inch(row.length_in) + LIP, -90)):
                frame.add(one, name=f"cap_{name}_{end}", at=at @ Placement(x, middle, middle) @ Placement().turned("y", turn))
