"""A probe: a convex gauge solid, pin or box, held against real geometry by mesh with an error bound, and by the kernel where that leaves it open.

The mesh of a part is off by no more than its chord error. So it is clear of a probe only if the gap is larger than that error, and it
touches only if the probe, shrunk by the error, still cuts it; in between nothing is said. Penetration depths of FCL are wrong and not used.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.mesh import ANGLE, CHORD, Mesh
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.extents import corners
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.vector import Vector

SIDES = 128  # of a pin: 0.03 % of its radius between inscribed and circumscribed polygon
ROUNDING = 2e-4  # mm, single precision of a mesh some metres from the origin
SEARCH = 1.0  # mm: a larger gap is told as "at least this"
VOLUME = 1e-4  # mm3: exact common volume above which two solids overlap and do not merely touch
Axis = Literal["x", "y", "z"]
_LAST: dict[str, tuple[int, int, int]] = {"z": (0, 1, 2), "x": (1, 2, 0), "y": (2, 0, 1)}  # which coordinates (u, v, w) are


@dataclass(frozen=True)
class Probe:
    """A pin of a diameter on an axis of the frame, or a box where the diameter is 0: `low` and `high` are its corners, mm."""

    low: Vector
    high: Vector
    diameter: float = 0.0
    axis: Axis = "z"

    def grown(self, by: float) -> Probe | None:
        """Return the probe larger by `by` mm on every side (smaller below zero), or None where nothing is left."""
        low, high = (tuple(v - sign * by for v in corner) for sign, corner in ((1, self.low), (-1, self.high)))
        diameter = self.diameter + 2 * by if self.diameter else 0.0
        if any(a >= b for a, b in zip(low, high, strict=True)) or (self.diameter and diameter <= 0):
            return None
        return Probe(low, high, diameter, self.axis)  # type: ignore[arg-type]  # three figures

    @cached_property
    def centre(self) -> Vector:
        """The middle of the probe, mm."""
        x, y, z = ((a + b) / 2 for a, b in zip(self.low, self.high, strict=True))
        return (x, y, z)

    def manifold(self, *, outside: bool) -> Any:
        """Return its ``Manifold``: a pin's polygon holds the circle (`outside`) or lies in it."""
        from manifold3d import Manifold

        size = [b - a for a, b in zip(self.low, self.high, strict=True)]
        if not self.diameter:
            return Manifold.cube(size).translate(self.low)
        u, v, w = _LAST[self.axis]
        radius = self.diameter / 2 / (math.cos(math.pi / SIDES) if outside else 1.0)
        rows = [[0.0] * 4 for _ in range(3)]
        for row, column in ((u, 0), (v, 1), (w, 2)):
            rows[row][column] = 1.0
        return Manifold.cylinder(size[w], radius, radius, SIDES, True).transform(rows).translate(self.centre)

    def exact(self) -> Any:
        """Return its ``cq.Solid``."""
        from gvcs_cad.geometry.kernel import cq

        size = [b - a for a, b in zip(self.low, self.high, strict=True)]
        if not self.diameter:
            return cq.Solid.makeBox(*size, cq.Vector(*self.low))
        w = _LAST[self.axis][2]
        foot = [self.low[i] if i == w else self.centre[i] for i in range(3)]
        return cq.Solid.makeCylinder(self.diameter / 2, size[w], cq.Vector(*foot), cq.Vector(*(1.0 if i == w else 0.0 for i in range(3))))


def pin(axis: Axis, place: tuple[float, float], diameter: float, start: float, end: float) -> Probe:
    """Return a pin on a place (u, v) of an axis, from `start` to `end` along it, mm."""
    u, v, w = _LAST[axis]
    low, high = [0.0] * 3, [0.0] * 3
    for coordinate, value in ((u, place[0]), (v, place[1])):
        low[coordinate], high[coordinate] = value - diameter / 2, value + diameter / 2
    low[w], high[w] = start, end
    return Probe(tuple(low), tuple(high), diameter, axis)  # type: ignore[arg-type]  # three figures


@dataclass(frozen=True)
class Body:
    """A part where it stands in the frame of the probes; `length` is that of a cylinder pin to pin, mm."""

    path: str
    part: Part
    at: Placement
    length: float | None = None


@dataclass(frozen=True)
class Touch:
    """Whether material is in a probe: True, False or None for "cannot be told"; `gap` is a lower bound, mm, `tier` 1 for mesh, 2 for B-rep."""

    touches: bool | None
    gap: float
    error: float
    path: str
    tier: int = 1


def touch(probe: Probe, bodies: Iterable[Body], shapes: Shapes, *, chord: float = CHORD, exact: bool = True) -> Touch:
    """Return the answer for a probe among bodies: the one that touches it, else the one that leaves it open, else the nearest.

    With `exact` whatever the meshes leave open goes to the kernel.
    """
    found = [_touch(probe, body, shapes, chord, exact) for body in bodies if near(probe, body, shapes)]
    order = {True: 0, None: 1, False: 2}
    return min(found, key=lambda t: (order[t.touches], t.gap, t.path), default=Touch(False, SEARCH, 0.0, ""))


def _touch(probe: Probe, body: Body, shapes: Shapes, chord: float, exact: bool) -> Touch:
    mesh = shapes.mesh(body.part, body.length, chord, ANGLE)
    found = mesh_touch(probe, manifold_of(mesh, body.at), mesh.chord_error)
    if found.touches is None and exact:
        return Touch(*exact_touch(probe, shapes.solid(body.part, body.length).moved(location(body.at))), 0.0, body.path, 2)
    return Touch(found.touches, found.gap, found.error, body.path)


def mesh_touch(probe: Probe, material: Any, chord_error: float) -> Touch:
    """Hold a probe against a ``Manifold`` whose surface is within `chord_error` mm of the true one."""
    error = chord_error + ROUNDING
    gap = material.min_gap(probe.manifold(outside=True), SEARCH)
    if gap > error:
        return Touch(False, gap - error, error, "")
    smaller = probe.grown(-error)
    if smaller is not None and (material ^ smaller.manifold(outside=False)).volume() > 0:
        return Touch(True, 0.0, error, "")
    return Touch(None, 0.0, error, "")


def exact_gap(probe: Probe, solid: Any) -> float:
    """Return the exact distance of a probe and a ``cq.Shape``, mm: 0 where they touch or overlap, or where the kernel cannot tell."""
    from OCP.BRepExtrema import BRepExtrema_DistShapeShape

    distance = BRepExtrema_DistShapeShape(solid.wrapped, probe.exact().wrapped)
    return float(distance.Value()) if distance.IsDone() else 0.0


def exact_touch(probe: Probe, solid: Any) -> tuple[bool, float]:
    """Hold a probe against a ``cq.Shape``: (touches, gap in mm). A distance of 0 is contact or overlap; the common volume tells which."""
    from OCP.BRepAlgoAPI import BRepAlgoAPI_Common
    from OCP.BRepGProp import BRepGProp
    from OCP.GProp import GProp_GProps

    gap = exact_gap(probe, solid)
    if gap > 0:
        return False, gap
    other = probe.exact()
    common = BRepAlgoAPI_Common(solid.wrapped, other.wrapped)
    properties = GProp_GProps()
    BRepGProp.VolumeProperties_s(common.Shape(), properties)
    return bool(abs(properties.Mass()) > VOLUME), 0.0


@lru_cache(maxsize=512)
def _plain_manifold(mesh: _ById) -> Any:
    import numpy as np
    from manifold3d import Manifold
    from manifold3d import Mesh as Raw

    return Manifold(Raw(np.asarray(mesh.mesh.vertices, np.float32), np.asarray(mesh.mesh.triangles, np.uint32)))


class _ById:
    """A mesh that is hashed by its identity: comparing arrays would cost more than the answer."""

    def __init__(self, mesh: Mesh) -> None:
        self.mesh = mesh

    def __hash__(self) -> int:
        return id(self.mesh)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.mesh is self.mesh


def manifold_of(mesh: Mesh, at: Placement) -> Any:
    """Return a mesh as ``Manifold`` where a placement puts it."""
    rows = [[*row, origin] for row, origin in zip(at.rotation, at.origin, strict=True)]
    return _plain_manifold(_ById(mesh)).transform(rows)


def near(probe: Probe, body: Body, shapes: Shapes) -> bool:
    """Tell whether a body's box comes within the search of a probe."""
    low, high = box_of(body, shapes)
    return all(a - SEARCH <= d and c - SEARCH <= b for a, b, c, d in zip(low, high, probe.low, probe.high, strict=True))


_CORNERS: dict[tuple[str, float | None], tuple[Vector, ...]] = {}  # by digest and length: the kernel takes 10 ms for a box, and a part is asked often


def _own_corners(body: Body, shapes: Shapes) -> tuple[Vector, ...]:
    key = (body.part.digest, body.length)
    if key not in _CORNERS:
        own = corners(body.part)
        if own is None:
            found = shapes.properties(body.part, body.length)
            own = [(x, y, z) for x in (found.low[0], found.high[0]) for y in (found.low[1], found.high[1]) for z in (found.low[2], found.high[2])]
        _CORNERS[key] = tuple(own)
    return _CORNERS[key]


def box_of(body: Body, shapes: Shapes) -> tuple[Vector, Vector]:
    """Return a box about a body in the frame of the probes, by formula where there is one."""
    points = [body.at.point(corner) for corner in _own_corners(body, shapes)]
    low, high = (tuple(choose(p[axis] for p in points) for axis in range(3)) for choose in (min, max))
    return low, high  # type: ignore[return-value]  # three figures each
