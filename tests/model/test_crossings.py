"""Every row of coaxial holes that touch gets its one bolt, wherever the machine stands, and none is passed over in silence."""

from __future__ import annotations

import math

import pytest
from builders import HOLE, lug, tube
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import placements

from gvcs_cad.errors import ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.grid import grid_beam, on_cell
from gvcs_cad.model.hole import FaceHole, Hole
from gvcs_cad.model.placement import Placement, rotation_about
from gvcs_cad.units import inch

BOLT = "hex 3/4-10"


def frame(at: Placement) -> Assembly:
    """Return two rails on two sleepers, every crossing with one hole through both."""
    built = Assembly("frame")
    sleeper = [FaceHole(f"z{i}", "+z", x, inch(2), HOLE) for i, x in enumerate((inch(2), inch(18)))]
    for i, x in enumerate((0.0, inch(16))):
        built.add(tube("rail", *sleeper), name=f"rail{i}", at=at @ Placement(0, x, 0))
        built.add(tube("sleeper", *sleeper), name=f"sleeper{i}", at=at @ Placement(x + inch(4), 0, inch(4)).turned("z", 90))
    return built


def joined(built: Assembly) -> list[Fasten]:
    return [connection for connection in built.freeze().connections if isinstance(connection, Fasten)]


@settings(max_examples=60)
@given(placements())
def test_every_crossing_of_a_frame_is_bolted_once_wherever_it_stands(at: Placement) -> None:
    built = frame(at)
    assert built.fasten_crossings(bolt=BOLT) == 4
    bolts = joined(built)
    assert {frozenset(hole.path for hole in bolt.holes) for bolt in bolts} == {frozenset({f"rail{i}", f"sleeper{j}"}) for i in (0, 1) for j in (0, 1)}
    assert {bolt.length for bolt in bolts} == {inch(9)}
    assert built.fasten_crossings(bolt=BOLT) == 0


@given(st.floats(-500, 500), st.floats(-500, 500), st.floats(0, 360))
def test_rounding_at_no_place_parts_two_holes_on_one_axis(x: float, y: float, degrees: float) -> None:
    at = Placement(x, y, 0, rotation_about((1.0, 2.0, 3.0), degrees).rotation)
    built = Assembly("pair")
    built.add(lug("lower"), at=at)
    built.add(lug("upper"), at=at @ Placement(0, 0, inch("1/2")))
    assert built.fasten_crossings(bolt=BOLT) == 1


@pytest.mark.parametrize("edge", [0.0, 1.0, -3.0, 0.005, 1e-6])
def test_axes_on_either_side_of_a_cell_border_are_one(edge: float) -> None:
    built = Assembly("pair")
    built.add(lug("lower"), at=Placement(edge - 1e-6, edge + 1e-6, 0))
    built.add(lug("upper"), at=Placement(edge + 1e-6, edge - 1e-6, inch("1/2")))
    assert built.fasten_crossings(bolt=BOLT) == 1


def test_heads_stand_on_top_and_nuts_hang_below() -> None:
    built = frame(Placement())
    built.fasten_crossings(bolt=BOLT)
    for bolt in joined(built):
        pieces = {piece.name: piece.at for piece in bolt.hardware}
        assert pieces["bolt"].z_axis == (0, 0, -1)
        assert pieces["bolt"].z > pieces["nut"].z


def test_rows_that_do_not_touch_are_two_rows() -> None:
    built = Assembly("stack")
    for i, z in enumerate((0.0, inch("1/2"), inch(3), inch("3-1/2"))):
        built.add(lug(f"p{i}"), at=Placement(0, 0, z))
    assert built.fasten_crossings(bolt=BOLT) == 2
    assert [{hole.path for hole in bolt.holes} for bolt in joined(built)] == [{"p0", "p1"}, {"p2", "p3"}]


def test_a_row_that_another_bolt_fits_waits_for_it() -> None:
    built = Assembly("pair")
    built.add(lug("lower", Hole("h", 0, 0, inch("1-1/8"))))
    built.add(lug("upper", Hole("h", 0, 0, inch("1-1/8"))), at=Placement(0, 0, inch("1/2")))
    assert built.fasten_crossings(bolt=BOLT) == 0
    assert built.fasten_crossings(bolt="hex 1-8") == 1


def test_a_row_that_the_bolt_fits_half_way_is_refused() -> None:
    built = Assembly("pair")
    built.add(lug("lower", Hole("h", 0, 0, inch("1-1/8"))))
    built.add(lug("upper"), at=Placement(0, 0, inch("1/2")))
    with pytest.raises(ModelError, match="hex 3/4-10 through upper#h does not fit lower#h"):
        built.fasten_crossings(bolt=BOLT)


def test_a_hole_alone_and_a_hole_that_is_left_out_are_not_bolted() -> None:
    built = frame(Placement())
    assert built.fasten_crossings(bolt=BOLT, where=lambda hole: hole.at.path != "rail0") == 2
    assert built.fasten_crossings(bolt=BOLT) == 2
    alone = Assembly("alone")
    alone.add(lug())
    assert alone.fasten_crossings(bolt=BOLT) == 0


def test_holes_inside_modules_are_bolted_too_and_those_they_have_bolted_are_not() -> None:
    inner = frame(Placement())
    inner.fasten_crossings(bolt=BOLT)
    outer = Assembly("outer")
    outer.add(inner)
    outer.add(lug("foot"), at=Placement(inch(2), inch(2), inch(-0.5)))
    assert outer.fasten_crossings(bolt=BOLT) == 0
    outer.add(lug("shoe"), at=Placement(inch(2), inch(2), -inch(1)))
    assert outer.fasten_crossings(bolt=BOLT) == 1
    assert {hole.path for hole in joined(outer)[0].holes} == {"foot", "shoe"}


def test_grid_beams_that_cross_share_a_hole() -> None:
    built = Assembly("grid")
    for name, length, cell, along in (("a", 20, (0, 0, 0), "x"), ("b", 20, (2, 0, 1), "y"), ("c", 12, (2, 3, 2), "z")):
        built.add(grid_beam(inch(length), name=name), at=on_cell(*cell, along=along))  # type: ignore[arg-type]
    assert built.fasten_crossings(bolt="hex 1-8") == 1
    with pytest.raises(ModelError, match="no multiple of 4 in"):
        grid_beam(inch(21))
    assert math.isclose(grid_beam(inch(20)).length, 508)
