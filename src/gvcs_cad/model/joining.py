"""What must be undone to take a part out: the bolts, pins, presses and welds that hold each part of a design, by its path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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

    def add(self, tie: Tie) -> None:
        """Note a tie at every part that it holds and at every piece that comes off with it."""
        for part in tie.parts | tie.pieces:
            self.ties[part].append(tie)

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
            together = frozenset().union(*(found.unit(part) for part in _parts_at(paths, inside + joint.a, inside + joint.b)))
            found.welded |= dict.fromkeys(together, together)
        elif isinstance(joint, Nail):
            found.add(Tie("nail", f"{inside}{joint.a}", _parts_at(paths, inside + joint.a, inside + joint.b), frozenset()))
        elif isinstance(joint, (Fasten, Pin, Press)) and joint.holes:
            found.add(_tie(joint, inside))
    _hang(design, found)
    return found


def _parts_at(paths: Sequence[str], *ends: str) -> frozenset[str]:
    """Return the paths of all parts at or below some occurrences."""
    return frozenset(part for part in paths for end in ends if part == end or part.startswith(f"{end}/"))


def _tie(joint: Fasten | Pin | Press, inside: str) -> Tie:
    """Return the tie through holes; `inside` is the path of its assembly, with the stroke behind it."""
    kind: Kind = "bolt" if isinstance(joint, Fasten) else "pin" if isinstance(joint, Pin) else "press"
    inner = "" if isinstance(joint, Fasten) else joint.pin if isinstance(joint, Pin) else joint.inner
    held = {inside + hole.path for hole in joint.holes} | ({inside + inner} if inner else set())
    pieces = frozenset(f"{inside}{joint.holes[0]}.{piece.name}" for piece in joint.hardware)
    return Tie(kind, f"{inside}{joint.holes[0]}", frozenset(held), pieces)


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
