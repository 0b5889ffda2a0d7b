"""A bolt holds only if its nut sits wholly on thread and the thread begins before the joint ends; one far too long catches what passes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock, NutStock
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.design import Design
from gvcs_cad.model.fastening import washers_of
from gvcs_cad.model.paths import child_path
from gvcs_cad.units import inch

BEYOND = 1.5  # bolt diameters and a step of the rack beyond the nut, chosen: longer ones snag


@dataclass(frozen=True)
class BoltGrip(Finding):
    """The joint by its first hole, the bolt with its length and grip, mm, and what is wrong."""

    rule = "bolt_grip"
    identity = ("joint", "problem")
    joint: str
    bolt: str
    length: float
    grip: float
    problem: str
    figure: float  # mm
    limit: float  # mm

    def __str__(self) -> str:
        what = f"{self.bolt} x {self.length:.1f} mm on a grip of {self.grip:.1f} mm"
        return f"{self.joint}: {what}: {self.problem}, {self.figure:.1f} mm against {self.limit:.1f} mm"


def bolt_grip(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every bolt with a nut that is too short, whose nut would run onto the plain shank, or that stands out too far."""
    for path, joint in design.all_connections():
        if isinstance(joint, Fasten) and not joint.despite and any(piece.name == "nut" for piece in joint.hardware):
            yield from _judge(child_path(path, str(joint.holes[0])), joint)


def _judge(name: str, joint: Fasten) -> Iterator[Finding]:
    row = catalog().get(BoltStock, joint.bolt)
    nut = catalog().get(NutStock, row.nut).height
    under_head, under_nut = washers_of(joint)
    clamped = joint.grip + under_head + under_nut
    beyond = joint.length - clamped - nut
    if beyond < row.pitch - 1e-3:
        yield BoltGrip(name, joint.bolt, joint.length, joint.grip, "too short: less than a pitch stands beyond the nut", beyond, row.pitch)
    shank = joint.length - thread_length(row, joint.length)
    if shank > clamped + 1e-3:
        yield BoltGrip(name, joint.bolt, joint.length, joint.grip, "the nut runs onto the plain shank before it clamps", shank, clamped)
    longest = BEYOND * row.diameter + _step(row, joint.length)
    if beyond > longest + 1e-3:
        yield BoltGrip(name, joint.bolt, joint.length, joint.grip, "stands out too far beyond the nut", beyond, longest)


def thread_length(row: BoltStock, length: float) -> float:
    """Return the thread's nominal length, mm: ASME B18.2.1 (2 d + 1/4 in to 6 in, 2 d + 1/2 in above), ISO 4014 (2 d + 6, 12, 25), whole if shorter."""
    d = row.diameter
    if row.size.startswith("M"):
        thread = 2 * d + (6 if length <= 125 else 12 if length <= 200 else 25)
    else:
        thread = 2 * d + (inch("1/4") if length <= inch(6) else inch("1/2"))
    return min(thread, length)


def _step(row: BoltStock, length: float) -> float:
    """Return how much longer a bolt is than the next shorter one on the rack, mm."""
    shorter = [other for other in row.lengths if other < length - 1e-6]
    return length - max(shorter) if shorter else length


CHECK = Check("bolt_grip", "a bolt holds only if its nut sits wholly on thread", bolt_grip, gate=False)
