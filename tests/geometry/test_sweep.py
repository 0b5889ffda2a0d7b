"""One joint over its range: what is proven apart is apart at every position strewn over it, and what meets is named."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest
from builders import cylinder, lug, tube
from hypothesis import given, settings
from hypothesis import strategies as st

from gvcs_cad.checks.interference import along_range, in_positions, interference_cases
from gvcs_cad.checks.pair_finding import Interference, TooNear, merged
from gvcs_cad.engine.accepted import Acceptance, sort_out
from gvcs_cad.geometry.bodies import relative
from gvcs_cad.geometry.comparison import Comparisons
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.geometry.sweep import FLOOR, sweep
from gvcs_cad.geometry.travel import Travel
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.motion import ranges
from gvcs_cad.model.piece import pieces
from gvcs_cad.model.placement import Placement, place
from gvcs_cad.model.plate import PlatePart

SHAPES = FreshShapes()


class Memory:
    """A notebook in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def shape_key(self, part: Any) -> str:
        return str(part.digest)

    def recall(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def keep(self, key: str, content: bytes) -> None:
        self.kept[key] = content


def swinging(x: float, y: float, high: float = 90.0, **clear: float) -> Design:
    """Return an arm of 400 mm that swings from +x to +y about the origin, and a post at (x, y) in its plane."""
    built = Assembly("swing")
    arm = built.add(PlatePart("arm", stock="plate A36 1/2", outer=rectangle(400, 40).moved(0, -20)))
    post = built.add(PlatePart("post", stock="plate A36 1/2", outer=rectangle(30, 30, centred=True)), at=Placement(x, y, 0))
    built.revolute("swing", arm, about=Placement(), low=0, high=high, poses={"up": high})
    if clear:
        built.keep_clear(arm, post, least=clear["least"], why="a hand is not caught")
    return built.freeze()


def travel(design: Design, joint: str) -> tuple[Travel, Comparisons]:
    comparisons = Comparisons(SHAPES)
    ((_, values),) = ranges(design)[joint][:1]
    return Travel(design, joint, values, pieces(design, values), comparisons.bodies), comparisons


def findings(design: Design, notebook: Memory | None = None) -> list[Any]:
    memory = notebook or Memory()
    return merged([f for case in interference_cases(design, None) for f in case.run(SHAPES, memory).findings])  # type: ignore[arg-type]


@settings(max_examples=25)
@given(st.floats(60, 460), st.floats(60, 460))
def test_a_sweep_agrees_with_positions_strewn_over_the_range(x: float, y: float) -> None:
    moving, comparisons = travel(swinging(x, y), "swing")
    swept = sweep(moving, comparisons, lambda i, j: False, lambda i, j: 0.0)
    gaps = [comparisons.gap(*moving.pieces, relative(moving.at(0, q), moving.at(1, q)), 50.0)[0] for q in [n * 0.75 for n in range(121)]]
    if swept.events:
        (event,) = swept.events
        assert comparisons.gap(*moving.pieces, relative(moving.at(0, event.value), moving.at(1, event.value)), 50.0)[0] < FLOOR + 0.03
    else:
        assert min(gaps) >= FLOOR, "proven apart, and not"


@pytest.mark.parametrize(("x", "y", "named"), [(200, 200, "interference"), (300, 0, "interference"), (0, 300, "interference"), (450, 0, ""), (-200, 0, "")])
def test_what_meets_anywhere_is_named_with_its_position(x: float, y: float, named: str) -> None:
    found = findings(swinging(x, y))
    assert [f.rule for f in found] == ([named] if named else [])
    if named:
        assert {found[0].first, found[0].second} == {"arm", "post"}
        assert (found[0].position == "as placed") == (y == 0)


def test_a_clearance_is_held_over_the_whole_range_and_a_missing_one_named_with_its_reason() -> None:
    tip = math.hypot(400, 20)  # the corner of the arm passes the post nearer than its end does
    assert findings(swinging(430, 0, least=415 - tip - 0.1)) == []
    (finding,) = findings(swinging(430, 0, least=16.0))
    assert isinstance(finding, TooNear)
    assert finding.gap == pytest.approx(415 - tip, abs=0.1)
    assert "at least 16 mm (a hand is not caught)" in str(finding)
    beyond = findings(swinging(300, 300, least=14.0))  # the arm's tip passes the post's corner at 45 degrees
    assert [f.position.split(",")[0].split(" at ")[0] for f in beyond] == ["swing"]


def hinged(shift: float = 0.0, *, declared: bool = True) -> Design:
    """Return two lugs on one pin, face to face; the upper one turns."""
    built = Assembly("hinge")
    low = built.add(lug("low", Hole("h", 0, 0, 26)))
    up = built.add(lug("up", Hole("h", 0, 0, 26)), at=Placement(0, 0, 12.7 + shift))
    if declared:
        built.pin(low["h"], up["h"], pin="clevis 1")
    built.revolute("turn", up, about=Placement(), low=0, high=90, poses={"turned": 45})
    return built.freeze()


def test_moving_parts_that_touch_must_say_so_and_what_is_declared_may_not_sink_in() -> None:
    assert findings(hinged()) == []
    (finding,) = findings(hinged(declared=False))
    assert "no contact is declared" in str(finding)
    deep = [f for f in findings(hinged(-1.0)) if isinstance(f, Interference)]
    assert ("low", "up") in {(f.first, f.second) for f in deep}


def driven(post: float) -> Design:
    """Return a cylinder along x that pushes a sledge, and a post beside it at x = `post`, 15 mm off its axis."""
    built = Assembly("slide")
    base = built.add(lug("foot", Hole("p", 0, 0, 20)), at=Placement(0, 0, 30))["p"]
    sledge = built.add(lug("sledge", Hole("p", 0, 0, 20)), at=Placement(400, 0, 30))
    built.prismatic("out", sledge, along=place(0, 0, 0, x_axis="+y", z_axis="+x"), low=0, high=200, poses={"far": 200})
    built.link("ram", cylinder(), base=[base], rod=[sledge["p"]])
    built.add(PlatePart("post", stock="plate A36 1/2", outer=rectangle(10, 10, centred=True)), at=Placement(post, 15, 24))
    return built.freeze()


@pytest.mark.parametrize(("post", "who"), [(150, "ram (barrel)"), (460, "ram (rod)"), (720, "")])
def test_barrel_and_rod_are_judged_apart_wherever_the_sledge_stands(post: float, who: str) -> None:
    found = {name for f in findings(driven(post)) for name in (f.first, f.second) if "post" in (f.first, f.second)} - {"post", "sledge"}
    assert found == ({who} if who else set())


def test_a_second_run_answers_from_the_notebook() -> None:
    memory, design = Memory(), swinging(300, 300, least=14.0)
    first = findings(design, memory)
    kept = dict(memory.kept)
    assert kept
    comparisons = Comparisons(SHAPES, memory)
    assert in_positions(design, SHAPES, memory).findings == ()
    assert comparisons.computed == 0
    assert findings(design, memory) == first
    assert memory.kept == kept


def rack_beside_a_swing(*stations: float) -> Design:
    rack = Assembly("rack")
    for x in stations:
        rack.add(PlatePart("post", stock="plate A36 1/2", outer=rectangle(30, 30, centred=True)), name=f"post_{x:.0f}", at=Placement(0, x, 0))
    built = Assembly("swing")
    arm = built.add(PlatePart("arm", stock="plate A36 1/2", outer=rectangle(400, 40).moved(0, -20)))
    built.add(rack)
    built.revolute("swing", arm, about=Placement(), low=0, high=90, poses={"up": 90})
    return built.freeze()


def test_every_pair_that_a_movement_brings_together_is_a_finding_of_its_own() -> None:
    found = findings(rack_beside_a_swing(150.0, 250.0))
    assert {finding.subject for finding in found} == {"arm | rack/post_150 | in motion", "arm | rack/post_250 | in motion"}
    assert {finding.kin for finding in found} == {"arm and rack"}


def test_an_acceptance_does_not_cover_a_pair_that_joins_later_nor_one_that_meets_at_rest() -> None:
    def counting(design: Design, acceptance: Acceptance) -> list[str]:
        return sorted(finding.subject for finding in sort_out(findings(design), (acceptance,), "", date(2026, 11, 29), whole=False).counting)

    two, three = rack_beside_a_swing(150.0, 250.0), rack_beside_a_swing(150.0, 250.0, 350.0)
    subjects = tuple(finding.subject for finding in findings(two))
    accepted = Acceptance("interference", subjects, (), "a stop is to come", "2027-05-25", "accepted.yaml:1")
    assert counting(two, accepted) == []
    assert counting(three, accepted) == ["arm | rack/post_350 | in motion"]
    at_rest = findings(swinging(300, 0))
    assert [finding.subject for finding in at_rest] == ["arm | post"]
    moving = Acceptance("interference", ("arm | post | in motion",), (), "a stop is to come", "2027-05-25", "accepted.yaml:1")
    assert counting(swinging(200, 200), moving) == []
    assert counting(swinging(300, 0), moving) == ["arm | post"]


def test_the_rules_of_a_range_run_alone() -> None:
    design = swinging(200, 200)
    ((joint, settings_),) = ranges(design).items()
    assert joint == "swing"
    result = along_range(design, joint, tuple(settings_), SHAPES, Memory())
    assert len(result.findings) == 1
    assert "1 pairs" in result.measured[0]


def test_a_tube_beside_the_axis_never_meets_what_turns_farther_out() -> None:
    built = Assembly("swing")
    arm = built.add(PlatePart("arm", stock="plate A36 1/2", outer=rectangle(200, 40).moved(200, -20)))
    built.add(tube(length=150), at=Placement(-75, -50, -50))
    built.revolute("swing", arm, about=Placement(), low=0, high=360, poses={"round": 360})
    moving, comparisons = travel(built.freeze(), "swing")
    swept = sweep(moving, comparisons, lambda i, j: False, lambda i, j: 0.0)
    assert (swept.pairs, swept.apart, swept.events) == (1, 1, ())
