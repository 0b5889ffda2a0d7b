"""The faces of a tube or bar as they are drawn: x along the part, v across the face, unfolded about the datum edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.stock import TubeStock
from gvcs_cad.model.drilling import end_depth
from gvcs_cad.model.ends import Cope, EndCut
from gvcs_cad.model.hole import Face, FaceHole
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.segment import Point
from gvcs_cad.units import exact

STEPS = 24  # points along a cope


@dataclass(frozen=True)
class FaceView:
    """One face seen square on: `across` is its width in mm, `holes` are (hole, x, v) with v from the lower edge of the view."""

    face: Face
    across: float
    holes: tuple[tuple[FaceHole, float, float], ...]


def face_views(part: LinearPart) -> list[FaceView]:
    """Return the faces that a drawing needs, from above downwards in third angle: +y, +z, -y, -z.

    -y and +z always; the two others where a hole goes through one wall of them only.
    """
    return [view for view in _faces(part) if view.face in ("-y", "+z") or any(not _seen_opposite(part, hole) for hole, _, _ in view.holes)]


def opened_faces(part: LinearPart) -> list[FaceView]:
    """Return every face that a drill enters or leaves, for the templates that are laid round the part."""
    return [view for view in _faces(part) if view.holes]


def _faces(part: LinearPart) -> Iterator[FaceView]:
    row = part.section
    order: tuple[Face, ...] = ("+y", "+z", "-y", "-z")
    for face in order:
        across = row.height if face[1] == "y" else row.width
        turned = face in ("+y", "-z")
        holes = [(hole, hole.station, across - hole.offset if turned else hole.offset) for hole in part.holes if _opens(part, hole, face)]
        yield FaceView(face, across, tuple(sorted(holes, key=lambda entry: (entry[1], entry[2]))))


def _opens(part: LinearPart, hole: FaceHole, face: Face) -> bool:
    """Tell whether a hole is seen in a face: its own, and the opposite one unless it stays in one wall of a tube."""
    return hole.face[1] == face[1] and (hole.face == face or _seen_opposite(part, hole))


def _seen_opposite(part: LinearPart, hole: FaceHole) -> bool:
    return hole.through or not isinstance(part.section, TubeStock)


def outline(part: LinearPart, face: Face) -> list[Point]:
    """Return the silhouette of a part seen on a face, mm, counter-clockwise from the lower left corner: mitres and copes as they show."""
    view = next(view for view in _faces(part) if view.face == face)
    rows = _rows(view.across, part.start, part.end)
    left = [(exact(min(_depths(part, face, v, part.start))), v) for v in rows]
    right = [(exact(part.length - min(_depths(part, face, v, part.end))), v) for v in rows]
    return [left[0], *right, *left[:0:-1]]


def _rows(across: float, *cuts: EndCut) -> list[float]:
    count = STEPS if any(isinstance(cut, Cope) for cut in cuts) else 1
    return [across * i / count for i in range(count + 1)]


def _depths(part: LinearPart, face: Face, v: float, cut: EndCut) -> Iterator[float]:
    """Yield how far a cut reaches at a height of the view, over the depth of the section."""
    row = part.section
    turned = face in ("+y", "-z")
    deep = row.width if face[1] == "y" else row.height
    for i in range(STEPS + 1):
        d = deep * i / STEPS
        if face[1] == "y":
            yield end_depth(row, cut, d, row.height - v if turned else v)
        else:
            yield end_depth(row, cut, row.width - v if turned else v, d)
