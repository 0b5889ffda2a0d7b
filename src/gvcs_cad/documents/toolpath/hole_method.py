"""How each hole of a plate is made: torched, torched undersize and finished, or marked and drilled. The shop's policy and the fit decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock
from gvcs_cad.catalog.torch import HolePolicy, Torch
from gvcs_cad.documents.drilled_holes import drilled_holes
from gvcs_cad.documents.toolpath.process import CutProcess
from gvcs_cad.model.connection import Fasten, Pin, Press
from gvcs_cad.model.design import Design, Occurrence
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.units import exact, millimetres

Making = Literal["torch", "undersize", "spot", "drill"]
ROOM = 0.5  # mm between the crater and the edges of a hole, both sides together; chosen
LARGEST_DRILL = 50.0  # mm; chosen: the largest usual twist drill
FITTED = {"pivot": "a pivot", "bore": "bored to fit"}  # reasons of an empty hole that ask for a fit
Fits = Mapping[tuple[str, str], str]  # part number and hole -> why it must fit


@dataclass(frozen=True)
class HoleMethod:
    """One hole of a plate: what the torch cuts (`torched`, a diameter or width in mm; None for nothing) and what is done afterwards.

    `diameter` is the finished one, mm; `why` tells why it is not torched to size; `x`, `y` are in the plate's own frame.
    """

    part_no: str
    hole: str
    x: float
    y: float
    diameter: float
    making: Making
    torched: float | None
    finish: str = ""
    why: str = ""


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
                part = _item(assembly, hole.path)
                if isinstance(part, PlatePart) and (reason := _reason(connection, part, hole.name, policy)):
                    found[(part.name, hole.name)].add(reason)
    return {key: " and ".join(sorted(reasons)) for key, reasons in sorted(found.items())}


def _item(assembly: Design, path: str) -> object:
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
    if clearance < policy.tolerance:
        return f"{connection.bolt} has {millimetres(clearance)} mm of clearance, the torch holds {millimetres(policy.tolerance)} mm"
    return ""


def hole_methods(part_no: str, plate: PlatePart, process: CutProcess, torch: Torch, must_fit: Fits) -> tuple[HoleMethod, ...]:
    """Return the method of every hole and slot of a plate, in the order stated; in a nest its part number may not be its name."""
    return tuple(_method(part_no, hole, process, torch, must_fit) for hole in plate.holes)


def _method(part_no: str, hole: Hole | SlotHole, process: CutProcess, torch: Torch, must_fit: Fits) -> HoleMethod:
    policy = torch.holes
    reason = must_fit.get((part_no, hole.name), "") or FITTED.get(hole.empty, "")
    too_small = _too_small(hole.diameter, isinstance(hole, SlotHole), process, torch)
    if isinstance(hole, SlotHole) and too_small:
        return _made(part_no, hole, "drill", None, f"slot {millimetres(hole.length)} mm between centres: drill its ends and saw or mill between", too_small)
    marked: Making = "spot" if policy.spot else "drill"
    if too_small:
        return _made(part_no, hole, marked, None, "drill and ream" if _turns(reason) else "drill", f"{too_small}; {reason}" if reason else too_small)
    if not reason:
        return _made(part_no, hole, "torch", hole.diameter)
    under = exact(hole.diameter - policy.undersize)
    finish = "bore" if hole.diameter > LARGEST_DRILL else "drill and ream" if _turns(reason) else "drill"
    if "drilled by" not in reason and not _too_small(under, False, process, torch):
        return _made(part_no, hole, "undersize", under, finish, reason)
    return _made(part_no, hole, marked, None, finish, reason)


def _too_small(diameter: float, slot: bool, process: CutProcess, torch: Torch) -> str:
    """Word why a hole or slot of this width cannot be torched; empty where it can. A round one is pierced at its centre."""
    least = torch.holes.least_ratio * process.thickness
    if diameter < least - 1e-9:
        return f"{millimetres(diameter)} mm is less than {torch.holes.least_ratio:g} x thickness"
    room = (torch.crater + (0 if slot else 2)) * process.hole_kerf
    if diameter < room + ROOM:
        return f"{millimetres(diameter)} mm leaves no room for the pierce, which asks for {millimetres(room + ROOM)} mm"
    return ""


def _turns(reason: str) -> bool:
    return any(word in reason for word in ("pin", "pivot"))


def _made(part_no: str, hole: Hole | SlotHole, making: Making, torched: float | None, finish: str = "", why: str = "") -> HoleMethod:
    return HoleMethod(part_no, hole.name, hole.x, hole.y, hole.diameter, making, torched, finish, why)
