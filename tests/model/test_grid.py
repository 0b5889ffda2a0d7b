"""OSE's 4 in grid: a tube on it fills the cells it is told, and its holes are on the stations of every other."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad.errors import ModelError
from gvcs_cad.model.grid import GRID_HOLE, face_across, grid_beam, grid_holes, on_cell, on_grid
from gvcs_cad.model.placement import Placement
from gvcs_cad.units import inch

axes = st.sampled_from(["x", "y", "z"])
cells = st.tuples(*[st.integers(-8, 8)] * 3)


@given(cells, axes, st.integers(1, 20))
def test_a_tube_fills_space_from_its_first_cell_towards_the_positive_axes(cell: Any, along: Any, count: int) -> None:
    at = on_cell(*cell, along=along)
    corner, far = at.point((0, 0, 0)), at.point((inch(4) * count, inch(4), inch(4)))
    size = {axis: inch(4) for axis in "xyz"} | {along: inch(4) * count}
    assert corner == pytest.approx([inch(4) * c for c in cell])
    assert [f - c for f, c in zip(far, corner, strict=True)] == pytest.approx([size[axis] for axis in "xyz"])
    assert at == on_grid(*(inch(4) * c for c in cell), along=along)


@given(cells, axes, axes, st.integers(1, 12))
def test_every_hole_that_faces_a_bolt_axis_stands_in_the_middle_of_a_cell(cell: Any, along: Any, bolt: Any, count: int) -> None:
    beam = grid_beam(inch(4) * count)
    at = on_cell(*cell, along=along)
    if along == bolt:
        with pytest.raises(ModelError, match=f"a bolt along {bolt} cannot cross a tube along {along}"):
            face_across(along, bolt)
        return
    face = face_across(along, bolt)
    holes = [bore.placed(at) for bore, hole in zip(beam.bores, beam.holes, strict=True) if hole.face == face]
    assert len(holes) == count
    axis = "xyz".index(bolt)
    for i, bore in enumerate(holes):
        assert abs(bore.along[axis]) == pytest.approx(1)
        middle = [inch(4) * c + inch(2) for c in cell]
        middle["xyz".index(along)] += inch(4) * i
        assert [bore.at[k] for k in range(3) if k != axis] == pytest.approx([middle[k] for k in range(3) if k != axis])
        assert bore.diameter == GRID_HOLE


@given(st.integers(1, 30))
def test_a_beam_is_named_by_its_length_and_perforated_on_both_axes(count: int) -> None:
    beam = grid_beam(inch(4) * count)
    assert (beam.name, len(beam.holes)) == (f"beam_{4 * count}", 2 * count)
    assert [hole.name for hole in grid_holes(inch(8))] == ["y1", "z1", "y2", "z2"]
    assert {hole.empty for hole in beam.holes} == {"grid"}


@pytest.mark.parametrize("length", [inch(21), inch(20) + 0.1])
def test_a_length_off_the_grid_is_refused(length: float) -> None:
    with pytest.raises(ModelError, match="no multiple of 4 in"):
        grid_beam(length)


def test_a_grid_tube_upright_has_its_datum_edge_at_its_corner() -> None:
    assert on_grid(0, 0, 0, along="x") == Placement()
    assert on_grid(1, 2, 3, along="z").origin == (1, 2, 3)
