"""The drawing of a lift: what hangs, its centre of mass, where the slings hold, how steep they are and what each carries."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from gvcs_cad.documents.drawing.arrange import Space, arranged
from gvcs_cad.documents.drawing.dimensions import across, upright
from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.drawing.labels import labelled
from gvcs_cad.documents.drawing.on_paper import OnPaper, cross
from gvcs_cad.documents.drawing.paper import NORMAL, Scale
from gvcs_cad.documents.drawing.sheet import Box, Circle, DrawingSheet, Item, Path, Text, line
from gvcs_cad.documents.drawing.table import Table
from gvcs_cad.documents.drawing.title_block import TitleBlock
from gvcs_cad.documents.file_names import part_name
from gvcs_cad.documents.lift import ANGLE, CHOKED, HOIST, G, Lift, heavy_designs, lifting, lifting_design
from gvcs_cad.model.balance import balance
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.extents import extents_of
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.model.safety import NOT_VERIFIED
from gvcs_cad.model.segment import Point
from gvcs_cad.model.vector import Vector
from gvcs_cad.units import millimetres

SIDE, ABOVE, BELOW, BETWEEN = 24.0, 12.0, 18.0, 18.0  # mm of paper round the views, for dimensions and names
RULES = (
    f"slings of this length or longer, none more than {ANGLE:g} degrees off the vertical; the hook over S, the centre of mass",
    "lift a hand's breadth, look, then go on; nobody under the load, a line on it to steer",
    "what is not in the bill (dirt, tools) weighs more; shackles as Crosby's carbon ones: read the load off yours",
)


@dataclass(frozen=True)
class _View:
    """One view: the coordinates that are its x and y, and the outline of what hangs."""

    name: str
    x: int
    y: int
    outline: Contour
    holes: tuple[Contour, ...] = ()

    def flat(self, point: Vector) -> Point:
        return point[self.x], point[self.y]


def lift_sheets(design: Design, job: DrawingJob) -> Iterator[tuple[str, Part | None, Callable[[], DrawingSheet]]]:
    """Yield file name, part (None for a module) and sheet of all over 50 kg: plates, bars and tubes, modules in slots, the machine itself."""
    for part, quantity in design.quantities.items():
        if (part.mass or 0.0) > HOIST and isinstance(part, (PlatePart, LinearPart)):
            yield f"{part_name(part)}_lift", part, partial(part_lift_sheet, part, quantity, job)
    for name, one, quantity in heavy_designs(design):
        yield f"lift_{name}", None, partial(design_lift_sheet, name, one, quantity, job)


def part_lift_sheet(part: Part, quantity: int, job: DrawingJob) -> DrawingSheet:
    """Return the drawing of how a part is lifted. Raises ModelError where no sheet holds it."""
    if isinstance(part, PlatePart):
        view = _View("plate, on edge", 0, 1, part.outer, tuple(hole for hole in part.inner if hole.circle is not None))
    elif isinstance(part, LinearPart):
        view = _View("from the side", 0, 1, rectangle(part.length, part.section.height))
    else:
        raise TypeError(f"{part.name}: how a part by {part.process} is lifted is not known")
    lift = lifting(part)
    about = [part.note] if part.note and lift is None else []
    return _sheet(part.name, part.revision, quantity, part.mass or 0.0, (view,), lift, _centre(part, lift), about, job)


def design_lift_sheet(name: str, design: Design, quantity: int, job: DrawingJob) -> DrawingSheet:
    """Return the drawing of how a machine or module is lifted: the box about what a formula tells of it, and what holds it."""
    lift = lifting_design(design)
    _, centre = balance(design)
    found = extents_of(placed_parts(design), Placement())
    low, high = (found.low, found.high) if found else (centre, centre)
    views = tuple(
        _View(words, x, 2, rectangle(max(high[x] - low[x], 1.0), max(high[2] - low[2], 1.0)).moved(low[x], low[2]))
        for words, x in (("x to the right, z up", 0), ("y to the right, z up", 1))
    )
    about = ["outline: the box about its plates, tubes and bars, in its own frame; without what only the kernel can measure"]
    return _sheet(name, "-", quantity, design.mass, views, lift, lift.centre if lift else centre, about, job)


def _centre(part: Part, lift: Lift | None) -> Vector:
    return lift.centre if lift else part.centre


def _sheet(
    name: str, revision: str, quantity: int, mass: float, views: Sequence[_View], lift: Lift | None, centre: Vector, about: list[str], job: DrawingJob
) -> DrawingSheet:
    block = TitleBlock(
        title=f"lift {name}".replace("_", " "),
        part_no=f"{name} lift",
        revision=revision,
        machine=job.machine,
        configuration=job.configuration,
        material="",
        stock="",
        process="lifting",
        mass=f"{mass:.1f} kg each",
        quantity=quantity,
        tolerance="none: figures for slings and hook",
        finish="-",
        basis="calculated: statics about the centre of mass, standard gravity; EN 1492-1 for angles and choked slings",
        licence=job.licence,
        first_angle=job.first_angle,
    )
    words = [NOT_VERIFIED.upper(), *_words(name, lift), *about, *(RULES if lift else ())]
    boxes = [_box(view, lift, centre) for view in views]

    def needs(scale: Scale) -> tuple[float, float]:
        wide = sum(x2 - x1 for x1, _, x2, _ in boxes) / scale.factor + 2 * SIDE + BETWEEN * 2 * (len(boxes) - 1)
        return wide, max(y2 - y1 for _, y1, _, y2 in boxes) / scale.factor + ABOVE + BELOW

    tables = [_table(lift, centre)]
    return arranged(f"{name} lift", block, tables, words, needs, partial(_views, views, boxes, lift, centre), largest=1.0)


def _words(name: str, lift: Lift | None) -> list[str]:
    if lift is None:
        return [f"no lifting point holds {name}: take it apart, or have holes marked for lifting above and on both sides of S; S is its centre of mass"]
    words = ["each of two slings choked round it" if lift.kind == "slings" else "a shackle in each marked hole, its pin through the plate"]
    words += [f"it turns by {lift.tilt:g} degrees until S is below the two points: keep clear"] if lift.tilt else []
    words += ["of four slings two may carry all: each is chosen for that"] if len(lift.legs) > 3 else []
    return words


def _table(lift: Lift | None, centre: Vector) -> Table:
    head = ("point", "x", "y", "z", "sling mm", "deg to vertical", "force N", "sling kg", "shackle")
    rows = [("S", *(millimetres(v) for v in centre), "", "", "", "", "")]
    if lift is not None:
        least = f"{math.ceil(lift.force / G / (1.0 if lift.legs[0].hole else CHOKED)):g}"
        for leg in lift.legs:
            place = (millimetres(v) for v in leg.point)
            rows.append((leg.name, *place, f"{leg.length:.0f}", f"{leg.angle:.1f}", f"{leg.force:.0f}", least, leg.shackle if leg.hole else "choked"))
        rows.append(("hook", *(millimetres(v) for v in lift.hook), "", "", f"{lift.weight:.0f}", f"{math.ceil(lift.mass):g}", ""))
    return Table("points in mm, forces", head, tuple(rows))


def _box(view: _View, lift: Lift | None, centre: Vector) -> Box:
    """Return what a view takes in real mm: the outline, the centre, and hook and slings."""
    x1, y1, x2, y2 = view.outline.bounds
    points = [view.flat(centre), *([view.flat(lift.hook), *(view.flat(leg.point) for leg in lift.legs)] if lift else [])]
    xs, ys = [x1, x2, *(p[0] for p in points)], [y1, y2, *(p[1] for p in points)]
    return min(xs), min(ys), max(xs), max(ys)


def _views(views: Sequence[_View], boxes: Sequence[Box], lift: Lift | None, centre: Vector, space: Space) -> list[Item]:
    f = space.scale.factor
    left, bottom, right, top = space.views
    wide = sum(x2 - x1 for x1, _, x2, _ in boxes) / f + 2 * BETWEEN * (len(boxes) - 1)
    x = (left + right - wide) / 2
    base = bottom + BELOW + ((top - ABOVE - bottom - BELOW) - max(y2 - y1 for _, y1, _, y2 in boxes) / f) / 2
    items: list[Item] = []
    for view, box in zip(views, boxes, strict=True):
        items += _view(view, box, lift, centre, OnPaper(x - box[0] / f, base - box[1] / f, f), space.views)
        x += (box[2] - box[0]) / f + 2 * BETWEEN
    return items


def _view(view: _View, box: Box, lift: Lift | None, centre: Vector, at: OnPaper, frame: Box) -> list[Item]:
    f = at.factor
    s = at(*view.flat(centre))
    items: list[Item] = [at.contour(contour) for contour in (view.outline, *view.holes)]
    items += [*cross(s, 4.0), Circle(s, 2.5, "MARK")]
    named: list[tuple[str, Point, float]] = [("S", s, 2.5)]
    if lift is not None:
        hook = at(*view.flat(lift.hook))
        items += [Circle(hook, 3.0, "MARK"), line(hook, (s[0], s[1] + 3.5), "CENTRE")]
        named.append(("hook", hook, 3.0))
        spots: dict[Point, list[str]] = {}
        for leg in lift.legs:
            point = at(*view.flat(leg.point))
            spots.setdefault((round(point[0], 2), round(point[1], 2)), []).append(leg.name)
        for spot, names in spots.items():
            items += [line(spot, hook, "MARK"), Circle(spot, max(2.0, lift.legs[0].hole / f), "MARK")]
            named.append((" ".join(names), spot, max(2.0, lift.legs[0].hole / f)))
    x1, y1, x2, y2 = view.outline.bounds
    low = at(x1, box[1])
    sizes: list[Item] = [across(at(x1, y1), at(x2, y1), low[1] - 7.0, x2 - x1)] if (x2 - x1) / f > 4 else []
    sizes += [upright(at(x1, y1), at(x1, y2), at(box[0], y1)[0] - 6.0, y2 - y1)] if (y2 - y1) / f > 4 else []
    items += sizes
    items.append(Text(view.name, (at(box[0], 0)[0], low[1] - 15.0), NORMAL))
    taken = [item.box for item in items if not isinstance(item, (Path, Circle))]
    taken += list(at.keep_off(view.outline))
    taken += [spot for path in items if isinstance(path, Path) and path.layer in ("MARK", "CENTRE") for spot in _along(path)]
    return items + labelled(named, taken, frame)


def _along(path: Path) -> list[Box]:
    """Return small boxes along a straight stroke, which names must not cover."""
    (ax, ay, _), (bx, by, _) = path.vertices[0], path.vertices[-1]
    count = max(math.ceil(math.hypot(bx - ax, by - ay) / 2), 1)
    places = [(ax + (bx - ax) * i / count, ay + (by - ay) * i / count) for i in range(count + 1)]
    return [(x - 0.2, y - 0.2, x + 0.2, y + 0.2) for x, y in places]
