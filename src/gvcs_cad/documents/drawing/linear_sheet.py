"""The drawing of a tube or bar: its faces unfolded, every hole's station from the datum end, and the section."""

from __future__ import annotations

from functools import partial

from gvcs_cad.documents.drawing.arrange import Space, arranged
from gvcs_cad.documents.drawing.dimensions import across, stations, upright
from gvcs_cad.documents.drawing.facts import DrawingJob, notes, title_block, weld_notes
from gvcs_cad.documents.drawing.labels import labelled
from gvcs_cad.documents.drawing.linear_faces import FaceView, face_views, outline
from gvcs_cad.documents.drawing.linear_tables import drilling_table, end_words
from gvcs_cad.documents.drawing.on_paper import OnPaper, cross
from gvcs_cad.documents.drawing.paper import NORMAL, Scale
from gvcs_cad.documents.drawing.section_view import HIGH, section_view
from gvcs_cad.documents.drawing.sheet import Box, Circle, DrawingSheet, Item, Path, Text, line
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.linear import LinearPart

LEFT, RIGHT = 28.0, 22.0  # mm of paper before the datum end, for offsets and the name of the face, and behind the far end
PLAIN, DRILLED, FIRST = 8.0, 27.0, 12.0  # mm above a face without holes and with them, and below the lowest for the length
NAMES = 6.0  # mm below a face with holes, for their names


def linear_sheet(part: LinearPart, quantity: int, job: DrawingJob) -> DrawingSheet:
    """Return the drawing of a tube or bar. Raises ModelError where no sheet holds it."""
    views = face_views(part)
    if job.first_angle:
        views = views[::-1]

    def needs(scale: Scale) -> tuple[float, float]:
        return part.length / scale.factor + LEFT + RIGHT, sum(_height(view, scale.factor) for view in views) + FIRST + HIGH

    table = drilling_table(part, job.used(part))
    words = [*notes(part, job), *weld_notes(part, job), *end_words(part)]
    title, block = f"{part.name} revision {part.revision}", title_block(part, quantity, job)
    return arranged(title, block, [table] if table.rows else [], words, needs, partial(_views, part, views), 2.0 if part.length <= 50 else 1.0)


def _height(view: FaceView, f: float) -> float:
    """Return the height of paper that a face with its dimensions takes."""
    return view.across / f + (DRILLED + NAMES if view.holes else PLAIN)


def _views(part: LinearPart, views: list[FaceView], space: Space) -> list[Item]:
    f = space.scale.factor
    left, bottom, right, top = space.views
    x = (left + LEFT + right - RIGHT - part.length / f) / 2
    y = top
    items: list[Item] = []
    for view in views:
        y -= view.across / f + (DRILLED if view.holes else PLAIN)
        items += _face(part, view, OnPaper(x, y, f), space.views)
        y -= NAMES if view.holes else 0.0
    end = x + part.length / f
    items.append(across((x, y), (end, y), y - 7.0, part.length))
    return items + section_view(part.section, left + 4.0, bottom + 2.0)


def _face(part: LinearPart, view: FaceView, at: OnPaper, frame: Box) -> list[Item]:
    f, high = at.factor, view.across / at.factor
    edge = outline(part, view.face)
    items: list[Item] = [Path(tuple((*at(*point), 0.0) for point in edge), closed=True)]
    items += _inside(part, view, at)
    for hole, u, v in view.holes:
        items += [Circle(at(u, v), hole.diameter / f), *cross(at(u, v), hole.diameter / f)]
    places = sorted({round(u, 6) for _, u, _ in view.holes})
    items += stations(at(0, view.across), [(at(u, 0)[0], u) for u in places], at.y + high, at.y + high + 5.0)
    end = at(part.length, 0)[0]
    items.append(_behind(at, end, view.across))
    offsets = sorted({round(v, 6) for _, _, v in view.holes})
    if len(offsets) == 1:
        items.append(upright(at(0, 0), at(0, offsets[0]), at.x - 5.0, offsets[0]))
    items.append(Text(f"face {view.face}", (at.x - LEFT + 1, at.y + high + 2.0), NORMAL))
    items.append(Circle(at(0, 0 if view.face in ("-y", "+z") else view.across), 1.6, "TEXT"))
    taken = [item.box for item in items if not isinstance(item, (Path, Circle))]
    taken += list(at.keep_off(Contour(edge)))
    taken += [(x - 0.2, at.y + high, x + 0.2, at.y + high + 6) for x in (at(u, 0)[0] for u in places)]  # extension lines
    taken.append((at.x, at.y + high + 4.6, end, at.y + high + 5.4))
    return items + labelled([(hole.name, at(u, v), hole.diameter / f) for hole, u, v in view.holes], taken, frame)


def _behind(at: OnPaper, end: float, real: float) -> Item:
    """Return the dimension across the face, behind the far end."""
    dimension = upright((end, at.y), (end, at.y + real / at.factor), end + 5.0, real)
    half = end + 5.0 - dimension.words_at[0]
    return type(dimension)(dimension.first, dimension.second, dimension.line, (end + 5.0 + half, dimension.words_at[1]), real, dimension.words, upright=True)


def _inside(part: LinearPart, view: FaceView, at: OnPaper) -> list[Item]:
    """Return axis, legs and end bores, which are not seen."""
    row, items = part.section, list[Item]()
    if row.shape == "round":
        items.append(line(at(-2 * at.factor, view.across / 2), at(part.length + 2 * at.factor, view.across / 2), "CENTRE"))
    thickness = getattr(row, "thickness", None) if row.shape == "angle" else None
    if thickness:  # the other leg lies along the datum edge
        items.append(line(at(0, thickness), at(part.length, thickness), "HIDDEN"))
    for bore in part.bores_axial if isinstance(part, BarPart) else ():
        u = 0.0 if bore.at == "start" else part.length
        deep = bore.depth if bore.at == "start" else part.length - bore.depth
        low, high = (view.across - bore.diameter) / 2, (view.across + bore.diameter) / 2
        corners = (at(u, low), at(deep, low), at(deep, high), at(u, high))
        items.append(Path(tuple((*corner, 0.0) for corner in corners), layer="HIDDEN"))
    return items
