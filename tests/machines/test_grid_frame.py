"""The bolt-grid frame: what a table may say, what it must not, and what stands on a frame that is not drilled for it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from gvcs_machines.grid_frame import CORNER, GridFrame, GridFrameParameters
from gvcs_machines.grid_frame.caps import cap
from gvcs_machines.grid_frame.table import Row, problems, read
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad import Design, ModelError, TubePart, inch
from gvcs_cad.engine.gate import run_checks
from gvcs_cad.engine.prepare import prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import UsageError
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.connection import Fasten
from gvcs_cad.testing import module_design, prepared

ROOT = Path(__file__).parents[2]
OTHER_FRAME = '''
"""A frame whose tubes have no holes for what is mounted."""

from __future__ import annotations

from gvcs_machines.grid_frame import GridFrame
from gvcs_cad import hookimpl


class BareFrame(GridFrame):
    name, title = "bare_frame", "Frame without interface holes"

    def build(self, p, modules):
        plain = [" ".join(word for word in row.split(" ") if not word.endswith("i")) for row in p.members]
        return super().build(p.model_copy(update={"members": tuple(plain)}), modules)


@hookimpl
def gvcs_register_modules(register):
    register(BareFrame())
'''


def frame(*members: str, **more: object) -> Design:
    return GridFrame().build(GridFrameParameters.checked({"members": members, **more}), {}).freeze()


def test_alone_it_is_one_corner_bolted_along_three_axes() -> None:
    found = module_design("grid_frame", start=ROOT)
    bolts = [one for one in found.connections if isinstance(one, Fasten)]
    axes = {max(range(3), key=lambda i: abs(one.hardware[0].at.z_axis[i])) for one in bolts}
    assert (len(bolts), axes) == (3, {0, 1, 2})
    assert dict(found.ports[0].provides) == {"corners": 1.0, "tubes": 3.0, "wall_mm": 6.35}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("rail 24 x",), "is no row PART INCHES AXIS | HOLES | PIECE X,Y,Z"),
        (("rail 24 w | all | rail 0,0,0",), "is no row"),
        (("rail 24 x | all | rail 0,0",), "are no pieces with their corners"),
        (("rail 24 x | 6q | rail 0,0,0",), "rail: 6q is no hole"),
        (("rail 24 x | all | rail 0,0,0 | guessed",), "neither published nor chosen"),
        (("rail 24 x | all | a 0,0,0 b 20,0,0",), "a and b fill the same room"),
        ((), "at least one tube"),
    ],
)
def test_a_table_that_cannot_be_built_is_refused_by_what_is_wrong(rows: tuple[str, ...], words: str) -> None:
    with pytest.raises(UsageError) as refused:
        frame(*rows)
    assert words in str(refused.value)


def test_a_tube_that_nothing_holds_is_refused_by_name() -> None:
    with pytest.raises(ModelError, match="no bolt holds far: nothing passes at a station of the table"):
        frame(*CORNER, "far 12 x | all | far 0,40,0")
    assert frame(*CORNER, "far 12 x | all | far 0,40,0", bolted=False).bolt_count() == 0


def test_a_head_that_is_no_hole_of_the_table_is_refused() -> None:
    with pytest.raises(ModelError, match="'x#6q' is no hole"):
        frame(*CORNER, heads=("x#6q y#2z",))


corner = st.tuples(*[st.integers(-6, 6).map(lambda v: 2 * v)] * 3)


@given(a=corner, b=corner, axes=st.tuples(st.sampled_from("xyz"), st.sampled_from("xyz")), long=st.sampled_from([4, 8, 12]))
def test_tubes_fill_the_same_room_where_a_walk_through_both_finds_the_same_cubes(
    a: tuple[int, ...], b: tuple[int, ...], axes: tuple[str, str], long: int
) -> None:
    def cubes(low: tuple[int, ...], along: str) -> set[tuple[int, ...]]:
        spans = [range(low[i], low[i] + (long if "xyz"[i] == along else 4), 2) for i in range(3)]
        return set(product(*spans))

    rows = [f"tube_{name} {long} {along} | all | {name} {','.join(map(str, low))}" for name, low, along in (("a", a, axes[0]), ("b", b, axes[1]))]
    assert bool(list(problems(rows))) == bool(cubes(a, axes[0]) & cubes(b, axes[1]))


def test_a_hole_of_its_own_takes_the_grids_place() -> None:
    (tube,) = (child.item for child in frame("post 20 z | all pivot=18y:3 strap=5x@1:13/16 | post 0,0,0", bolts="1 in", bolted=False).children)
    assert isinstance(tube, TubePart)
    there = {hole.name: hole.diameter for hole in tube.holes if hole.station == inch(18)}
    assert there == {"pivot": inch(3)}
    assert next(hole for hole in tube.holes if hole.name == "strap").offset == inch(1)


def test_a_row_reads_as_it_is_written() -> None:
    row = read("rail 76 x | 2y 46zi | rail_left 0,-4.5,8 rail_right 0,40,8 | published | weld nothing to it")
    assert isinstance(row, Row)
    assert (row.part, row.length_in, row.along, row.published, row.note) == ("rail", 76, "x", True, "weld nothing to it")
    assert [(one.inches, one.axis, one.interface) for one in row.stations] == [(2, "y", False), (46, "z", True)]
    assert row.corners == (("rail_left", (0.0, -4.5, 8.0)), ("rail_right", (0.0, 40.0, 8.0)))


@pytest.mark.parametrize("machine", ["tractor", "machine_center", "furnace"])
def test_a_thinner_wall_goes_through_every_host_and_1_8_in_is_refused(machine: str) -> None:
    light = prepared(machine, start=ROOT, **{"frame.wall": "3/16"}).build.design
    plain = prepared(machine, start=ROOT).build.design
    tubes = {part.stock for part in light.distinct(TubePart) if part.stock.startswith("tube 4x4x") and part.safety and part.safety.role == "frame joint"}
    assert tubes == {"tube 4x4x3/16"}
    assert sum(part.mass or 0 for part in light.quantities) < sum(part.mass or 0 for part in plain.quantities)
    with pytest.raises(UsageError, match="'1/8' is not one of 1/4, 3/16, 5/16, 3/8, 1/2"):
        prepared(machine, start=ROOT, **{"frame.wall": "1/8"})


def test_a_frame_that_is_not_drilled_for_the_deck_is_refused_where_the_deck_stands(tmp_path: Path) -> None:
    (tmp_path / "bare_frame").mkdir()
    (tmp_path / "bare_frame" / "__init__.py").write_text(OTHER_FRAME)
    request = Request(machines=("tractor",), swaps=("frame=bare_frame",), start=ROOT, plugin_folders=(tmp_path,))
    floor = workshop(request)
    (one,) = prepare(request, floor)
    said = [str(finding) for finding in run_checks(one.build, floor) if finding.rule == "does_not_fit"]
    assert len(said) == 1
    assert said[0].startswith("platform: operator_deck does not fit operator_deck@2: tractor: ")


@pytest.mark.slow
@pytest.mark.parametrize("wall", ["1/4", "3/16", "5/16", "3/8", "1/2"])
def test_a_cap_has_the_volume_of_its_formula_for_every_wall(wall: str) -> None:
    module_design("grid_frame", start=ROOT)  # its catalogue is in force
    part = cap(wall)
    assert FreshShapes().properties(part).volume == pytest.approx(part.stated_volume, rel=1e-3)
