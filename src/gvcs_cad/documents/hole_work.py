"""How a hole of a plate is made: the torch cuts no hole that is small for its thickness, and none that a pin or bearing turns in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from gvcs_cad.documents.drilled_holes import drilled_holes
from gvcs_cad.model.connection import At, Pin, Press
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart

HoleWork = Literal["torch", "laser", "drill", "bore"]
LEAST_RATIO = 1.5  # diameter over thickness below which a torch cuts no round hole (LinuxCNC, QtPlasmaC documentation, "Hole Cutting")
LARGEST_DRILL = 38.1  # mm; chosen: the largest drill of a village shop, 1-1/2 in. Beyond it a hole is torched under size and bored


def hole_work(plate: PlatePart, hole: Hole | SlotHole, *, pinned: bool = False) -> HoleWork:
    """Return how a hole is made; `pinned` tells that a pin or bearing sits in it."""
    turns = pinned or hole.empty in ("pivot", "bore")
    thin = plate.cut == "laser" or (plate.cut == "torch" and hole.diameter >= LEAST_RATIO * plate.thickness)
    if thin and not turns:
        return "laser" if plate.cut == "laser" else "torch"
    return "drill" if hole.diameter <= LARGEST_DRILL else "bore"


def pinned_holes(design: Design) -> dict[Part, frozenset[str]]:
    """Return by part the names of its holes that a pin or bearing sits in, or that a contract has drilled, anywhere in a design."""
    found: dict[Part, set[str]] = {}
    plates = {part.name: part for part in design.distinct(PlatePart)}
    for part_no, name in drilled_holes(design):
        found.setdefault(plates[part_no], set()).add(name)
    for part, name in _pinned(design):
        found.setdefault(part, set()).add(name)
    return {part: frozenset(names) for part, names in found.items()}


def _pinned(design: Design) -> Iterator[tuple[Part, str]]:
    for _, inner in design.subtrees():
        for connection in inner.connections:
            if isinstance(connection, (Pin, Press)):
                for hole in connection.holes:
                    yield _part_at(inner, hole), hole.name


def _part_at(design: Design, hole: At) -> Part:
    item: Part | Design = design
    for name in hole.path.split("/"):
        assert isinstance(item, Design)
        item = item.child(name).item
    assert isinstance(item, Part)
    return item
