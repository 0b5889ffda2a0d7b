"""How long a part serves: hours, cycles, or as long as the frame, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LifeBasis = Literal["declared", "bearing rating", "cell cycles"]


@dataclass(frozen=True)
class ServiceLife:
    """Service life of a part; `amount` is in `unit` and None for ``frame``, which must outlast the machine."""

    unit: Literal["frame", "hours", "cycles"] = "frame"
    amount: float | None = None
    basis: LifeBasis = "declared"

    def __post_init__(self) -> None:
        if (self.unit == "frame") != (self.amount is None):
            raise ValueError(f"a service life in {self.unit} needs {'no' if self.unit == 'frame' else 'an'} amount")
        if self.amount is not None and not 0 < self.amount < 1e9:
            raise ValueError(f"a service life of {self.amount} {self.unit} is outside 0..1e9")

    def __str__(self) -> str:
        return "frame" if self.amount is None else f"{self.amount:g} {self.unit}"


FRAME = ServiceLife()


def hours(amount: float, basis: LifeBasis = "declared") -> ServiceLife:
    """A life in operating hours."""
    return ServiceLife("hours", amount, basis)


def cycles(amount: float, basis: LifeBasis = "declared") -> ServiceLife:
    """A life in load or charge cycles."""
    return ServiceLife("cycles", amount, basis)


def bearing_life(dynamic_load: float, equivalent_load: float, rpm: float, *, roller: bool = False) -> ServiceLife:
    """Return the basic rating life L10 of ISO 281:2007: (C/P)^p million turns, p = 3 for ball and 10/3 for roller bearings.

    Loads in N, speed in 1/min. Raises ValueError unless all three are above zero.
    """
    if min(dynamic_load, equivalent_load, rpm) <= 0:
        raise ValueError("loads and speed of a bearing must be above zero")
    turns = 1e6 * (dynamic_load / equivalent_load) ** (10 / 3 if roller else 3)
    return hours(float(round(turns / (60 * rpm))), "bearing rating")
