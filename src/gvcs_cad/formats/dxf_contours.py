"""Line and arc soup cleaned into closed contours, with a finding for every repair; what cannot be closed is refused with its place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from gvcs_cad.errors import ModelError, UsageError
from gvcs_cad.formats.dxf_read import Drawing, read_drawing
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.segment import Point, Segment
from gvcs_cad.units import millimetres

TINY = 1e-3  # mm; an edge no longer is dropped, ends no farther apart are one
BRIDGED = 0.1  # mm; a gap up to this is closed and told, chosen: a thirtieth of a kerf
Plate = tuple[Contour, tuple[Contour, ...]]


def read_plates(path: Path, unit: str = "") -> tuple[list[Plate], list[str]]:
    """Return every plate in a drawing, its outer contour with the openings in it, mm, and a finding for every repair.

    Raises UsageError naming every place where a contour is open, meets another or branches, all at once.
    """
    drawing = read_drawing(path, unit)
    findings, problems = list(drawing.findings), list[str]()
    loops = [*drawing.closed, *_chained(drawing, path.name, findings, problems)]
    contours = [contour for loop in loops if (contour := _contour(loop, path.name, findings, problems)) is not None]
    if problems:
        raise UsageError(*problems)
    return _plates(contours, path.name, findings), findings


def _contour(loop: Sequence[Segment], name: str, findings: list[str], problems: list[str]) -> Contour | None:
    kept = [edge for edge in loop if edge.chord > TINY]
    if len(kept) < len(loop):
        findings.append(f"{name}: {len(loop) - len(kept)} edges of no length dropped at {_place(loop[0].start)}")
    try:
        return Contour([(*edge.start, edge.bulge) for edge in kept])
    except ModelError as error:
        problems.append(f"{name}: near {_place(loop[0].start)}: {'; '.join(error.problems)}")
        return None


def _chained(drawing: Drawing, name: str, findings: list[str], problems: list[str]) -> list[list[Segment]]:
    """Join loose edges end to end into loops; what stays open or branches becomes a problem with its place.

    Ends that are one come first; only what is open then is looked at again with the gap that may be bridged, so that no
    short edge is swallowed by it.
    """
    edges = _distinct([edge for edge in drawing.edges if edge.chord > TINY], name, findings)
    dropped = len(drawing.edges) - sum(edge.chord > TINY for edge in drawing.edges)
    findings += [f"{name}: {n} edges of no length dropped" for n in [dropped] if n]
    loops, left = _joined([[edge] for edge in edges], TINY)
    bridged, still = _joined(left, BRIDGED)
    problems += [_open(row, edges, name) for row in still]
    return sorted([*loops, *(_bridged(row, name, findings) for row in bridged)], key=lambda loop: min(edge.start for edge in loop))


def _joined(rows: list[list[Segment]], gap: float) -> tuple[list[list[Segment]], list[list[Segment]]]:
    """Join rows of edges whose ends are no farther apart than a gap; return the closed ones and those that are not."""
    from ezdxf import edgeminer

    closed = [row for row in rows if _closes(row, gap)]
    left: list[list[Segment]] = []
    mined = [edgeminer.make_edge((*row[0].start, 0), (*row[-1].end, 0), 1.0, payload=row) for row in rows if not _closes(row, gap)]
    for chain in edgeminer.find_all_simple_chains(edgeminer.Deposit(mined, gap_tol=gap)) if mined else ():
        row = [edge for one in chain for edge in ([_turned_round(edge) for edge in reversed(one.payload)] if one.is_reverse else one.payload)]
        (closed if _closes(row, gap) else left).append(row)
    return closed, left


def _closes(row: list[Segment], gap: float) -> bool:
    return len(row) > 1 and math.dist(row[-1].end, row[0].start) <= gap


def _distinct(edges: Sequence[Segment], name: str, findings: list[str]) -> list[Segment]:
    """Drop every edge that is drawn twice, in either direction."""
    seen: dict[tuple[object, ...], Segment] = {}
    for edge in edges:
        ends = sorted((_rounded(edge.start), _rounded(edge.end)))
        seen.setdefault((*ends, _rounded(edge.at(0.5))), edge)
    if len(seen) < len(edges):
        findings.append(f"{name}: {len(edges) - len(seen)} edges drawn twice dropped")
    return list(seen.values())


def _rounded(point: Point) -> Point:
    return round(point[0], 3) + 0.0, round(point[1], 3) + 0.0


def _turned_round(edge: Segment) -> Segment:
    return Segment(edge.end, edge.start, -edge.bulge)


def _bridged(row: list[Segment], name: str, findings: list[str]) -> list[Segment]:
    """Close the gaps of a loop: each edge ends where the next begins."""
    for edge, after in zip(row, row[1:] + row[:1], strict=True):
        gap = math.dist(edge.end, after.start)
        if gap > TINY:
            findings.append(f"{name}: a gap of {millimetres(gap, 3)} mm closed at {_place(edge.end)}")
    return row


def _open(row: Sequence[Segment], edges: Sequence[Segment], name: str) -> str:
    """Word where a chain ends: in a branch, or in nothing, and how far the nearest other end is."""
    for end in (row[0].start, row[-1].end):
        meeting = sum(math.dist(end, point) <= BRIDGED for edge in edges for point in (edge.start, edge.end))
        if meeting > 2:
            return f"{name}: {meeting} edges meet at {_place(end)}, a contour has two"
    others = [point for edge in edges for point in (edge.start, edge.end) if math.dist(end, point) > BRIDGED]
    nearest = min((math.dist(end, point) for point in others), default=math.inf)
    return f"{name}: a contour is open from {_place(row[0].start)} to {_place(end)}; the nearest other end is {millimetres(nearest)} mm away"


def _place(point: Point) -> str:
    return f"x {millimetres(point[0])} mm, y {millimetres(point[1])} mm"


def _plates(contours: Sequence[Contour], name: str, findings: list[str]) -> list[Plate]:
    """Sort contours into plates by what lies in what: every second one outwards in is metal. Twins are dropped and told."""
    from shapely import STRtree
    from shapely.geometry import Polygon

    from gvcs_cad.documents.nest.polygons import outside_points

    shapes = [Polygon(outside_points(contour)) for contour in contours]
    tree = STRtree(shapes)
    order = sorted(range(len(contours)), key=lambda i: (-contours[i].area, contours[i].bounds))
    kept: list[int] = []
    problems: list[str] = []
    inside: dict[int, list[int]] = {}
    for i in order:
        near = sorted((int(j) for j in tree.query(shapes[i], predicate="intersects") if int(j) in inside), key=kept.index)
        if any(abs(contours[j].area - contours[i].area) < 1 and shapes[i].hausdorff_distance(shapes[j]) < 0.05 for j in near):
            findings.append(f"{name}: a contour drawn twice dropped at {_place(contours[i].segments[0].start)}")
            continue
        around = [j for j in near if shapes[j].contains_properly(shapes[i])]
        crossed = [j for j in near if j not in around]
        problems += [f"{name}: two contours meet near {_meeting(shapes[i], shapes[j])}" for j in crossed]
        inside[i] = around
        kept.append(i)
    if problems:
        raise UsageError(*problems)
    depth = {i: len(inside[i]) for i in kept}
    holes: dict[int, list[int]] = {i: [] for i in kept if depth[i] % 2 == 0}
    for i in kept:
        if depth[i] % 2:
            holes[max(inside[i], key=lambda j: depth[j])].append(i)
    return [_at_origin(contours[i], [contours[j] for j in sorted(found)]) for i, found in sorted(holes.items())]


def _meeting(a: object, b: object) -> str:
    from shapely import boundary, intersection

    point = intersection(boundary(a), boundary(b)).representative_point()
    return _place((point.x, point.y))


def _at_origin(outer: Contour, inner: Sequence[Contour]) -> Plate:
    x, y = outer.bounds[:2]
    return outer.moved(-x, -y), tuple(edge.moved(-x, -y) for edge in inner)
