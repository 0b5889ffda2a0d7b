"""What a designer asks of an occurrence: its nearest hole, the holes of a pattern, a port by its interface and what that provides."""

from __future__ import annotations

import pytest

from gvcs_cad import Assembly, FaceHole, Hole, ModelError, Placement, PlatePart, Port, Reference, TubePart, rectangle


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


def test_a_pattern_is_its_numbered_holes_in_the_order_of_their_numbers() -> None:
    names = ("m10", "m2", "m1", "m", "mount1", "x1")
    plate = PlatePart("plate", stock="plate A36 1/4", outer=rectangle(200, 50), holes=[Hole(name, 15 + 30 * i, 20, 6.6) for i, name in enumerate(names)])
    whole = Reference.root(plate)
    assert [hole.at.name for hole in whole.pattern("m")] == ["m1", "m2", "m10"]
    assert whole.pattern("x") == (whole["x1"],)
    with pytest.raises(ModelError, match="plate has no pattern of holes b1, b2 and so on"):
        whole.pattern("b")


def test_a_finished_design_answers_from_its_root_as_it_does_where_it_is_mounted() -> None:
    both = two_plates(Placement(0, 0, 6.35))
    whole = Reference.root(both.freeze())
    assert whole.child("above")["a"] == both["above"]["a"]
    with pytest.raises(ModelError, match="both is an assembly and has no holes of its own"):
        whole.pattern("a")
    with pytest.raises(ModelError, match="both: no such port: bay"):
        whole.port("bay")


def test_a_port_is_found_by_its_interface_and_tells_what_it_provides() -> None:
    plate = two_plates(Placement(0, 0, 6.35))["above"].item
    host = Assembly("host")
    host.add(plate)  # type: ignore[arg-type]  # a part
    host.port("bay", "tool_head@1", Placement(1, 2, 3), provides={"carries_kg": 3.5})
    whole = Reference.root(host.freeze())
    assert whole.port_of("tool_head@1") == whole.port("bay")
    assert whole.port_of("tool_head@1").port == Port("bay", "tool_head@1", Placement(1, 2, 3), provides=(("carries_kg", 3.5),))
    assert whole.port("bay").provided("carries_kg") == 3.5
    with pytest.raises(ModelError, match="no such capacity: carries; did you mean carries_kg"):
        whole.port("bay").provided("carries")
    host.port("other", "tool_head@1", Placement())
    for interface, count in (("tool_head@1", 2), ("power_bay@1", 0)):
        with pytest.raises(ModelError, match=f"host: {count} ports of {interface}, one is needed"):
            Reference.root(host.freeze()).port_of(interface)
