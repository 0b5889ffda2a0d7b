"""Closed meshes for boolean work: each shape once per task, with the chord error that any answer must carry."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.mesh import CHORD, Mesh
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.part import Part
from gvcs_cad.model.piece import Half
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.purchased import Cylinder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

FINE = CHORD / 4  # mm: two such errors are half of what counts as an overlap


@dataclass(frozen=True)
class Body:
    """A ``manifold3d.Manifold`` in the shape's own frame and its chord error, mm."""

    manifold: Any
    chord_error: float

    @cached_property
    def box(self) -> tuple[float, ...]:
        """Lowest and highest corner, mm."""
        return tuple(self.manifold.bounding_box())

    @cached_property
    def points(self) -> Matrix:
        """Its vertices, (n, 3) in mm."""
        import numpy as np

        return np.asarray(self.manifold.to_mesh64().vert_properties)[:, :3]

    @cached_property
    def edges(self) -> Any:
        """Vertex numbers of its triangles, (m, 3)."""
        import numpy as np

        return np.asarray(self.manifold.to_mesh64().tri_verts)


@dataclass
class Bodies:
    """Hands out bodies of shapes, made on first use."""

    shapes: Shapes
    _made: dict[tuple[str, Half, float], Body] = field(default_factory=dict)

    def of(self, part: Part, half: Half = "", chord: float = CHORD) -> Body:
        """Return the body of a part, or of the barrel or rod of a cylinder. Raises GeometryError for a mesh that is no solid."""
        key = (part.digest, half, chord)  # a part's own hash goes through all its fields
        if key not in self._made:
            if half:
                assert isinstance(part, Cylinder)
                self._made.update({(part.digest, name, chord): body for name, body in _halves(self.shapes, part, chord).items()})
            else:
                self._made[key] = body_of(self.shapes.mesh(part, None, chord), part.name)
        return self._made[key]

    def parting(self, cylinder: Cylinder) -> float:
        """Return where barrel and rod of a cylinder are parted, mm from the barrel's pin: there the rod's eye begins when the cylinder is short."""
        short = self.shapes.mesh(cylinder, cylinder.retracted)
        return 2 * cylinder.retracted - float(short.vertices[:, 0].max())


def body_of(mesh: Mesh, name: str = "mesh") -> Body:
    """Return the body of a mesh. Raises GeometryError where the mesh is no solid."""
    import manifold3d
    import numpy as np

    data = manifold3d.Mesh64(vert_properties=mesh.vertices.astype(np.float64), tri_verts=mesh.triangles.astype(np.uint64))
    manifold = manifold3d.Manifold(data)
    if manifold.status() != manifold3d.Error.NoError or manifold.is_empty():
        raise GeometryError(f"{name}: its mesh is no solid: {manifold.status().name}")
    return Body(manifold, mesh.chord_error)


def _halves(shapes: Shapes, cylinder: Cylinder, chord: float) -> dict[Half, Body]:
    """Split a cylinder, drawn at both ends of its stroke: the barrel is what both share before the short one's rod eye.

    The rod keeps its full visible length: pushed in, its end is inside the barrel, as in the real one.
    """
    short, long = (body_of(shapes.mesh(cylinder, length, chord), cylinder.name) for length in (cylinder.retracted, cylinder.extended))
    cut = 2 * cylinder.retracted - short.manifold.bounding_box()[3]  # where the rod's eye begins when the cylinder is short
    barrel = (short.manifold ^ long.manifold).trim_by_plane((-1.0, 0.0, 0.0), -cut)
    rod = long.manifold.trim_by_plane((1.0, 0.0, 0.0), cut)
    if barrel.is_empty() or rod.is_empty():
        raise GeometryError(f"{cylinder.name}: its drawing at {cylinder.retracted:g} mm and at {cylinder.extended:g} mm cannot be split into barrel and rod")
    error = max(short.chord_error, long.chord_error)
    return {"barrel": Body(barrel, error), "rod": Body(rod.translate((-cylinder.extended, 0.0, 0.0)), error)}


def matrix(at: Placement) -> Matrix:
    """Return a placement as a 4 x 4 matrix."""
    import numpy as np

    found = np.eye(4)
    found[:3, :3], found[:3, 3] = at.rotation, at.origin
    return found


def relative(a: Matrix, b: Matrix) -> Matrix:
    """Return where b stands as seen from a, both rigid."""
    import numpy as np

    found = np.eye(4)
    turned = a[:3, :3].T
    found[:3, :3] = turned @ b[:3, :3]
    found[:3, 3] = turned @ (b[:3, 3] - a[:3, 3])
    return found


def moved(manifold: Any, at: Matrix) -> Any:
    """Return a manifold at a place."""
    return manifold.transform(at[:3, :4])


def box_at(box: tuple[float, ...], at: Matrix) -> Matrix:
    """Return the corners (2, 3) of the axis-parallel box around a box at a place, mm."""
    import numpy as np

    low, high = np.array(box[:3]), np.array(box[3:])
    middle, half = (low + high) / 2, (high - low) / 2
    centre = at[:3, :3] @ middle + at[:3, 3]
    reach = np.abs(at[:3, :3]) @ half
    return np.array([centre - reach, centre + reach])
