"""What moves: joints in a tree, and cylinders that close a loop by aiming at each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gvcs_cad.errors import ModelError
from gvcs_cad.model.connection import At
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.purchased import Cylinder
from gvcs_cad.units import exact


@dataclass(frozen=True, kw_only=True)
class Joint:
    """Moves some children of its assembly together: about (revolute, degree) or along (prismatic, mm) the Z of `at`.

    `zero` is the value at which the children are placed; `poses` names values within the limits.
    """

    name: str
    kind: Literal["revolute", "prismatic"]
    moves: tuple[str, ...]
    at: Placement
    low: float
    high: float
    zero: float = 0.0
    poses: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        for field in ("low", "high", "zero"):
            object.__setattr__(self, field, exact(getattr(self, field), f"{self.name} {field}"))
        if self.kind not in ("revolute", "prismatic"):
            raise ModelError(f"joint {self.name}: {self.kind!r} is no kind of joint; there are revolute, prismatic")
        unit = self.unit
        outside = [f"{name} {value:g}" for name, value in (("zero", self.zero), *self.poses) if not self.low <= value <= self.high]
        if outside:
            raise ModelError(f"joint {self.name}: {', '.join(outside)} {unit} is outside {self.low:g}..{self.high:g} {unit}")

    @property
    def unit(self) -> str:
        """Unit of its values."""
        return "deg" if self.kind == "revolute" else "mm"

    def motion(self, value: float) -> Placement:
        """Return the motion from the placed position to a value, in the assembly's frame.

        Raises ModelError for a value outside the limits.
        """
        if not self.low - 1e-9 <= value <= self.high + 1e-9:
            raise ModelError(f"joint {self.name}: {value:g} is outside {self.low:g}..{self.high:g}")
        step = value - self.zero
        moved = Placement().turned("z", step) if self.kind == "revolute" else Placement(0, 0, step)
        return self.at @ moved @ self.at.inverse()


@dataclass(frozen=True, kw_only=True)
class Link:
    """A cylinder between two pivots, each the axis of one or more coaxial holes: it follows wherever they go."""

    name: str
    cylinder: Cylinder
    base: tuple[At, ...]
    rod: tuple[At, ...]
