"""Parts whose shape only a CadQuery function can tell: printed and machined ones."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from gvcs_cad.catalog.stock import BarStock, Material
from gvcs_cad.errors import ModelError
from gvcs_cad.model.canonical import row_key
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.shape import Shape
from gvcs_cad.units import exact


@dataclass(frozen=True, kw_only=True)
class ShapedPart(Part):
    """A part drawn by a CadQuery function.

    `stated_volume`, mm3, keeps the BOM free of the CAD kernel; the solid is checked against it to 0.1 %.
    `drilled` states the holes that bolts go through.
    """

    shape: Shape
    material_name: str = field(metadata=row_key(Material))
    stated_volume: float | None = None
    drilled: tuple[Bore, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "drilled", tuple(bore.stated() for bore in self.drilled))
        if self.stated_volume is not None and not 0 < self.stated_volume < math.inf:
            raise ModelError(f"{self.name}: a volume of {self.stated_volume} mm3 is not above zero")

    @property
    def bores(self) -> tuple[Bore, ...]:
        return self.drilled

    @property
    def material_key(self) -> str:
        return self.material_name

    @property
    def volume(self) -> float | None:
        return self.stated_volume


@dataclass(frozen=True, kw_only=True)
class PrintedPart(ShapedPart):
    """A part for the 3D printer. `on_bed` turns it from its own frame into printing position; the output drops it to z = 0."""

    on_bed: Placement = Placement()
    infill_percent: int = 40
    walls: int = 4
    layer: float = 0.2

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (0 <= self.infill_percent <= 100 and self.walls >= 1 and 0 < self.layer < 10):
            raise ModelError(f"{self.name}: {self.infill_percent} % infill, {self.walls} walls and {self.layer} mm layers cannot be printed")

    @property
    def process(self) -> str:
        return "print"

    def describe(self) -> str:
        return f"Printed {self.name.replace('_', ' ')} {self.material_name}, {self.infill_percent} % infill, {self.walls} walls, {self.layer:g} mm layers"


@dataclass(frozen=True, kw_only=True)
class MachinedPart(ShapedPart):
    """A part for the lathe, the mill or the drill press, from a length of bar.

    Under a drill press a bar of any length is pushed on from hole to hole, its ends on stands: say ``machine="drill"`` where holes
    from one side are all that is done to it.
    """

    stock: str = field(metadata=row_key(BarStock))
    blank_length: float
    machine: Literal["lathe", "mill", "drill"] = "lathe"

    def __post_init__(self) -> None:
        object.__setattr__(self, "blank_length", exact(self.blank_length, f"{self.name} blank length"))
        super().__post_init__()
        if self.blank_length <= 0:
            raise ModelError(f"{self.name}: a blank of {self.blank_length} mm is not above zero")

    @property
    def stock_key(self) -> str:
        return self.stock

    @property
    def process(self) -> str:
        return self.machine

    def describe(self) -> str:
        return f"{'Drilled' if self.machine == 'drill' else 'Machined'} {self.name.replace('_', ' ')} from {self.stock}, blank {self.blank_length:g} mm"
