"""A solid in three views as a drawing shows it: the kernel's exact hidden-line removal, lines and arcs kept, and its round faces."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.properties import properties_of
from gvcs_cad.model.vector import Vector

Axis = Literal["x", "y", "z"]
Flat = tuple[float, float]
#        view    towards the viewer   to the right
VIEWS: dict[str, tuple[Vector, Vector]] = {
    "top": ((0.0, 0.0, 1.0), (1.0, 0.0, 0.0)),
    "front": ((0.0, -1.0, 0.0), (1.0, 0.0, 0.0)),
    "right": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0)),
}
FLAT = 1e-3  # mm off a line or circle at which a curve is taken for one
SAMPLES = 32  # points on a curve that is neither; an eighth of a turn between two of them is 0.02 mm off at 30 mm radius
WHOLE = math.radians(270.0)  # of a turn that the faces of a round cover together: a bore with a keyway is one, a fillet or a recess is none; chosen


@dataclass(frozen=True)
class Stroke:
    """One edge in a view: vertices (x, y, bulge), mm."""

    vertices: tuple[tuple[float, float, float], ...]
    closed: bool = False


@dataclass(frozen=True)
class View:
    """What is seen from one side, and what is behind it, mm."""

    visible: tuple[Stroke, ...]
    hidden: tuple[Stroke, ...]


@dataclass(frozen=True)
class RoundFace:
    """A round face along an axis, three quarters of a turn or more; a hole is `inside`.

    `centre` is in the two other coordinates, from `start` to `end` along the axis, mm.
    """

    axis: Axis
    centre: Flat
    diameter: float
    inside: bool
    start: float
    end: float


@dataclass(frozen=True)
class Projected:
    """Views by name, the box round the solid, mm in the part's own frame, and its round faces along the axes."""

    low: Vector
    high: Vector
    views: Mapping[str, View]
    rounds: tuple[RoundFace, ...]


def projected(solid: Any) -> Projected:
    """Return what a drawing shows of a ``cq.Shape``."""
    box = properties_of(solid)
    views = {name: _view(solid, towards, right) for name, (towards, right) in VIEWS.items()}
    return Projected(box.low, box.high, views, tuple(_rounds(solid)))


def _view(solid: Any, towards: Vector, right: Vector) -> View:
    from OCP.gp import gp_Ax2, gp_Dir, gp_Pnt
    from OCP.HLRAlgo import HLRAlgo_Projector
    from OCP.HLRBRep import HLRBRep_Algo, HLRBRep_HLRToShape

    algorithm = HLRBRep_Algo()
    algorithm.Add(solid.wrapped)
    algorithm.Projector(HLRAlgo_Projector(gp_Ax2(gp_Pnt(0, 0, 0), gp_Dir(*towards), gp_Dir(*right))))
    algorithm.Update()
    algorithm.Hide()
    found = HLRBRep_HLRToShape(algorithm)
    visible = _strokes(found.VCompound(), found.OutLineVCompound())
    hidden = _strokes(found.HCompound(), found.OutLineHCompound())
    seen = _uncovered(visible.values(), ())
    return View(seen, _uncovered((stroke for key, stroke in hidden.items() if key not in visible), seen))


def _uncovered(strokes: Iterable[Stroke], over: Iterable[Stroke]) -> tuple[Stroke, ...]:
    """Return strokes without the lines that lie under a longer one of them, or under one `over` them."""
    lines = [stroke for stroke in over if _straight(stroke)]
    kept: dict[int, Stroke] = {}
    ordered = list(strokes)
    for i in sorted(range(len(ordered)), key=lambda i: (-_chord(ordered[i]), i)):
        if not _straight(ordered[i]):
            kept[i] = ordered[i]
        elif not any(_covers(line, ordered[i]) for line in lines):
            kept[i] = ordered[i]
            lines.append(ordered[i])
    return tuple(kept[i] for i in sorted(kept))


def _chord(stroke: Stroke) -> float:
    return math.dist(stroke.vertices[0][:2], stroke.vertices[-1][:2])


def _straight(stroke: Stroke) -> bool:
    return len(stroke.vertices) == 2 and not stroke.closed


def _covers(line: Stroke, other: Stroke) -> bool:
    """Tell whether a line lies under another, which is drawn over it."""
    (a, b), points = ((x, y) for x, y, _ in line.vertices), [(x, y) for x, y, _ in other.vertices]
    length = math.dist(a, b)
    return all(abs(math.dist(a, point) + math.dist(point, b) - length) < FLAT * FLAT and _off_line(point, a, b) < FLAT for point in points)


def _strokes(*compounds: Any) -> dict[tuple[Any, ...], Stroke]:
    """Return edges by what tells them apart, each once, in an order that depends on nothing but their places."""
    from OCP.BRepLib import BRepLib

    found: dict[tuple[Any, ...], Stroke] = {}
    for compound in compounds:
        if compound is None or compound.IsNull():
            continue
        BRepLib.BuildCurves3d_s(compound)
        for edge in cq.Shape.cast(compound).Edges():
            stroke = _stroke([(p.x, p.y) for p in edge.positions([i / SAMPLES for i in range(SAMPLES + 1)])])
            if stroke is not None:
                found[_key(stroke)] = stroke
    return dict(sorted(found.items()))


def _key(stroke: Stroke) -> tuple[Any, ...]:
    """Return the same key for an edge and for the same edge drawn backwards."""
    points = [(round(x, 3) + 0.0, round(y, 3) + 0.0, round(bulge, 3) + 0.0) for x, y, bulge in stroke.vertices]
    if stroke.closed:
        return (1, tuple(sorted(point[:2] for point in points)))
    back = [(x, y, -points[i - 1][2] if i else 0.0) for i, (x, y, _) in enumerate(points)][::-1]
    return (0, min(tuple(points), tuple(back)))


def _stroke(points: Sequence[Flat]) -> Stroke | None:
    """Return a line, an arc, a whole circle, or a polyline; None for what is seen on end."""
    first, middle, last = points[0], points[SAMPLES // 2], points[-1]
    if max(math.dist(first, point) for point in points) < FLAT:
        return None
    chord = math.dist(first, last)
    one = max(points, key=lambda point: math.dist(first, point))
    other = max(points, key=lambda point: math.dist(one, point))
    if all(_off_line(point, one, other) < FLAT for point in points):  # an edge that is straight, or a circle seen from its side
        return Stroke((_vertex(min(one, other)), _vertex(max(one, other))))
    circle = _circle(first, points[SAMPLES // 3], points[2 * SAMPLES // 3])
    if circle is not None and all(abs(math.dist(point, circle[0]) - circle[1]) < FLAT for point in points):
        if chord < FLAT:
            (x, y), r = circle
            return Stroke((_vertex((x - r, y), 1.0), _vertex((x + r, y), 1.0)), closed=True)
        half = _bulge(first, points[SAMPLES // 4], middle)
        return Stroke((_vertex(first, half), _vertex(middle, _bulge(middle, points[3 * SAMPLES // 4], last)), _vertex(last)))
    return Stroke(tuple(_vertex(point) for point in points))


def _vertex(point: Flat, bulge: float = 0.0) -> tuple[float, float, float]:
    return (round(point[0], 5) + 0.0, round(point[1], 5) + 0.0, round(bulge, 8) + 0.0)


def _off_line(point: Flat, a: Flat, b: Flat) -> float:
    return abs((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])) / math.dist(a, b)


def _bulge(a: Flat, between: Flat, b: Flat) -> float:
    """Return the bulge of the arc from a to b through the point half-way: a quarter of the turn's tangent, positive counter-clockwise."""
    chord = math.dist(a, b)
    rise = math.dist(between, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
    left = (b[0] - a[0]) * (between[1] - a[1]) - (b[1] - a[1]) * (between[0] - a[0]) > 0
    return (-1 if left else 1) * 2 * rise / chord


def _circle(a: Flat, b: Flat, c: Flat) -> tuple[Flat, float] | None:
    """Return centre and radius of the circle through three points; None where they lie in a row."""
    (ax, ay), (bx, by), (cx, cy) = a, b, c
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(d) < 1e-9:
        return None
    a2, b2, c2 = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    centre = ((a2 * (by - cy) + b2 * (cy - ay) + c2 * (ay - by)) / d, (a2 * (cx - bx) + b2 * (ax - cx) + c2 * (bx - ax)) / d)
    return centre, math.dist(centre, a)


def _rounds(solid: Any) -> Iterator[RoundFace]:
    """Yield the round faces along the axes, those that the kernel has in pieces put together."""
    pieces: dict[tuple[Axis, Flat, float, bool], list[tuple[float, float, float]]] = {}
    for face in solid.Faces():
        if face.geomType() == "CYLINDER":
            key, piece = _piece(face)
            if key is not None:
                pieces.setdefault(key, []).append(piece)
    for (axis, centre, diameter, inside), parts in sorted(pieces.items()):
        for start, end in _joined([(low, high) for low, high, _ in parts]):
            sweep = math.fsum(turn * (high - low) for low, high, turn in parts if start - FLAT <= low and high <= end + FLAT)
            if sweep >= WHOLE * (end - start):
                yield RoundFace(axis, centre, diameter, inside, start, end)


def _piece(face: Any) -> tuple[tuple[Axis, Flat, float, bool] | None, tuple[float, float, float]]:
    """Return what a round face shares with its other pieces, and its extent along the axis with its turn in radian; None across the axes."""
    from OCP.BRepAdaptor import BRepAdaptor_Surface

    surface = BRepAdaptor_Surface(face.wrapped)
    cylinder = surface.Cylinder()
    where, along = cylinder.Axis().Location(), cylinder.Axis().Direction()
    place, direction = (where.X(), where.Y(), where.Z()), (along.X(), along.Y(), along.Z())
    index = max(range(3), key=lambda i: abs(direction[i]))
    if abs(direction[index]) < 1 - 1e-9:
        return None, (0.0, 0.0, 0.0)
    ends = sorted(place[index] + direction[index] * v for v in (surface.FirstVParameter(), surface.LastVParameter()))
    centre = tuple(round(place[i], 4) + 0.0 for i in range(3) if i != index)
    spot = surface.Value((surface.FirstUParameter() + surface.LastUParameter()) / 2, (surface.FirstVParameter() + surface.LastVParameter()) / 2)
    outward = face.normalAt(cq.Vector(spot.X(), spot.Y(), spot.Z()))
    away = [(spot.X(), spot.Y(), spot.Z())[i] - place[i] for i in range(3) if i != index]
    normal = [outward.toTuple()[i] for i in range(3) if i != index]
    inside = away[0] * normal[0] + away[1] * normal[1] < 0
    axis: Axis = ("x", "y", "z")[index]
    key = (axis, (centre[0], centre[1]), round(2 * cylinder.Radius(), 4), inside)
    return key, (round(ends[0], 4) + 0.0, round(ends[1], 4) + 0.0, surface.LastUParameter() - surface.FirstUParameter())


def _joined(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return spans that touch as one."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1] + FLAT:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found
