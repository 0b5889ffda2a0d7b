"""A hazard of a machine: what can hurt, which part, the measure against it, and whether it is met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Hazard:
    """One entry of a machine's hazards.yaml. `state` is open until a named person closes it: met, or does not apply."""

    name: str
    hazard: str
    part: str
    measure: str
    source: str
    state: Literal["open", "met", "does not apply"] = "open"
    closed_by: str = ""
    date: str = ""

    def __post_init__(self) -> None:
        if self.state != "open" and not (self.closed_by and self.date):
            raise ValueError(f"hazard {self.name} is {self.state} but names nobody and no date: closed_by and date are needed")
