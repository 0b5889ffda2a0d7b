"""Whatever the kernel answers to a bad drawing, the part is named with a reason, within its time, and nothing wrong passes as good."""

from __future__ import annotations

import inspect
import math
from collections.abc import Iterator
from pathlib import Path

import bad_shapes
import pytest

from gvcs_cad import PrintedPart, shape
from gvcs_cad.engine.keys import solid_key
from gvcs_cad.engine.pool import WarmPool
from gvcs_cad.engine.store import Store
from gvcs_cad.engine.tasks import make_shapes
from gvcs_cad.engine.worker import Setup
from gvcs_cad.plugins.sources import Sources

SECONDS = 4.0  # a good part of this corpus takes less than half a second
INVALID, NOT_DONE = "the kernel calls the solid invalid", "BRep_API: command not done"
LATE, OTHER = f"no result after {SECONDS:g} s", "more than 0.001 apart"
CUBE, PLATE = 1000.0, 50_000.0  # mm3, where a drawing's author meant the cube or plate that it begins with


def drilled(*radii: float) -> float:
    """Volume of the 100 x 50 x 10 plate with holes, mm3."""
    return PLATE - math.fsum(math.pi * r * r * 10 for r in radii)


BAD: dict[str, tuple[float, str]] = {
    "taper_of_a_hair": (5.7e-10, "SIGSEGV"),
    "abort": (CUBE, "SIGABRT"),
    "leave": (CUBE, "the worker ended with exit code 0"),
    "extrude_nan": (CUBE, LATE),
    "extrude_infinity": (CUBE, LATE),
    "spline_touching_itself": (600.0, OTHER),
    "endless": (CUBE, LATE),
    "eats_memory": (CUBE, "out of memory"),
    "sketch_that_fills_the_memory": (3 * 88.65465934289723, LATE),  # of the larger rectangle: it holds the smaller, and nothing is cut
    "fillet_larger_than_the_cube": (500.0, INVALID),
    "overlapping_holes": (drilled(10, 10), INVALID),
    "crossing_hole_and_edge": (drilled(10), INVALID),
    "hole_twice": (drilled(5, 5), INVALID),
    "hole_in_a_hole": (drilled(15), INVALID),
    "hole_beside_the_plate": (drilled(5), "2 solids, expected one"),
    "outline_crossing_itself": (250.0, INVALID),
    "outline_crossing_itself_unevenly": (250.0, INVALID),
    "shell_of_a_loft": (500.0, NOT_DONE),
    "inside_out": (CUBE, "a volume of -1000 mm3"),
    "face_only": (CUBE, "0 solids, expected one"),
    "open_shell": (CUBE, "0 solids, expected one"),
    "wire_only": (CUBE, "0 solids, expected one"),
    "hole_outside_the_part": (CUBE - math.pi * 4 * 10, OTHER),
    "hole_larger_than_the_part": (CUBE, "0 solids, expected one"),
    "everything_cut_away": (CUBE, "0 solids, expected one"),
    "nothing_in_common": (CUBE, "0 solids, expected one"),
    "shell_thicker_than_the_part": (488.0, OTHER),
    "line_as_outline": (CUBE, "a volume of 0 mm3"),
    "taper_past_the_tip": (5000.0, OTHER),
    "sweep_through_itself": (math.pi * 25 * 180, OTHER),
    "bend_tighter_than_the_section": (math.pi * 36 * 2 * math.pi, "a volume of -"),
    "polygon_of_two": (CUBE, "a volume of "),
    "loft_in_one_plane": (CUBE, "a volume of 0 mm3"),
    "cut_that_touches": (500.0, OTHER),
    "union_apart": (2 * CUBE, "2 solids, expected one"),
    "union_touching_in_an_edge": (2 * CUBE, "2 solids, expected one"),
    "two_at_one_place": (CUBE, "2 solids, expected one"),
    "hole_not_through": (CUBE - math.pi * 4 * 10, OTHER),
    "wrong_unit": (CUBE, OTHER),
    "forgotten_hole": (drilled(5), OTHER),
    "revolved_across_its_axis": (CUBE, NOT_DONE),
    "mirrored_onto_itself": (2 * CUBE, OTHER),
    "fillet_half_the_edge": (523.6, NOT_DONE),
    "fillet_of_nothing": (CUBE, NOT_DONE),
    "fillet_below_nothing": (CUBE, NOT_DONE),
    "chamfer_too_large": (CUBE, NOT_DONE),
    "box_of_nothing": (CUBE, "Standard_DomainError"),
    "box_below_nothing": (CUBE, "Standard_DomainError"),
    "box_of_dust": (CUBE, "Standard_DomainError"),
    "box_of_less_than_dust": (CUBE, "Standard_DomainError"),
    "circle_of_nothing": (CUBE, "wires not planar"),
    "no_such_selector": (CUBE, "ParseException"),
    "selector_finds_nothing": (CUBE, "Fillets requires that edges be selected"),
    "divided_by_zero": (CUBE, "ZeroDivisionError"),
    "wires_not_in_one_plane": (500.0, "wires not planar"),
    "extrude_sideways": (CUBE, INVALID),
    "extrude_nowhere": (CUBE, "Standard_ConstructionError"),
    "open_outline": (CUBE, "No pending wires present"),
    "spline_of_one_point": (CUBE, "Standard_ConstructionError"),
    "revolve_about_a_point": (CUBE, "zero norm"),
    "twist_of_nan": (CUBE, "StdFail_NotDone"),
    "sphere_of_nan": (CUBE, "Standard_Failure"),
    "empty_workplane": (CUBE, "0 solids, expected one"),
    "nothing_returned": (CUBE, "returned NoneType, not a CadQuery Workplane or Shape"),
    "text_returned": (CUBE, "returned str, not a CadQuery Workplane or Shape"),
    "recursion": (CUBE, "RecursionError"),
    "exits": (CUBE, "the worker ended with exit code 0"),
    "missing_file": (CUBE, "STEP File could not be loaded"),
}
GOOD = {
    "drawn_backwards": CUBE,
    # a rounded cube of 10 mm about a rounded hollow of 8 mm, radius 1 both: (a-2r)^3 + 6r(a-2r)^2 + 3 pi r^2 (a-2r) + 4/3 pi r^3 each
    "shell_by_intersection_then_fillet": (512 + 384 + 24 * math.pi) - (216 + 216 + 18 * math.pi),
}


def part(name: str, volume: float) -> PrintedPart:
    return PrintedPart(name, shape=shape(f"bad_shapes:{name}"), material_name="PETG", stated_volume=volume)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, str]]]:
    """Every drawing of the corpus made by two workers; the words of its failure, empty where it passed."""
    store = Store(tmp_path_factory.mktemp("store"))
    volumes = {**{name: volume for name, (volume, _) in BAD.items()}, **GOOD}
    with WarmPool(Setup(Sources(Path("/nonexistent")), (), 6144), 2, SECONDS) as pool:
        futures = {name: pool.submit(make_shapes, store.root, part(name, volume)) for name, volume in volumes.items()}
        yield store, {name: str(future.exception() or "") for name, future in futures.items()}


def test_the_corpus_is_whole() -> None:
    helpers = {"box", "circles", "plate"}
    drawn = {name for name, value in vars(bad_shapes).items() if inspect.isfunction(value) and value.__module__ == "bad_shapes"} - helpers
    assert drawn == BAD.keys() | GOOD.keys()
    assert len(BAD) >= 57


@pytest.mark.parametrize("name", BAD)
def test_a_bad_drawing_is_refused_with_its_reason_and_nothing_of_it_is_kept(outcomes: tuple[Store, dict[str, str]], name: str) -> None:
    store, failures = outcomes
    volume, words = BAD[name]
    assert words in failures[name]
    assert not store.has(solid_key(part(name, volume)))


@pytest.mark.parametrize("name", GOOD)
def test_an_odd_drawing_that_is_right_passes(outcomes: tuple[Store, dict[str, str]], name: str) -> None:
    store, failures = outcomes
    assert failures[name] == ""
    assert store.has(solid_key(part(name, GOOD[name])))
