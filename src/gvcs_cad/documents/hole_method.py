"""How each hole of a plate is made: cut, cut undersize and finished, or drilled. One rule for drawing, setup sheet and program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock
from gvcs_cad.catalog.torch import HolePolicy, Torch
from gvcs_cad.documents.drilled_holes import drilled_holes
from gvcs_cad.model.connection import Fasten, Pin, Press
from gvcs_cad.model.design import Design, Occurrence
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.units import exact, millimetres

Making = Literal["cut", "undersize", "spot", "drill"]
Finish = Literal["", "drill", "drill and ream", "bore", "drill the ends, saw between", "mill or file to width"]
ROOM = 0.5  # mm between the crater and the edges of a hole, both sides together; chosen
LARGEST_DRILL = 38.1  # mm; chosen: the largest drill of a village shop, 1-1/2 in. Beyond it a hole is bored
FITTED = {"pivot": "a pivot", "bore": "bored to fit"}  # reasons of an empty hole that ask for a fit
Fits = Mapping[tuple[str, str], str]  # part number and hole -> why it must fit


@dataclass(frozen=True)
class HoleMethod:
    """One hole of a plate: what the torch cuts (`torched`, a diameter or width in mm; None for nothing) and what is done afterwards.

    `diameter` is the finished one, mm; `why` tells why it is not cut to size; `x`, `y` are in the plate's own frame.
    `length` is that between the centres of a slot's ends, mm, 0 for a round hole.
    """

    part_no: str
    hole: str
    x: float
    y: float
    diameter: float
    making: Making
    torched: float | None
    finish: Finish = ""
    why: str = ""
    length: float = 0.0

    def made_by(self, process: str) -> str:
        """Return the words of a hole table: `process` is what cuts the plate's outline."""
        if self.torched is None:
            return self.finish
        return process if self.making == "cut" else f"{process} {millimetres(self.torched)}, {self.finish}"


def fits(design: Design, policy: HolePolicy) -> dict[tuple[str, str], str]:
    """Return every hole of a design in which something must fit, by part number and name, with the reason.

    A pin, a bearing or bushing, a tapped hole; a bolt with less clearance than the torch holds; and what a contract has drilled.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, reason in drilled_holes(design).items():
        found[key].add(reason)
    for _, assembly in design.subtrees():
        for connection in assembly.connections:
            for hole in connection.holes:
                part = item_at(assembly, hole.path)
                if isinstance(part, PlatePart) and (reason := _reason(connection, part, hole.name, policy)):
                    found[(part.name, hole.name)].add(reason)
    return {key: " and ".join(sorted(reasons)) for key, reasons in sorted(found.items())}


def item_at(assembly: Design, path: str) -> object:
    """Return the part or assembly that stands at a path, ``loader/arm_left``."""
    item: object = assembly
    for name in path.split("/"):
        item = item.child(name).item if isinstance(item, Design) else item
    return item.item if isinstance(item, Occurrence) else item


def _reason(connection: object, part: PlatePart, name: str, policy: HolePolicy) -> str:
    if isinstance(connection, Pin):
        return "a pin turns in it"
    if isinstance(connection, Press):
        return "a bearing, bushing or fitting sits in it"
    bore = next((bore for bore in part.bores if bore.name == name), None)
    if not isinstance(connection, Fasten) or bore is None:
        return ""
    if bore.thread:
        return f"a thread for {bore.thread}"
    clearance = bore.diameter - catalog().get(BoltStock, connection.bolt).diameter
    if part.cut == "torch" and clearance < policy.tolerance:
        return f"{connection.bolt} has {millimetres(clearance)} mm of clearance, the torch holds {millimetres(policy.tolerance)} mm"
    return ""


def hole_methods(part_no: str, plate: PlatePart, kerf: float, torch: Torch, must_fit: Fits, *, sawn: bool = False) -> tuple[HoleMethod, ...]:
    """Return the method of every hole and slot of a plate, in the order stated; in a nest its part number may not be its name.

    `kerf` is that of small holes in its stock, mm. A laser or router cuts any hole but one that must fit; a shear cuts none, nor does a saw.
    """
    return tuple(_method(part_no, plate, hole, kerf, torch, must_fit, sawn) for hole in plate.holes)


def _method(part_no: str, plate: PlatePart, hole: Hole | SlotHole, kerf: float, torch: Torch, must_fit: Fits, sawn: bool) -> HoleMethod:
    policy = torch.holes
    slot = isinstance(hole, SlotHole)
    reason = must_fit.get((part_no, hole.name), "") or FITTED.get(hole.empty, "")
    uncut = "a saw cuts no hole" if sawn else _uncut(plate, hole.diameter, slot, kerf, torch)
    marked: Making = "spot" if policy.spot and plate.cut == "torch" and not slot and not sawn else "drill"
    finish = _finish(hole, reason, from_nothing=bool(uncut))
    if uncut:
        return _made(part_no, hole, marked, None, finish, f"{uncut}; {reason}" if reason else uncut)
    if not reason:
        return _made(part_no, hole, "cut", hole.diameter)
    under = exact(hole.diameter - policy.undersize)
    if "drilled by" not in reason and not _uncut(plate, under, slot, kerf, torch):
        return _made(part_no, hole, "undersize", under, finish, reason)
    return _made(part_no, hole, marked, None, _finish(hole, reason, from_nothing=True), reason)


def _uncut(plate: PlatePart, diameter: float, slot: bool, kerf: float, torch: Torch) -> str:
    """Word why a hole or slot of this width cannot be cut by what cuts the outline; empty where it can. A round one is pierced at its centre."""
    if plate.cut != "torch":
        return "a shear cuts no hole" if plate.cut == "shear" else ""
    least = torch.holes.least_ratio * plate.thickness
    if diameter < least - 1e-9:
        return f"{millimetres(diameter)} mm is less than {torch.holes.least_ratio:g} x thickness"
    room = (torch.crater + (0 if slot else 2)) * kerf
    if diameter < room + ROOM:
        return f"{millimetres(diameter)} mm leaves no room for the pierce, which asks for {millimetres(room + ROOM)} mm"
    return ""


def _finish(hole: Hole | SlotHole, reason: str, *, from_nothing: bool) -> Finish:
    """Return what is done after the torch; a slot is drilled at its ends where nothing of it is cut."""
    if isinstance(hole, SlotHole):
        return "drill the ends, saw between" if from_nothing else "mill or file to width"
    if hole.diameter > LARGEST_DRILL:
        return "bore"
    return "drill and ream" if "a pin" in reason or "a pivot" in reason else "drill"


def _made(part_no: str, hole: Hole | SlotHole, making: Making, torched: float | None, finish: Finish = "", why: str = "") -> HoleMethod:
    length = hole.length if isinstance(hole, SlotHole) else 0.0
    return HoleMethod(part_no, hole.name, hole.x, hole.y, hole.diameter, making, torched, finish, why, length)
