"""A part that somebody else made: its solid or mesh read from STEP or STL, and the round holes in its flat faces."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gvcs_cad.errors import GeometryError, UsageError
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.mesh import ANGLE, Mesh, mesh_of
from gvcs_cad.geometry.properties import Properties, properties_of, volume_of
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.vector import Vector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHORD = 0.01  # mm: finer than what we ship, because a pose is found in it
ROUND = 0.02  # of a radius: how far the corners of a loop may be off a circle
MOUTH = 1.0  # mm
CORNERS = 8  # a circle of fewer is a polygon
LARGEST = 200_000_000  # bytes


@dataclass(frozen=True)
class Circle:
    """The round edge of a hole in a flat face: centre, the face's outward normal, diameter, mm. `error` is the sagitta of its polygon."""

    centre: Vector
    normal: Vector
    diameter: float
    error: float


@dataclass(frozen=True)
class Foreign:
    """A part from a file: its mesh with the chord error that is known or assumed, and its solid where the file has one."""

    name: str
    mesh: Mesh
    solid: Any = None


def read_foreign(path: Path) -> Foreign:
    """Read a STEP or STL file. Raises UsageError for another kind or what is no file, GeometryError for what is no closed body.

    An STL says nothing of its chord error: its corners are taken to lie on the true surface, and the sagitta of its coarsest hole is the bound.
    """
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    if path.stat().st_size > LARGEST:
        raise UsageError(f"{path.name}: {path.stat().st_size} bytes is more than {LARGEST}")
    ending = path.suffix.lower()
    if ending in (".step", ".stp"):
        return _step(path)
    if ending == ".stl":
        return _stl(path)
    raise UsageError(f"{path.name}: {ending or 'no ending'} cannot be read here; there are .step, .stp, .stl")


def _step(path: Path) -> Foreign:
    from gvcs_cad.geometry.kernel import cq, load

    load()
    try:
        found = cq.importers.importStep(str(path)).vals()
    except Exception as error:  # the kernel raises many things on a file that is none
        raise GeometryError(f"{path.name}: the kernel reads no STEP in it ({type(error).__name__})") from None
    solids = [solid for shape in found for solid in shape.Solids()]
    if not solids:
        raise GeometryError(f"{path.name}: there is no solid in it")
    whole = solids[0] if len(solids) == 1 else cq.Compound.makeCompound(solids)
    return Foreign(path.stem, mesh_of(whole, CHORD, ANGLE), whole)


def _stl(path: Path) -> Foreign:
    import numpy as np
    import trimesh

    try:
        found = trimesh.load(path, force="mesh")
    except Exception as error:  # trimesh raises many things on a file that is none
        raise GeometryError(f"{path.name}: no STL can be read in it ({type(error).__name__})") from None
    if not len(found.faces) or not found.is_volume:
        raise GeometryError(f"{path.name}: {len(found.faces)} triangles that enclose no volume")
    mesh = Mesh(np.asarray(found.vertices, np.float32), np.asarray(found.faces, np.int32), 0.0)
    sagitta = max((circle.error for circle in circles(mesh)), default=0.0)
    return Foreign(path.stem, Mesh(mesh.vertices, mesh.triangles, round(sagitta, 6)))


def circles(mesh: Mesh) -> list[Circle]:
    """Return the round inner edges of every flat face of a mesh."""
    import trimesh

    body = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False)
    found = []
    for normal, edges in zip(body.facets_normal, body.facets_boundary, strict=True):
        loops = [body.vertices[loop] for loop in _loops(edges)]
        fitted = sorted((one for one in (_circle(loop, normal) for loop in loops) if one is not None), key=lambda c: -c.diameter)
        widest = max((float(_extent(loop)) for loop in loops), default=0.0)
        found += [one for one in fitted if one.diameter < widest - 1e-3]  # the outer edge of a face is no hole
    return found


def _loops(edges: NDArray[np.int64]) -> list[list[int]]:
    """Chain undirected edges to closed loops."""
    beside: dict[int, list[int]] = {}
    for a, b in edges.tolist():
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    loops, seen = [], set()
    for start in beside:
        if start in seen:
            continue
        loop, at = [], start
        while at not in seen:
            seen.add(at)
            loop.append(at)
            at = next((n for n in beside[at] if n not in seen), start)
        loops.append(loop)
    return loops


def _extent(loop: NDArray[np.float64]) -> float:
    return float(max(loop.max(axis=0) - loop.min(axis=0)))


def _circle(loop: NDArray[np.float64], normal: NDArray[np.float64]) -> Circle | None:
    """Fit a circle to a loop by least squares (Kasa); None where the loop is not round."""
    import numpy as np

    if len(loop) < CORNERS:
        return None
    middle = loop.mean(axis=0)
    u = np.cross(normal, [1.0, 0.0, 0.0] if abs(normal[0]) < 0.9 else [0.0, 1.0, 0.0])
    u /= np.linalg.norm(u)
    v = np.cross(normal, u)
    x, y = (loop - middle) @ u, (loop - middle) @ v
    a, b, c = np.linalg.lstsq(np.column_stack([2 * x, 2 * y, np.ones_like(x)]), x**2 + y**2, rcond=None)[0]
    radius = math.sqrt(max(c + a**2 + b**2, 0.0))
    off = np.abs(np.hypot(x - a, y - b) - radius).max()
    if not radius > 0 or off > ROUND * radius:
        return None
    centre = middle + a * u + b * v
    sides = np.hypot(*(np.roll(one, 1) - one for one in (x, y))).max()  # the longest chord has the largest sagitta
    sagitta = radius - math.sqrt(max(radius**2 - (sides / 2) ** 2, 0.0))
    return Circle(tuple(map(float, centre)), tuple(map(float, normal)), 2 * radius, float(sagitta + off))  # type: ignore[arg-type]  # three figures


class ForeignShapes:
    """Implements `Shapes` for one foreign part that stands where the contract wants it."""

    def __init__(self, foreign: Foreign, at: Placement) -> None:
        self._mesh = foreign.mesh.placed(at)
        self._solid = foreign.solid.moved(location(at)) if foreign.solid is not None else None

    def solid(self, part: Part, length: float | None = None) -> Any:
        """Return the solid. Raises GeometryError where the file was a mesh."""
        if self._solid is None:
            raise GeometryError(f"{part.name}: a mesh has no exact solid")
        return self._solid

    def mesh(self, part: Part, length: float | None = None, chord: float = CHORD, angle: float = ANGLE) -> Mesh:
        """Return the mesh as read, with its own chord error."""
        return self._mesh

    def volume(self, part: Part) -> float:
        """Return the volume of the solid, mm3. Raises GeometryError where the file was a mesh."""
        return volume_of(self.solid(part))

    def properties(self, part: Part, length: float | None = None) -> Properties:
        """Return the box; volume and centre are those of the solid, or 0 where there is none."""
        if self._solid is not None:
            return properties_of(self._solid)
        low, high = (tuple(float(v) for v in side) for side in (self._mesh.vertices.min(axis=0), self._mesh.vertices.max(axis=0)))
        return Properties(0.0, 0.0, (0.0, 0.0, 0.0), low, high)  # type: ignore[arg-type]  # three figures each


def holes_of(found: Sequence[Circle], into: Placement, axis: int) -> list[tuple[Vector, float, float, float]]:
    """Pair the two edges of each through hole along an axis of a frame: (a point, low, high, diameter), mm.

    An edge without its fellow is the mouth of a blind hole, of which only the first millimetre is known.
    """
    here = [(into.point(one.centre), into.direction(one.normal), one.diameter) for one in found]
    flat = [(point, diameter, normal[axis]) for point, normal, diameter in here if abs(normal[axis]) > 0.999]
    others = [i for i in range(3) if i != axis]
    holes: list[tuple[Vector, float, float, float]] = []
    lonely = set(range(len(flat)))
    for i, (point, diameter, _) in enumerate(flat):
        for j, (other, size, _) in enumerate(flat[:i]):
            if math.dist([point[k] for k in others], [other[k] for k in others]) < 0.05 and abs(size - diameter) < 0.05:
                low, high = sorted((point[axis], other[axis]))
                holes.append((point, low, high, min(size, diameter)))
                lonely -= {i, j}
    for i in sorted(lonely):
        point, diameter, outward = flat[i]
        low, high = sorted((point[axis], point[axis] - math.copysign(MOUTH, outward)))
        holes.append((point, low, high, diameter))
    return holes
