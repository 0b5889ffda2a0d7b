"""The swap matrix as people read it: hosts down, modules across, the answer in each field and a witness for every no."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ring:
    """A circle of a picture, mm: a hole as made (`kind` host or module), or the gauge that must pass it."""

    kind: str
    x: float
    y: float
    diameter: float


@dataclass(frozen=True)
class Field:
    """One host with one module. `answer` is PASS, FAIL or UNDECIDED, `kind` the verdict in words, `rings` the picture of the worst feature."""

    answer: str
    kind: str
    cause: str = ""
    witness: str = ""
    margin: float | None = None
    expected_yield: float | None = None
    option: str = ""
    provides: tuple[tuple[str, float], ...] = ()
    requires: tuple[tuple[str, float], ...] = ()
    others: tuple[str, ...] = ()
    cures: tuple[str, ...] = ()
    rings: tuple[Ring, ...] = ()


@dataclass(frozen=True)
class ReleaseStep:
    """One step from a release to the next: the airline code and its word, and why it is no better."""

    old: str
    new: str
    code: int
    word: str
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True)
class SwapMatrix:
    """One interface; `fields` are by host, then by module. A superseded one is shown as it was released: nobody makes to it any longer."""

    interface: str
    title: str
    basis: str
    unverified: str
    released: bool
    hosts: tuple[str, ...]
    modules: tuple[str, ...]
    fields: tuple[tuple[Field, ...], ...]
    steps: tuple[ReleaseStep, ...] = ()
    problems: tuple[str, ...] = ()
    sides: tuple[tuple[str, str, str], ...] = field(default=())  # claim, answer of its own gauge, witness
    superseded: str = ""

    @property
    def failures(self) -> int:
        """How many fields are a FAIL, and how many records no longer hold; of a superseded contract only the latter: no design of today is in it."""
        return self.answers()["FAIL"] + len(self.problems)

    def answers(self) -> dict[str, int]:
        """Return how many fields have each answer; none of a superseded contract."""
        told = [] if self.superseded else [one.answer for line in self.fields for one in line]
        return {answer: told.count(answer) for answer in ("PASS", "FAIL", "UNDECIDED")}


NOT_COVERED = "Not covered: thread form, gears, ovality, taper of a plasma cut, tilt of thick stacks, strength."
