"""Rows of a torch's cut chart: how fast and how high to cut a thickness at an amperage. Where a source is suspect its row is left out."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.fields import Mm, Positive, refuse


@dataclass(frozen=True, kw_only=True)
class CutRow:
    """One line of a chart: feeds in mm/min (`best` quality and `production`), delay in s, volts for height control.

    None is what the source does not state; a row without `pierce_delay` is cut from an edge only. `torch` names the chart,
    `materials` the catalogue's materials that are cut by it.
    """

    key: str
    torch: str
    materials: tuple[str, ...]
    amps: Positive
    thickness: Mm
    best: Positive
    production: Positive
    pierce_delay: Positive | None = None
    pierce_height: Mm | None = None
    cut_height: Mm | None = None
    volts: Positive | None = None
    kerf: Mm | None = None
    edge_start: bool = False
    basis: Basis

    def __post_init__(self) -> None:
        refuse(
            "" if self.materials else "a row of a chart is for some material",
            "" if self.edge_start == (self.pierce_delay is None) else "a row has either a pierce_delay or edge_start: true",
            "" if self.production >= self.best else f"production of {self.production:g} mm/min is slower than best of {self.best:g} mm/min",
        )
