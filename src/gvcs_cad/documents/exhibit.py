"""A machine on show: what a visitor of the gallery is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from gvcs_cad.documents.bom import Bom


@dataclass(frozen=True)
class ExhibitRow:
    """One configuration: counts, totals with the number of lines that they leave out, and the modules that it is built with, each once."""

    configuration: str
    pieces: int
    distinct: int
    mass_kg: float
    unweighed: int
    cost: Decimal
    currency: str
    unpriced: int
    modules: tuple[str, ...]


@dataclass(frozen=True)
class Exhibit:
    """One machine; `seen` is what a person has seen in its picture, `shares` the percent of its lines by the basis of their figures."""

    machine: str
    title: str
    version: str
    status: str
    seen: str
    shares: tuple[tuple[str, int], ...]
    rows: tuple[ExhibitRow, ...]

    @property
    def pictured(self) -> str:
        """The configuration in the picture: that of the most pieces, of equals the default, which stands first."""
        return max(self.rows, key=lambda row: row.pieces).configuration


def exhibit_row(configuration: str, bom: Bom, modules: Iterable[str]) -> ExhibitRow:
    """Return the row of a configuration from its bill."""
    pieces = sum(line.quantity for line in bom.lines)
    totals = (bom.mass_kg, bom.unweighed, bom.cost, bom.currency, bom.unpriced)
    return ExhibitRow(configuration, pieces, len(bom.lines), *totals, tuple(sorted(set(modules))))


def basis_shares(bom: Bom) -> tuple[tuple[str, int], ...]:
    """Return the percent of a bill's lines whose figures are published, standard, calculated and chosen, in this order."""
    counts = {basis: sum(line.basis == basis for line in bom.lines) for basis in ("published", "standard", "calculated", "chosen")}
    return tuple((basis, round(100 * count / len(bom.lines))) for basis, count in counts.items() if count)


def seen_in(readme: str) -> str:
    """Return the paragraph under ``## Seen in the picture`` of a machine's README; empty where it has none."""
    after = readme.partition("## Seen in the picture\n")[2].strip().partition("\n\n")[0]
    return " ".join(after.split())
