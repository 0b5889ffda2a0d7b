"""Where every stick of a panel stands: plates, studs, header, cripples, sill and blocking, as iconic-cad's wall_builder.py has them.

Panel frame: x along the wall, y from the outside of the studs inwards, z up from the slab. All in mm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gvcs_cad import BarStock, catalog_row, inch

from .parameters import Opening, WallPanelParameters

THICK = inch("1-1/2")  # of all 2x lumber
LEAST = inch(1)  # a shorter cripple is left out
BLOCKS = inch(24)  # blocking under a sill, centre to centre


@dataclass(frozen=True)
class Member:
    """A stick: its nominal size, length, lower corner, and how it lies: ``flat`` or ``edge`` along x, or a ``stud`` along z."""

    name: str
    size: str
    length: float
    x: float
    y: float
    z: float
    lies: str

    @property
    def depth(self) -> float:
        """Its wide side."""
        return catalog_row(BarStock, f"lumber {self.size}").width

    @property
    def box(self) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
        """Its extent along x, y and z."""
        long, thick, wide = self.length, THICK, self.depth
        dx, dy, dz = {"flat": (long, wide, thick), "edge": (long, thick, wide), "stud": (thick, wide, long)}[self.lies]
        return (self.x, self.x + dx), (self.y, self.y + dy), (self.z, self.z + dz)


def stud_places(width: float, spacing: float) -> list[float]:
    """Return the left edges of the studs: 0, every spacing, the last at the end."""
    last, places = width - THICK, [0.0]
    while places[-1] + spacing + THICK <= last + 1e-6:
        places.append(places[-1] + spacing)
    return [*places, last] if last - places[-1] > 1e-6 else places


def members(p: WallPanelParameters) -> list[Member]:
    """Return every stick of the panel."""
    top, opening = p.height - THICK, p.hole
    found = [Member("top_plate", p.lumber, p.width, 0, 0, top, "flat")]
    if opening is None:
        found.append(Member("bottom_plate", p.lumber, p.width, 0, 0, 0, "flat"))
        found += [Member(f"stud_{i}", p.lumber, top - THICK, x, 0, THICK, "stud") for i, x in enumerate(stud_places(p.width, p.spacing_mm), 1)]
        return [*found, *_ladder(p)]
    return [*found, *_bottom(p, opening), *_sides(p, opening), *_header(p, opening), *_below(p, opening)]


def _ladder(p: WallPanelParameters) -> Iterator[Member]:
    """Yield four blocks of 2x4 behind a partition that lands between two studs."""
    for before, right in pairwise(stud_places(p.width, p.spacing_mm)):
        left = before + THICK
        if p.junction and left <= p.junction - inch("1-3/4") <= right:
            step = (p.height - 2 * THICK) / 5
            for i in range(1, 5):
                yield Member(f"block_{i}", "2x4", right - left, left, p.depth - THICK, THICK + i * step - inch("1-3/4"), "edge")


def _bottom(p: WallPanelParameters, o: Opening) -> list[Member]:
    if o.sill:
        return [Member("bottom_plate", p.lumber, p.width, 0, 0, 0, "flat")]
    return [Member("bottom_plate_left", p.lumber, o.left, 0, 0, 0, "flat"), Member("bottom_plate_right", p.lumber, p.width - o.right, o.right, 0, 0, "flat")]


def _sides(p: WallPanelParameters, o: Opening) -> Iterator[Member]:
    """Yield end studs, kings beside the jacks where there is room, and the jacks."""
    full, ends = p.height - 2 * THICK, {"left": 0.0, "right": p.width - THICK}
    kings = {"left": o.left - (p.jacks + 1) * THICK, "right": o.right + p.jacks * THICK}
    for side, jack, outwards in (("left", o.left - THICK, -THICK), ("right", o.right, THICK)):
        yield Member(f"end_{side}", p.lumber, full, ends[side], 0, THICK, "stud")
        if abs(kings[side] - ends[side]) >= THICK - 1e-6:
            yield Member(f"king_{side}", p.lumber, full, kings[side], 0, THICK, "stud")
        yield Member(f"jack_{side}", p.lumber, o.top - THICK, jack, 0, THICK, "stud")
        if p.jacks == 2:
            yield Member(f"jack_{side}_2", p.lumber, o.top - THICK, jack + outwards, 0, THICK, "stud")


def _header(p: WallPanelParameters, o: Opening) -> Iterator[Member]:
    """Yield the plies of the header, flush with both faces, and the cripples on it."""
    long, begin = o.right - o.left + 2 * p.jacks * THICK, o.left - p.jacks * THICK
    plies = [0.0, p.depth - THICK][: p.plies]
    for i, y in enumerate(plies, 1):
        yield Member(f"header_{i}", p.header, long, begin, y, o.top, "edge")
    foot = o.top + catalog_row(BarStock, f"lumber {p.header}").width
    if p.height - THICK - foot > LEAST:
        for i, x in enumerate(_cripples(p, o), 1):
            yield Member(f"top_cripple_{i}", p.lumber, p.height - THICK - foot, x, 0, foot, "stud")


def _cripples(p: WallPanelParameters, o: Opening) -> list[float]:
    places = [x for x in stud_places(p.width, p.spacing_mm) if o.left < x and x + THICK < o.right]
    return places or [(o.left + o.right - THICK) / 2]


def _below(p: WallPanelParameters, o: Opening) -> Iterator[Member]:
    """Yield sill, subheader and what stands between them: cripples, cut by blocking every 24 in."""
    if not o.sill:
        return
    wide, under = o.right - o.left, o.sill - THICK
    yield Member("sill", p.lumber, wide, o.left, 0, under, "flat")
    yield Member("subheader", p.lumber, wide, o.left, 0, THICK, "flat")
    foot = 2 * THICK
    for level, head in enumerate([*_levels(under), under], 1):
        for i, x in enumerate(_cripples(p, o), 1):
            yield Member(f"cripple_{level}_{i}", p.lumber, head - foot, x, 0, foot, "stud")
        if head < under:
            yield Member(f"blocking_{level}", p.lumber, wide, o.left, 0, head, "flat")
        foot = head + THICK


def _levels(under: float) -> list[float]:
    """Return the undersides of the blocking: every 24 in from the bottom plate, while a cripple fits above."""
    return [z for i in range(1, 9) if (z := THICK + i * BLOCKS) + THICK < under - LEAST]
