"""Holes of plates that a contract has drilled: a port that promises jig-drilled holes is broken by a torch that cuts them to size."""

from __future__ import annotations

from collections.abc import Iterator

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.model.claim import claim_at
from gvcs_cad.model.design import Design
from gvcs_cad.model.opening import at_place, in_depth
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.port import Port

DRILLED = ("jig-drilled", "layout-drilled", "cnc", "machined")  # processes of catalog/data/Process.yaml that no torch is


def drilled_holes(design: Design) -> dict[tuple[str, str], str]:
    """Return by part number and hole why it is drilled, for every plate that makes a place of such a port's contract."""
    found: dict[tuple[str, str], str] = {}
    for _, inner in design.subtrees():
        for path, port in _ports(inner):
            if port.process in DRILLED:
                found.update(dict.fromkeys(_plates(inner, path, port), f"{port.process} by {port.interface}"))
    return dict(sorted(found.items()))


def _ports(design: Design) -> Iterator[tuple[str, Port]]:
    yield from (("", port) for port in design.ports)
    yield from ((child.name, port) for child in design.children if isinstance(child.item, Part) for port in child.item.ports)


def _plates(design: Design, path: str, port: Port) -> Iterator[tuple[str, str]]:
    openings = claim_at(design, path, port.name).openings
    for feature in catalog().get(Interface, port.interface).features:
        limits = feature.side(port.side)
        if limits is None or limits.kind == "plane" or not limits.female:
            continue
        for index in range(len(feature.places)):
            for opening in at_place(in_depth(openings, feature, port.side), feature, index):
                part = _part_at(design, opening.part)
                if isinstance(part, PlatePart):
                    yield part.name, opening.name


def _part_at(design: Design, path: str) -> Part | Design:
    item: Part | Design = design
    for name in path.split("/"):
        assert isinstance(item, Design)
        item = item.child(name).item
    return item
