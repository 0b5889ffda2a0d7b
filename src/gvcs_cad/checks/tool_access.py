"""A fastener that no tool reaches is tightened once, on the bench, and never again: each can be held on one side and turned on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock, NutStock
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Finding
from gvcs_cad.checks.geometry_check import Case, GeometryCheck, Result
from gvcs_cad.geometry.bodies import Bodies
from gvcs_cad.geometry.comparison import Notebook
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.geometry.surroundings import Surroundings
from gvcs_cad.geometry.wrench import key_reach, reach
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.design import Design
from gvcs_cad.model.motion import positions
from gvcs_cad.model.piece import Piece, pieces
from gvcs_cad.model.placement import Placement

SIDES = ("nowhere", "only held", "turned")


@dataclass(frozen=True)
class NoToolAccess(Finding):
    """The joint, its bolt, and how head and nut are reached in the best of all named positions."""

    rule = "tool_access"
    severity = "warning"
    identity = ("joint",)
    joint: str
    bolt: str
    head: str
    nut: str

    def __str__(self) -> str:
        nut = f", the nut {self.nut}" if self.nut else ", and it has no nut"
        return f"{self.joint}: no tool tightens {self.bolt}: the head can be {self.head}{nut}, in every named position"


def tool_access_cases(design: Design, shop: Shop) -> Iterator[Case]:
    """Yield one case for all bolts of a design."""
    if any(isinstance(joint, Fasten) for _, joint in design.all_connections()):
        yield Case("bolts", partial(every_bolt, design))


def every_bolt(design: Design, shapes: Shapes, notebook: Notebook) -> Result:
    """Try every bolt as placed, and those that no tool reaches in each named pose."""
    joints = [(f"{path}/{joint.holes[0]}" if path else str(joint.holes[0]), joint) for path, joint in design.all_connections() if isinstance(joint, Fasten)]
    bodies, waiting = Bodies(shapes), dict(joints)
    best: dict[str, tuple[int, int]] = {}
    for _, values in positions(design):
        around = Surroundings(pieces(design, values), bodies)
        standing = {piece.path: piece for piece in around.pieces}
        for name, joint in list(waiting.items()):
            found = _reached(name, joint, standing, around)
            best[name] = max(best.get(name, (-1, -1)), found, key=lambda pair: (min(pair), max(pair)))
            if max(found) == len(SIDES) - 1 and min(found) >= 1:
                del waiting[name]
    findings = [NoToolAccess(name, joint.bolt, SIDES[best[name][0]], _nut_word(joint, best[name][1])) for name, joint in joints if name in waiting]
    return Result(tuple(findings), (f"{len(joints)} bolts, {len(findings)} out of reach",))


def _nut_word(joint: Fasten, reached: int) -> str:
    return SIDES[reached] if any(piece.name == "nut" for piece in joint.hardware) else ""


def _reached(name: str, joint: Fasten, standing: dict[str, Piece], around: Surroundings) -> tuple[int, int]:
    """Return how head and nut are reached; a tapped hole holds by itself."""
    row = catalog().get(BoltStock, joint.bolt)
    own = {f"{name}.{piece.name}" for piece in joint.hardware}
    bolt = standing[f"{name}.bolt"]
    face = bolt.at @ Placement(0, 0, -row.head_height).turned("x", 180)
    turns = key_reach if row.head == "socket" else reach
    head = turns(around, face, row.head_width, row.head_height, own)
    nut = standing.get(f"{name}.nut")
    if nut is None:
        return head, 1
    size = catalog().get(NutStock, row.nut)
    return head, reach(around, nut.at @ Placement(0, 0, size.height), size.width, size.height, own)


CHECK = GeometryCheck("tool_access", "a fastener that no tool reaches is never tightened again", tool_access_cases)
