"""Triangles with an absolute chord error that is measured, not believed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.chord_error import Surfaces
from gvcs_cad.geometry.triangulation import Triangulation, faces_of, triangulation_of
from gvcs_cad.model.placement import Placement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHORD = 0.05  # mm, largest distance between triangles and surface in what we ship
ANGLE = 0.2  # rad; OCC's angular step is half of it (62 sides on a full circle)
FINE_MESH = (CHORD, ANGLE)  # of a part to be printed or machined
WORTHWHILE = 0.9  # half the deflection must take at least a tenth off the error


@dataclass(frozen=True)
class Mesh:
    """Welded triangles: vertices (n, 3) float32 in mm, triangles (m, 3) int32 counter-clockwise from outside.

    `chord_error` is the largest distance found between a triangle and the true surface, mm.
    """

    vertices: NDArray[np.float32]
    triangles: NDArray[np.int32]
    chord_error: float

    @property
    def size(self) -> int:
        """Bytes that it takes in memory."""
        return self.vertices.nbytes + self.triangles.nbytes

    def placed(self, placement: Placement) -> Mesh:
        """Return the mesh moved by a placement."""
        import numpy as np

        turned = self.vertices.astype(np.float64) @ np.array(placement.rotation).T + np.array(placement.origin)
        return Mesh((turned + 0.0).astype(np.float32), self.triangles, self.chord_error)

    def on_bed(self) -> Mesh:
        """Return the mesh with its lowest point at z = 0 and its box centred in x and y: slicers cut away what hangs below."""
        low, high = self.vertices.min(axis=0), self.vertices.max(axis=0)
        middle = (low + high) / 2
        return self.placed(Placement(-float(middle[0]), -float(middle[1]), 0.0))._dropped()

    def _dropped(self) -> Mesh:
        vertices = self.vertices.copy()
        vertices[:, 2] -= vertices[:, 2].min()
        return Mesh(vertices, self.triangles, self.chord_error)

    def to_bytes(self) -> bytes:
        """Write vertices and triangles in NumPy's own format, the same bytes for the same mesh."""
        import numpy as np

        stream = BytesIO()
        for array in (self.vertices, self.triangles, np.array([self.chord_error])):
            np.save(stream, array, allow_pickle=False)
        return stream.getvalue()

    @staticmethod
    def from_bytes(data: bytes) -> Mesh:
        """Read what `to_bytes` wrote."""
        import numpy as np

        stream = BytesIO(data)
        vertices, triangles, error = (np.load(stream, allow_pickle=False) for _ in range(3))
        return Mesh(vertices, triangles, float(error[0]))


def mesh_of(shape: Any, chord: float = CHORD, angle: float = ANGLE) -> Mesh:
    """Mesh a ``cq.Shape`` so that no triangle is more than `chord` mm off the surface, `angle` the first angular step in radian.

    The error is measured and the mesh refined until it is small enough; the shape itself stays as it was.
    Raises GeometryError if that does not come about, or the mesh is not closed.
    """
    return Mesher(shape).mesh(chord, angle)


class Mesher:
    """A copy of a ``cq.Shape`` on which one mesh after another hangs; its surfaces are looked at once for all of them.

    A copy, since a mesh leaves flags behind on the shape it hangs on, which would change the bytes that are written of it.
    """

    def __init__(self, shape: Any) -> None:
        from OCP.BRepBuilderAPI import BRepBuilderAPI_Copy

        self._copy = type(shape)(BRepBuilderAPI_Copy(shape.wrapped, False, False).Shape())
        self._faces = faces_of(self._copy)
        self._surfaces = Surfaces(self._faces)

    def mesh(self, chord: float = CHORD, angle: float = ANGLE) -> Mesh:
        """Return the mesh within `chord` mm, as `mesh_of` does, and raise what it raises."""
        import numpy as np

        found, error = self._refined(chord, angle)
        vertices, triangles = _weld(found)
        _refuse_open(triangles)
        return Mesh(vertices, triangles.astype(np.int32), round(error, 6))

    def _refined(self, chord: float, angle: float) -> tuple[Triangulation, float]:
        """Triangulate ever finer until the triangles are within `chord` mm, and return them with the measured error."""
        deflection, fast, before = chord, True, math.inf
        if not self._faces:
            raise GeometryError("a shape without faces has no mesh")
        while True:
            _triangulate(self._copy, deflection, angle, fast=fast)
            found = triangulation_of(self._faces)
            if found is None:
                if not fast:
                    raise GeometryError("a face has no triangles")
                fast = False
                continue
            error = self._surfaces.chord_error(found, chord)
            if error <= chord * 1.001:
                return found, error
            if error > WORTHWHILE * before:  # the kernel's own limit on some free-form edges; finer still would only fill the memory
                raise GeometryError(f"mesh is {error:.4f} mm off the surface, {chord:g} mm asked")
            deflection, angle, before = deflection / 2, angle / 1.5, error


def _triangulate(shape: Any, deflection: float, angle: float, *, fast: bool) -> None:
    """Hang triangles on a shape with the Delabella algorithm (three times faster than Watson's, same triangles) or Watson's.

    ``Relative`` is off: CadQuery's own tessellate() scales the tolerance by edge length and misses it by a factor of 90.
    """
    from OCP.BRepMesh import BRepMesh_IncrementalMesh
    from OCP.BRepTools import BRepTools
    from OCP.IMeshTools import IMeshTools_MeshAlgoType as Algorithm
    from OCP.IMeshTools import IMeshTools_Parameters
    from OCP.Message import Message_ProgressRange

    BRepTools.Clean_s(shape.wrapped)
    parameters = IMeshTools_Parameters()
    parameters.Deflection, parameters.Angle = deflection, angle
    parameters.Relative = parameters.InParallel = False
    parameters.MeshAlgo = Algorithm.IMeshTools_MeshAlgoType_Delabella if fast else Algorithm.IMeshTools_MeshAlgoType_Watson
    BRepMesh_IncrementalMesh(shape.wrapped, parameters, Message_ProgressRange())


def _weld(found: Triangulation) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Merge equal points; -0.0 is 0.0; points of no triangle and triangles that collapse are dropped. Vertices stand in the order of x, then y, then z."""
    import numpy as np

    used = np.zeros(len(found.nodes), bool)
    used[found.triangles] = True
    points = found.nodes[used].astype(np.float32) + np.float32(0.0)
    order = np.lexsort((points[:, 2], points[:, 1], points[:, 0]))
    in_order = points[order]
    first = np.concatenate([[True], np.any(in_order[1:] != in_order[:-1], axis=1)])
    inverse = np.empty(len(points), np.int64)
    inverse[order] = np.cumsum(first) - 1
    triangles = inverse[np.cumsum(used)[found.triangles] - 1]
    a, b, c = triangles.T
    return in_order[first], triangles[(a != b) & (b != c) & (c != a)]


def _refuse_open(triangles: NDArray[np.int64]) -> None:
    """Every edge is used once in each direction, or the mesh is not closed."""
    import numpy as np

    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]).astype(np.int64)
    count = int(edges.max()) + 1  # an edge as one number sorts ten times faster than as two
    forward, backward = edges[:, 0] * count + edges[:, 1], edges[:, 1] * count + edges[:, 0]
    if not np.array_equal(np.sort(forward), np.sort(backward)):
        raise GeometryError("mesh is not closed: an edge has triangles on one side only")
