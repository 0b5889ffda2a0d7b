"""Rows of bought interfaces: bearings, bushings, motor faces, pump flanges and hydraulic couplers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.fields import Kg, Mm, Positive


@dataclass(frozen=True, kw_only=True)
class Bearing:
    """A deep-groove ball bearing; loads in N (None where no source was found)."""

    key: str
    bore: Mm
    outside: Mm
    width: Mm
    dynamic_load: Positive | None = None
    static_load: Positive | None = None
    mass: Kg | None = None
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class FlangeBearing:
    """A four-bolt square flange unit (UCF): `bolt_square` is the pitch of the holes.

    Over the mating face stand the flange (`flange_thickness`), the round housing (`housing_height`) and the inner ring (`depth`, the whole height).
    """

    key: str
    bore: Mm
    flange: Mm
    flange_thickness: Mm
    bolt_square: Mm
    bolt_hole: Mm
    housing_height: Mm
    depth: Mm
    dynamic_load: Positive | None = None
    static_load: Positive | None = None
    mass: Kg
    basis: Basis

    @property
    def boss(self) -> float:
        """Diameter of the round housing, mm, which no maker states: it just fills the bolt square.

        The pillow blocks UCP204 to UCP215 with the same inserts have 2 (height - centre height) within 8 % of it.
        """
        return self.bolt_square


@dataclass(frozen=True, kw_only=True)
class Bushing:
    """A plain bushing."""

    key: str
    bore: Mm
    outside: Mm
    length: Mm
    material: str
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class MotorFace:
    """A motor's mounting face: square bolt pattern, pilot and shaft (NEMA steppers)."""

    key: str
    body: Mm
    bolt_square: Mm
    bolt_hole: Mm
    pilot: Mm
    pilot_depth: Mm
    shaft: Mm
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class PumpFlange:
    """A two-bolt pump or motor flange of SAE J744."""

    key: str
    pilot: Mm
    pilot_depth: Mm
    bolt_spacing: Mm
    bolt_hole: Mm
    spline: str
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class Coupler:
    """A hydraulic quick coupler's male gauge dimensions, ISO 7241 series B; names as in the standard."""

    key: str
    series: Literal["A", "B"]
    d7: Mm
    d8: tuple[Mm, Mm]
    d9: tuple[Mm, Mm]
    d10_min: Mm
    d11: Mm
    l10_max: Mm
    l12_min: Mm
    l13: tuple[Mm, Mm]
    l14_min: Mm
    basis: Basis
