"""Holes and their patterns, and the guards of every hole that a designer states."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import placements

from gvcs_cad.errors import ModelError
from gvcs_cad.model.hole import REASONS, Bore, FaceHole, Hole, SlotHole, circle_pattern, row_pattern, square_pattern

GOOD: dict[Any, dict[str, Any]] = {
    Hole: {"name": "h1", "x": 10.0, "y": 0.0, "diameter": 20.0},
    SlotHole: {"name": "s1", "x": 10.0, "y": 0.0, "diameter": 20.0, "length": 30.0},
    FaceHole: {"name": "f1", "face": "+y", "station": 100.0, "offset": 50.0, "diameter": 20.0},
}


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "h 1"}, "'h 1' must be a word"),
        ({"name": ""}, "must be a word"),
        ({"diameter": 0.0}, "diameter 0.0 mm is not above zero"),
        ({"diameter": -20.0}, "diameter -20.0 mm is not above zero"),
        ({"diameter": 4e-7}, "diameter 0.0 mm is not above zero"),
        ({"empty": "forgotten"}, "'forgotten' is no reason for an empty hole; there are grid"),
    ],
)
def test_what_is_no_hole_is_refused(kind: Any, change: dict[str, Any], words: str) -> None:
    kind(**GOOD[kind])
    with pytest.raises(ModelError, match=words):
        kind(**{**GOOD[kind], **change})


@pytest.mark.parametrize("kind", GOOD)
def test_figures_are_finite_and_rounded(kind: Any) -> None:
    for name, value in GOOD[kind].items():
        if isinstance(value, float):
            with pytest.raises(ValueError, match=rf"{GOOD[kind]['name']} {name} must be a finite number"):
                kind(**{**GOOD[kind], name: math.nan})
            assert getattr(kind(**{**GOOD[kind], name: value + 1e-9}), name) == value


def test_a_slot_has_a_length_and_a_face_a_name() -> None:
    with pytest.raises(ModelError, match=r"slot s1: length 0.0 mm"):
        SlotHole("s1", 0, 0, 10, 0)
    for face in ("+x", "y", "", "top"):
        with pytest.raises(ModelError, match=r"is no face; there are \+y, -y, \+z, -z"):
            FaceHole("f1", face, 100, 50, 20)  # type: ignore[arg-type]


@pytest.mark.parametrize("empty", REASONS)
def test_every_reason_is_accepted(empty: str) -> None:
    assert Hole("h", 0, 0, 5, empty).empty == empty


@given(placements(), st.floats(0.1, 500))
def test_a_bore_keeps_its_depth_and_diameter_wherever_it_is_placed(at: Any, depth: float) -> None:
    bore = Bore("h", (10.0, 20.0, 30.0), (0.0, 0.0, -1.0), 20.0, depth)
    moved = bore.placed(at)
    assert math.dist(moved.at, moved.end) == pytest.approx(depth, abs=1e-6)
    assert moved.end == pytest.approx(at.point(bore.end), abs=1e-5)
    assert (moved.name, moved.diameter, moved.depth) == ("h", 20.0, depth)


def test_a_stated_bore_is_rounded_and_its_direction_has_length_one() -> None:
    bore = Bore("h", (1e-9, 2.0, -0.0), (0.0, 3.0, 0.0), 20.0000000001, 5.0, "pivot").stated()
    assert repr(bore) == repr(Bore("h", (0.0, 2.0, 0.0), (0.0, 1.0, 0.0), 20.0, 5.0, "pivot"))


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"diameter": -1.0}, ModelError, "diameter -1.0 mm"),
        ({"depth": 0.0}, ModelError, "depth 0.0 mm"),
        ({"depth": math.inf}, ModelError, "depth inf mm"),
        ({"along": (0.0, 0.0, 0.0)}, ValueError, "null vector"),
        ({"at": (math.nan, 0.0, 0.0)}, ValueError, "hole h place must be a finite number"),
        ({"empty": "because"}, ModelError, "no reason"),
        ({"name": "h 1"}, ModelError, "must be a word"),
    ],
)
def test_a_stated_bore_that_is_none_is_refused(change: dict[str, Any], error: type[Exception], words: str) -> None:
    good: dict[str, Any] = {"name": "h", "at": (0.0, 0.0, 0.0), "along": (0.0, 0.0, 1.0), "diameter": 20.0, "depth": 5.0}
    Bore(**good).stated()
    with pytest.raises(error, match=words):
        Bore(**{**good, **change}).stated()


@given(st.integers(1, 24), st.floats(1, 500), st.floats(-100, 100), st.floats(-100, 100), st.floats(-360, 360))
def test_a_bolt_circle_is_even_and_counter_clockwise_from_its_start(count: int, across: float, x: float, y: float, start: float) -> None:
    holes = circle_pattern("c", count, across, 5, x, y, start=start, empty="spare")
    assert [hole.name for hole in holes] == [f"c{i}" for i in range(1, count + 1)]
    for i, hole in enumerate(holes):
        a = math.radians(start + 360 * i / count)
        assert (hole.x, hole.y) == pytest.approx((x + across / 2 * math.cos(a), y + across / 2 * math.sin(a)), abs=1e-6)
        assert (hole.diameter, hole.empty) == (5, "spare")


def test_square_and_row_patterns_are_numbered_as_they_say() -> None:
    assert [(h.name, h.x, h.y) for h in square_pattern("q", 10, 3, 1, 2)] == [("q1", 6, 7), ("q2", -4, 7), ("q3", -4, -3), ("q4", 6, -3)]
    assert [(h.name, h.x, h.y) for h in row_pattern("r", [0, 10], [0, 5], 3)] == [("r1", 0, 0), ("r2", 10, 0), ("r3", 0, 5), ("r4", 10, 5)]
