"""What was added to a part and what was taken from it, as solids between its two meshes; what the meshing alone did is left out."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.mesh import Mesh

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Triangles = NDArray[np.int64]

FINEST = 1e-3  # mm; bodies thinner than this are float32 noise of the meshes


@dataclass(frozen=True)
class Body:
    """Closed triangles: vertices (n, 3) in mm, triangles (m, 3), and the volume in mm3."""

    vertices: Points
    triangles: Triangles
    volume: float

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing."""
        return not len(self.triangles)


@dataclass(frozen=True)
class MeshDifference:
    """The two parts as meshes, what they share, what the new one has more and what the old one had more."""

    common: Body
    added: Body
    removed: Body


def mesh_difference(old: Mesh, new: Mesh) -> MeshDifference:
    """Return the difference of two meshes in one frame.

    Two triangulations of one curved surface leave slivers between them, no thicker than their chord errors together:
    a body whose mean thickness, twice its volume over its surface, is below that is no change and is left out.
    Raises GeometryError for a mesh that bounds no solid.
    """
    before, after = _solid(old, "old"), _solid(new, "new")
    thinnest = max(old.chord_error + new.chord_error, FINEST)
    return MeshDifference(_body([before ^ after]), _body(_bodies(after - before, thinnest)), _body(_bodies(before - after, thinnest)))


def _solid(mesh: Mesh, side: str) -> Any:
    import manifold3d
    import numpy as np

    vertices = np.ascontiguousarray(mesh.vertices, np.float32)
    solid = manifold3d.Manifold(manifold3d.Mesh(vertices, np.ascontiguousarray(mesh.triangles, np.uint32)))
    if solid.status() != manifold3d.Error.NoError or solid.volume() <= 0:
        raise GeometryError(f"the {side} mesh bounds no solid: {solid.status().name}, {solid.volume():.3f} mm3")
    return solid


def _bodies(solid: Any, thinnest: float) -> list[Any]:
    return [body for body in solid.decompose() if body.volume() > 0 and 2 * body.volume() / body.surface_area() > thinnest]


def _body(solids: Iterable[Any]) -> Body:
    """Put solids side by side into one body. Volumes are rounded to a cubic millimetre: the library promises no more between machines."""
    import numpy as np

    vertices, triangles, volumes, offset = [np.zeros((0, 3))], [np.zeros((0, 3), np.int64)], [], 0
    for solid in solids:
        mesh = solid.to_mesh()
        vertices.append(np.asarray(mesh.vert_properties, np.float64)[:, :3])
        triangles.append(np.asarray(mesh.tri_verts, np.int64) + offset)
        volumes.append(float(solid.volume()))
        offset += len(vertices[-1])
    return Body(np.concatenate(vertices), np.concatenate(triangles), float(round(math.fsum(volumes))))
