"""How a tube or bar ends: sawn square, mitred, or coped to sit on a round."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from gvcs_cad.units import exact


@dataclass(frozen=True)
class Square:
    """A square saw cut."""


@dataclass(frozen=True)
class Mitre:
    """A saw cut at `angle` degrees from square, turned about the local y or z axis; the length is measured at the long side.

    A positive angle leaves the long side at the datum edge (z = 0 for about="y", y = 0 for about="z").
    """

    angle: float
    about: Literal["y", "z"] = "y"

    def __post_init__(self) -> None:
        if not 0 < abs(self.angle) <= 60:
            raise ValueError(f"a mitre of {self.angle} deg is outside 0..60 deg either way")
        object.__setattr__(self, "angle", exact(self.angle, "mitre angle"))
        _refuse_other_axes(self.about)


@dataclass(frozen=True)
class Cope:
    """A saddle that fits a round of `diameter` mm square to the tube, its axis along the local y or z axis and through the
    middle of the tube; the length is measured at the longest point."""

    diameter: float
    axis: Literal["y", "z"] = "y"

    def __post_init__(self) -> None:
        if not math.isfinite(self.diameter) or self.diameter <= 0:
            raise ValueError(f"a cope needs a diameter above zero, not {self.diameter} mm")
        object.__setattr__(self, "diameter", exact(self.diameter, "cope diameter"))
        _refuse_other_axes(self.axis)


def _refuse_other_axes(axis: str) -> None:
    if axis not in ("y", "z"):
        raise ValueError(f"{axis!r} is no axis across a tube; there are y, z")


EndCut = Square | Mitre | Cope
