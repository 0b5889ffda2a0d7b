"""The triangles that hang on a shape, as arrays: point after point through the bindings they cost more than the kernel takes to make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from struct import Struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SECTION = b"\nTriangulations "  # of OCC's binary format V4: their number; of each its sizes, flags and deflection, nodes, their places, triangles
_FLAGS = 2 * 1 + 8


@dataclass(frozen=True)
class Triangulation:
    """Triangles of some faces in a row.

    Nodes (n, 3) in mm and in the shape's frame, their places (n, 2) on the surface of their face, and triangles (m, 3) of nodes counted from 0,
    counter-clockwise from outside; those of face i are ``triangles[ends[i]:ends[i + 1]]``.
    """

    nodes: NDArray[np.float64]
    places: NDArray[np.float64]
    triangles: NDArray[np.int32]
    ends: tuple[int, ...]


def faces_of(shape: Any) -> list[Any]:
    """Return every face of a ``cq.Shape`` as ``TopoDS_Face``; one between two solids once for each."""
    from OCP.TopAbs import TopAbs_ShapeEnum
    from OCP.TopExp import TopExp_Explorer
    from OCP.TopoDS import TopoDS

    found, explorer = [], TopExp_Explorer(shape.wrapped, TopAbs_ShapeEnum.TopAbs_FACE)
    while explorer.More():
        found.append(TopoDS.Face_s(explorer.Current()))
        explorer.Next()
    return found


def triangulation_of(faces: Sequence[Any]) -> Triangulation | None:
    """Return the triangles of ``TopoDS_Face`` in their order; None where one has none: the kernel's fast algorithm leaves some bare, silently.

    The kernel writes them as it writes a shape, and NumPy reads the bytes: faces with these triangles and no surfaces.
    """
    import numpy as np
    from OCP.BRep import BRep_Builder, BRep_Tool
    from OCP.TopAbs import TopAbs_Orientation
    from OCP.TopLoc import TopLoc_Location
    from OCP.TopoDS import TopoDS_Compound, TopoDS_Face

    builder, together, locations = BRep_Builder(), TopoDS_Compound(), []
    builder.MakeCompound(together)
    for face in faces:
        location, bare = TopLoc_Location(), TopoDS_Face()
        found = BRep_Tool.Triangulation_s(face, location)
        if found is None:
            return None
        builder.MakeFace(bare, found.Copy())  # what two faces share would be written once
        builder.Add(together, bare)
        locations.append(location)
    counts, *parts = _read(_written(together), len(faces))
    nodes, places, triangles = (np.frombuffer(b"".join(part), kind) for part, kind in zip(parts, ("<f8", "<f8", "<i4"), strict=True))
    nodes, places, triangles = nodes.reshape(-1, 3), places.reshape(-1, 2), triangles.reshape(-1, 3)
    after = np.cumsum(counts, axis=0)
    first = after[:, 0] - counts[:, 0]
    for i in (i for i, location in enumerate(locations) if not location.IsIdentity()):
        nodes = np.concatenate([nodes[: first[i]], _moved(nodes[first[i] : after[i, 0]], locations[i]), nodes[after[i, 0] :]])
    triangles = triangles + np.repeat(first - 1, counts[:, 1])[:, None]
    inward = np.repeat([face.Orientation() == TopAbs_Orientation.TopAbs_REVERSED for face in faces], counts[:, 1])
    triangles[inward] = triangles[inward][:, [0, 2, 1]]
    return Triangulation(nodes, places, triangles, (0, *after[:, 1].tolist()))


def _written(shape: Any) -> bytes:
    from OCP.BinTools import BinTools, BinTools_FormatVersion

    stream = BytesIO()
    BinTools.Write_s(shape, stream, True, False, BinTools_FormatVersion.BinTools_FormatVersion_VERSION_4)
    return stream.getvalue()


def _read(data: bytes, faces: int) -> tuple[NDArray[np.int64], list[memoryview], list[memoryview], list[memoryview]]:
    """Return the numbers of nodes and triangles (faces, 2), and by face the bytes of its nodes, their places and its triangles."""
    import numpy as np

    at = data.index(b"\n", data.index(_SECTION) + 1) + 1
    view, sizes = memoryview(data), Struct("<ii")
    counts, nodes, places, triangles = [], [], [], []
    for _ in range(faces):
        points, corners = sizes.unpack_from(data, at)
        start = at + sizes.size + _FLAGS
        at = start + 40 * points + 12 * corners
        nodes.append(view[start : start + 24 * points])
        places.append(view[start + 24 * points : start + 40 * points])
        triangles.append(view[start + 40 * points : at])
        counts.append((points, corners))
    return np.array(counts), nodes, places, triangles


def _moved(nodes: NDArray[np.float64], location: Any) -> NDArray[np.float64]:
    """Return points moved by a location, which may mirror or scale as the kernel's may."""
    import numpy as np

    if location.IsIdentity():
        return nodes
    transform = location.Transformation()
    matrix = np.array([[transform.Value(row, column) for column in range(1, 5)] for row in range(1, 4)])
    x, y, z = nodes.T
    return np.stack([a * x + b * y + c * z + d for a, b, c, d in matrix], axis=1)  # as the kernel adds: no product of matrices, which rounds otherwise
