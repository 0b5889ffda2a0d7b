"""Outlines of plates that jig themselves: rectangles with tabs, notches and slots, inch; and where such plates stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gvcs_cad import Contour, Placement, inch, place, polygon, rectangle

GAP = 1 / 32  # in, published: dGap of v2509P/vars.scad, round a tab in its slot
RELIEF = 1 / 8  # in, published: tabinsert() of v2509P/modus.scad, beside a tab, where the torch leaves a round corner
THICK = 0.5  # in, published: dZstandard, fZstandard, aZstandard

Feature = tuple[float, float, float]  # along an edge from, to, and how far outwards: a tab above zero, a notch below
Box = tuple[float, float, float, float]


def outline(box: Box, *, south: Iterable[Feature] = (), east: Iterable[Feature] = (), north: Iterable[Feature] = (), west: Iterable[Feature] = ()) -> Contour:
    """Return the contour of a rectangle (x1, y1, x2, y2) with features on its edges, places in the same coordinates, inch."""
    x1, y1, x2, y2 = box
    edges: tuple[tuple[list[Feature], float, Callable[[float, float], tuple[float, float]]], ...] = (
        ([(s - x1, e - x1, d) for s, e, d in south], x2 - x1, lambda t, d: (x1 + t, y1 - d)),
        ([(s - y1, e - y1, d) for s, e, d in east], y2 - y1, lambda t, d: (x2 + d, y1 + t)),
        ([(x2 - e, x2 - s, d) for s, e, d in north], x2 - x1, lambda t, d: (x2 - t, y2 + d)),
        ([(y2 - e, y2 - s, d) for s, e, d in west], y2 - y1, lambda t, d: (x1 - d, y2 - t)),
    )
    points = []
    for i, (features, length, at) in enumerate(edges):
        before, there, _ = edges[i - 1]
        corner = not _reaches(before, there) and not any(_same(s, 0) for s, _, _ in features)
        points += [at(t, d) for t, d in ([(0.0, 0.0)] if corner else []) + list(_walk(sorted(features), length))]
    return polygon([(inch(x), inch(y)) for x, y in points])


def _same(a: float, b: float) -> bool:
    return abs(a - b) < 1e-6


def _reaches(features: list[Feature], length: float) -> bool:
    return any(_same(e, length) for _, e, _ in features)


def _walk(features: list[Feature], length: float) -> Iterator[tuple[float, float]]:
    """Yield the points of one edge after its first corner: along it and outwards."""
    for i, (start, end, out) in enumerate(features):
        joins = i > 0 and _same(features[i - 1][1], start)
        goes_on = i + 1 < len(features) and _same(features[i + 1][0], end)
        relieved = out > 0 and not joins and not goes_on
        if relieved:
            yield from ((start - RELIEF, 0.0), (start - RELIEF, -RELIEF), (start, -RELIEF))
        elif not joins and not _same(start, 0):
            yield start, 0.0
        yield from ((start, out), (end, out))
        if relieved:
            yield from ((end, -RELIEF), (end + RELIEF, -RELIEF), (end + RELIEF, 0.0))
        elif not goes_on and not _same(end, length):
            yield end, 0.0


def notch(start: float, end: float, depth: float = THICK) -> Feature:
    """Return a notch with the published gap at both ends."""
    return (start - GAP, end + GAP, -depth)


def mirrored(*features: Feature) -> tuple[Feature, ...]:
    """Return features and their mirror images about the middle of the edge at zero."""
    return (*features, *((-end, -start, out) for start, end, out in features))


def slot(x: float, y: float, length: float, width: float = THICK) -> Contour:
    """Return the slot for a tab of `length` along x and `width` across, about a point, with the gap all round, inch."""
    return rectangle(inch(length + 2 * GAP), inch(width + 2 * GAP), centred=True).moved(inch(x), inch(y))


def lying(x: float, y: float, z: float) -> Placement:
    """Return the place of a level plate: contour x forward and y to the left, material upwards from z, inch."""
    return place(inch(x), inch(y), inch(z))


def across(x: float, y: float, z: float) -> Placement:
    """Return the place of a plate square to the drawer's way: contour x to the left and y up, material forward from x, inch."""
    return place(inch(x), inch(y), inch(z), x_axis="+y", z_axis="+x")


def upright(x: float, y: float, z: float) -> Placement:
    """Return the place of a plate along the drawer's way: contour x forward and y up, material from y to the right, inch."""
    return place(inch(x), inch(y), inch(z), x_axis="+x", z_axis="-y")
