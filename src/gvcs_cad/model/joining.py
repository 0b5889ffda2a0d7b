"""What must be undone to take a part out: the bolts, pins, presses and welds that hold each part of a design, by its path."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from gvcs_cad.model.connection import Fasten, Nail, Pin, Press, Weld
from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import placed_parts

Kind = Literal["bolt", "pin", "press", "nail"]


@dataclass(frozen=True)
class Tie:
    """One joint that a person undoes in one step: what it is, the parts that it holds together, and the pieces that come off with it."""

    kind: Kind
    name: str
    parts: frozenset[str]
    pieces: frozenset[str]


@dataclass
class Joining:
    """The ties of every part, and which parts are welded into one."""

    ties: dict[str, list[Tie]] = field(default_factory=lambda: defaultdict(list))
    welded: dict[str, frozenset[str]] = field(default_factory=dict)

    def unit(self, path: str) -> frozenset[str]:
        """Return a part with all that is welded to it."""
        return self.welded.get(path, frozenset((path,)))


def joining(design: Design) -> Joining:
    """Collect every tie and weld of a design."""
    found = Joining()
    paths = [placed.path for placed in placed_parts(design)]
    for path, joint in design.all_connections():
        inside = f"{path}/" if path else ""
        if isinstance(joint, Weld):
            ends = [[part for part in paths if part == end or part.startswith(f"{end}/")] for end in (inside + joint.a, inside + joint.b)]
            together = frozenset().union(*(found.unit(part) for end in ends for part in end))
            found.welded |= dict.fromkeys(together, together)
        elif isinstance(joint, Nail):
            sides = [frozenset(part for part in paths if part == end or part.startswith(f"{end}/")) for end in (inside + joint.a, inside + joint.b)]
            tie = Tie("nail", f"{inside}{joint.a}", sides[0] | sides[1], frozenset())
            for part in tie.parts:
                found.ties[part].append(tie)
        elif isinstance(joint, (Fasten, Pin, Press)) and joint.holes:
            hardware = frozenset(f"{inside}{joint.holes[0]}.{piece.name}" for piece in joint.hardware)
            inner = joint.inner if isinstance(joint, Press) else joint.pin if isinstance(joint, Pin) else ""
            held = frozenset(inside + hole.path for hole in joint.holes) | (frozenset((inside + inner,)) if inner else frozenset())
            kind: Kind = "bolt" if isinstance(joint, Fasten) else "pin" if isinstance(joint, Pin) else "press"
            tie = Tie(kind, f"{inside}{joint.holes[0]}", held, hardware)
            for part in held | hardware:
                found.ties[part].append(tie)
    _hang(design, found)
    return found


def _hang(design: Design, found: Joining) -> None:
    """Let the pins through the lugs of a linked cylinder hold the cylinder too."""
    for path, inner in design.subtrees():
        inside = f"{path}/" if path else ""
        for link in inner.links:
            for end in (link.base, link.rod):
                ears = frozenset(inside + hole.path for hole in end)
                for tie in dict.fromkeys(tie for ear in sorted(ears) for tie in found.ties.get(ear, ())):
                    if tie.kind == "pin" and ears <= tie.parts and any(tie.name == f"{inside}{hole}" for hole in end):
                        found.ties[inside + link.name].append(tie)
