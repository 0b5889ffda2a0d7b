"""How a heavy part or module is hung from a hoist: where the slings hold, where its centre of mass is, and what each sling carries.

The hook stands over the centre of mass, so that nothing turns: the pulls of the slings meet there and add up to the weight.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from gvcs_cad.model.balance import balance
from gvcs_cad.model.connection import Mate
from gvcs_cad.model.design import Design
from gvcs_cad.model.extents import extents_of
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.paths import child_path
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.pose import Placed, placed_parts
from gvcs_cad.model.segment import Point
from gvcs_cad.model.vector import Vector

G = 9.80665  # m/s2, standard gravity
HOIST = 50.0  # kg, chosen: what two persons lift together under ISO 11228-1 and EN 1005-2
ANGLE = 45.0  # degrees of each sling to the vertical, at most, EN 1492-1: up to there a pair carries 1.4 times one
QUARTER = 0.25  # of the length from each end: where a bar in two chokers bends least, about
CHOKED = 0.8  # of its rated load a sling carries that is choked round what it lifts, EN 1492-1
ASKEW = 15.0  # degrees by which what hangs from two points may turn about them until its centre of mass is below; chosen
LONGEST = 6000.0  # mm; chosen: what is longer, a house, is put together where it stands and lifted in its panels
LEVEL = 3.0  # degrees that are no matter
EXACT = 1e-6  # of the weight, and of a length in mm
# Carbon bow shackles by size: working load in kg and pin in mm. Published: Crosby, 1/2 to 4-3/4 tons, pins 0.31 to 0.88 in
# (certifiedslings.com, shackle load limits); the tons, of which it does not say which, are taken as the short ones.
SHACKLES = (("1/4 in", 453, 7.9), ("5/16 in", 680, 9.7), ("3/8 in", 907, 11.2), ("1/2 in", 1814, 16.0), ("5/8 in", 2948, 19.1), ("3/4 in", 4309, 22.4))


@dataclass(frozen=True)
class Leg:
    """One sling: the point that holds it, mm, the hole there (diameter, 0 where it is choked round), its length, its angle to the vertical, its force."""

    name: str
    point: Vector
    hole: float
    length: float
    angle: float
    force: float

    @property
    def rated(self) -> float:
        """The load that is written on the sling, kg, at least: a choked one carries less than that."""
        return self.force / G / (1.0 if self.hole else CHOKED)

    @property
    def shackle(self) -> str:
        """The smallest shackle that carries the sling and whose pin goes through the hole; empty where it is choked, or none does both."""
        return next((f"{size}, {load} kg" for size, load, pin in SHACKLES if self.hole >= pin and load >= self.force / G), "")


@dataclass(frozen=True)
class Lift:
    """How a part or module hangs: `kind` is "holes" or "slings", `hook` stands over `centre`, mm in its own frame; of a plate z is 0.

    `up` is the axis that is upwards when it hangs: a plate stands on edge, "y", a module stands as it is built, "z". Hung from two
    points it turns about them by `tilt` degrees until its centre of mass is below them; `centre` is shown as it then hangs.
    """

    kind: str
    up: str
    centre: Vector
    hook: Vector
    mass: float
    legs: tuple[Leg, ...]
    tilt: float = 0.0

    @property
    def weight(self) -> float:
        """Weight in N."""
        return self.mass * G

    @property
    def force(self) -> float:
        """The force for which each sling is chosen, N: the largest, and of more than three legs as if two of them carried all."""
        largest = max(leg.force for leg in self.legs)
        steepest = max(leg.angle for leg in self.legs)
        return max(largest, self.weight / 2 / math.cos(math.radians(steepest))) if len(self.legs) > 3 else largest


def lifting(part: Part) -> Lift | None:
    """Return how a part is lifted: a plate by two holes marked ``empty="lifting"``, a bar or tube in two slings; None where nothing holds it.

    The holes must stand on both sides of the centre of mass, or the plate would turn over on the hook.
    """
    mass = part.mass or 0.0
    if isinstance(part, LinearPart):
        top = part.section.height
        ends = [((part.length * share, top, 0.0), 0.0) for share in (QUARTER, 1 - QUARTER)]
        return _hung("slings", "y", ends, (part.length / 2, top / 2, 0.0), mass)
    if isinstance(part, PlatePart):
        centre = _centroid(part)
        holes = sorted((hole.x, hole.y, hole.diameter) for hole in part.holes if hole.empty == "lifting")
        spanning = [(a, b) for a, b in combinations(holes, 2) if min(a[0], b[0]) < centre[0] < max(a[0], b[0]) and min(a[1], b[1]) >= centre[1] - EXACT]
        if spanning:
            widest = max(spanning, key=lambda pair: math.dist(*pair))
            return _hung("holes", "y", [((x, y, 0.0), diameter) for x, y, diameter in widest], (*centre, 0.0), mass)
    return None


def lifting_design(design: Design) -> Lift | None:
    """Return how a module or machine is lifted as it stands, by its parts' holes marked ``empty="lifting"``; None where they do not hold it.

    Two holes hold it that have the centre of mass between and below them, so that it hangs level; else all that stand above it, if it
    hangs inside them; else two about which it turns a little.
    """
    _, centre = balance(design)
    mass = mass_of(design)
    holes = sorted({_at(hole, place.at.point((hole.x, hole.y, thick / 2))) for place, hole, thick in _lifting_holes(design)})
    above = [(point, diameter) for point, diameter in holes if point[2] > centre[2]]
    pairs: list[Lift] = []
    for pair in sorted(combinations(above, 2), key=lambda pair: -math.dist(pair[0][0], pair[1][0])):
        below, tilt = _turned(pair[0][0], pair[1][0], centre)
        if tilt <= ASKEW and (found := _hung("holes", "z", pair, below, mass)) is not None:
            pairs.append(replace(found, tilt=round(tilt, 1)))
    level = next((one for one in pairs if one.tilt <= LEVEL), None)
    return level or (_hung("holes", "z", above, centre, mass) if len(above) > 2 else None) or next(iter(pairs), None)


def mass_of(design: Design) -> float:
    """Return the mass of a design, kg, with its screws and what it is filled with."""
    return math.fsum((part.mass or 0.0) * count for part, count in design.quantities.items())


def _turned(a: Vector, b: Vector, centre: Vector) -> tuple[Vector, float]:
    """Return a centre of mass moved square to the line of two points until it is below it, seen from above, and the turn that this is, degrees."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    span = math.hypot(dx, dy)
    if span < 1.0:
        return centre, math.inf
    across = ((centre[0] - a[0]) * dy - (centre[1] - a[1]) * dx) / span
    share = ((centre[0] - a[0]) * dx + (centre[1] - a[1]) * dy) / span**2
    drop = a[2] + share * (b[2] - a[2]) - centre[2]
    return (centre[0] - across * dy / span, centre[1] + across * dx / span, centre[2]), math.degrees(math.atan2(abs(across), drop))


def heavy_designs(design: Design) -> Iterator[tuple[str, Design, int]]:
    """Yield the machine and every distinct module in its slots over 50 kg: its name here (that of its first place), itself, and how many there are.

    What is longer than 6 m is a building, and no crane lifts it whole.
    """
    found: dict[str, tuple[str, Design, int]] = {}
    for path, connection in design.all_connections():
        if isinstance(connection, Mate):
            place = child_path(path, connection.module.path)
            node: Part | Design = design
            for name in place.split("/"):
                assert isinstance(node, Design)  # a part is mounted in no slot
                node = node.child(name).item
            if isinstance(node, Design):
                first, _, count = found.get(node.digest, (place.replace("/", "_"), node, 0))
                found[node.digest] = (first, node, count + 1)
    for name, one, count in ((design.name, design, 1), *found.values()):
        if mass_of(one) > HOIST and _length(one) <= LONGEST:
            yield name, one, count


def _length(design: Design) -> float:
    found = extents_of(placed_parts(design), Placement())
    return max(high - low for low, high in zip(found.low, found.high, strict=True)) if found else 0.0


def _lifting_holes(design: Design) -> Iterator[tuple[Placed, Hole, float]]:
    for place in placed_parts(design):
        if isinstance(place.part, PlatePart):
            yield from ((place, hole, place.part.thickness) for hole in place.part.holes if isinstance(hole, Hole) and hole.empty == "lifting")


def _at(hole: Hole, point: Vector) -> tuple[Vector, float]:
    return (tuple(round(v, 3) for v in point), hole.diameter)  # type: ignore[return-value]  # three axes


def _hung(kind: str, up: str, holds: Sequence[tuple[Vector, float]], centre: Vector, mass: float) -> Lift | None:
    """Return the lift by some points; None where the pulls of its slings do not add up to the weight."""
    axis = "xyz".index(up)
    flat = [i for i in range(3) if i != axis]
    reach = max(math.hypot(*(point[i] - centre[i] for i in flat)) for point, _ in holds)
    top = max(point[axis] for point, _ in holds) + reach / math.tan(math.radians(ANGLE))
    hook: Vector = tuple(top if i == axis else centre[i] for i in range(3))  # type: ignore[assignment]  # three axes
    ways = [tuple(hook[i] - point[i] for i in range(3)) for point, _ in holds]
    lengths = [math.hypot(*way) for way in ways]
    if min(lengths) < 1.0:
        return None
    pulls = _pulls([tuple(v / length for v in way) for way, length in zip(ways, lengths, strict=True)], axis, mass * G)
    if pulls is None:
        return None
    angles = [math.degrees(math.acos(min(way[axis] / length, 1.0))) for way, length in zip(ways, lengths, strict=True)]
    data = zip(holds, lengths, angles, pulls, strict=True)
    legs = tuple(Leg(chr(65 + i), point, hole, round(length, 1), round(angle, 1), force) for i, ((point, hole), length, angle, force) in enumerate(data))
    return Lift(kind, up, centre, hook, mass, legs)


def _pulls(ways: Sequence[Sequence[float]], axis: int, weight: float) -> list[float] | None:
    """Return the force along each direction so that all add up to the weight, N, shared as evenly as may be; None where they cannot."""
    import numpy as np

    matrix = np.array(ways).T
    wanted = np.array([weight if i == axis else 0.0 for i in range(3)])
    pulls = np.linalg.lstsq(matrix, wanted, rcond=None)[0]
    left = float(np.linalg.norm(matrix @ pulls - wanted))
    return [float(pull) for pull in pulls] if left <= EXACT * weight and min(pulls) > EXACT * weight else None


def _centroid(plate: PlatePart) -> Point:
    """Return the centre of mass of a plate in its contour's coordinates, mm, from the polygon through its vertices; small holes do not move it."""
    x = y = area = 0.0
    for segment in plate.outer.segments:
        (ax, ay), (bx, by) = segment.start, segment.end
        cross = ax * by - bx * ay
        area, x, y = area + cross / 2, x + (ax + bx) * cross / 6, y + (ay + by) * cross / 6
    return (x / area, y / area)
