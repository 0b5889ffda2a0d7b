"""Polygons that stand for plates err on the safe side, and by no more than they say."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon
from strategies import contours, plates

from gvcs_cad.documents.nest.polygons import inside_points, outside_points, polygon_of
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import circle
from gvcs_cad.model.plate import PlatePart

chords = st.sampled_from([0.02, 0.3, 1.0])


@given(contours, chords)
def test_the_outer_polygon_holds_the_contour_and_the_inner_one_lies_in_it(contour: Contour, chord: float) -> None:
    outside, inside = Polygon(outside_points(contour, chord)), Polygon(inside_points(contour, chord))
    on_edge = [segment.at(i / 8) for segment in contour.segments for i in range(8)]
    assert all(outside.buffer(1e-6).covers(Point(point)) for point in on_edge)
    assert not any(inside.buffer(-1e-6).covers(Point(point)) for point in on_edge)
    assert inside.area - 1e-6 <= contour.area <= outside.area + 1e-6
    assert outside.area - inside.area <= 2.2 * chord * contour.length + 1e-6


@given(plates())
def test_the_polygon_of_a_plate_covers_its_metal(plate: PlatePart) -> None:
    shape = polygon_of(plate.outer, plate.inner)
    assert shape.is_valid
    assert plate.area - 1e-6 <= shape.area <= plate.area + 0.05 * math.fsum(edge.length for edge in (plate.outer, *plate.inner))


@pytest.mark.parametrize("chord", [0.02, 0.3])
def test_a_circle_stands_out_by_no_more_than_the_chord(chord: float) -> None:
    reach = max(math.hypot(x, y) for x, y in outside_points(circle(100), chord))
    short = Polygon(inside_points(circle(100), chord)).exterior.distance(Point(0, 0))
    assert 50 < reach <= 50 + chord + 1e-9
    assert 50 - chord - 1e-9 <= short < 50
