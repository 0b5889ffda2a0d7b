"""What a machine can do, in figures that a user relies on: each with its unit, its basis and what limits it."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad.catalog.basis import Basis


@dataclass(frozen=True)
class Rating:
    """One capacity of a machine: ``rated load 363 kg``. A rating that is not measured says so through its basis and note."""

    name: str
    value: float
    unit: str
    basis: Basis
    note: str = ""

    def __str__(self) -> str:
        note = f"; {self.note}" if self.note else ""
        return f"{self.name}: {self.value:,.0f} {self.unit} ({self.basis.kind}{note})"
