"""A floor plan as a list of words: names of modules, and ``left`` or ``right`` for a corner; a partition begins with ``at WALL INCHES``.

Walls go round the house counter-clockwise as seen from above, their outside to the right. A plan that ends with a corner comes back to its first wall.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from gvcs_cad import inch

from .published import MODULES

CORNERS = {"left": "outer_corner", "right": "inner_corner"}


@dataclass(frozen=True)
class Wall:
    """One wall: its name in the house, its module, the wall it is joined to (none for the first) and that wall's port."""

    name: str
    module: str
    after: str = ""
    port: str = "right"


@dataclass
class Plan:
    """Walls in the order they are raised, where partitions land on them, the last corner of a closed plan, and what is wrong with it."""

    walls: list[Wall] = field(default_factory=list)
    junctions: dict[str, float] = field(default_factory=dict)
    closing: str = ""
    problems: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[Wall]:
        """The walls round the house, without partitions, in their order."""
        return [wall for wall in self.walls if wall.name.startswith("wall_")]

    @property
    def runs(self) -> list[list[Wall]]:
        """Walls that stand in one line, one after another."""
        found: list[list[Wall]] = []
        for wall in self.walls:
            if found and wall.port == "right" and wall.after == found[-1][-1].name:
                found[-1].append(wall)
            else:
                found.append([wall])
        return found


def read(walls: Sequence[str], partitions: Sequence[str]) -> Plan:
    """Return the plan that the words say; what they get wrong stands in its problems."""
    plan = Plan()
    plan.closing = _go(plan, walls, "wall", "", "right")
    if not any(wall.name == "wall_1" for wall in plan.walls):
        plan.problems.append("walls: a plan needs at least one wall")
    groups: list[list[str]] = []
    for word in partitions:
        if word.startswith("at "):
            groups.append([word])
        elif groups:
            groups[-1].append(word)
        else:
            plan.problems.append(f"partitions: {word} comes before the first 'at WALL INCHES'")
    for number, (start, *rest) in enumerate(groups, 1):
        host = _junction(plan, start)
        if host:
            _go(plan, rest, f"partition_{number}", host, "inside")
    return plan


def _junction(plan: Plan, word: str) -> str:
    """Take in where a partition begins and return the name of the wall, or nothing where the words say none."""
    _, *rest = word.split()
    known = {wall.name for wall in plan.walls}
    if len(rest) == 2 and rest[0].isdecimal() and rest[1].isdecimal():
        name = f"wall_{int(rest[0])}"
        if name not in known:
            plan.problems.append(f"partitions: {word}: there are walls 1 to {len(known)}")
        elif name in plan.junctions:
            plan.problems.append(f"partitions: {word}: wall {rest[0]} has a partition already")
        else:
            plan.junctions[name] = inch(int(rest[1]))
            return name
    else:
        plan.problems.append(f"partitions: {word!r} must be 'at WALL INCHES', for example 'at 2 24'")
    return ""


def _go(plan: Plan, words: Iterable[str], prefix: str, after: str, port: str) -> str:
    """Add one wall per module name; return the corner that stands last."""
    count, corner = 0, ""
    for word in words:
        if word in CORNERS:
            if corner or not after or port == "inside":
                plan.problems.append(f"{prefix}: {word} must follow a wall")
            corner = CORNERS[word]
        elif word in MODULES:
            count += 1
            name = f"{prefix}_{count}"
            plan.walls.append(Wall(name, word, after, corner or port))
            after, port, corner = name, "right", ""
        else:
            near = get_close_matches(word, [*MODULES, *CORNERS], 1)
            plan.problems.append(f"{prefix}: no module is called {word}{f'; did you mean {near[0]}' if near else ''}")
    return corner
