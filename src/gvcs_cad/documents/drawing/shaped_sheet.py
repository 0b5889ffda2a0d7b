"""The drawing of a printed or machined part: three views of its solid, overall sizes, and a table of its round faces and holes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial

from gvcs_cad.documents.drawing.arrange import Space, arranged
from gvcs_cad.documents.drawing.dimensions import across, upright
from gvcs_cad.documents.drawing.facts import DrawingJob, notes, title_block, weld_notes
from gvcs_cad.documents.drawing.labels import labelled
from gvcs_cad.documents.drawing.on_paper import STEP, OnPaper, cross, leader
from gvcs_cad.documents.drawing.paper import NORMAL, Scale, text_width
from gvcs_cad.documents.drawing.round_table import Named, named_rounds, round_table
from gvcs_cad.documents.drawing.sheet import Box, Circle, DrawingSheet, Item, Layer, Path, Round, Text
from gvcs_cad.geometry.projected import Projected, Stroke
from gvcs_cad.model.segment import Segment
from gvcs_cad.model.shaped import MachinedPart, ShapedPart
from gvcs_cad.units import millimetres

LEFT, RIGHT, BETWEEN, ABOVE, BELOW = 28.0, 26.0, 30.0, 14.0, 16.0  # mm of paper round views and between them, for dimensions and names
AXES = {"top": (0, 1), "front": (0, 2), "right": (1, 2)}  # which coordinates a view shows, to the right and upwards
ON_END = {"x": "right", "y": "front", "z": "top"}  # the view in which a round along an axis is a circle
WIDE = 8.0  # mm of paper from which an outside round has its diameter beside it


def shaped_sheet(part: ShapedPart, quantity: int, job: DrawingJob, shape: Projected) -> DrawingSheet:
    """Return the drawing of a part of this shape. Raises ModelError where no sheet holds it."""
    size = [high - low for low, high in zip(shape.low, shape.high, strict=True)]
    rounds = named_rounds(part, shape, job.used(part))
    table = round_table(rounds, shape)

    def needs(scale: Scale) -> tuple[float, float]:
        f = scale.factor
        return (size[0] + size[1]) / f + LEFT + BETWEEN + RIGHT, (size[1] + size[2]) / f + ABOVE + BETWEEN + BELOW

    words = [*notes(part, job), *weld_notes(part, job), *_remarks(part)]
    title, block = f"{part.name} revision {part.revision}", title_block(part, quantity, job)
    views = partial(_views, shape, rounds, job.first_angle)
    return arranged(title, block, [table] if table.rows else [], words, needs, views, largest=5.0 if max(size) <= 25 else 2.0 if max(size) <= 50 else 1.0)


def _remarks(part: ShapedPart) -> Iterator[str]:
    yield "X, Y and Z from 0,0, the lower left corner of the box round the part; what is not stated is in the STEP or STL of the same number"
    if isinstance(part, MachinedPart):
        yield f"from a blank of {millimetres(part.blank_length)} mm"


def _views(shape: Projected, rounds: Sequence[Named], first_angle: bool, space: Space) -> list[Item]:
    """Return the views where the projection has them: third angle with the top view above and the right one on the right."""
    places = _places(shape, first_angle, space)
    items: list[Item] = []
    for name, at in places.items():
        for layer, strokes in (("HIDDEN", shape.views[name].hidden), ("VISIBLE", shape.views[name].visible)):
            items += [_drawn(stroke, at, layer) for stroke in strokes]  # type: ignore[arg-type]
        items += _view_words(name, shape, at)
    items += _sizes(shape, places, first_angle)
    items += [one for name, at in places.items() for one in _diameters([r for r in rounds if ON_END.get(r.axis) == name], at)]
    centres = {(name, centre): diameter for name, centre, diameter in _centres(rounds)}
    for (name, centre), diameter in centres.items():
        items += cross(places[name](*centre), diameter / places[name].factor)
    taken: list[Box] = [item.box for item in items if not isinstance(item, (Path, Circle))]
    for name, at in places.items():
        taken += [box for stroke in shape.views[name].visible for box in _keep_off(stroke, at)]
    labels = [(" ".join(r.name for r in rounds if (ON_END.get(r.axis), r.centre) == key), key, diameter) for key, diameter in centres.items()]
    return items + labelled([(words, places[name](*centre), diameter / places[name].factor) for words, (name, centre), diameter in labels], taken, space.views)


def _places(shape: Projected, first_angle: bool, space: Space) -> dict[str, OnPaper]:
    """Return where each view's own origin is on the paper, the three together in the middle of their room."""
    f = space.scale.factor
    x, y, z = ((high - low) / f for low, high in zip(shape.low, shape.high, strict=True))
    left, bottom, right, top = space.views
    across_, up = (left + LEFT + right - RIGHT - x - y - BETWEEN) / 2, (bottom + BELOW + top - ABOVE - y - z - BETWEEN) / 2
    column, row = (y + BETWEEN, y + BETWEEN) if first_angle else (0.0, 0.0)  # of the front view, beside the right one and above the top one
    corners = {
        "front": (across_ + column, up + row),
        "top": (across_ + column, up if first_angle else up + z + BETWEEN),
        "right": (across_ if first_angle else across_ + x + BETWEEN, up + row),
    }
    return {name: OnPaper(cx - shape.low[AXES[name][0]] / f, cy - shape.low[AXES[name][1]] / f, f) for name, (cx, cy) in corners.items()}


def _drawn(stroke: Stroke, at: OnPaper, layer: Layer) -> Item:
    if stroke.closed:  # a whole circle, by the two ends of a diameter
        (x1, y1, _), (x2, y2, _) = stroke.vertices
        return Circle(at((x1 + x2) / 2, (y1 + y2) / 2), ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 / at.factor, layer)
    return Path(tuple((*at(x, y), bulge) for x, y, bulge in stroke.vertices), layer=layer)


def _view_words(name: str, shape: Projected, at: OnPaper) -> list[Item]:
    """Return what a view is called, above it, and the corner that its coordinates are measured from."""
    u, v = AXES[name]
    corner = at(shape.low[u], shape.low[v])
    above = at(shape.low[u], shape.high[v])
    return [Text(f"{name}, {'XYZ'[u]}{'XYZ'[v]}", (above[0], above[1] + 5.0), NORMAL), Circle(corner, 1.6, "TEXT")]


def _sizes(shape: Projected, places: dict[str, OnPaper], first_angle: bool) -> list[Item]:
    """Return the three overall sizes."""
    low, high = shape.low, shape.high
    lowest = "top" if first_angle else "front"
    at, v = places[lowest], AXES[lowest][1]
    a, b = at(low[0], low[v]), at(high[0], low[v])
    items: list[Item] = [across(a, b, a[1] - 8.0, high[0] - low[0])]
    for name in ("front", "top"):
        v = AXES[name][1]
        a, b = places[name](low[0], low[v]), places[name](low[0], high[v])
        items.append(upright(a, b, a[0] - 8.0, high[v] - low[v]))
    return items


def _diameters(rounds: Sequence[Named], at: OnPaper) -> list[Round]:
    """Return the diameter of the largest outside round that is seen on end."""
    outside = [one for one in rounds if one.outside and one.diameter / at.factor >= WIDE]
    if not outside:
        return []
    largest = max(outside, key=lambda one: one.diameter)
    words = f"%%c{millimetres(largest.diameter)}"
    dimension = leader(at(*largest.centre), largest.diameter / 2 / at.factor, 45.0, largest.diameter, words, diameter=True, reach=1.0)
    return [dimension] if text_width(words, NORMAL) < BETWEEN else []


def _centres(rounds: Sequence[Named]) -> Iterator[tuple[str, tuple[float, float], float]]:
    """Yield view, centre and smallest diameter of every set of rounds on one axis, each once."""
    smallest: dict[tuple[str, tuple[float, float]], float] = {}
    for one in rounds:
        if one.axis in ON_END:
            key = (ON_END[one.axis], one.centre)
            smallest[key] = min(smallest.get(key, one.diameter), one.diameter)
    yield from ((name, centre, diameter) for (name, centre), diameter in smallest.items())


def _keep_off(stroke: Stroke, at: OnPaper) -> Iterator[Box]:
    """Yield small boxes along an edge, round or straight, which names must not cover."""
    ends = [*stroke.vertices[1:], *(stroke.vertices[:1] if stroke.closed else [])]
    for (x1, y1, bulge), (x2, y2, _) in zip(stroke.vertices, ends, strict=False):
        segment = Segment((x1, y1), (x2, y2), bulge)
        count = max(math.ceil(segment.length / at.factor / STEP), 1)
        for x, y in (at(*segment.at(i / count)) for i in range(count + 1)):
            yield (x - 0.2, y - 0.2, x + 0.2, y + 0.2)
