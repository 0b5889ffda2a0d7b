"""Rows of electricity: cables of a house and cells of a battery pack."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.fields import Kg, KgPerM, Mm, Positive, refuse


@dataclass(frozen=True, kw_only=True)
class Cable:
    """A sheathed cable: `conductors` without the earth, their diameter, the size over the sheath, and the largest fuse in A."""

    key: str
    conductors: Positive
    conductor: Mm
    width: Mm
    height: Mm
    mass_per_m: KgPerM
    fuse_a: Positive
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A round rechargeable cell: its size, volts, capacity in Ah, the current it gives without a break in A, and the cycles it is rated for."""

    key: str
    diameter: Mm
    length: Mm
    mass: Kg
    volts: Positive
    least_volts: Positive
    most_volts: Positive
    capacity_ah: Positive
    current_a: Positive
    cycles: Positive
    basis: Basis

    def __post_init__(self) -> None:
        rising = self.least_volts < self.volts < self.most_volts
        refuse("" if rising else f"{self.least_volts:g}, {self.volts:g} and {self.most_volts:g} V do not rise")
