"""How far a mesh stands off the true surface: measured on every curved face, by formula where the surface has one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gvcs_cad.geometry.triangulation import Triangulation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]


class Surfaces:
    """The curved surfaces of some faces (``TopoDS_Face``), looked at once for all meshes that hang on them."""

    def __init__(self, faces: Sequence[Any]) -> None:
        from OCP.BRepAdaptor import BRepAdaptor_Surface
        from OCP.GeomAbs import GeomAbs_SurfaceType as Kind

        self._ruled, self._round = _Elementary(), _Elementary()
        self._free: list[tuple[int, Any]] = []
        for i, face in enumerate(faces):
            surface = BRepAdaptor_Surface(face, False)  # without the bounds of the face, which cost more than all the rest
            kind = surface.GetType()
            if kind == Kind.GeomAbs_Plane:
                continue
            if kind == Kind.GeomAbs_Cylinder:
                self._ruled.add(i, surface.Cylinder(), surface.Cylinder().Radius(), 0.0)
            elif kind == Kind.GeomAbs_Cone:
                self._ruled.add(i, surface.Cone(), surface.Cone().RefRadius(), surface.Cone().SemiAngle())
            elif kind == Kind.GeomAbs_Torus:
                self._round.add(i, surface.Torus(), surface.Torus().MajorRadius(), surface.Torus().MinorRadius())
            elif kind == Kind.GeomAbs_Sphere:
                self._round.add(i, surface.Sphere(), 0.0, surface.Sphere().Radius())
            else:
                self._free.append((i, surface))

    def chord_error(self, found: Triangulation, enough: float = 0.0) -> float:
        """Return the largest distance between a triangle's edge midpoint or centre and the true surface, mm, over all curved faces.

        A distance on a free-form surface is never reported too small; where it is above `enough` mm, the nearest point is sought.
        """
        free = (_free_form_error(surface, found, found.ends[i], found.ends[i + 1], enough) for i, surface in self._free)
        return max(0.0, *free, _ruled_error(self._ruled, found), _round_error(self._round, found))


class _Elementary:
    """Faces whose surface has a formula, to be measured at once: by one alone, calling NumPy takes longer than the sums."""

    def __init__(self) -> None:
        self._faces: list[int] = []
        self._rows: list[tuple[float, ...]] = []

    def add(self, face: int, body: Any, first: float, second: float) -> None:
        """Take a face by its number, its elementary surface and the two figures of that surface's formula."""
        frame = body.Position()
        self._faces.append(face)
        self._rows.append((*_xyz(frame.Location()), *_xyz(frame.Direction()), first, second))

    def measured(self, found: Triangulation) -> tuple[Points, ...] | None:
        """Return of every sample how far it is from the axis and along it, mm, and its surface's two figures; None without a face."""
        import numpy as np

        if not self._rows:
            return None
        triangles = [found.triangles[found.ends[i] : found.ends[i + 1]] for i in self._faces]
        points = _middles(found.nodes[np.concatenate(triangles)])
        rows = np.tile(np.repeat(np.array(self._rows), [len(one) for one in triangles], axis=0), (4, 1))
        away, axis = points - rows[:, :3], rows[:, 3:6]
        along = (away * axis).sum(axis=1)
        return np.sqrt(((away - along[:, None] * axis) ** 2).sum(axis=1)), along, rows[:, 6], rows[:, 7]


def _ruled_error(faces: _Elementary, found: Triangulation) -> float:
    """Of cylinders (radius, 0) and cones (radius, half angle): the distance in the plane of the axis, across the ruling."""
    import numpy as np

    measured = faces.measured(found)
    if measured is None:
        return 0.0
    radial, along, radius, angle = measured
    return float(np.max(np.abs(radial - np.abs(radius + along * np.tan(angle))) * np.cos(angle)))


def _round_error(faces: _Elementary, found: Triangulation) -> float:
    """Of tori (radii of both circles) and spheres (0, radius): the distance in the plane of the axis, from the small circle."""
    import numpy as np

    measured = faces.measured(found)
    if measured is None:
        return 0.0
    radial, along, major, minor = measured
    return float(np.max(np.abs(np.hypot(radial - major, along) - minor)))


def _free_form_error(surface: Any, found: Triangulation, start: int, end: int, enough: float) -> float:
    import numpy as np

    triangles = found.triangles[start:end]
    points, places = _middles(found.nodes[triangles]), _middles(found.places[triangles])
    on_surface = np.array([(p.X(), p.Y(), p.Z()) for p in (surface.Value(float(u), float(v)) for u, v in places)])
    bound = np.linalg.norm(points - on_surface, axis=1)
    above = np.flatnonzero(bound > enough) if enough else ()
    for i in above:
        bound[i] = min(float(bound[i]), _nearest(surface, points[i], places[i]))
    return float(np.max(bound))


def _middles(corners: Points) -> Points:
    """Return the edge midpoints and centres of triangles (m, 3, n) as (4 m, n)."""
    import numpy as np

    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    return np.concatenate([(a + b) / 2, (b + c) / 2, (c + a) / 2, (a + b + c) / 3])


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
