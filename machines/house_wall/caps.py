"""What ties the panels together: the second top plate, whose joints lie over the middle of panels, and strips over the ends at outer corners."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from gvcs_cad import Assembly, BarPart, BarStock, PlatePart, PlateStock, Reference, catalog_row, chosen, inch, place, rectangle

from .plan import Plan, Wall
from .published import MODULES

OURS = chosen("our own: boards end in the middle of a panel, at a corner the plate of the next wall lies over the last one (WAC 246-359-340 rows 10 and 13)")
NAIL, EVERY = "nail 16d", inch(16)
SPLICE, REACH = 8, inch(24)  # 16d on each side of a joint of the panels' plates, within 24 in of it (IBC table 2304.10.1)
LAP = 2  # 16d where plates cross


def add_caps(house: Assembly, plan: Plan, raised: Mapping[str, Reference], longest: float) -> None:
    """Lay the second top plate on every run of panels of one height."""
    number = 0
    for run in plan.runs:
        for level in _levels(run):
            depth, before, behind = _depth(level[0]), _lapped(plan, level[0]), _laps(plan, level[-1])
            begin, end = (-_depth(before) if before else 0.0), math.fsum(_width(wall) for wall in level) - (depth if behind else 0.0)
            for start, stop in _boards(level, begin, end, longest):
                number += 1
                board = BarPart(f"cap_{_lumber(level[0])}_{_size(stop - start)}", stock=f"lumber {_lumber(level[0])}", length=stop - start, basis=OURS)
                laid = house.add(board, name=f"cap_{number}", at=raised[level[0].name].at @ place(start, 0, _height(level[0])))
                _nail_down(house, laid, level, start, stop, raised)
                if before and start < 0:
                    house.nail(laid, raised[before.name], nail=NAIL, count=LAP)


def _levels(run: Sequence[Wall]) -> list[list[Wall]]:
    """Split a run where height or depth changes."""
    found: list[list[Wall]] = []
    for wall in run:
        if found and (_height(found[-1][-1]), _depth(found[-1][-1])) == (_height(wall), _depth(wall)):
            found[-1].append(wall)
        else:
            found.append([wall])
    return found


def _lapped(plan: Plan, first: Wall) -> Wall | None:
    """Return the wall before an outer corner whose end the plate of `first` lies over."""
    by_name = {wall.name: wall for wall in plan.walls}
    after = by_name.get(first.after) if first.port == "outer_corner" else None
    if first.name == "wall_1" and plan.closing == "outer_corner":
        after = plan.outside[-1]
    return after if after is not None and _height(after) == _height(first) else None


def _laps(plan: Plan, last: Wall) -> bool:
    return any(_lapped(plan, wall) is last for wall in plan.walls)


def _boards(level: Sequence[Wall], begin: float, end: float, longest: float) -> list[tuple[float, float]]:
    """Split a plate into boards that end in the middle of a panel where one is in reach."""
    middles, at = [], 0.0
    for wall in level:
        middles.append(at + _width(wall) / 2)
        at += _width(wall)
    found = []
    while end - begin > longest + 1e-6:
        even = begin + (end - begin) / math.ceil((end - begin) / longest)
        reached = [m for m in middles if begin + inch(24) < m <= begin + longest]
        stop = min(reached, key=lambda m: (abs(m - even), m), default=begin + longest)
        found.append((begin, stop))
        begin = stop
    return [*found, (begin, end)]


def _nail_down(house: Assembly, board: Reference, level: Sequence[Wall], start: float, stop: float, raised: Mapping[str, Reference]) -> None:
    at = 0.0
    for wall in level:
        shared = min(stop, at + _width(wall)) - max(start, at)
        if shared > 1:
            joints = sum(wall is not end and start + 1 < edge < stop - 1 for end, edge in ((level[0], at), (level[-1], at + _width(wall))))
            rest = max(shared - joints * REACH, 0.0)
            house.nail(board, raised[wall.name], nail=NAIL, count=joints * SPLICE + math.ceil(rest / EVERY) + 1)
        at += _width(wall)


def add_corners(house: Assembly, plan: Plan, raised: Mapping[str, Reference], sheathing: str) -> None:
    """Cover the end of each outside wall at an outer corner with a strip of its sheathing."""
    lapped = [wall for wall in plan.outside if _ends_at_corner(plan, wall) and MODULES[wall.module]["sheathing"] != "none"]
    for number, wall in enumerate(lapped, 1):
        skin, high = catalog_row(PlateStock, sheathing).thickness, _height(wall)
        wide = _depth(wall) + skin
        outer = rectangle(wide, high)
        strip = PlatePart(f"corner_{_size(wide)}x{_size(high)}", stock=sheathing, outer=outer, cut="router", basis=OURS)
        laid = house.add(strip, name=f"corner_{number}", at=raised[wall.name].at @ place(_width(wall), -skin, 0, x_axis="+y", z_axis="+x"))
        house.nail(laid, raised[wall.name], nail="nail 8d", count=2 * math.ceil(high / inch(6)) + 2)


def _ends_at_corner(plan: Plan, wall: Wall) -> bool:
    closes = wall is plan.outside[-1] and plan.closing == "outer_corner"
    return closes or any(other.after == wall.name and other.port == "outer_corner" for other in plan.walls)


def _width(wall: Wall) -> float:
    return float(MODULES[wall.module]["width"])


def _height(wall: Wall) -> float:
    return float(MODULES[wall.module]["height"])


def _lumber(wall: Wall) -> str:
    return str(MODULES[wall.module]["lumber"])


def _depth(wall: Wall) -> float:
    return catalog_row(BarStock, f"lumber {_lumber(wall)}").width


def _size(length: float) -> str:
    return f"{length / 25.4:.6g}".replace(".", "p")
