"""Holes: in plates, on the faces of tubes and bars, and the bore that any of them is to a bolt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from gvcs_cad.errors import ModelError
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.vector import Vector, add, scale, unit
from gvcs_cad.units import exact

Face = Literal["+y", "-y", "+z", "-z"]

REASONS = (
    "grid",
    "spare",
    "weld_access",
    "pivot",
    "drain",
    "vent",
    "lightening",
    "clearance",
    "filler",
    "adjustment",
    "bore",
    "interface",
    "lifting",
    "routing",
    "print",
)


def _check(name: str, diameter: float, empty: str) -> None:
    if not name.isidentifier():
        raise ModelError(f"hole name {name!r} must be a word of letters, digits and _")
    if not math.isfinite(diameter) or diameter <= 0:
        raise ModelError(f"hole {name}: diameter {diameter} mm is not above zero")
    if empty and empty not in REASONS:
        raise ModelError(f"hole {name}: {empty!r} is no reason for an empty hole; there are {', '.join(REASONS)}")


@dataclass(frozen=True)
class Hole:
    """A round hole through a plate at (x, y), mm. `empty` says why nothing need be fastened in it."""

    name: str
    x: float
    y: float
    diameter: float
    empty: str = ""

    def __post_init__(self) -> None:
        for field in ("x", "y", "diameter"):
            object.__setattr__(self, field, exact(getattr(self, field), f"hole {self.name} {field}"))
        _check(self.name, self.diameter, self.empty)


@dataclass(frozen=True)
class SlotHole:
    """A slot through a plate about (x, y): `length` between the end centres, `diameter` is its width, mm; angle in degrees."""

    name: str
    x: float
    y: float
    diameter: float
    length: float
    angle: float = 0.0
    empty: str = ""

    def __post_init__(self) -> None:
        for field in ("x", "y", "diameter", "length", "angle"):
            object.__setattr__(self, field, exact(getattr(self, field), f"slot {self.name} {field}"))
        _check(self.name, self.diameter, self.empty)
        if self.length <= 0:
            raise ModelError(f"slot {self.name}: length {self.length} mm is not above zero")


@dataclass(frozen=True)
class FaceHole:
    """A hole on a face of a tube or bar: `station` along it from its datum end, `offset` across it from its datum edge, mm.

    The face is named by its outward normal; `through` drills both walls of a tube.
    """

    name: str
    face: Face
    station: float
    offset: float
    diameter: float
    through: bool = True
    empty: str = ""

    def __post_init__(self) -> None:
        for field in ("station", "offset", "diameter"):
            object.__setattr__(self, field, exact(getattr(self, field), f"hole {self.name} {field}"))
        _check(self.name, self.diameter, self.empty)
        if self.face not in get_args(Face):
            raise ModelError(f"hole {self.name}: {self.face!r} is no face; there are {', '.join(get_args(Face))}")


@dataclass(frozen=True)
class Bore:
    """What a bolt sees of any hole: it enters at `at`, runs `depth` along `along`, mm; a tube drilled through is one bore.

    `thread` names the bolt that a tapped hole takes, ``socket M3`` for example; its diameter is then the bolt's.
    """

    name: str
    at: Vector
    along: Vector
    diameter: float
    depth: float
    empty: str = ""
    thread: str = ""

    def placed(self, placement: Placement) -> Bore:
        """Return the bore in the outer frame of a placement."""
        return replace(self, at=placement.point(self.at), along=placement.direction(self.along))

    def stated(self) -> Bore:
        """Return the bore as a part stores it: lengths rounded, direction of length 1. Raises ModelError for what is no hole."""
        _check(self.name, self.diameter, self.empty)
        if not (math.isfinite(self.depth) and self.depth > 0):
            raise ModelError(f"hole {self.name}: depth {self.depth} mm is not above zero")
        x, y, z = (exact(v, f"hole {self.name} place") for v in self.at)
        i, j, k = (round(v, 12) + 0.0 for v in unit(self.along))
        return replace(self, at=(x, y, z), along=(i, j, k), diameter=exact(self.diameter), depth=exact(self.depth))

    @property
    def end(self) -> Vector:
        """Where the bore leaves the material."""
        return add(self.at, scale(self.along, self.depth))


def square_pattern(prefix: str, pitch: float, diameter: float, x: float = 0.0, y: float = 0.0, *, empty: str = "") -> tuple[Hole, ...]:
    """Return four holes on a square of side `pitch` about a point, counter-clockwise from the upper right, mm."""
    h = pitch / 2
    corners = ((h, h), (-h, h), (-h, -h), (h, -h))
    return tuple(Hole(f"{prefix}{i}", x + dx, y + dy, diameter, empty) for i, (dx, dy) in enumerate(corners, 1))


def circle_pattern(
    prefix: str, count: int, circle: float, diameter: float, x: float = 0.0, y: float = 0.0, *, start: float = 0.0, empty: str = ""
) -> tuple[Hole, ...]:
    """Return `count` holes on a bolt circle of diameter `circle`, the first at `start` degrees, counter-clockwise, mm."""
    angles = [math.radians(start + 360 * i / count) for i in range(count)]
    r = circle / 2
    return tuple(Hole(f"{prefix}{i}", x + r * math.cos(a), y + r * math.sin(a), diameter, empty) for i, a in enumerate(angles, 1))


def row_pattern(prefix: str, xs: Sequence[float], ys: Sequence[float], diameter: float, *, empty: str = "") -> tuple[Hole, ...]:
    """Return a hole at every crossing of the given columns and rows, numbered along x first, mm."""
    places = [(x, y) for y in ys for x in xs]
    return tuple(Hole(f"{prefix}{i}", x, y, diameter, empty) for i, (x, y) in enumerate(places, 1))
