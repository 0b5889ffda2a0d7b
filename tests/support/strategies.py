"""Random things that can be made: contours, plates, placements. All within a metre, all valid by construction."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import strategies as st

from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import polygon, rectangle
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.placement import Placement, rotation_about
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.segment import Point

CELL = 10.0  # mm: each cell of a grid about a plate's middle takes at most one hole, slot or cutout
CLEAR = 40.0  # mm: no star's edge comes nearer to the middle


def millimetres(low: float, high: float) -> st.SearchStrategy[float]:
    """Lengths in steps of a micrometre."""
    return st.integers(round(low * 1000), round(high * 1000)).map(lambda n: n / 1000)


@st.composite
def stars(draw: st.DrawFn) -> list[Point]:
    """Corners of a polygon around the origin that cannot cross itself, counter-clockwise."""
    count = draw(st.integers(5, 9))
    angles = [math.tau * (i + draw(st.floats(-0.3, 0.3))) / count for i in range(count)]
    return [(r * math.cos(a), r * math.sin(a)) for a in angles for r in [draw(millimetres(80, 140))]]


@st.composite
def bowed_contours(draw: st.DrawFn) -> Contour:
    """Closed loops whose edges are lines and arcs that bow out, or in by less than the room there is."""
    return Contour([(x, y, draw(st.one_of(st.just(0.0), st.floats(-0.12, 0.4)))) for x, y in draw(stars())])


@st.composite
def rounded_contours(draw: st.DrawFn) -> Contour:
    """Stars with every corner rounded as far as draw allows."""
    points = draw(stars())
    count = len(points)
    shortest = min(math.dist(points[i - 1], points[i]) for i in range(count))
    steepest = max(abs(math.tan(_turn(points[i - 1], points[i], points[(i + 1) % count]) / 2)) for i in range(count))
    return polygon(points, corner=draw(st.floats(0.0, 0.49)) * shortest / max(steepest, 0.05))


def _turn(a: Point, b: Point, c: Point) -> float:
    turn = math.atan2(c[1] - b[1], c[0] - b[0]) - math.atan2(b[1] - a[1], b[0] - a[0])
    return (turn + math.pi) % math.tau - math.pi


contours = st.one_of(bowed_contours(), rounded_contours())


@st.composite
def plates(draw: st.DrawFn) -> PlatePart:
    """Plates with holes, slots and cutouts in the cells about the middle."""
    cells = [(CELL * i, CELL * j) for i in (-2, -1, 0, 1, 2) for j in (-2, -1, 0, 1, 2)]
    holes: list[Hole | SlotHole] = []
    cutouts: list[Contour] = []
    for number, (x, y) in enumerate(draw(st.lists(st.sampled_from(cells), unique=True, max_size=8))):
        kind = draw(st.sampled_from(["hole", "slot", "cutout"]))
        if kind == "hole":
            holes.append(Hole(f"h{number}", x, y, draw(millimetres(1, 9))))
        elif kind == "slot":
            holes.append(SlotHole(f"s{number}", x, y, draw(millimetres(1, 4)), draw(millimetres(1, 5)), draw(st.floats(-180, 180))))
        else:
            cutouts.append(rectangle(draw(millimetres(3, 6)), draw(millimetres(3, 6)), corner=draw(millimetres(0, 1.4)), centred=True).moved(x, y))
    stock = draw(st.sampled_from(["plate A36 1/4", "plate A36 1/2", "plate A36 1", "sheet 16ga"]))
    return PlatePart("plate", stock=stock, outer=draw(contours), holes=holes, cutouts=cutouts)


directions: st.SearchStrategy[Any] = st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda v: math.hypot(*v) > 0.1)


@st.composite
def placements(draw: st.DrawFn) -> Placement:
    """Rigid motions within two metres."""
    x, y, z = (draw(millimetres(-2000, 2000)) for _ in range(3))
    return Placement(x, y, z, rotation_about(draw(directions), draw(st.floats(-360, 360))).rotation)


points: st.SearchStrategy[Any] = st.tuples(*[millimetres(-2000, 2000)] * 3)
