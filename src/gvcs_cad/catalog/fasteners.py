"""Rows of the bolt rack: bolts, nuts, washers, pins, the holes they go through, threads for prints, and nails and screws that make their own hole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.fields import Mm, Positive, refuse


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
    torque_nm: Positive | None = None
    basis: Basis

    def __post_init__(self) -> None:
        refuse(
            "" if self.diameter < self.head_width else f"a head of {self.head_width:g} mm passes a hole of {self.diameter:g} mm",
            "" if self.lengths else "no lengths are racked",
        )


@dataclass(frozen=True, kw_only=True)
class NutStock:
    """A hex nut: width across flats and height."""

    key: str
    diameter: Mm
    width: Mm
    height: Mm
    grade: str
    basis: Basis

    def __post_init__(self) -> None:
        refuse("" if self.diameter < self.width else f"a thread of {self.diameter:g} mm leaves nothing of {self.width:g} mm across flats")


@dataclass(frozen=True, kw_only=True)
class WasherStock:
    """A plain washer."""

    key: str
    inside: Mm
    outside: Mm
    thickness: Mm
    basis: Basis

    def __post_init__(self) -> None:
        refuse("" if self.inside < self.outside else f"a hole of {self.inside:g} mm leaves nothing of {self.outside:g} mm")


@dataclass(frozen=True, kw_only=True)
class ClearanceHole:
    """Clearance holes of one bolt size by class: ISO 273 fine/medium/coarse, ASME B18.2.8 close/normal/loose."""

    key: str
    bolt: Mm
    close: Mm
    normal: Mm
    loose: Mm
    basis: Basis

    def __post_init__(self) -> None:
        rising = self.bolt < self.close <= self.normal <= self.loose
        refuse("" if rising else f"bolt {self.bolt:g}, close {self.close:g}, normal {self.normal:g}, loose {self.loose:g} mm do not rise")


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

    def __post_init__(self) -> None:
        refuse(
            "" if self.diameter < self.head_diameter else f"a head of {self.head_diameter:g} mm passes a hole of {self.diameter:g} mm",
            "" if self.lengths else "no lengths are racked",
        )


@dataclass(frozen=True, kw_only=True)
class NailStock:
    """A nail or wood screw, which makes its own hole: shank diameter and length, head included."""

    key: str
    title: str
    diameter: Mm
    head_diameter: Mm
    length: Mm
    basis: Basis

    def __post_init__(self) -> None:
        refuse(
            "" if self.diameter < self.head_diameter else f"a head of {self.head_diameter:g} mm is no wider than its shank of {self.diameter:g} mm",
            "" if self.head_diameter < self.length else f"a head of {self.head_diameter:g} mm on a length of {self.length:g} mm is no nail",
        )


@dataclass(frozen=True, kw_only=True)
class InsertStock:
    """A brass thread that is melted into a print: the bolt's size and diameter, the hole as it is printed, the length of the insert."""

    key: str
    size: str
    diameter: Mm
    hole: Mm
    length: Mm
    basis: Basis

    def __post_init__(self) -> None:
        refuse("" if self.diameter < self.hole else f"a hole of {self.hole:g} mm takes no insert for a thread of {self.diameter:g} mm")

    @property
    def depth(self) -> float:
        """How deep its hole is at the least, mm: the plastic that it displaces has to go somewhere."""
        return self.length + 0.5
