"""Do two shapes share space, and how near do they come? PASS, FAIL or UNDECIDED from meshes with their error, UNDECIDED to the exact B-rep.

PASS: no overlap deeper than `DEPTH`. FAIL: a ball of more than the chord errors fits into both, so that the overlap persists when
holes grow and pins shrink. A mesh whose answer lies between is made four times finer, then the kernel intersects the true solids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.bodies import FINE, Bodies, Body, moved
from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.mesh import CHORD
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.piece import Piece
from gvcs_cad.model.purchased import Cylinder

if TYPE_CHECKING:
    from gvcs_cad.geometry.bodies import Matrix

Answer = Literal["PASS", "FAIL", "UNDECIDED"]
DEPTH = 0.05  # mm, chosen: nominal faces touch exactly; what reaches deeper is a mistake (as in checks/solids_by_formula.py)
EXACT = 1e-3  # mm: plane faces are meshed exactly, but for the rounding of float32
TRIED = 4  # triangles under which a ball is tried
GROWN = 0.1  # mm on the radius, chosen: a press fit s6 in H7 at 80 mm has 0.036 mm (ISO 286); drawings add their chords


@dataclass(frozen=True)
class Overlap:
    """What two shapes do: the answer, the mean thickness of what they share in mm, its volume in mm3, and a point in it, in a's frame."""

    answer: Answer
    thickness: float = 0.0
    volume: float = 0.0
    point: tuple[float, float, float] = (0.0, 0.0, 0.0)
    tier: Literal["mesh", "fine mesh", "exact"] = "mesh"


def overlap(bodies: Bodies, a: Piece, b: Piece, at: Matrix, allowed: Sequence[Bore] = (), depth: float = DEPTH) -> Overlap:
    """Compare two pieces, b standing `at` a place in a's frame; what lies within the `allowed` bores (in a's frame) is a declared fit."""
    for chord, tier in ((CHORD, "mesh"), (FINE, "fine mesh")):
        first, second = bodies.of(a.part, a.half, chord), bodies.of(b.part, b.half, chord)
        found = _on_meshes(first, second, at, allowed, depth)
        if found is not None and found[0] != "UNDECIDED":
            return Overlap(*found, tier=tier)  # type: ignore[arg-type]  # one of the two words above
        if found is not None:
            break  # deeper than a finer mesh could talk away, yet not certain
    try:
        return _exactly(bodies, a, b, at, allowed, depth)
    except Exception as error:  # whatever the kernel raises: not proven is not a yes
        if isinstance(error, MemoryError):
            raise
        return Overlap("UNDECIDED", tier="exact")


def gap(bodies: Bodies, a: Piece, b: Piece, at: Matrix, search: float) -> tuple[float, float]:
    """Return the least and the greatest that the distance of two pieces can be, mm; both are `search` or more where they are farther apart."""
    first, second = bodies.of(a.part, a.half), bodies.of(b.part, b.half)
    error = first.chord_error + second.chord_error
    found = first.manifold.min_gap(moved(second.manifold, at), search + error)
    return max(found - error, 0.0), found + error


def _on_meshes(a: Body, b: Body, at: Matrix, allowed: Sequence[Bore], depth: float) -> tuple[Answer, float, float, tuple[float, float, float]] | None:
    error = a.chord_error + b.chord_error
    common = a.manifold ^ moved(b.manifold, at)
    for bore in allowed:
        common = common - _cylinder(bore)
    worst: tuple[float, Any] = (0.0, None)
    for part in () if common.is_empty() else common.decompose():
        surface = part.surface_area()
        thickness = 2 * part.volume() / surface if surface else 0.0
        if thickness > worst[0]:
            worst = (thickness, part)
    if worst[0] < EXACT:
        # true surfaces stand off their meshes by the errors together, at most: no deeper can they overlap
        return ("PASS", 0.0, 0.0, (0.0, 0.0, 0.0)) if error <= depth else _apart(a, b, at, error)
    box = worst[1].bounding_box()
    point = (round((box[0] + box[3]) / 2, 3), round((box[1] + box[4]) / 2, 3), round((box[2] + box[5]) / 2, 3))
    if error <= EXACT:
        return ("FAIL" if worst[0] > depth else "PASS"), worst[0], common.volume(), point
    if worst[0] - 2 * error <= depth:
        return None
    certain = _holds_ball(worst[1], max(a.chord_error, b.chord_error) + EXACT, worst[0])
    return "FAIL" if certain else "UNDECIDED", worst[0], common.volume(), point


def _holds_ball(body: Any, radius: float, thickness: float) -> bool:
    """Tell whether a ball fits into a body, tried in its middle and under its largest triangles: its centre is then so deep in both shapes."""
    import manifold3d
    import numpy as np

    mesh = body.to_mesh64()
    corners = np.asarray(mesh.vert_properties)[:, :3][np.asarray(mesh.tri_verts)]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(normals, axis=1)
    largest = np.argsort(-area)[:TRIED]
    box = np.array(body.bounding_box()).reshape(2, 3)
    inside = corners[largest].mean(axis=1) - normals[largest] / area[largest, None] * thickness / 2
    ball = manifold3d.Manifold.sphere(radius * 1.1, 12)  # twelve sides: its flats stand 0.93 of the radius off
    return any((ball.translate(tuple(map(float, point))) - body).is_empty() for point in (box.mean(axis=0), *inside))


def _apart(a: Body, b: Body, at: Matrix, error: float) -> tuple[Answer, float, float, tuple[float, float, float]] | None:
    """Answer PASS where the meshes stand farther apart than their errors."""
    if a.manifold.min_gap(moved(b.manifold, at), 2 * error) > error:
        return "PASS", 0.0, 0.0, (0.0, 0.0, 0.0)
    return None


def _cylinder(bore: Bore) -> Any:
    """Return the space of a bore, grown by what a declared fit may bite."""
    import manifold3d
    import numpy as np

    z = np.array(bore.along)
    x = np.cross(z, np.eye(3)[int(np.argmin(np.abs(z)))])
    x /= np.linalg.norm(x)
    frame = np.eye(4)
    frame[:3, :3] = np.column_stack([x, np.cross(z, x), z])
    frame[:3, 3] = np.array(bore.at) - GROWN * z
    radius = bore.diameter / 2 + GROWN
    return moved(manifold3d.Manifold.cylinder(bore.depth + 2 * GROWN, radius, radius, 96), frame)


def _exactly(bodies: Bodies, a: Piece, b: Piece, at: Matrix, allowed: Sequence[Bore], depth: float) -> Overlap:
    common = solid_of(bodies, a).intersect(solid_of(bodies, b).moved(_location(at)))
    for bore in allowed if _solids(common) else ():
        start = cq.Vector(*(p - GROWN * d for p, d in zip(bore.at, bore.along, strict=True)))
        common = common.cut(cq.Solid.makeCylinder(bore.diameter / 2 + GROWN, bore.depth + 2 * GROWN, start, cq.Vector(*bore.along)))
    worst = (0.0, 0.0, (0.0, 0.0, 0.0))
    total = 0.0
    for solid in _solids(common):
        if not solid.isValid():
            raise GeometryError("what two solids share is no valid solid")
        volume = solid.Volume()
        total += volume
        centre = solid.Center().toTuple()
        worst = max(worst, (2 * volume / solid.Area(), volume, centre))
    x, y, z = worst[2]
    return Overlap("FAIL" if worst[0] > depth else "PASS", worst[0], total, (round(x, 3), round(y, 3), round(z, 3)), "exact")


def _solids(shape: Any) -> list[Any]:
    """Return the solids of a boolean's result; of two that do not meet, the kernel returns a shape of nothing."""
    return [] if shape.wrapped is None or shape.wrapped.IsNull() else list(shape.Solids())


def solid_of(bodies: Bodies, piece: Piece) -> Any:
    """Return the solid of a piece in its own frame; of a cylinder its barrel, or its rod with what is inside the barrel, as `Bodies` parts them."""
    part = piece.part
    if not piece.half or not isinstance(part, Cylinder):
        return bodies.shapes.solid(part, piece.length)
    cut, far = bodies.parting(part), 2 * part.extended
    if piece.half == "barrel":
        return bodies.shapes.solid(part, part.retracted).intersect(_block(cut - far, cut, far))
    return bodies.shapes.solid(part, part.extended).intersect(_block(cut, cut + far, far)).moved(cq.Location(cq.Vector(-part.extended, 0, 0)))


def _block(start: float, end: float, wide: float) -> Any:
    return cq.Solid.makeBox(end - start, 2 * wide, 2 * wide, cq.Vector(start, -wide, -wide))


def _location(at: Matrix) -> Any:
    x, z = at[:3, 0], at[:3, 2]
    return cq.Location(cq.Plane(origin=tuple(map(float, at[:3, 3])), xDir=tuple(map(float, x)), normal=tuple(map(float, z))))
