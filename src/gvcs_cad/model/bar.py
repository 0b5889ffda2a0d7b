"""A bar: flat, angle, round or square, with its length, end cuts, cross holes and, for rounds, axial bores."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.stock import BarStock
from gvcs_cad.errors import ModelError
from gvcs_cad.model.canonical import row_key
from gvcs_cad.model.ends import Square
from gvcs_cad.model.hole import FaceHole
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.section import bar_area, end_loss, round_bar_hole_volume
from gvcs_cad.units import exact, fraction_inch, millimetres


@dataclass(frozen=True)
class EndBore:
    """An axial bore from one end of a round bar, mm."""

    at: Literal["start", "end"]
    diameter: float
    depth: float

    def __post_init__(self) -> None:
        for name in ("diameter", "depth"):
            object.__setattr__(self, name, exact(getattr(self, name), f"axial bore {name}"))
        if self.at not in ("start", "end") or self.diameter <= 0 or self.depth <= 0:
            raise ModelError(f"an axial bore of {self.diameter:g} x {self.depth:g} mm at the {self.at!r} is none: start or end, and sizes above zero")


@dataclass(frozen=True, kw_only=True)
class BarPart(LinearPart):
    """A length of solid section. An angle lies with its outer corner on the datum edge, one leg along y and one along z."""

    stock: str = field(metadata=row_key(BarStock))
    bores_axial: Sequence[EndBore] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "bores_axial", tuple(self.bores_axial))
        super().__post_init__()
        problems = [f"{self.name}: {problem}" for problem in self._axial_clashes()]
        if problems:
            raise ModelError(*problems)

    def _axial_clashes(self) -> Iterator[str]:
        """Word what is wrong with the axial bores, by themselves and against the rest."""
        reach = {"start": 0.0, "end": 0.0}
        for bore in self.bores_axial:
            what = f"an axial bore of {millimetres(bore.diameter)} x {millimetres(bore.depth)} mm at the {bore.at}"
            if self.section.shape != "round" or not bore.diameter < self.section.width or not bore.depth <= self.length:
                yield f"{what} does not fit {self.stock} of {millimetres(self.length)} mm"
            if not isinstance(self.start if bore.at == "start" else self.end, Square):
                yield f"{what} needs a square end"
            if reach[bore.at]:
                yield f"{what} meets another there"
            reach[bore.at] = max(reach[bore.at], bore.depth)
            for hole in self.holes:
                if abs(hole.station - (0.0 if bore.at == "start" else self.length)) - hole.diameter / 2 < bore.depth:
                    yield f"{what} runs into hole {hole.name}"
        if reach["start"] and reach["end"] and reach["start"] + reach["end"] > self.length:
            yield f"axial bores of {millimetres(reach['start'])} and {millimetres(reach['end'])} mm meet within {millimetres(self.length)} mm"

    @cached_property
    def section(self) -> BarStock:
        return catalog().get(BarStock, self.stock)

    @property
    def stock_key(self) -> str:
        return self.stock

    def _wall(self, hole: FaceHole, across: float) -> tuple[float, float]:
        row = self.section
        if row.shape != "angle" or row.thickness is None:
            return super()._wall(hole, across)
        return (row.thickness if hole.face[0] == "+" else 0.0), row.thickness

    def _flat(self, hole: FaceHole) -> tuple[float, float]:
        row = self.section
        if row.shape == "round":
            middle, half = row.width / 2, hole.diameter / 2
            return (middle - half, middle + half) if hole.diameter < row.width else (0.0, 0.0)
        across = row.height if hole.face[1] == "y" else row.width
        return (row.thickness or 0.0) if row.shape == "angle" else 0.0, across

    @cached_property
    def volume(self) -> float:
        row = self.section
        drilled = math.fsum(map(self._drilled, self.holes)) + math.fsum(math.pi / 4 * b.diameter**2 * b.depth for b in self.bores_axial)
        ends = math.fsum(end_loss(row, cut) for cut in (self.start, self.end) if not isinstance(cut, Square))
        return bar_area(row) * self.length - ends - drilled

    def _drilled(self, hole: FaceHole) -> float:
        if self.section.shape == "round":
            return round_bar_hole_volume(self.section.width, hole.diameter)
        return math.pi / 4 * hole.diameter**2 * self._bore(hole).depth

    @property
    def mass(self) -> float:
        """Mass in kg: the standard's mass per metre, less what is cut and drilled away."""
        full = bar_area(self.section) * self.length
        return self.section.mass_per_m * self.length / 1000 - (full - self.volume) * 1e-9 * self.material.density

    def describe(self) -> str:
        return f"Bar {self.stock}, {fraction_inch(self.length)} ({millimetres(self.length)} mm) long"
