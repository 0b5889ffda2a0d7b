"""Do holes lie on one axis, do their faces touch, and does a rod pass them all?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from gvcs_cad.model.hole import Bore
from gvcs_cad.model.reference import HoleReference
from gvcs_cad.model.vector import Vector, add, cross, dot, norm, scale, subtract, unit
from gvcs_cad.units import millimetres

TOUCH = 0.01  # mm: nominal faces touch or do not, this only swallows rounding
SLACK = 1e-6  # mm: places are rounded to this
PARALLEL = 1e-6  # rad: directions are rounded to 1e-12


@dataclass(frozen=True)
class Stack:
    """Holes in the order a bolt passes them: it starts at `start`, runs along `along`, clamps `grip` mm."""

    holes: tuple[HoleReference, ...]
    start: Vector
    along: Vector
    grip: float
    problems: tuple[str, ...]


def stack(holes: Sequence[HoleReference], spacer: float = 0.0) -> Stack:
    """Order holes along their common axis, the bolt's head on the side of the first one, and word what is wrong with the row."""
    axis = _axis(holes[0].bore, [hole.bore for hole in holes])
    origin = holes[0].bore.at
    ordered = sorted(holes, key=lambda hole: interval(hole.bore, origin, axis))
    intervals = [interval(hole.bore, origin, axis) for hole in ordered]
    problems = [
        f"{a.at} and {b.at} {f'overlap by {millimetres(-gap)}' if gap < 0 else f'are {millimetres(gap)}'} mm{'' if gap < 0 else ' apart'}"
        for a, b, gap in ((ordered[i], ordered[i + 1], intervals[i + 1][0] - intervals[i][1] - spacer) for i in range(len(ordered) - 1))
        if abs(gap) > TOUCH
    ]
    start = add(_middle_line([hole.bore for hole in ordered], origin, axis), scale(axis, intervals[0][0]))
    return Stack(tuple(ordered), start, axis, round(intervals[-1][1] - intervals[0][0], 6), tuple(problems))


def _middle_line(bores: Sequence[Bore], origin: Vector, axis: Vector) -> Vector:
    """Return where a rod runs through holes that are a little off one another: midway between the outermost, across from the origin."""
    x = square_to(axis)
    found = origin
    for across in (x, cross(axis, x)):
        offsets = [dot(subtract(bore.at, origin), across) for bore in bores]
        shift = (min(offsets) + max(offsets)) / 2
        if abs(shift) > SLACK:  # holes on one axis keep the first one's place to the last digit
            found = add(found, scale(across, shift))
    return found


def _axis(first: Bore, bores: Sequence[Bore]) -> Vector:
    """Return the direction from the head to the nut: away from the first hole."""
    others = sum(dot(subtract(_middle(b), _middle(first)), first.along) for b in bores)
    return first.along if others >= 0 else scale(first.along, -1)


def _middle(bore: Bore) -> Vector:
    return scale(add(bore.at, bore.end), 0.5)


def interval(bore: Bore, origin: Vector, axis: Vector) -> tuple[float, float]:
    """Return where along an axis from an origin a bore begins and ends, mm."""
    ends = (dot(subtract(bore.at, origin), axis), dot(subtract(bore.end, origin), axis))
    return (min(ends), max(ends))


def within(bore: Bore, line: Stack) -> bool:
    """Tell whether a bore lies between the two ends of a row."""
    low, high = interval(bore, line.start, line.along)
    return low >= -TOUCH and high <= line.grip + TOUCH


def parallel(a: Bore, b: Bore) -> bool:
    """Tell whether two bores run along each other, either way."""
    return norm(cross(a.along, b.along)) <= PARALLEL


def misfits(holes: Sequence[HoleReference], diameter: float) -> list[str]:
    """Word every pair of holes that a rod of `diameter` mm cannot pass together: c > (H1 + H2) / 2 - F, or axes not parallel.

    Three holes may pass a rod pair by pair and yet not together.
    """
    found = []
    for a, b in combinations(holes, 2):
        if not parallel(a.bore, b.bore):
            found.append(f"{a.at} and {b.at} are not parallel")
            continue
        room = max((a.bore.diameter + b.bore.diameter) / 2 - diameter, 0.0)
        if offset(a.bore, b.bore) > room + SLACK:
            found.append(f"{a.at} and {b.at} are {millimetres(offset(a.bore, b.bore))} mm off one axis, {millimetres(room)} mm allowed")
    if not found and len(holes) > 2 and not _common_room([hole.bore for hole in holes], diameter):
        found.append(f"{', '.join(str(hole.at) for hole in holes)} leave no room in common for {millimetres(diameter)} mm")
    return found


def offset(a: Bore, b: Bore) -> float:
    """Return the distance between the axes of two parallel bores, mm."""
    away = subtract(b.at, a.at)
    return norm(subtract(away, scale(a.along, dot(away, a.along))))


def _common_room(bores: Sequence[Bore], diameter: float) -> bool:
    """Tell whether one point across the axis is near enough to every hole's centre: a centre is, or a crossing of two circles of play."""
    x = square_to(bores[0].along)
    y = cross(bores[0].along, x)
    discs = [((dot(bore.at, x), dot(bore.at, y)), max((bore.diameter - diameter) / 2, 0.0)) for bore in bores]
    candidates = [centre for centre, _ in discs]
    for (a, ra), (b, rb) in combinations(discs, 2):
        gap = math.dist(a, b)
        if gap > SLACK:
            along = (ra**2 - rb**2 + gap**2) / (2 * gap)
            aside = math.sqrt(max(ra**2 - along**2, 0.0))
            dx, dy = (b[0] - a[0]) / gap, (b[1] - a[1]) / gap
            candidates += [(a[0] + along * dx - side * dy, a[1] + along * dy + side * dx) for side in (aside, -aside)]
    return any(all(math.dist(point, centre) <= room + 2 * SLACK for centre, room in discs) for point in candidates)


def square_to(direction: Vector) -> Vector:
    """Return some direction square to another, the same one every time."""
    flattest = min(range(3), key=lambda i: (abs(round(direction[i], 6)), i))
    axis: Vector = (float(flattest == 0), float(flattest == 1), float(flattest == 2))
    return unit(subtract(axis, scale(direction, dot(direction, axis))))


def axis_of(bore: Bore) -> tuple[Vector, Vector]:
    """Return the direction of a bore's axis, the same for both ways along it, and the point of the axis nearest the origin."""
    sign = next(math.copysign(1.0, v) for v in bore.along if abs(v) > 1e-6)
    direction = scale(bore.along, sign)
    return direction, subtract(bore.at, scale(direction, dot(bore.at, direction)))
