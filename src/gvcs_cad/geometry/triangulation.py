"""The triangles that hang on a face, as arrays: point after point through the bindings they cost more than the kernel takes to make them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SECTION = b"\nTriangulations 1\n"  # of OCC's binary format V4: sizes, flags and deflection, nodes, their places, triangles
_HEAD = 2 * 4 + 2 * 1 + 8


@dataclass(frozen=True)
class Triangulation:
    """Nodes (n, 3) in mm and in the shape's frame, their places (n, 2) on the surface, and triangles (m, 3) counted from 0."""

    nodes: NDArray[np.float64]
    places: NDArray[np.float64]
    triangles: NDArray[np.int32]


def faces_of(shape: Any) -> list[Any]:
    """Return every face of a ``cq.Shape`` once, as ``TopoDS_Face``."""
    from OCP.TopAbs import TopAbs_ShapeEnum
    from OCP.TopExp import TopExp
    from OCP.TopoDS import TopoDS
    from OCP.TopTools import TopTools_IndexedMapOfShape

    found = TopTools_IndexedMapOfShape()
    TopExp.MapShapes_s(shape.wrapped, TopAbs_ShapeEnum.TopAbs_FACE, found)
    return [TopoDS.Face_s(found.FindKey(i)) for i in range(1, found.Size() + 1)]


def without_triangles(faces: list[Any]) -> bool:
    """Tell whether the kernel left a face without triangles: its fast algorithm does, silently, on some curved edges."""
    from OCP.BRep import BRep_Tool
    from OCP.TopLoc import TopLoc_Location

    location = TopLoc_Location()
    return any(BRep_Tool.Triangulation_s(face, location) is None for face in faces)


def triangulation_of(face: Any) -> Triangulation | None:
    """Return the triangles of a ``TopoDS_Face``; None where it has none.

    The kernel writes them as it writes a shape, and NumPy reads the bytes: a face with these triangles and no surface.
    """
    import numpy as np
    from OCP.BinTools import BinTools, BinTools_FormatVersion
    from OCP.BRep import BRep_Builder, BRep_Tool
    from OCP.TopLoc import TopLoc_Location
    from OCP.TopoDS import TopoDS_Face

    location, bare, stream = TopLoc_Location(), TopoDS_Face(), BytesIO()
    found = BRep_Tool.Triangulation_s(face, location)
    if found is None:
        return None
    BRep_Builder().MakeFace(bare, found)
    BinTools.Write_s(bare, stream, True, False, BinTools_FormatVersion.BinTools_FormatVersion_VERSION_4)
    data = stream.getvalue()
    start = data.index(_SECTION) + len(_SECTION)
    points, count = (int(n) for n in np.frombuffer(data, "<i4", 2, start))
    start += _HEAD
    nodes = np.frombuffer(data, "<f8", 3 * points, start).reshape(points, 3)
    places = np.frombuffer(data, "<f8", 2 * points, start + nodes.nbytes).reshape(points, 2)
    triangles = np.frombuffer(data, "<i4", 3 * count, start + nodes.nbytes + places.nbytes).reshape(count, 3) - 1
    return Triangulation(_moved(nodes, location), places, triangles.astype(np.int32))


def _moved(nodes: NDArray[np.float64], location: Any) -> NDArray[np.float64]:
    """Return points moved by a location, which may mirror or scale as the kernel's may."""
    import numpy as np

    if location.IsIdentity():
        return nodes
    transform = location.Transformation()
    matrix = np.array([[transform.Value(row, column) for column in range(1, 5)] for row in range(1, 4)])
    moved: NDArray[np.float64] = nodes @ matrix[:, :3].T + matrix[:, 3]
    return moved
