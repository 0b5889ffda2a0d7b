"""The bolts of a design as somebody with tools meets them: what is turned, what is held, and what comes off with them."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock, NutStock
from gvcs_cad.geometry.wrench import Drive, Grip
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.design import Design
from gvcs_cad.model.joining import Joining, Tie
from gvcs_cad.model.paths import child_path


@dataclass(frozen=True)
class Screw:
    """One bolt of a design by the name of its joint: the drives of its head and nut, the paths of their pieces and of all its hardware."""

    name: str
    joint: Fasten
    tie: Tie
    ends: tuple[tuple[str, Drive], ...]
    own: frozenset[str]


def screws(design: Design, joints: Joining) -> list[Screw]:
    """Return every bolt of a design."""
    ties = {tie.name: tie for tied in joints.ties.values() for tie in tied if tie.kind == "bolt"}
    found = []
    for path, joint in design.all_connections():
        if isinstance(joint, Fasten):
            name = child_path(path, str(joint.holes[0]))
            row = catalog().get(BoltStock, joint.bolt)
            ends = [(f"{name}.bolt", Drive(row.head, row.head_width, row.head_height, row.diameter))]
            if any(piece.name == "nut" for piece in joint.hardware):
                nut = catalog().get(NutStock, row.nut)
                ends.append((f"{name}.nut", Drive("hex", nut.width, nut.height, nut.diameter)))
            found.append(Screw(name, joint, ties[name], tuple(ends), frozenset(f"{name}.{piece.name}" for piece in joint.hardware)))
    return found


def best_of(screw: Screw) -> Grip:
    """Return what a hindered tool should do: with two ends one may only be held."""
    return 1 if len(screw.ends) > 1 else 2


def turns(grips: tuple[Grip, ...]) -> bool:
    """Tell whether a bolt can be tightened: one end turned, the other held at least."""
    return max(grips) == 2 and min(grips) >= 1
