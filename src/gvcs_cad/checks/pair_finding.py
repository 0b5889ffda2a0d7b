"""What two parts do that cannot be: share space, come too near, or leave it open whether they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gvcs_cad.checks.finding import Finding
from gvcs_cad.model.vector import Vector

PLACED = "as placed"
MOVING = "in motion"


@dataclass(frozen=True)
class PairFinding(Finding):
    """Two parts by their paths and the position; `positions` counts the named positions and ranges with the same finding.

    `at_rest` tells that one of them is the machine as placed, without any movement.
    """

    first: str
    second: str
    position: str
    positions: int = 1
    at_rest: bool = False

    @property
    def subject(self) -> str:
        """The two parts in the order of their names, and whether they must move for it: a further pair is another finding, and so is one at rest."""
        return " | ".join((*sorted((self.first, self.second)), *(() if self.at_rest else (MOVING,))))

    @property
    def kin(self) -> str:
        """The two assemblies that a movement brings together; empty where the parts share space as placed."""
        return "" if self.at_rest else " and ".join(sorted((parent(self.first), parent(self.second))))

    @property
    def badness(self) -> float:
        """Orders findings of one pair: the greatest is reported."""
        return 0.0

    def _where(self) -> str:
        return f"{self.position}{f', and in {self.positions - 1} more' if self.positions > 1 else ''}"


@dataclass(frozen=True)
class Interference(PairFinding):
    """How thick what they share is on average, its volume, a point in it in the machine's frame, and which answer decided."""

    rule = "interference"
    thickness: float = 0.0  # mm
    volume: float = 0.0  # mm3
    point: Vector = (0.0, 0.0, 0.0)
    tier: str = "exact"  # mesh, fine mesh or exact

    @property
    def badness(self) -> float:
        return self.volume

    def __str__(self) -> str:
        x, y, z = self.point
        what = f"{self.first} and {self.second} share {self.volume:.1f} mm3, {self.thickness:.2f} mm thick"
        return f"{what}, at x {x:.1f}, y {y:.1f}, z {z:.1f} mm; {self._where()}"


@dataclass(frozen=True)
class TooNear(PairFinding):
    """The least that their gap can be, what it must be, and why."""

    rule = "too_near"
    gap: float = 0.0  # mm
    least: float = 0.0  # mm
    why: str = ""

    @property
    def badness(self) -> float:
        return -self.gap

    def __str__(self) -> str:
        return f"{self.first} comes within {self.gap:.2f} mm of {self.second}, at least {self.least:g} mm ({self.why}); {self._where()}"


@dataclass(frozen=True)
class Undecided(PairFinding):
    """Neither meshes nor the kernel can tell: not proven is not a yes."""

    rule = "interference_undecided"

    def __str__(self) -> str:
        return f"{self.first} and {self.second}: neither meshes nor the kernel can tell whether they share space; {self._where()}"


def parent(path: str) -> str:
    """Return the assembly that a part stands in, or the part itself at the top."""
    return path.partition("#")[0].rpartition("/")[0] or path


def merged(findings: Sequence[Finding]) -> list[Finding]:
    """Return one finding for each pair and rule: the worst."""
    pairs: dict[tuple[str, str, str], list[PairFinding]] = {}
    for finding in findings:
        assert isinstance(finding, PairFinding)
        first, second = sorted((finding.first, finding.second))
        pairs.setdefault((finding.rule, first, second), []).append(finding)
    sharing = {(first, second) for rule, first, second in pairs if rule == Interference.rule}  # what shares space comes near as well: told once
    found = [same for (rule, *both), same in pairs.items() if rule == Interference.rule or tuple(both) not in sharing]
    return [replace(_worst(same), positions=len(same), at_rest=any(one.position == PLACED for one in same)) for same in found]


def _worst(group: Sequence[PairFinding]) -> PairFinding:
    return max(group, key=lambda finding: finding.badness)  # of equals the first
