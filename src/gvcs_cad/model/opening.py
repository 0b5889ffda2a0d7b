"""Holes and round bars on the axes of a contract, read off the parts of a design."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.interface import Feature
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.hole import Bore, SlotHole
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.port import Port, Side
from gvcs_cad.model.pose import Placed
from gvcs_cad.model.vector import Vector
from gvcs_cad.units import exact

PARALLEL = 0.9999  # cosine: the axis of a feature is the port's Z
ON_AXIS = 0.01  # mm in depth that a hole must share with the contract's


@dataclass(frozen=True)
class Opening:
    """A hole or pin on an axis of the contract: `x`, `y` where it stands across it, `low` to `high` along it, mm in the host's port frame.

    `slot` is the length between the end centres of a slot and `angle` its direction in degrees; `thickness` that of its plate.
    `weld` says that its place comes out of a weld. A pin has `male`.
    """

    part: str
    name: str
    x: float
    y: float
    low: float
    high: float
    axis: str
    diameter: float
    process: str
    thickness: float | None = None
    slot: float = 0.0
    angle: float = 0.0
    weld: bool = False
    male: bool = False

    def __str__(self) -> str:
        return f"{self.part}#{self.name}"


def in_depth(openings: Sequence[Opening], feature: Feature, side: Side) -> list[Opening]:
    """Return the holes (or pins, where the side has pins) on a feature's axis within the side's depth."""
    limits = feature.side(side)
    if limits is None:
        return []
    low, high = feature.depth(side)
    of_kind = [one for one in openings if one.axis == feature.axis and one.male != limits.female]
    return [one for one in of_kind if one.high > low + ON_AXIS and one.low < high - ON_AXIS]


def at_place(openings: Sequence[Opening], feature: Feature, index: int) -> list[Opening]:
    """Return the openings that belong to a place of a feature: of each part the nearest, if it is nearer than half way to the next place.

    What else a part is drilled for beside the pattern is no hole of the contract's.
    """
    x, y = feature.places[index]
    away = {one: math.hypot(one.x - x, one.y - y) for one in openings}
    nearest: dict[str, float] = {}
    for one, distance in away.items():
        nearest[one.part] = min(distance, nearest.get(one.part, distance))
    return [one for one, distance in away.items() if distance <= search_radius(feature) and distance <= nearest[one.part] + ON_AXIS]


def search_radius(feature: Feature) -> float:
    """Return how far from a place its hole is looked for, mm: half the least pitch, or once the feature's size where it is alone."""
    pitches = [math.dist(a, b) for i, a in enumerate(feature.places) for b in feature.places[:i]]
    largest = max(limits.size[1] for limits in (feature.host, feature.module) if limits)
    return min(min(pitches) / 2, 30.0) if pitches else largest


def reach(feature: Feature) -> float:
    """Return how far from the axis of its contract a feature's holes are looked for, mm."""
    return max(math.hypot(*place) for place in feature.places) + search_radius(feature)


def openings_of(one: Placed, into: Placement, port: Port, axis: str, within: float) -> Iterator[Opening]:
    """Yield what a part has along an axis, no further from it than `within`, mm: of a thousand holes of a machine a contract has a dozen."""
    at = into @ one.at
    slots = {hole.name: hole for hole in one.part.holes if isinstance(hole, SlotHole)} if isinstance(one.part, PlatePart) else {}
    for bore, male in (*((bore, False) for bore in one.part.bores), *((bore, True) for bore in _pins(one.part))):
        start = cyclic(at.point(bore.at), axis)
        if math.hypot(start[0], start[1]) > within + ON_AXIS or abs(cyclic(at.direction(bore.along), axis)[2]) < PARALLEL:
            continue
        end = cyclic(at.point(bore.end), axis)
        low, high = sorted((start[2], end[2]))
        slot = slots.get(bore.name)
        thickness = one.part.thickness if isinstance(one.part, PlatePart) else None
        yield Opening(
            part=one.path,
            name=bore.name,
            x=exact(start[0]),
            y=exact(start[1]),
            low=exact(low),
            high=exact(high),
            axis=axis,
            diameter=exact(bore.diameter),
            process="stock" if male else process_of(one.part, port),
            thickness=thickness,
            slot=slot.length if slot else 0.0,
            angle=_angle(at, slot.angle, axis) if slot else 0.0,
            male=male,
        )


def _angle(at: Placement, degrees: float, axis: str) -> float:
    x, y, _ = cyclic(at.direction((math.cos(math.radians(degrees)), math.sin(math.radians(degrees)), 0.0)), axis)
    return exact(math.degrees(math.atan2(y, x)))


def cyclic(v: Vector, axis: str) -> Vector:
    """Return a vector with the coordinate along an axis last and the others in their cyclic order."""
    first = {"z": 0, "x": 1, "y": 2}[axis]
    return (v[first], v[(first + 1) % 3], v[(first + 2) % 3])


def _pins(part: Part) -> Iterator[Bore]:
    """Yield what a part puts into another's hole: a length of round bar is a pin."""
    if isinstance(part, BarPart) and part.section.shape == "round":
        middle = part.section.width / 2
        yield Bore("outside", (0.0, middle, middle), (1.0, 0.0, 0.0), part.section.width, part.length)


def process_of(part: Part, port: Port) -> str:
    """Return how a part's holes are made: as the port says, or as the part is made; holes in sawn stock are laid out by hand unless told."""
    made = part.process
    if made == "buy":
        return "buy"
    if port.process:
        return port.process
    defaults: Mapping[str, str] = {"saw": "layout-drilled", "shear": "layout-drilled", "lathe": "machined", "mill": "machined", "drill": "layout-drilled"}
    return "layout-drilled" if isinstance(part, LinearPart) else defaults.get(made, made)
