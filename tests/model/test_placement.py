"""Placements form the group of rigid motions, and nothing else is a placement."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import directions, placements, points

from gvcs_cad.model.placement import Placement, aimed, place, rotation_about
from gvcs_cad.model.vector import AXES, cross, dot, norm, subtract

NEAR = 2e-5  # mm: places are rounded to 1e-6 after every motion, turns to 1e-12 over metres


def apart(a: Placement, b: Placement) -> float:
    """Return how far the two put the corners of a metre cube from one another, mm."""
    corners = [(x, y, z) for x in (0.0, 1000.0) for y in (0.0, 1000.0) for z in (0.0, 1000.0)]
    return max(math.dist(a.point(p), b.point(p)) for p in corners)


@given(placements(), placements(), placements())
def test_motions_form_a_group(a: Placement, b: Placement, c: Placement) -> None:
    assert apart((a @ b) @ c, a @ (b @ c)) < NEAR
    assert apart(a @ a.inverse(), Placement()) < NEAR
    assert apart(a.inverse() @ a, Placement()) < NEAR
    assert a @ Placement() == a == Placement() @ a
    assert apart((a @ b).inverse(), b.inverse() @ a.inverse()) < NEAR


@given(placements(), placements(), points)
def test_a_product_moves_points_as_its_factors_do_in_turn(a: Placement, b: Placement, p: Any) -> None:
    assert math.dist((a @ b).point(p), a.point(b.point(p))) < NEAR


@given(placements(), points, points)
def test_a_motion_keeps_lengths_and_handedness(a: Placement, p: Any, q: Any) -> None:
    assert math.dist(a.point(p), a.point(q)) == pytest.approx(math.dist(p, q), abs=NEAR)
    x, z = a.x_axis, a.z_axis
    assert math.dist(cross(z, x), a.direction((0.0, 1.0, 0.0))) < 1e-9


@given(placements())
def test_a_motion_and_its_copy_have_the_same_bits_and_no_negative_zero(a: Placement) -> None:
    again = Placement(a.x, a.y, a.z, a.rotation)
    assert (again, repr(again)) == (a, repr(a))
    assert "-0.0," not in repr(again).replace("-0.0)", "-0.0,")


@given(directions, st.floats(-720, 720), directions)
def test_a_turn_about_an_axis_keeps_the_axis_and_turns_what_is_square_to_it(axis: Any, degrees: float, other: Any) -> None:
    turn = rotation_about(axis, degrees)
    size = norm(axis)
    assert math.dist(turn.direction(axis), axis) < 1e-9
    square = cross(axis, other)
    if norm(square) > 0.01:
        assert dot(turn.direction(square), square) == pytest.approx(norm(square) ** 2 * math.cos(math.radians(degrees)), abs=1e-9)
        assert dot(cross(square, turn.direction(square)), axis) / size == pytest.approx(norm(square) ** 2 * math.sin(math.radians(degrees)), abs=1e-9)


@pytest.mark.parametrize("x", AXES)
@pytest.mark.parametrize("z", AXES)
def test_frames_look_where_they_are_told_or_are_refused(x: str, z: str) -> None:
    if x[1] == z[1]:
        with pytest.raises(ValueError, match="not square"):
            place(1, 2, 3, x_axis=x, z_axis=z)
        return
    frame = place(1, 2, 3, x_axis=x, z_axis=z)
    assert (frame.origin, frame.x_axis, frame.z_axis) == ((1.0, 2.0, 3.0), AXES[x], AXES[z])


@given(points, points, directions)
def test_an_aimed_frame_looks_at_its_target_and_keeps_its_side(origin: Any, target: Any, side: Any) -> None:
    away = subtract(target, origin)
    if norm(away) < 1 or norm(cross(away, side)) < 0.01 * norm(away):
        return
    frame = aimed(origin, target, side)
    assert frame.inverse().point(target) == pytest.approx((norm(away), 0, 0), abs=NEAR)
    assert dot(frame.z_axis, side) > 0


@pytest.mark.parametrize(
    "rotation",
    [
        ((-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        ((2.0, 0.0, 0.0), (0.0, 0.5, 0.0), (0.0, 0.0, 1.0)),
        ((1.0, 0.1, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
        ((math.nan, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ],
    ids=["mirror", "stretch", "shear", "nothing", "nan"],
)
def test_what_is_no_rigid_motion_is_refused(rotation: Any) -> None:
    with pytest.raises(ValueError, match="no turn of a rigid body"):
        Placement(rotation=rotation)


def test_bad_figures_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="placement y must be a finite number"):
        Placement(0, math.nan, 0)
    with pytest.raises(ValueError, match=r"'x' is no axis; there are \+x"):
        place(x_axis="x")
    with pytest.raises(ValueError, match="is no axis"):
        Placement().turned("w", 90)
    with pytest.raises(ValueError, match="null vector"):
        place(z_axis=(0.0, 0.0, 0.0))


def test_a_quarter_turn_is_exact() -> None:
    assert Placement(1, 0, 0).turned("z", 90).point((10, 0, 5)) == (1, 10, 5)
    assert Placement(1, 0, 0).moved(z=4).turned("x", 180).point((0, 1, 1)) == (1, -1, 3)
