"""Is a solid a plate? A straight prism of a known thickness is; whatever has a step, a bevel or a skew hole is refused by its face."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.properties import area_of, volume_of
from gvcs_cad.model.placement import Placement, place
from gvcs_cad.model.vector import Vector, X, Y, cross, dot, norm, scale, subtract, unit
from gvcs_cad.units import millimetres

LEVEL = 1e-5  # mm between faces that lie in one plane
ANGLE = 1e-7  # rad between directions that are the same
VOLUME = 1e-6  # of the volume that area times thickness may differ by


@dataclass(frozen=True)
class Slab:
    """A plate in space: its frame (Z the normal, z = 0 the lower face), its thickness in mm, and its upper face."""

    frame: Placement
    thickness: float
    top: Any


def slab_of(shape: Any, thicknesses: Sequence[float]) -> Slab:
    """Return the plate that a ``cq.Shape`` is. The normal is the one with the largest z, then y, then x, so that no drawing mirrors.

    Raises GeometryError naming the face that makes it none, or a thickness that is not one of `thicknesses` (mm).
    """
    solid = _unified(shape)
    faces = solid.Faces()
    normals = _normals(faces)
    problems = {n: next(_breaking(solid, faces, n), "") for n in normals}
    flat = [_slab(faces, n) for n in normals if not problems[n]]
    for slab in flat:
        if any(abs(slab.thickness - t) <= LEVEL for t in thicknesses):
            return slab
    if flat:
        thick = flat[0].thickness
        nearest = sorted(sorted(thicknesses, key=lambda t: abs(t - thick))[:2])
        raise GeometryError(f"not a plate: {millimetres(thick, 4)} mm thick, the nearest allowed is {' or '.join(millimetres(t, 4) for t in nearest)} mm")
    if not normals:
        raise GeometryError(f"not a plate: no flat face, the first is {_name(faces[0])}")
    area = {n: math.fsum(f.Area() for f in faces if _is_plane(f) and norm(cross(_normal(f), n)) < ANGLE) for n in normals}
    raise GeometryError(f"not a plate: {problems[max(normals, key=lambda n: area[n])]}")


def _unified(shape: Any) -> Any:
    """Return the one solid of a shape with faces and edges that continue each other merged."""
    from OCP.ShapeUpgrade import ShapeUpgrade_UnifySameDomain

    solids = shape.Solids()
    if len(solids) != 1:
        raise GeometryError(f"not a plate: {len(solids)} solids, expected one")
    merging = ShapeUpgrade_UnifySameDomain(solids[0].wrapped, True, True, True)
    merging.AllowInternalEdges(False)
    merging.Build()
    (solid,) = type(shape).cast(merging.Shape()).Solids()
    if not solid.isValid():
        raise GeometryError("not a plate: the kernel calls the solid invalid")
    return solid


def _normals(faces: Sequence[Any]) -> list[Vector]:
    """Return the distinct directions of the plane faces, each with its first of z, y, x above zero, the most upright first."""
    found: list[Vector] = []
    for face in filter(_is_plane, faces):
        n = _normal(face)
        n = scale(n, math.copysign(1.0, next(v for v in n[::-1] if abs(v) > ANGLE)))
        if all(norm(subtract(n, other)) > ANGLE for other in found):
            found.append(n)
    return sorted(found, key=lambda n: tuple(round(-abs(v), 9) for v in n[::-1]))


def _breaking(solid: Any, faces: Sequence[Any], n: Vector) -> Iterator[str]:
    """Word what keeps a solid from being a prism along `n`, the first face first."""
    across = [face for face in faces if _is_plane(face) and norm(cross(_normal(face), n)) < ANGLE]
    low, high = _levels(across, n)
    for face in faces:
        if face in across:
            up = dot(_normal(face), n) > 0
            if abs(_level(face, n) - (high if up else low)) > LEVEL:
                yield f"{_name(face)} is a step {millimetres(abs(_level(face, n) - (high if up else low)), 4)} mm off the {'upper' if up else 'lower'} face"
        elif not _is_wall(face, n):
            yield f"{_name(face)} is not square to the plate"
    tops = [face for face in across if dot(_normal(face), n) > 0]
    if len(tops) != 1 or len(across) != 2:
        yield f"{len(tops)} upper and {len(across) - len(tops)} lower faces, one of each expected"
        return
    area, volume = area_of(tops[0]), volume_of(solid)
    if abs(volume - area * (high - low)) > VOLUME * volume:
        yield f"{_name(tops[0])} times {millimetres(high - low, 4)} mm is {area * (high - low):.3f} mm3, the solid has {volume:.3f} mm3"


def _slab(faces: Sequence[Any], n: Vector) -> Slab:
    across = [face for face in faces if _is_plane(face) and norm(cross(_normal(face), n)) < ANGLE]
    low, high = _levels(across, n)
    along = X if abs(n[0]) < 1 - ANGLE else Y
    x = unit(subtract(along, scale(n, dot(along, n))))
    return Slab(place(*scale(n, low), x_axis=x, z_axis=n), high - low, next(face for face in across if dot(_normal(face), n) > 0))


def _levels(across: Sequence[Any], n: Vector) -> tuple[float, float]:
    levels = [_level(face, n) for face in across]
    return min(levels), max(levels)


def _is_wall(face: Any, n: Vector) -> bool:
    """Tell whether a face runs along `n` everywhere: by its kind where that decides, else by its normals on a grid."""
    from OCP.BRepAdaptor import BRepAdaptor_Surface
    from OCP.BRepGProp import BRepGProp_Face
    from OCP.GeomAbs import GeomAbs_SurfaceType as Kind
    from OCP.gp import gp_Pnt, gp_Vec

    surface = BRepAdaptor_Surface(face.wrapped)
    kind = surface.GetType()
    if kind == Kind.GeomAbs_Plane:
        return abs(dot(_normal(face), n)) < ANGLE
    if kind == Kind.GeomAbs_Cylinder:
        return norm(cross(_xyz(surface.Cylinder().Axis().Direction()), n)) < ANGLE
    if kind == Kind.GeomAbs_SurfaceOfExtrusion:
        return norm(cross(_xyz(surface.Direction()), n)) < ANGLE
    probe, at, normal = BRepGProp_Face(face.wrapped), gp_Pnt(), gp_Vec()
    u1, u2, v1, v2 = probe.Bounds()
    for i in range(9):
        for j in range(9):
            probe.Normal(u1 + (u2 - u1) * i / 8, v1 + (v2 - v1) * j / 8, at, normal)
            if abs(dot(_xyz(normal), n)) > 1e-6 * normal.Magnitude():
                return False
    return True


def _is_plane(face: Any) -> bool:
    return bool(face.geomType() == "PLANE")


def _normal(face: Any) -> Vector:
    return unit(tuple(face.normalAt().toTuple()))


def _level(face: Any, n: Vector) -> float:
    return dot(tuple(face.Center().toTuple()), n)


def _name(face: Any) -> str:
    x, y, z = (millimetres(v, 3) for v in face.Center().toTuple())
    return f"the {face.geomType().lower()} face at ({x}, {y}, {z}) mm"


def _xyz(v: Any) -> Vector:
    return (v.X(), v.Y(), v.Z())
