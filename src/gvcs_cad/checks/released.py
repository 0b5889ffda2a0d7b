"""A released contract is never changed in place: workshops have parts that were made to it."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad.checks.finding import Finding


@dataclass(frozen=True)
class ChangedSinceRelease(Finding):
    """A contract that was released and is now another under the same number."""

    rule = "changed_since_release"
    interface: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class ReleasedOtherwise(ChangedSinceRelease):
    """A machine that keeps the contract and is no longer two-way interchangeable with what it released under its version."""

    rule = "released_otherwise"
    severity = "warning"


@dataclass(frozen=True)
class NoLongerConforms(Finding):
    """A port that claims a released interface and no longer keeps it."""

    rule = "no_longer_conforms"
    interface: str
    port: str
    cause: str
    witness: str

    def __str__(self) -> str:
        return f"{self.port} claims {self.interface} as released and does not keep it: {self.witness}"
