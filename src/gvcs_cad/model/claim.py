"""A claim: one side of an interface as a real design makes it, read off the ports, holes and round bars of its parts and typed nowhere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Feature, Interface
from gvcs_cad.errors import ModelError
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.connection import Mate, Weld
from gvcs_cad.model.design import Design
from gvcs_cad.model.extents import Extents, extents_of
from gvcs_cad.model.hole import Bore, SlotHole
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.mounting import FACING
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.port import Port, Side
from gvcs_cad.model.pose import Placed, placed_parts, placed_ports
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


@dataclass(frozen=True)
class Claim:
    """One side of an interface that a module or host says it keeps: everything that a contract can be held against without its CAD."""

    name: str
    version: str
    interface: str
    side: Side
    port: str
    openings: tuple[Opening, ...] = ()
    provides: tuple[tuple[str, float], ...] = ()
    requires: tuple[tuple[str, float], ...] = ()
    life_hours: float | None = None
    extents: Extents | None = None

    @property
    def label(self) -> str:
        """Name and version: ``power_cube 1.0.0``."""
        return f"{self.name} {self.version}".strip()


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


def claims(design: Design, name: str, version: str) -> Iterator[Claim]:
    """Iterate over the claims of a module or machine: every port of its own, and every host port below that no mounted module brings."""
    own = _own(design)
    for path, port in own.ports:
        if not path or port.side == "host":
            yield _claim(design, name, version, path, port, own)


@lru_cache(maxsize=64)  # four wheels hang from one kind of place
def claim_at(design: Design, path: str, port: str, name: str = "", version: str = "") -> Claim:
    """Return the claim of one port of a design; of a host, without the modules that stand in its slots. Raises ModelError if there is none."""
    own = _own(design)
    found = next((one for where, one in own.ports if where == path and one.name == port), None)
    if found is None:
        raise ModelError(f"{design.name}: no port {port} at {path or 'its top'}")
    return _claim(design, name or design.name, version, path, found, own)


def contracts_of(design: Design, *, everything: bool = False) -> list[Interface]:
    """Return the contracts that a design's ports name, or every one of the catalogue, in the order of their names."""
    rows = catalog().rows(Interface)
    used = {port.interface for _, port in placed_ports(design)}
    return [rows[key] for key in sorted(rows if everything else used)]


def own_parts(design: Design, port: str) -> tuple[tuple[Placed, ...], Port]:
    """Return the parts of a design that no mounted module brings, and one of its ports by the name a claim gives it. Raises ModelError."""
    path, _, name = port.rpartition("#")
    own = _own(design)
    found = next((one for where, one in own.ports if where == path and one.name == name), None)
    if found is None:
        raise ModelError(f"{design.name}: no port {port}")
    return own.parts, found


def same_holes(a: Claim, b: Claim) -> bool:
    """Tell whether two claims are drilled alike, whatever their parts and ports are called: four wheels hang from one kind of place."""

    def drilled(claim: Claim) -> list[tuple[object, ...]]:
        return sorted((o.x, o.y, o.low, o.high, o.axis, o.diameter, o.process, o.slot, o.angle, o.weld, o.male) for o in claim.openings)

    alike = (a.interface, a.side, a.provides, a.requires, a.life_hours) == (b.interface, b.side, b.provides, b.requires, b.life_hours)
    return alike and drilled(a) == drilled(b)


@dataclass(frozen=True)
class _Own:
    """What is a design's own: parts and ports that no mounted module brings, and the paths that are welded."""

    parts: tuple[Placed, ...]
    ports: tuple[tuple[str, Port], ...]
    welded: frozenset[str]


@lru_cache(maxsize=16)  # a tractor has six mates, and each asks for the same
def _own(design: Design) -> _Own:
    mounted = mounted_paths(design)
    parts = tuple(one for one in placed_parts(design) if not one.hardware and not _below(one.path, mounted))
    ports = tuple((path, port) for path, port in placed_ports(design) if not _below(path, mounted))
    return _Own(parts, ports, frozenset(_welded_paths(design)))


def mounted_paths(design: Design) -> set[str]:
    """Return the paths of the modules that stand in slots: what is below them is not the host's."""
    found = set()
    for path, connection in design.all_connections():
        if isinstance(connection, Mate):
            found.add(f"{path}/{connection.module.path}" if path else connection.module.path)
    return found


def _welded_paths(design: Design) -> set[str]:
    found = set()
    for path, connection in design.all_connections():
        if isinstance(connection, Weld):
            found |= {f"{path}/{one}" if path else one for one in (connection.a, connection.b)}
    return found


def _below(path: str, above: Set[str]) -> bool:
    steps = path.split("/")
    return any("/".join(steps[:i]) in above for i in range(1, len(steps) + 1))


def _claim(design: Design, name: str, version: str, path: str, port: Port, own: _Own) -> Claim:
    contract = catalog().get(Interface, port.interface)
    into = port_frame(port)
    drilled = [one for one in own.parts if one.part.bores or isinstance(one.part, BarPart)]
    reaches = {axis: max(_reach(feature) for feature in contract.features if feature.axis == axis) for axis in sorted({f.axis for f in contract.features})}
    found = [opening for axis, reach in reaches.items() for one in drilled for opening in _openings(one, into, port, axis, reach)]
    kept = _of_contract(found, contract, port, own.welded)
    hours = [part.life.amount for part in design.quantities if part.life.unit == "hours" and part.life.amount is not None]
    return Claim(
        name,
        version,
        port.interface,
        port.side,
        f"{path}#{port.name}" if path else port.name,
        tuple(sorted(set(kept), key=lambda one: (one.part, one.name))),
        port.provides,
        port.requires,
        min(hours, default=None) if port.side == "module" else None,
        extents_of(own.parts, into) if port.side == "module" else None,
    )


def port_frame(port: Port) -> Placement:
    """Return the motion from the design's frame into the contract's: the host's port, which the module's looks at."""
    inverse = port.at.inverse()
    return inverse if port.side == "host" else FACING @ inverse


def cyclic(v: Vector, axis: str) -> Vector:
    """Return a vector with the coordinate along an axis last and the others in their cyclic order."""
    first = {"z": 0, "x": 1, "y": 2}[axis]
    return (v[first], v[(first + 1) % 3], v[(first + 2) % 3])


def _reach(feature: Feature) -> float:
    """Return how far from the axis of its contract a feature's holes are looked for, mm."""
    return max(math.hypot(*place) for place in feature.places) + search_radius(feature)


def _openings(one: Placed, into: Placement, port: Port, axis: str, reach: float) -> Iterator[Opening]:
    """Yield what a part has along an axis, no further from it than `reach`, mm: of a thousand holes of a machine a contract has a dozen."""
    at = into @ one.at
    slots = {hole.name: hole for hole in one.part.holes if isinstance(hole, SlotHole)} if isinstance(one.part, PlatePart) else {}
    for bore, male in (*((bore, False) for bore in one.part.bores), *((bore, True) for bore in _pins(one.part))):
        start = cyclic(at.point(bore.at), axis)
        if math.hypot(start[0], start[1]) > reach + ON_AXIS or abs(cyclic(at.direction(bore.along), axis)[2]) < PARALLEL:
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
    defaults: Mapping[str, str] = {"saw": "layout-drilled", "shear": "layout-drilled", "lathe": "machined", "mill": "machined"}
    return "layout-drilled" if isinstance(part, LinearPart) else defaults.get(made, made)


def _of_contract(found: Sequence[Opening], contract: Interface, port: Port, welded: frozenset[str]) -> Iterator[Opening]:
    """Yield the openings in the depth of a feature, each told whether its place comes out of a weld.

    A part that holds the whole pattern keeps it through the weld; one that holds a share of it does not, unless drilled after.
    """
    for feature in contract.features:
        limits = feature.side(port.side)
        if limits is None or limits.kind == "plane":
            continue
        inside = [one for one in in_depth(found, feature, port.side) if math.hypot(one.x, one.y) <= _reach(feature)]
        whole = {
            part
            for part in {one.part for one in inside}
            if all(any(one.part == part for one in at_place(inside, feature, i)) for i in range(len(feature.places)))
        }
        for one in inside:
            loose = one.part not in whole and port.stage == "before welding" and _below(one.part, welded) and len(feature.places) > 1
            yield replace(one, weld=loose)
