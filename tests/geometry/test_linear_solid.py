"""Tubes and bars: the kernel's volume is the formula's, for every section, end and hole; holes are where bolts meet them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import millimetres

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.stock import BarStock, TubeStock
from gvcs_cad.errors import ModelError
from gvcs_cad.geometry.properties import properties_of
from gvcs_cad.geometry.solid import solid_of
from gvcs_cad.model.bar import BarPart, EndBore
from gvcs_cad.model.ends import Cope, EndCut, Mitre, Square
from gvcs_cad.model.hole import FaceHole
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.tube import TubePart

TUBES = ("tube 4x4x1/4", "tube 6x2x1/4", "pipe 2 sch40", "tube 100x100x6.3", "tube 2x2x1/8")
BARS = ("round 2", "square 2", "flat 2x1/2", "angle 2x2x1/4", "angle 4x3x1/4")
ROWS: dict[str, Any] = {**catalog().rows(TubeStock), **catalog().rows(BarStock)}


def sections() -> list[str]:
    """Return the keys of one section of each kind that the catalogue has."""
    return [key for key in (*TUBES, *BARS) if key in ROWS] + [next(key for key in ROWS if key.startswith("tube 3x2"))]


def part(key: str, length: float, holes: Any = (), start: EndCut = Square(), end: EndCut = Square(), **rest: Any) -> LinearPart:
    kind = TubePart if key in catalog().rows(TubeStock) else BarPart
    return kind("part", stock=key, length=length, holes=holes, start=start, end=end, **rest)


def same_volume(made: LinearPart) -> Any:
    """Assert that kernel and formula agree, and return the measured solid."""
    found = properties_of(solid_of(made))
    assert found.volume == pytest.approx(made.volume, rel=1e-6)
    row = made.section
    assert found.low == pytest.approx((0, 0, 0), abs=1e-4)
    assert found.high == pytest.approx((made.length, row.width, row.height), abs=1e-4)
    return found


@pytest.mark.parametrize("key", sections())
def test_a_sawn_length_has_the_volume_of_its_section(key: str) -> None:
    same_volume(part(key, 300.0))


@pytest.mark.parametrize("key", sections())
@pytest.mark.parametrize("about", ["y", "z"])
@pytest.mark.parametrize("angle", [45.0, -30.0])
def test_a_mitred_end_has_the_volume_of_the_formula(key: str, about: Any, angle: float) -> None:
    same_volume(part(key, 300.0, end=Mitre(angle, about)))


@pytest.mark.parametrize("key", [key for key in sections() if not key.startswith("angle")])
@pytest.mark.parametrize("axis", ["y", "z"])
def test_a_coped_end_has_the_volume_of_the_formula(key: str, axis: Any) -> None:
    row = ROWS[key]
    across = row.height if axis == "y" else row.width
    for diameter in (across, across * 1.4):
        same_volume(part(key, 300.0, start=Cope(diameter, axis)))


def test_every_square_tube_of_the_catalogue_is_as_heavy_as_its_solid() -> None:
    for key, row in list(catalog().rows(TubeStock).items())[::7]:
        made = part(key, 1000.0)
        assert same_volume(made).volume == pytest.approx(made.volume)
        assert made.mass == pytest.approx(row.mass_per_m)


@st.composite
def drilled_tubes(draw: st.DrawFn) -> LinearPart:
    """Tubes with holes on any face and any two ends, as far as the model accepts them."""
    key = draw(st.sampled_from(["tube 4x4x1/4", "tube 2x2x1/8", "pipe 2 sch40"]))
    row = ROWS[key]
    low = row.width / 2 if row.shape == "round" else 2 * row.wall + 8
    offsets = st.just(row.width / 2) if row.shape == "round" else millimetres(low, row.width - low)
    holes = [
        FaceHole(
            f"h{i}", draw(st.sampled_from(["+y", "-y", "+z", "-z"])), draw(millimetres(20, 380)), draw(offsets), draw(millimetres(3, 14)), draw(st.booleans())
        )
        for i in range(draw(st.integers(0, 5)))
    ]
    ends = st.one_of(
        st.just(Square()),
        st.builds(Mitre, st.sampled_from([45.0, -45.0, 22.5, -10.0]), st.sampled_from(["y", "z"])),
        st.builds(Cope, millimetres(row.width, 3 * row.width), st.sampled_from(["y", "z"])),
    )
    start, end = draw(ends), draw(ends)
    while True:
        try:
            return part(key, 400.0, holes, start, end)
        except ModelError:
            holes = holes[1:]


@settings(max_examples=30)
@given(drilled_tubes())
def test_what_the_model_accepts_the_kernel_makes_with_the_same_volume_and_its_holes_are_open(made: LinearPart) -> None:
    solid = solid_of(made)
    assert properties_of(solid).volume == pytest.approx(made.volume, rel=1e-6)
    wall = made.section.wall  # type: ignore[union-attr]
    for hole, bore in zip(made.holes, made.bores, strict=False):
        assert solid.isInside(bore.placed_at(0.0) if hasattr(bore, "placed_at") else _along(bore, wall / 2)) is False
        rim = _aside(bore, wall / 2, bore.diameter / 2 + 0.2)
        assert solid.isInside(rim) is True, hole


def _along(bore: Any, depth: float) -> Any:
    return tuple(a + d * depth for a, d in zip(bore.at, bore.along, strict=True))


def _aside(bore: Any, depth: float, away: float) -> Any:
    """Return a point beside a bore, along the tube."""
    x, y, z = _along(bore, depth)
    return (x + away, y, z)


def test_a_wide_hole_in_one_wall_of_a_round_tube_goes_right_through_that_wall() -> None:
    row = ROWS["pipe 2 sch40"]
    made = part("pipe 2 sch40", 200.0, [FaceHole("h", "+y", 100, row.width / 2, 45.0, through=False)])
    same_volume(made)


@pytest.mark.parametrize(
    ("key", "holes", "bores"),
    [
        ("round 2", [FaceHole("a", "+y", 60, 25.4, 12), FaceHole("b", "+z", 100, 25.4, 20)], []),
        ("round 2", [FaceHole("a", "+y", 150, 25.4, 12)], [EndBore("start", 20, 100), EndBore("end", 10, 80)]),
        ("round 2", [], [EndBore("start", 20, 300)]),
        ("flat 2x1/2", [FaceHole("a", "+z", 60, 20, 12), FaceHole("b", "+y", 100, 6.35, 4)], []),
        ("angle 2x2x1/4", [FaceHole("a", "+z", 60, 30, 12), FaceHole("b", "-y", 60, 30, 12), FaceHole("c", "+y", 100, 30, 12)], []),
    ],
)
def test_a_drilled_bar_has_the_volume_of_the_formula(key: str, holes: Any, bores: Any) -> None:
    same_volume(part(key, 300.0, holes, bores_axial=bores))


@pytest.mark.parametrize(("angle", "inside", "outside"), [(45.0, (395, 50.8, 3), (395, 50.8, 98)), (-45.0, (395, 50.8, 98), (395, 50.8, 3))])
def test_a_positive_mitre_leaves_the_long_side_at_the_datum_edge(angle: float, inside: Any, outside: Any) -> None:
    solid = solid_of(part("tube 4x4x1/4", 400.0, end=Mitre(angle, "y")))
    assert solid.isInside(inside)
    assert not solid.isInside(outside)


def test_a_cope_sits_on_the_round_it_is_made_for() -> None:
    tube = part("pipe 2 sch40", 300.0, end=Cope(200.0, "y"))
    axis = 300.0 + (100**2 - (ROWS["pipe 2 sch40"].width / 2) ** 2) ** 0.5
    solid = solid_of(tube)
    middle = ROWS["pipe 2 sch40"].width / 2
    for z in (1.0, 30.0, 55.0):
        edge = axis - (100**2 - (z - middle) ** 2) ** 0.5
        y = middle + (middle**2 - (z - middle) ** 2) ** 0.5 - 1.0
        assert solid.isInside((edge - 0.1, y, z))
        assert not solid.isInside((edge + 0.1, y, z))
