"""Rows of the bolt rack: bolts with their lengths, nuts, washers, pins, and the holes they go through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.fields import Mm


@dataclass(frozen=True, kw_only=True)
class BoltStock:
    """A bolt of one thread; `head_width` is across flats (hex) or the diameter (socket), `size` keys the clearance holes.

    `torque_nm` is the tightening torque of the grade, dry, None where no source was found.
    """

    key: str
    head: Literal["hex", "socket"]
    size: str
    diameter: Mm
    pitch: Mm
    head_width: Mm
    head_height: Mm
    grade: str
    lengths: tuple[Mm, ...]
    nut: str
    washer: str
    torque_nm: float | None = None
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class NutStock:
    """A hex nut: width across flats and height."""

    key: str
    diameter: Mm
    width: Mm
    height: Mm
    grade: str
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class WasherStock:
    """A plain washer."""

    key: str
    inside: Mm
    outside: Mm
    thickness: Mm
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class ClearanceHole:
    """Clearance holes of one bolt size by class: ISO 273 fine/medium/coarse, ASME B18.2.8 close/normal/loose."""

    key: str
    bolt: Mm
    close: Mm
    normal: Mm
    loose: Mm
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class PinStock:
    """A clevis pin with a cotter hole, or a plain pin; `lengths` are grips from under the head to the cotter hole."""

    key: str
    diameter: Mm
    head_diameter: Mm
    head_height: Mm
    material: str
    lengths: tuple[Mm, ...]
    basis: Basis
