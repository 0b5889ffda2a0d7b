"""Tubes and bars: where their holes are, what they weigh, and what no saw or drill can make of them."""

from __future__ import annotations

import math
from typing import Any

import pytest
from builders import tube
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import millimetres

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.stock import BarStock, TubeStock
from gvcs_cad.errors import ModelError
from gvcs_cad.model.bar import BarPart, EndBore
from gvcs_cad.model.ends import Cope, EndCut, Mitre, Square
from gvcs_cad.model.hole import FaceHole
from gvcs_cad.model.section import bar_area, tube_area
from gvcs_cad.model.tube import TubePart
from gvcs_cad.units import inch

TUBE, PIPE = "tube 4x4x1/4", "pipe 2 sch40"
ROUND, ANGLE, FLAT = "round 2", "angle 2x2x1/4", "flat 2x1/2"
cuts = st.one_of(
    st.just(Square()),
    st.builds(Mitre, st.floats(1, 60).map(lambda a: round(a, 3)), st.sampled_from(["y", "z"])),
    st.builds(Mitre, st.floats(-60, -1).map(lambda a: round(a, 3)), st.sampled_from(["y", "z"])),
    st.builds(Cope, millimetres(101.6, 400), st.sampled_from(["y", "z"])),
)


def bar(stock: str, *holes: FaceHole, length: float = 300.0, **rest: Any) -> BarPart:
    return BarPart("bar", stock=key(stock), length=length, holes=holes, **rest)


def key(start: str) -> str:
    """Return the first key of bar stock that begins so."""
    return next(k for k in catalog().rows(BarStock) if k.startswith(start))


@pytest.mark.parametrize("stock", sorted(catalog().rows(TubeStock)))
def test_a_plain_tube_weighs_what_its_standard_says_and_fills_its_section(stock: str) -> None:
    part = TubePart("t", stock=stock, length=1000)
    assert part.mass == pytest.approx(part.section.mass_per_m)
    assert part.volume == pytest.approx(tube_area(part.section) * 1000)


@pytest.mark.parametrize("stock", sorted(catalog().rows(BarStock)))
def test_a_plain_bar_weighs_what_its_standard_says_and_fills_its_section(stock: str) -> None:
    part = BarPart("b", stock=stock, length=1000)
    assert part.mass == pytest.approx(part.section.mass_per_m)
    assert part.volume == pytest.approx(bar_area(part.section) * 1000)


@pytest.mark.parametrize(
    ("face", "at", "end"),
    [
        ("+y", (100, 101.6, 40), (100, 0, 40)),
        ("-y", (100, 0, 40), (100, 101.6, 40)),
        ("+z", (100, 40, 101.6), (100, 40, 0)),
        ("-z", (100, 40, 0), (100, 40, 101.6)),
    ],
)
def test_a_hole_through_a_tube_enters_its_face_and_leaves_the_other(face: Any, at: Any, end: Any) -> None:
    both = tube("t", FaceHole("h", face, 100, 40, 20)).bores[0]
    assert (both.at, both.end) == (at, end)
    one = tube("t", FaceHole("h", face, 100, 40, 20, through=False)).bores[0]
    assert one.at == at
    assert math.dist(one.at, one.end) == pytest.approx(6.35)


def test_a_hole_in_an_angle_passes_one_leg() -> None:
    outside = bar("angle 2x2x1/4", FaceHole("h", "-y", 100, 30, 10)).bores[0]
    inside = bar("angle 2x2x1/4", FaceHole("h", "+y", 100, 30, 10)).bores[0]
    assert (outside.at, outside.end) == ((100, 0, 30), (100, 6.35, 30))
    assert (inside.at, inside.end) == ((100, 6.35, 30), (100, 0, 30))


def test_a_round_tube_is_a_bore_itself() -> None:
    part = TubePart("sleeve", stock=PIPE, length=100)
    (bore,) = part.bores
    assert (bore.name, bore.at, bore.end, bore.empty) == ("bore", (0, 30.1625, 30.1625), (100, 30.1625, 30.1625), "bore")
    assert bore.diameter == pytest.approx(inch("2.375") - 2 * inch("0.154"))


@pytest.mark.parametrize("length", [0.0, -1.0, 4e-7])
def test_a_length_of_nothing_is_refused(length: float) -> None:
    with pytest.raises(ModelError, match="rail: length"):
        tube(length=length)


@given(millimetres(0, 508), millimetres(0, 101.6), millimetres(1, 90), st.sampled_from(["+y", "-y", "+z", "-z"]))
def test_a_hole_is_accepted_exactly_where_it_lies_in_the_flat_of_a_face(station: float, offset: float, diameter: float, face: Any) -> None:
    radius, corner = diameter / 2, 12.7
    slack = min(station - radius, 508 - radius - station, offset - radius - corner, 101.6 - corner - radius - offset)
    assume(abs(slack) > 1e-6)
    if slack > 0:
        assert len(tube("t", FaceHole("h", face, station, offset, diameter)).bores) == 1
    else:
        with pytest.raises(ModelError, match=r"t: hole h .*leaves"):
            tube("t", FaceHole("h", face, station, offset, diameter))


@given(millimetres(-60, 60), millimetres(-20, 20), millimetres(5, 30), st.booleans(), st.sampled_from(["+y", "-y"]))
def test_two_holes_of_one_axis_are_accepted_exactly_where_they_share_no_metal(along: float, across: float, diameter: float, through: bool, face: Any) -> None:
    gap = math.hypot(along, across) - (20 + diameter) / 2
    assume(abs(gap) > 1e-6)
    first = FaceHole("a", "+y", 250, 50.8, 20, through=through)
    second = FaceHole("b", face, 250 + along, 50.8 + across, diameter, through=False)
    if gap > 0 or (not through and face == "-y"):
        assert len(tube("t", first, second).bores) == 2
    else:
        with pytest.raises(ModelError, match="t: hole b meets hole a"):
            tube("t", first, second)


def test_crossing_holes_are_fine_in_a_tube_and_refused_in_a_solid_bar() -> None:
    crossing = (FaceHole("a", "+y", 100, 25.4, 10), FaceHole("b", "+z", 100, 25.4, 10))
    assert len(tube("t", FaceHole("a", "+y", 100, 50.8, 28), FaceHole("b", "+z", 100, 50.8, 28)).bores) == 2
    assert len(bar("angle 2x2x1/4", *crossing).bores) == 2
    for stock in ("round 2", "square 2"):
        with pytest.raises(ModelError, match="bar: hole b meets hole a"):
            bar(stock, *crossing)
        assert len(bar(stock, crossing[0], FaceHole("b", "+z", 110.001, 25.4, 10)).bores) == 2


def test_large_crossing_holes_meet_in_the_wall_of_a_round_tube() -> None:
    middle = inch("2.375") / 2

    def crossed(diameter: float, apart: float) -> TubePart:
        return TubePart("t", stock=PIPE, length=200, holes=[FaceHole("a", "+y", 80, middle, diameter), FaceHole("b", "+z", 80 + apart, middle, diameter)])

    inside = middle - inch("0.154")
    assert len(crossed(inside * math.sqrt(2) - 0.01, 0).holes) == 2
    with pytest.raises(ModelError, match="hole b meets hole a"):
        crossed(inside * math.sqrt(2) + 0.01, 0)
    assert len(crossed(40, 40.1).holes) == 2


@given(cuts, cuts, millimetres(50, 400))
def test_end_cuts_leave_metal_everywhere_or_are_refused(start: EndCut, end: EndCut, length: float) -> None:
    grid = [101.6 * i / 50 for i in range(51)]
    left = min(length - depth(start, y, z) - depth(end, y, z) for y in grid for z in grid)
    assume(abs(left) > 3)
    if left > 0:
        assert tube_of(start, end, length).volume > 0
    else:
        with pytest.raises(ModelError, match="the two end cuts meet"):
            tube_of(start, end, length)


def tube_of(start: EndCut, end: EndCut, length: float, *holes: FaceHole) -> TubePart:
    return TubePart("t", stock=TUBE, length=length, start=start, end=end, holes=holes)


def depth(cut: EndCut, y: float, z: float) -> float:
    """Return how far a cut reaches into a 4 in tube at a point of its section, mm."""
    if isinstance(cut, Mitre):
        at = z if cut.about == "y" else y
        return (at if cut.angle > 0 else 101.6 - at) * math.tan(math.radians(abs(cut.angle)))
    if isinstance(cut, Cope):
        at, radius = (z if cut.axis == "y" else y) - 50.8, cut.diameter / 2
        return math.sqrt(max(radius**2 - at**2, 0)) - math.sqrt(max(radius**2 - 50.8**2, 0))
    return 0.0


@given(cuts, st.booleans(), st.sampled_from(["+y", "-y", "+z", "-z"]), millimetres(5, 30), millimetres(30, 250), millimetres(28, 73), st.booleans())
def test_a_hole_is_accepted_exactly_where_an_end_cut_leaves_its_rim(
    cut: EndCut, at_end: bool, face: Any, diameter: float, station: float, offset: float, through: bool
) -> None:
    walls = [(0.0, 6.35), (95.25, 101.6)] if through else [(95.25, 101.6)] if face[0] == "+" else [(0.0, 6.35)]
    rim = [(math.cos(a), math.sin(a)) for a in (math.tau * i / 240 for i in range(240))]
    room = math.inf
    for across in [v for wall in walls for v in wall] if not through else [101.6 * i / 40 for i in range(41)]:
        for c, s in rim:
            along, offset_here = diameter / 2 * c, offset + diameter / 2 * s
            y, z = (across, offset_here) if face[1] == "y" else (offset_here, across)
            room = min(room, station + along - depth(cut, y, z))
    assume(abs(room) > 0.1)
    hole = FaceHole("h", face, 400 - station if at_end else station, offset, diameter, through=through)
    start, end = (Square(), cut) if at_end else (cut, Square())
    if room > 0:
        assert len(tube_of(start, end, 400, hole).bores) == 1
    else:
        with pytest.raises(ModelError, match=f"t: hole h runs into the {type(cut).__name__.lower()} at the {'end' if at_end else 'start'}"):
            tube_of(start, end, 400, hole)


@pytest.mark.parametrize(
    ("bores", "holes", "rest", "words"),
    [
        ([EndBore("start", 60, 50)], [], {}, "does not fit"),
        ([EndBore("start", 20, 301)], [], {}, "does not fit"),
        ([EndBore("start", 20, 50), EndBore("start", 10, 80)], [], {}, "meets another there"),
        ([EndBore("start", 20, 200), EndBore("end", 10, 101)], [], {}, "axial bores of 200 and 101 mm meet within 300 mm"),
        ([EndBore("start", 20, 96)], [FaceHole("h", "+y", 100, 25.4, 10)], {}, "runs into hole h"),
        ([EndBore("end", 20, 196)], [FaceHole("h", "+y", 100, 25.4, 10)], {}, "runs into hole h"),
        ([EndBore("start", 20, 50)], [], {"start": Mitre(30)}, "needs a square end"),
    ],
)
def test_axial_bores_that_cannot_be_are_refused(bores: Any, holes: Any, rest: Any, words: str) -> None:
    good = bar("round 2", FaceHole("h", "+y", 100, 25.4, 10), bores_axial=[EndBore("start", 20, 94), EndBore("end", 10, 194)])
    assert good.volume < bar("round 2").volume
    with pytest.raises(ModelError, match=words):
        bar("round 2", *holes, bores_axial=bores, **rest)


def test_only_round_bars_are_bored_and_only_from_an_end() -> None:
    with pytest.raises(ModelError, match="does not fit"):
        bar("square 2", bores_axial=[EndBore("start", 10, 20)])
    with pytest.raises(ModelError, match="start or end"):
        EndBore("middle", 10, 20)  # type: ignore[arg-type]
    with pytest.raises(ModelError, match="sizes above zero"):
        EndBore("start", 10, 0)


@pytest.mark.parametrize("angle", [0.0, 61.0, -61.0, math.nan])
def test_mitres_are_within_sixty_degrees(angle: float) -> None:
    assert Mitre(-60).angle == -60
    with pytest.raises(ValueError, match=r"outside 0..60 deg"):
        Mitre(angle)


def test_copes_sit_on_something_as_wide_as_the_tube() -> None:
    assert tube("t", end=Cope(101.6)).volume < tube("t").volume
    with pytest.raises(ModelError, match=r"narrower than the 101.6 mm"):
        tube("t", end=Cope(101.5))
    with pytest.raises(ModelError, match="an angle cannot be coped"):
        bar("angle 2x2x1/4", end=Cope(200))
    for diameter in (0.0, -5.0, math.inf):
        with pytest.raises(ValueError, match="above zero"):
            Cope(diameter)
    for make in (Mitre, Cope):
        with pytest.raises(ValueError, match="no axis across a tube"):
            make(50, "x")  # type: ignore[arg-type]


def test_a_radial_hole_goes_through_the_middle_of_a_round() -> None:
    assert bar("round 2", FaceHole("h", "+y", 100, 25.4, 10)).volume < bar("round 2").volume
    for offset, diameter in ((25.0, 10), (25.4, 50.8)):
        with pytest.raises(ModelError, match="leaves the flat"):
            bar("round 2", FaceHole("h", "+y", 100, offset, diameter))
