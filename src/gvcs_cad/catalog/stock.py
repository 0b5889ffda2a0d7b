"""Rows of the steel yard: materials, plate, tube and bar, each with its standard."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.fields import KgPerM, Mm, Positive, refuse


@dataclass(frozen=True, kw_only=True)
class Material:
    """A material: density in kg/m3, strengths in MPa (None where the standard states none)."""

    key: str
    title: str
    density: Positive
    yield_strength: Positive | None = None
    ultimate_strength: Positive | None = None
    basis: Basis


_OF_MATERIAL = {"row": Material}  # its content belongs to the stock's: a corrected density changes what is made of it


@dataclass(frozen=True, kw_only=True)
class PlateStock:
    """Plate or sheet of one material and thickness; `sheets` are the sizes sold, in mm."""

    key: str
    material: str = field(metadata=_OF_MATERIAL)
    thickness: Mm
    sheets: tuple[tuple[Mm, Mm], ...] = ()
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class TubeStock:
    """A hollow section. Square and rectangular: width along local y, height along local z. Round: width = height = outside diameter.

    `corner` is the outside corner radius of a rectangular one (2 x wall for HSS), the inside one is `corner - wall`;
    `mass_per_m` is the standard's.
    """

    key: str
    shape: Literal["rectangular", "round"]
    material: str = field(metadata=_OF_MATERIAL)
    width: Mm
    height: Mm
    wall: Mm
    corner: Mm | None = None
    mass_per_m: KgPerM
    lengths: tuple[Mm, ...] = ()
    basis: Basis

    def __post_init__(self) -> None:
        least = min(self.width, self.height)
        refuse(
            "" if 2 * self.wall < least else f"two walls of {self.wall:g} mm fill {least:g} mm",
            "" if 2 * (self.corner or 0.0) <= least else f"a corner radius of {self.corner:g} mm is more than half of {least:g} mm",
            _unequal(self.shape, self.width, self.height) if self.shape == "round" else "",
        )


@dataclass(frozen=True, kw_only=True)
class BarStock:
    """A solid section: flat and angle lie with width along local y and height along local z; round and square have width = height."""

    key: str
    shape: Literal["flat", "angle", "round", "square"]
    material: str = field(metadata=_OF_MATERIAL)
    width: Mm
    height: Mm
    thickness: Mm | None = None
    mass_per_m: KgPerM
    lengths: tuple[Mm, ...] = ()
    basis: Basis

    def __post_init__(self) -> None:
        least = min(self.width, self.height)
        refuse(
            "an angle needs the thickness of its legs" if self.shape == "angle" and self.thickness is None else "",
            "" if (self.thickness or 0.0) < least else f"a thickness of {self.thickness:g} mm fills {least:g} mm",
            _unequal(self.shape, self.width, self.height) if self.shape in ("round", "square") else "",
        )


def _unequal(shape: str, width: float, height: float) -> str:
    return "" if width == height else f"a {shape} section has one size, not {width:g} x {height:g} mm"
