"""PASS, FAIL or UNDECIDED: a clear no beats a wrong yes, and what cannot be known says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Answer = Literal["PASS", "FAIL", "UNDECIDED"]
Cause = Literal[
    "",
    "missing feature",
    "shifted hole",
    "pattern rotated",
    "mirror image",
    "undersize",
    "oversize",
    "process too coarse",
    "weld too coarse",
    "process unknown",
    "stack too thick",
    "stack too thin",
    "missing capacity",
    "too demanding",
    "shorter life",
    "outside the envelope",
    "obstruction",
    "insertion path",
    "tool access",
    "no common option",
    "changed without new version",
    "another contract",
    "not measured",
]
_ORDER: dict[Answer, int] = {"FAIL": 0, "UNDECIDED": 1, "PASS": 2}


@dataclass(frozen=True)
class Verdict:
    """One answer: `margin` is what is left (below zero: what is lacking) in mm or the capacity's unit, `error` the bound on it."""

    answer: Answer
    cause: Cause = ""
    witness: str = ""
    margin: float | None = None
    error: float = 0.0
    feature: str = ""
    place: int | None = None

    def __str__(self) -> str:
        return f"{self.answer}: {self.witness}" if self.witness else self.answer


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict that decides: a FAIL before an UNDECIDED before a PASS, of equals the one with the least margin."""
    return min(verdicts, key=lambda v: (_ORDER[v.answer], v.margin if v.margin is not None else 0.0), default=Verdict("PASS"))


def failed(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return the verdicts that are no PASS, the worst first."""
    return sorted((v for v in verdicts if v.answer != "PASS"), key=lambda v: (_ORDER[v.answer], v.margin if v.margin is not None else 0.0, v.witness))


def spoken(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return like `failed`, without what only a solid would tell and no gauge has measured."""
    return [verdict for verdict in failed(verdicts) if verdict.cause != "not measured"]
