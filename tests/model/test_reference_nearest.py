"""The hole of a part nearest to another's: patterns that meet turned need not be named alike."""

from __future__ import annotations

import pytest

from gvcs_cad import Assembly, FaceHole, Hole, ModelError, Placement, PlatePart, TubePart, rectangle


def two_plates(second: Placement) -> Assembly:
    holes = (Hole("a", 10, 10, 6.6), Hole("b", 40, 10, 6.6), Hole("c", 10, 40, 6.6))
    plate = PlatePart("plate", stock="plate A36 1/4", outer=rectangle(50, 50), holes=holes)
    both = Assembly("both")
    both.add(plate, name="below")
    both.add(plate, name="above", at=second)
    return both


def test_the_nearest_hole_is_found_through_a_quarter_turn() -> None:
    both = two_plates(Placement(50, 0, 6.35).turned("z", 90))  # above's a stands over below's b, its b over nothing, its c over below's a
    assert both["below"].nearest(both["above"]["a"]).at.name == "b"
    assert both["below"].nearest(both["above"]["c"]).at.name == "a"


def test_only_holes_that_run_along_it_count_and_none_is_an_error() -> None:
    both = two_plates(Placement(0, 0, 6.35))
    tube = TubePart("tube", stock="tube 2x2x1/8", length=100, holes=(FaceHole("y", "+y", 50, 25.4, 8), FaceHole("z", "+z", 30, 25.4, 8)))
    post = both.add(tube, at=Placement(0, 0, -50.8))
    assert post.nearest(both["below"]["a"]).at.name == "z"
    side = both.add(TubePart("side", stock="tube 2x2x1/8", length=100, holes=(FaceHole("y", "+y", 50, 25.4, 8),)))
    with pytest.raises(ModelError, match="side has no hole along that of below#a"):
        side.nearest(both["below"]["a"])


def test_a_bolt_stands_midway_between_holes_that_are_a_little_off() -> None:
    """Two holes of 6.6 mm, 0.5 mm off one another, leave an M6 bolt 0.6 mm of room: it touches neither."""
    both = two_plates(Placement(0.5, 0, 6.35))
    both.fasten(both["above"]["a"], both["below"]["a"], bolt="socket M6")
    (joint,) = both.freeze().connections
    assert {piece.at.x for piece in joint.hardware} == {10.25}  # type: ignore[union-attr]  # a bolted joint
