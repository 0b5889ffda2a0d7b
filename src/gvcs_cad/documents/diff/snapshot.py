"""A design as it is compared: its parts, what they are cut from, ports, joints, welds, hazards and signatures, as plain values."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.documents.bom import Bom, BomLine
from gvcs_cad.documents.cut_list import cut_list
from gvcs_cad.documents.diff.joined import connections
from gvcs_cad.model.canonical import dump
from gvcs_cad.model.connection import Weld
from gvcs_cad.model.contour import Contour, Vertex
from gvcs_cad.model.design import Design
from gvcs_cad.model.hardware import is_fastener
from gvcs_cad.model.hazard import Hazard
from gvcs_cad.model.part import Part
from gvcs_cad.model.paths import child_path
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.rating import Rating
from gvcs_cad.model.safety import Verification

SCHEMA = "gvcs.snapshot/1"
PLATE = "m2 of plate"


@dataclass(frozen=True, kw_only=True)
class PartState:
    """One distinct part: mass in kg and cost of one piece (None is unknown), and its length in mm if it is sawn.

    `data` is the canonical dump, `contours` the edges of a plate with the outer one first (vertices x, y in mm, bulge),
    `places` the paths where it stands; all three are empty where only a bill of materials is known. `drawn` is the key of the
    code that draws a part which a designer's own function draws: equal keys are equal solids, and where it is empty nobody can tell.
    """

    name: str
    kind: str
    digest: str
    quantity: int
    description: str
    source: str
    process: str
    material: str
    stock: str
    revision: str
    length: float | None
    mass: float | None
    cost: Decimal | None
    currency: str
    safety: str
    basis: str
    note: str
    fastener: bool
    places: tuple[str, ...] = ()
    contours: tuple[tuple[Vertex, ...], ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    drawn: str = ""


@dataclass(frozen=True)
class StockUse:
    """What of one stock a machine takes: bars to buy, or square metres of plate."""

    stock: str
    unit: str
    amount: float


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Everything of one machine in one configuration that a comparison looks at.

    `placed` tells by path where every occurrence stands; `ports`, `joints` and `welds` are plain data by path.
    `unknown` names in words what this snapshot cannot tell, so that silence about it is never taken for equality.
    `findings` are those of the checks, None where they were not run; `verdicts` tell by port and interface whether the side that stands there,
    as its processes can make it at worst, passes the gauges of its contract, None where that was not asked. `accepted` tells by rule and
    subject until when and why a finding is accepted, None where that was not asked; `connections` are None where they are not known.
    `complete` is false where it was read from a bill of materials alone.
    """

    machine: str
    title: str
    version: str
    configuration: str
    design: str
    parameters: Mapping[str, str]
    currency: str
    mass: float
    cost: Decimal
    unweighed: int
    unpriced: int
    parts: tuple[PartState, ...]
    stock: tuple[StockUse, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    verifications: tuple[Verification, ...] = ()
    ratings: Mapping[str, str] = field(default_factory=dict)
    placed: Mapping[str, Any] = field(default_factory=dict)
    ports: Mapping[str, Any] = field(default_factory=dict)
    joints: Mapping[str, Any] = field(default_factory=dict)
    welds: Mapping[str, Any] = field(default_factory=dict)
    connections: Mapping[str, Any] | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[str, ...] | None = None
    verdicts: Mapping[str, str] | None = None
    accepted: Mapping[str, str] | None = None
    unknown: tuple[str, ...] = ()
    complete: bool = True


def snapshot(
    design: Design,
    shop: Shop,
    bom: Bom,
    *,
    machine: str,
    title: str,
    version: str,
    configuration: str,
    parameters: Mapping[str, str],
    hazards: Sequence[Hazard] = (),
    verifications: Sequence[Verification] = (),
    ratings: Sequence[Rating] = (),
) -> Snapshot:
    """Return the snapshot of a design in a shop. Needs no CAD kernel; raises what `cut_list` raises."""
    lines = {line.digest: line for line in bom.lines}
    places = _places(design)
    return Snapshot(
        machine=machine,
        title=title,
        version=version,
        configuration=configuration,
        design=design.digest,
        parameters=dict(parameters),
        currency=bom.currency,
        mass=bom.mass_kg,
        cost=bom.cost,
        unweighed=bom.unweighed,
        unpriced=bom.unpriced,
        parts=tuple(part_state(part, lines[part.digest], tuple(places[part.digest])) for part in design.quantities),
        stock=_stock(design, shop),
        hazards=tuple(hazards),
        verifications=tuple(verifications),
        ratings={rating.name: str(rating).removeprefix(f"{rating.name}: ") for rating in ratings},
        placed={path: _at(at) for path, at in _standing(design, "", Placement())},
        ports={f"{path}#{port.name}": dump(port) for path, inner in design.subtrees() for port in inner.ports},
        joints={child_path(path, joint.name): dump(joint) for path, inner in design.subtrees() for joint in inner.joints},
        welds=_welds(design),
        connections=connections(design),
    )


def part_state(part: Part, line: BomLine, places: tuple[str, ...]) -> PartState:
    """Return the state of one part from the part itself and its line in the bill."""
    return PartState(
        name=part.name,
        kind=type(part).__name__,
        digest=part.digest,
        quantity=line.quantity,
        description=line.description,
        source=line.source,
        process=line.process,
        material=line.material,
        stock=line.stock,
        revision=line.revision,
        length=line.length_mm,
        mass=line.mass_kg,
        cost=line.unit_cost,
        currency=line.currency,
        safety=part.safety.role if part.safety else "",
        basis=line.basis,
        note=line.note,
        fastener=is_fastener(part),
        places=places,
        contours=tuple(contour.vertices for contour in _edges(part)),
        data=dump(part),
    )


def _edges(part: Part) -> tuple[Contour, ...]:
    return (part.outer, *part.inner) if isinstance(part, PlatePart) else ()


def _places(design: Design) -> dict[str, list[str]]:
    """Return the paths of every part by digest, hardware left out: a bolt is counted, not placed by a person."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, inner in design.subtrees():
        for child in inner.children:
            if isinstance(child.item, Part):
                found[child.item.digest].append(child_path(path, child.name))
        for link in inner.links:
            found[link.cylinder.digest].append(child_path(path, link.name))
    return found


def _standing(design: Design, path: str, at: Placement) -> list[tuple[str, Placement]]:
    found = []
    for child in design.children:
        inner, here = child_path(path, child.name), at @ child.at
        found += _standing(child.item, inner, here) if isinstance(child.item, Design) else [(inner, here)]
    return found


def _at(at: Placement) -> list[Any]:
    return [*at.origin, *(value for row in at.rotation for value in row)]


def _stock(design: Design, shop: Shop) -> tuple[StockUse, ...]:
    """Return bars by the cut list, and plate by the area of its parts: how many sheets that takes, a nest tells."""
    bars = [StockUse(cuts.stock, "bars", float(sum(bar.quantity for bar in cuts.bars))) for cuts in cut_list(design, shop)]
    areas: dict[str, list[float]] = defaultdict(list)
    for plate in design.distinct(PlatePart):
        areas[plate.stock].append(plate.area * design.quantities[plate])
    return (*bars, *(StockUse(stock, PLATE, round(math.fsum(areas[stock]) * 1e-6, 6)) for stock in sorted(areas)))


def _welds(design: Design) -> dict[str, Any]:
    """Return leg, length and class of every weld by the two occurrences it joins, numbered where there are several."""
    found: dict[str, Any] = {}
    for path, connection in design.all_connections():
        if isinstance(connection, Weld):
            name = f"{child_path(path, connection.a)} to {child_path(path, connection.b)}"
            again = sum(known == name or known.startswith(f"{name} (") for known in found)
            key = f"{name} ({again + 1})" if again else name
            found[key] = {"leg": connection.leg, "length": connection.length, "weld_class": connection.weld_class}
    return found
