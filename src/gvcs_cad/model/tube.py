"""A tube: section, length, end cuts and holes on named faces."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.stock import TubeStock
from gvcs_cad.model.canonical import row_key
from gvcs_cad.model.hole import Bore, FaceHole
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.section import end_loss, round_hole_volume, tube_area
from gvcs_cad.units import fraction_inch, millimetres

KINDS = {"dom": "DOM tube", "emt": "Conduit EMT"}  # what the yard calls a tube; the others by their own name


@dataclass(frozen=True, kw_only=True)
class TubePart(LinearPart):
    """A length of hollow section. A hole with ``through`` passes both walls and counts as one bore of the full depth."""

    stock: str = field(metadata=row_key(TubeStock))

    @cached_property
    def section(self) -> TubeStock:
        return catalog().get(TubeStock, self.stock)

    @property
    def stock_key(self) -> str:
        return self.stock

    @cached_property
    def bores(self) -> tuple[Bore, ...]:
        """Its drilled holes, and for a round tube its own inside, named ``bore``: a sleeve takes a pin or shaft there."""
        row = self.section
        if row.shape != "round":
            return super().bores
        middle = row.width / 2
        inside = Bore("bore", (0.0, middle, middle), (1.0, 0.0, 0.0), row.width - 2 * row.wall, self.length, "bore")
        return (*(self._bore(hole) for hole in self.holes), inside)

    def _wall(self, hole: FaceHole, across: float) -> tuple[float, float]:
        return (across if hole.face[0] == "+" else 0.0), across if hole.through else self.section.wall

    def _flat(self, hole: FaceHole) -> tuple[float, float]:
        row = self.section
        if row.shape == "round":  # only a radial hole has one wall thickness, so only the middle is allowed
            middle, half = row.width / 2, hole.diameter / 2
            return (middle - half, middle + half) if hole.diameter < row.width - 2 * row.wall else (0.0, 0.0)
        across = row.height if hole.face[1] == "y" else row.width
        corner = max(row.corner or 0.0, row.wall)
        return corner, across - corner

    @cached_property
    def volume(self) -> float:
        row = self.section
        return tube_area(row) * self.length - end_loss(row, self.start) - end_loss(row, self.end) - math.fsum(map(self._drilled, self.holes))

    def _drilled(self, hole: FaceHole) -> float:
        if self.section.shape == "round":
            return round_hole_volume(self.section, hole.diameter, through=hole.through)
        return math.pi / 4 * hole.diameter**2 * self.section.wall * (2 if hole.through else 1)

    @property
    def mass(self) -> float:
        """Mass in kg: the standard's mass per metre, less what is cut and drilled away."""
        row = self.section
        full = tube_area(row) * self.length
        return row.mass_per_m * self.length / 1000 - (full - self.volume) * 1e-9 * self.material.density

    def describe(self) -> str:
        row = self.section
        sizes = [row.width] if row.shape == "round" else [row.width, row.height]
        kind, _, size = row.key.partition(" ")
        walls = " x ".join(millimetres(s, 3) for s in (*sizes, row.wall))
        return f"{KINDS.get(kind, kind.capitalize())} {size} {walls} mm, {fraction_inch(self.length)} ({millimetres(self.length)} mm) long"
