"""A plate: stock, outer contour, holes and marks. Its solid, DXF, mass and price all follow from this one description."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.stock import PlateStock
from gvcs_cad.errors import ModelError
from gvcs_cad.model.canonical import row_key
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import circle, oblong
from gvcs_cad.model.hole import Bore, Hole, SlotHole
from gvcs_cad.model.part import Part
from gvcs_cad.model.segment import SAME_POINT, Point
from gvcs_cad.model.vector import Vector
from gvcs_cad.units import exact, millimetres


@dataclass(frozen=True)
class Mark:
    """What is scribed and not cut: an open line through points, or a single centre mark, mm; `label` says what it is for."""

    points: tuple[Point, ...]
    label: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", tuple((exact(x, "mark"), exact(y, "mark")) for x, y in self.points))
        if not self.points:
            raise ModelError(f"mark {self.label!r} has no point")


@dataclass(frozen=True)
class Bend:
    """A bend line across a flat blank: from start to end, `angle` in degrees (positive towards +Z) about an inside `diameter`, mm."""

    start: Point
    end: Point
    angle: float
    diameter: float

    def __post_init__(self) -> None:
        for name in ("start", "end"):
            x, y = getattr(self, name)
            object.__setattr__(self, name, (exact(x, f"bend {name}"), exact(y, f"bend {name}")))
        for name in ("angle", "diameter"):
            object.__setattr__(self, name, exact(getattr(self, name), f"bend {name}"))
        if self.start == self.end or not 0 < abs(self.angle) <= 180 or self.diameter < 0:
            raise ModelError(f"a bend from {self.start} to {self.end} mm by {self.angle:g} deg about {self.diameter:g} mm cannot be folded")


@dataclass(frozen=True, kw_only=True)
class PlatePart(Part):
    """A flat part: contour in XY, material from z = 0 to the thickness, +Z is the torch side.

    A part with bend lines is drawn and weighed as its flat blank.
    Raises ModelError naming every hole or cutout that leaves the contour or meets another.
    """

    stock: str = field(metadata=row_key(PlateStock))
    outer: Contour
    holes: Sequence[Hole | SlotHole] = ()
    cutouts: Sequence[Contour] = ()
    marks: Sequence[Mark] = ()
    bends: Sequence[Bend] = ()
    cut: Literal["torch", "laser", "shear", "router"] = "torch"

    def __post_init__(self) -> None:
        for name in ("holes", "cutouts", "marks", "bends"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        super().__post_init__()
        problems = [f"{self.name}: {problem}" for problem in _misplaced(self.outer, self.holes, self.cutouts)]
        if problems:
            raise ModelError(*problems)

    @cached_property
    def row(self) -> PlateStock:
        """Its row in the catalogue."""
        return catalog().get(PlateStock, self.stock)

    @property
    def thickness(self) -> float:
        """Plate thickness, mm."""
        return self.row.thickness

    @property
    def material_key(self) -> str:
        return self.row.material

    @property
    def stock_key(self) -> str:
        return self.stock

    @property
    def process(self) -> str:
        return self.cut

    @cached_property
    def inner(self) -> tuple[Contour, ...]:
        """Every edge inside the outer one: holes first, then slots and cutouts, in the order stated."""
        return (*(hole_contour(hole) for hole in self.holes), *self.cutouts)

    @property
    def area(self) -> float:
        """Area of the contour less its holes, mm2."""
        return self.outer.area - math.fsum(contour.area for contour in self.inner)

    @property
    def volume(self) -> float:
        return self.area * self.thickness

    @cached_property
    def bores(self) -> tuple[Bore, ...]:
        t = self.thickness
        return tuple(Bore(hole.name, (hole.x, hole.y, t), (0.0, 0.0, -1.0), hole.diameter, t, hole.empty) for hole in self.holes)

    @property
    def centre(self) -> Vector:
        x1, y1, x2, y2 = self.outer.bounds
        return ((x1 + x2) / 2, (y1 + y2) / 2, self.thickness / 2)

    def describe(self) -> str:
        x1, y1, x2, y2 = self.outer.bounds
        kind, _, size = self.row.key.partition(" ")  # as the yard sells it: sheet by its gauge, a metric plate by its millimetres
        material = "" if self.material_key in size.split() else f" {self.material_key}"
        return f"{kind.capitalize()} {size}{material}, {millimetres(x2 - x1)} x {millimetres(y2 - y1)} x {millimetres(self.thickness, 3)} mm"


@lru_cache(maxsize=1024)  # of one hole a check, a drawing and a mirrored part ask
def hole_contour(hole: Hole | SlotHole) -> Contour:
    """Return the edge of a hole, mm."""
    if isinstance(hole, SlotHole):
        return oblong(hole.length, hole.diameter, hole.x, hole.y, hole.angle)
    return circle(hole.diameter, hole.x, hole.y)


def _misplaced(outer: Contour, holes: Sequence[Hole | SlotHole], cutouts: Sequence[Contour]) -> list[str]:
    """Word every inner edge that leaves the outer one or meets another: the kernel would make an invalid solid of it in silence."""
    inner = [(f"{'slot' if isinstance(h, SlotHole) else 'hole'} {h.name}", hole_contour(h)) for h in holes]
    inner += [(f"cutout {i}", contour) for i, contour in enumerate(cutouts, 1)]
    found = [f"{what} is not wholly inside the contour" for what, edge in inner if not _inside(edge, outer)]
    for i, (what, edge) in enumerate(inner):
        found += [f"{what} meets {other}" for other, another in inner[:i] if not _apart(edge, another)]
    return found


def _inside(edge: Contour, outer: Contour) -> bool:
    if edge.circle is not None:
        centre, diameter = edge.circle
        return outer.contains(centre) and outer.distance(centre) > diameter / 2 + SAME_POINT
    return outer.encloses(edge)


def _apart(a: Contour, b: Contour) -> bool:
    if a.circle is not None and b.circle is not None:
        return math.dist(a.circle[0], b.circle[0]) > (a.circle[1] + b.circle[1]) / 2 + SAME_POINT
    ax1, ay1, ax2, ay2 = a.bounds
    bx1, by1, bx2, by2 = b.bounds
    if ax1 > bx2 or bx1 > ax2 or ay1 > by2 or by1 > ay2:
        return True
    return not (a.touches(b) or a.contains(b.segments[0].start) or b.contains(a.segments[0].start))
