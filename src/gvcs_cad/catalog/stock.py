"""Rows of the steel yard: materials, plate, tube and bar, each with its standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.fields import KgPerM, Mm


@dataclass(frozen=True, kw_only=True)
class Material:
    """A material: density in kg/m3, strengths in MPa (None where the standard states none)."""

    key: str
    title: str
    density: float
    yield_strength: float | None = None
    ultimate_strength: float | None = None
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class PlateStock:
    """Plate or sheet of one material and thickness; `sheets` are the sizes sold, in mm."""

    key: str
    material: str
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
    material: str
    width: Mm
    height: Mm
    wall: Mm
    corner: Mm | None = None
    mass_per_m: KgPerM
    lengths: tuple[Mm, ...] = ()
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class BarStock:
    """A solid section: flat and angle lie with width along local y and height along local z; round and square have width = height."""

    key: str
    shape: Literal["flat", "angle", "round", "square"]
    material: str
    width: Mm
    height: Mm
    thickness: Mm | None = None
    mass_per_m: KgPerM
    lengths: tuple[Mm, ...] = ()
    basis: Basis
