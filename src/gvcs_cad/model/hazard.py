"""A hazard of a machine: what can hurt, which part, the measure against it, and whether it is met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from gvcs_cad.errors import near_miss

State = Literal["open", "met", "does not apply"]


@dataclass(frozen=True)
class Hazard:
    """One entry of a machine's hazards.yaml. `state` is open until a named person closes it: met, or does not apply."""

    name: str
    hazard: str
    part: str
    measure: str
    source: str
    state: State = "open"
    closed_by: str = ""
    date: str = ""

    def __post_init__(self) -> None:
        states = get_args(State)
        if self.state not in states:  # of any other state it would stand on no list of the safety sheet
            raise ValueError(f"hazard {self.name}: state {self.state!r} is not one of {', '.join(states)}{near_miss(self.state, states)}")
        if self.state != "open" and not (self.closed_by and self.date):
            raise ValueError(f"hazard {self.name} is {self.state} but names nobody and no date: closed_by and date are needed")
