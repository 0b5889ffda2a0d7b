"""Rigid motions: where a part stands in its assembly. Never a mirror: handed parts are two parts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from gvcs_cad.model.vector import AXES, Vector, add, cross, dot, scale, subtract, unit
from gvcs_cad.units import exact

_Rows = tuple[Vector, Vector, Vector]
_IDENTITY: _Rows = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
_DIGITS = 12  # they turn cos(90 deg) into 0 and keep 3 m of arm true to 3e-9 mm


@dataclass(frozen=True)
class Placement:
    """A right-handed frame: origin in mm and a rotation whose columns are the frame's own X, Y and Z.

    ``Placement(x, y, z)`` only moves; ``place(x, y, z, x_axis="+y", z_axis="+x")`` also turns; ``a @ b`` puts b inside a.
    """

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    rotation: _Rows = _IDENTITY

    def __post_init__(self) -> None:
        for name in ("x", "y", "z"):
            object.__setattr__(self, name, exact(getattr(self, name), f"placement {name}"))
        if self.rotation is not _IDENTITY:
            object.__setattr__(self, "rotation", tuple(tuple(round(v, _DIGITS) + 0.0 for v in row) for row in self.rotation))
            _refuse_unless_rigid(self.rotation)

    @classmethod
    def _of_rigid(cls, x: float, y: float, z: float, rotation: _Rows) -> Placement:
        """Return a placement made of placements: finite and rigid as they are, so only rounded; a machine asks for fifty thousand."""
        made = object.__new__(cls)
        made.__dict__.update(x=round(x, 6) + 0.0, y=round(y, 6) + 0.0, z=round(z, 6) + 0.0, rotation=rotation)
        return made

    @property
    def origin(self) -> Vector:
        """The frame's origin, mm."""
        return (self.x, self.y, self.z)

    @property
    def x_axis(self) -> Vector:
        """Direction of the frame's own X."""
        return self.direction((1.0, 0.0, 0.0))

    @property
    def z_axis(self) -> Vector:
        """Direction of the frame's own Z."""
        return self.direction((0.0, 0.0, 1.0))

    def direction(self, v: Vector) -> Vector:
        """Turn a direction of the frame into the outer frame."""
        (a, b, c), (d, e, f), (g, h, i) = self.rotation
        x, y, z = v
        return (a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z)

    def point(self, p: Vector) -> Vector:
        """Carry a point of the frame, mm, into the outer frame."""
        x, y, z = self.direction(p)
        return (self.x + x, self.y + y, self.z + z)

    def __matmul__(self, inner: Placement) -> Placement:
        x, y, z = self.point((inner.x, inner.y, inner.z))
        if inner.rotation is _IDENTITY:
            return Placement._of_rigid(x, y, z, self.rotation)
        if self.rotation is _IDENTITY:
            return Placement._of_rigid(x, y, z, inner.rotation)
        return Placement._of_rigid(x, y, z, _product(self.rotation, inner.rotation))

    def inverse(self) -> Placement:
        """Return the motion that undoes this one."""
        (a, b, c), (d, e, f), (g, h, i) = self.rotation  # a rotation's inverse is its transpose
        rows = self.rotation if self.rotation is _IDENTITY else ((a, d, g), (b, e, h), (c, f, i))
        x, y, z = self.x, self.y, self.z
        return Placement._of_rigid(-(a * x + d * y + g * z), -(b * x + e * y + h * z), -(c * x + f * y + i * z), rows)

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Placement:
        """Shift along the outer axes."""
        return Placement(self.x + x, self.y + y, self.z + z, self.rotation)

    def turned(self, axis: str, degrees: float) -> Placement:
        """Turn about one of the frame's own axes ("x", "y", "z"), counter-clockwise seen against it."""
        return self @ rotation_about(_direction(f"+{axis}"), degrees)


@lru_cache(maxsize=4096)  # a machine has thousands of places and few directions
def _product(outer: _Rows, inner: _Rows) -> _Rows:
    first, second, third = outer
    return (_row(first, inner), _row(second, inner), _row(third, inner))


def _row(row: Vector, rows: _Rows) -> Vector:
    """Return a row of a product of rotations, rounded."""
    p, q, r = row
    (a, b, c), (d, e, f), (g, h, i) = rows
    return (
        round(p * a + q * d + r * g, _DIGITS) + 0.0,
        round(p * b + q * e + r * h, _DIGITS) + 0.0,
        round(p * c + q * f + r * i, _DIGITS) + 0.0,
    )


def _refuse_unless_rigid(rotation: _Rows) -> None:
    """Refuse whatever stretches, shears or mirrors: the third row of a rotation is the product of the other two."""
    a, b, c = rotation
    off = max(abs(dot(a, a) - 1), abs(dot(b, b) - 1), abs(dot(a, b)), *(abs(v - w) for v, w in zip(cross(a, b), c, strict=True)))
    if not off < 1e-9:
        raise ValueError(f"rotation {rotation} is no turn of a rigid body; handed parts are two parts, never a mirrored one")


def place(x: float = 0.0, y: float = 0.0, z: float = 0.0, *, x_axis: str | Vector = "+x", z_axis: str | Vector = "+z") -> Placement:
    """Return the frame at a point whose own X and Z look where they are told: ``z_axis="-y"`` or a vector.

    Raises ValueError unless the two are square to each other.
    """
    new_x, new_z = unit(_direction(x_axis)), unit(_direction(z_axis))
    if abs(dot(new_x, new_z)) > 1e-9:
        raise ValueError(f"x_axis {x_axis} and z_axis {z_axis} are not square to each other")
    new_y = cross(new_z, new_x)
    return Placement(x, y, z, tuple(zip(new_x, new_y, new_z, strict=True)))  # type: ignore[arg-type]  # columns to rows


def _direction(axis: str | Vector) -> Vector:
    if not isinstance(axis, str):
        return axis
    if axis not in AXES:
        raise ValueError(f"{axis!r} is no axis; there are {', '.join(AXES)}")
    return AXES[axis]


@lru_cache(maxsize=512)  # whatever moves with a joint asks for the same turn
def rotation_about(axis: Vector, degrees: float) -> Placement:
    """Return the turn about an axis through the origin (Rodrigues' formula)."""
    k = unit(axis)
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def turn(v: Vector) -> Vector:
        return add(add(scale(v, c), scale(cross(k, v), s)), scale(k, dot(k, v) * (1 - c)))

    columns = (turn((1.0, 0.0, 0.0)), turn((0.0, 1.0, 0.0)), turn((0.0, 0.0, 1.0)))
    return Placement(rotation=tuple(zip(*columns, strict=True)))  # type: ignore[arg-type]  # columns to rows


def aimed(origin: Vector, target: Vector, side: Vector) -> Placement:
    """Return the frame at `origin` whose X looks at `target` and whose Z is `side`, squared up. Cylinders aim so."""
    x = unit(subtract(target, origin))
    z = unit(subtract(side, scale(x, dot(side, x))))
    return place(*origin, x_axis=x, z_axis=z)
