"""Contours at a distance, judged by shapely's own buffer."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, hausdorff_distance
from strategies import contours, millimetres

from gvcs_cad.documents.toolpath.offset import offset
from gvcs_cad.documents.toolpath.region import metal
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import circle, polygon, rectangle


def polygons(shape: object) -> list[Polygon]:
    found = [part for part in getattr(shape, "geoms", [shape]) if not part.is_empty]
    return sorted(found, key=lambda part: -part.area)


@settings(max_examples=150)
@given(contours, millimetres(0.5, 6), st.booleans())
def test_it_is_where_shapely_puts_it(contour: Contour, distance: float, outwards: bool) -> None:
    signed = distance if outwards else -distance
    theirs = polygons(metal(contour).buffer(signed, quad_segs=64))
    ours = [metal(loop) for loop in offset(contour, signed)]
    if outwards:
        theirs = [Polygon(theirs[0].exterior)]
    assert len(ours) == len(theirs)
    assert all(hausdorff_distance(a, b) < 0.02 for a, b in zip(ours, theirs, strict=True))


def test_arcs_stay_arcs_and_outside_corners_become_arcs_about_the_corner() -> None:
    (loop,) = offset(rectangle(100, 50), 2)
    assert sum(segment.bulge == 0 for segment in loop.segments) == 4
    assert all(segment.radius == pytest.approx(2) for segment in loop.segments if segment.bulge)
    assert loop.area == pytest.approx(100 * 50 + 2 * (100 + 50) * 2 + math.pi * 4, abs=1e-3)
    (round_,) = offset(circle(30), -1)
    assert round_.circle is not None
    assert round_.circle[1] == pytest.approx(28, abs=1e-5)


def test_a_waist_parts_the_inside_and_a_narrow_one_leaves_nothing() -> None:
    bone = polygon([(0, 0), (30, 0), (30, 13), (60, 13), (60, 0), (90, 0), (90, 30), (60, 30), (60, 17), (30, 17), (30, 30), (0, 30)])
    assert len(offset(bone, -1.5)) == 1
    assert len(offset(bone, -2.5)) == 2
    assert offset(rectangle(4, 50), -2.1) == []
