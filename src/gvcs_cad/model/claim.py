"""A claim: one side of an interface as a real design makes it, read off the ports, holes and round bars of its parts and typed nowhere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.errors import ModelError
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.connection import Mate, Weld
from gvcs_cad.model.design import Design
from gvcs_cad.model.extents import Extents, extents_of
from gvcs_cad.model.mounting import FACING
from gvcs_cad.model.opening import Opening, at_place, in_depth, openings_of, reach
from gvcs_cad.model.paths import child_path
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.port import Port, Side
from gvcs_cad.model.pose import Placed, placed_parts, placed_ports

MASS = "carries_kg"  # the capacity of a host that a module's own mass asks for


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
            found.add(child_path(path, connection.module.path))
    return found


def _welded_paths(design: Design) -> set[str]:
    found = set()
    for path, connection in design.all_connections():
        if isinstance(connection, Weld):
            found |= {child_path(path, one) for one in (connection.a, connection.b)}
    return found


def _below(path: str, above: Set[str]) -> bool:
    steps = path.split("/")
    return any("/".join(steps[:i]) in above for i in range(1, len(steps) + 1))


def _claim(design: Design, name: str, version: str, path: str, port: Port, own: _Own) -> Claim:
    contract = catalog().get(Interface, port.interface)
    into = port_frame(port)
    drilled = [one for one in own.parts if one.part.bores or isinstance(one.part, BarPart)]
    reaches = {axis: max(reach(feature) for feature in contract.features if feature.axis == axis) for axis in sorted({f.axis for f in contract.features})}
    found = [opening for axis, within in reaches.items() for one in drilled for opening in openings_of(one, into, port, axis, within)]
    kept = _of_contract(found, contract, port, own.welded)
    asked = _asked(design, contract, port)
    hours = [part.life.amount for part in design.quantities if part.life.unit == "hours" and part.life.amount is not None]
    return Claim(
        name,
        version,
        port.interface,
        port.side,
        f"{path}#{port.name}" if path else port.name,
        tuple(sorted(set(kept), key=lambda one: (one.part, one.name))),
        port.provides,
        asked,
        min(hours, default=None) if port.side == "module" else None,
        extents_of(own.parts, into) if port.side == "module" else None,
    )


def _asked(design: Design, contract: Interface, port: Port) -> tuple[tuple[str, float], ...]:
    """Return what a side asks of the other: what its port says, and of a module its own mass where the contract says what a host carries.

    The mass is that of all its parts; of what only the kernel can weigh and no formula states, nothing is known here, and it is not in it.
    """
    asked = dict(port.requires)
    if port.side == "module" and MASS in dict(contract.host):
        mass = math.fsum((part.mass or 0.0) * count for part, count in design.quantities.items())
        asked[MASS] = max(asked.get(MASS, 0.0), round(mass, 1))
    return tuple(sorted(asked.items()))


def port_frame(port: Port) -> Placement:
    """Return the motion from the design's frame into the contract's: the host's port, which the module's looks at."""
    inverse = port.at.inverse()
    return inverse if port.side == "host" else FACING @ inverse


def _of_contract(found: Sequence[Opening], contract: Interface, port: Port, welded: frozenset[str]) -> Iterator[Opening]:
    """Yield the openings in the depth of a feature, each told whether its place comes out of a weld.

    A part that holds the whole pattern keeps it through the weld; one that holds a share of it does not, unless drilled after. Of
    features that exclude each other (options) only those count that the side has in full: a tube drilled for one keeps that one.
    """
    kept: dict[Opening, bool] = {}
    for feature in contract.features:
        limits = feature.side(port.side)
        if limits is None or limits.kind == "plane":
            continue
        inside = [one for one in in_depth(found, feature, port.side) if math.hypot(one.x, one.y) <= reach(feature)]
        places = [at_place(inside, feature, i) for i in range(len(feature.places))]
        whole = set.intersection(*({one.part for one in here} for here in places))
        shared = {one for here in places for one in here if one.part not in whole} if all(places) and len(places) > 1 else set()
        for one in inside:
            loose = one in shared and port.stage == "before welding" and _below(one.part, welded)
            kept[one] = kept.get(one, False) or loose
    for one, loose in kept.items():
        yield replace(one, weld=loose)
