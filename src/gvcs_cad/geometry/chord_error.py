"""How far a mesh stands off the true surface: measured on every curved face, by formula where the surface has one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.triangulation import triangulation_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]


def measured_chord_error(faces: list[Any], enough: float = 0.0) -> float:
    """Return the largest distance between a triangle's edge midpoint or centre and the true surface, mm, over all curved faces (``TopoDS_Face``).

    A distance on a free-form surface is never reported too small; where it is above `enough` mm, the nearest point is sought.
    Raises GeometryError for a face without triangles.
    """
    from OCP.BRepAdaptor import BRepAdaptor_Surface
    from OCP.GeomAbs import GeomAbs_SurfaceType

    worst = 0.0
    for face in faces:
        surface = BRepAdaptor_Surface(face)
        if surface.GetType() != GeomAbs_SurfaceType.GeomAbs_Plane:
            worst = max(worst, _face_error(face, surface, enough))
    return worst


def _face_error(face: Any, surface: Any, enough: float) -> float:
    import numpy as np

    points, places = _samples(face)
    by_formula = _distances(surface, points)
    if by_formula is not None:
        return float(np.max(by_formula))
    on_surface = np.array([(p.X(), p.Y(), p.Z()) for p in (surface.Value(float(u), float(v)) for u, v in places)])
    bound = np.linalg.norm(points - on_surface, axis=1)
    above = np.flatnonzero(bound > enough) if enough else ()
    for i in above:
        bound[i] = min(float(bound[i]), _nearest(surface, points[i], places[i]))
    return float(np.max(bound))


def _samples(face: Any) -> tuple[Points, Points]:
    """Return the edge midpoints and centres of a face's triangles, in space (mm) and in the surface's own coordinates."""
    import numpy as np

    found = triangulation_of(face)
    if found is None:
        raise GeometryError("a face has no triangles")
    corners = found.triangles

    def middles(values: Points) -> Points:
        a, b, c = (values[corners[:, i]] for i in range(3))
        return np.concatenate([(a + b) / 2, (b + c) / 2, (c + a) / 2, (a + b + c) / 3])

    return middles(found.nodes), middles(found.places)


def _distances(surface: Any, points: Points) -> Points | None:
    """Return the distances from a cylinder, cone, sphere or torus by formula, mm; None for other surfaces."""
    import numpy as np
    from OCP.GeomAbs import GeomAbs_SurfaceType as Kind

    kind = surface.GetType()
    if kind == Kind.GeomAbs_Sphere:
        sphere = surface.Sphere()
        away = points - np.array(_xyz(sphere.Location()))
        return np.asarray(np.abs(np.linalg.norm(away, axis=1) - sphere.Radius()))
    makers = {Kind.GeomAbs_Cylinder: surface.Cylinder, Kind.GeomAbs_Cone: surface.Cone, Kind.GeomAbs_Torus: surface.Torus}
    if kind not in makers:
        return None
    body = makers[kind]()
    axis = np.array(_xyz(body.Axis().Direction()))
    away = points - np.array(_xyz(body.Location()))
    along = away @ axis
    radial = np.linalg.norm(away - np.outer(along, axis), axis=1)
    if kind == Kind.GeomAbs_Cylinder:
        return np.asarray(np.abs(radial - body.Radius()))
    if kind == Kind.GeomAbs_Cone:
        angle = body.SemiAngle()
        return np.asarray(np.abs(radial - np.abs(body.RefRadius() + along * math.tan(angle))) * math.cos(angle))
    return np.asarray(np.abs(np.hypot(radial - body.MajorRadius(), along) - body.MinorRadius()))


def _nearest(surface: Any, point: Points, place: Points) -> float:
    """Return the distance to the nearest point of a free-form surface that is found from a place on it, mm."""
    from OCP.gp import gp_Pnt, gp_Pnt2d
    from OCP.ShapeAnalysis import ShapeAnalysis_Surface

    at = gp_Pnt(*map(float, point))
    untrimmed = ShapeAnalysis_Surface(surface.Surface().Surface().Transformed(surface.Trsf()))
    found = untrimmed.NextValueOfUV(gp_Pnt2d(*map(float, place)), at, 1e-6)
    return float(surface.Value(found.X(), found.Y()).Distance(at))


def _xyz(vector: Any) -> tuple[float, float, float]:
    return (vector.X(), vector.Y(), vector.Z())
