"""The LifeTrac line: the invariants of its closed layout, counted from the placed parts and not by the rules that built them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest

from gvcs_cad import At, Design, ModelError, TubePart, grid_beam, hole_at, inch, joints, link_lengths, on_cell, pose
from gvcs_cad.engine.gate import run_checks
from gvcs_cad.engine.prepare import prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.pose import Placed, placed_parts
from gvcs_cad.testing import prepared

LIFT, TIP = "loader/lift", At("loader/arms/fork_left_outer", "pin")
Cell = tuple[int, int, int]


def built(**parameters: object) -> Design:
    return prepared("tractor", **parameters).build.design


@pytest.fixture(scope="module")
def tractor() -> Design:
    return built()


@pytest.fixture(scope="module")
def frame(tractor: Design) -> Design:
    return grid(tractor)


def grid(tractor: Design) -> Design:
    """Return the tubes and their bolts, as the module in the frame's slot made them."""
    frame = tractor.child("frame").item
    assert isinstance(frame, Design)
    found = frame.child("grid").item
    assert isinstance(found, Design)
    return found


def tubes(frame: Design) -> dict[str, Placed]:
    return {one.path: one for one in placed_parts(frame) if isinstance(one.part, TubePart)}


def cells(tube: Placed) -> set[Cell]:
    """Return the cells of the 4 in grid that a tube fills, found from the points on its axis."""
    assert isinstance(tube.part, TubePart)
    middles = [tube.at.point((inch(2) + i * inch(4), inch(2), inch(2))) for i in range(round(tube.part.length / inch(4)))]
    return {tuple(math.floor(v / inch(4) + 1e-9) for v in middle) for middle in middles}  # type: ignore[misc]  # three numbers


def along(tube: Placed) -> str:
    return "xyz"[max(range(3), key=lambda i: abs(tube.at.x_axis[i]))]


def joined(frame: Design) -> set[frozenset[str]]:
    return {frozenset(hole.path for hole in one.holes) for one in frame.connections if isinstance(one, Fasten)}


def shared(frame: Design) -> set[Cell]:
    counts = Counter(cell for tube in tubes(frame).values() for cell in cells(tube))
    return {cell for cell, count in counts.items() if count > 1}


# ----------------------------------------------------------------------- frame


def test_eighteen_pieces_in_eight_members_of_the_lengths_in_the_layout(frame: Design) -> None:
    parts = [tube.part for tube in tubes(frame).values()]
    assert {part.section.key for part in parts if isinstance(part, TubePart)} == {"tube 4x4x1/4"}
    assert len(parts) == 18
    assert len(set(parts)) == 8
    lengths = Counter(round(part.length / inch(1), 9) for part in parts if isinstance(part, TubePart))
    assert lengths == {60: 3, 76: 4, 28: 2, 32: 2, 44: 2, 68: 2, 52: 2, 36: 1}
    assert sum(length * count for length, count in lengths.items()) == 968
    table = sum(length * count for length, count in lengths.items()) / 12 * 12.21  # lb, HSS 4x4x1/4
    assert sum(part.mass / 0.45359237 for part in parts) == pytest.approx(table, rel=0.02)  # holes take a fiftieth


def test_no_two_tubes_fill_one_cell_and_the_count_would_notice(frame: Design) -> None:
    assert shared(frame) == set()
    (first,) = (child for child in frame.children if child.name == "power_bearer")
    moved = replace(first, at=first.at.moved(0, 0, -inch(4)))
    assert shared(replace(frame, children=tuple(moved if child is first else child for child in frame.children)))


def test_forty_bolts_of_the_published_length_with_one_washer_under_the_nut(frame: Design) -> None:
    assert Counter((one.bolt, one.length) for one in frame.connections if isinstance(one, Fasten)) == {("hex 3/4-10", inch(9)): 40}
    for one in frame.connections:
        assert [piece.name for piece in one.hardware] == ["bolt", "washer_nut", "nut"]
    pairs = Counter("".join(sorted(along(tubes(frame)[path]) for path in pair)) for pair in (joined(frame)))
    assert sum(pairs.values()) == 40, "no two tubes share two bolts"


def test_ten_corners_are_bolted_along_three_axes(frame: Design) -> None:
    placed, bolted = tubes(frame), joined(frame)
    corners = {
        frozenset(three)
        for three in combinations(placed, 3)
        if {along(placed[name]) for name in three} == set("xyz") and all(frozenset(pair) in bolted for pair in combinations(three, 2))
    }
    assert len({(min(three), *sorted(three)) for three in corners}) == len(corners) == 10


def test_the_frame_hangs_together_and_falls_apart_without_its_bolts(frame: Design) -> None:
    def reached(bolted: set[frozenset[str]]) -> set[str]:
        found, border = {"lower_cross_rear"}, ["lower_cross_rear"]
        while border:
            here = border.pop()
            for pair in bolted:
                if here in pair:
                    new = pair - found
                    found |= new
                    border += new
        return found

    assert reached(joined(frame)) == set(tubes(frame))
    assert reached({pair for pair in joined(frame) if "power_bearer" not in pair}) == set(tubes(frame)) - {"power_bearer"}


@pytest.mark.parametrize("frame_bolt", ["3/4 in", "1 in"])
def test_a_station_of_a_tube_holds_one_bolt_at_most(frame_bolt: str) -> None:
    design = built(frame_bolt=frame_bolt)
    beams = {one.path: one.part for one in placed_parts(design) if one.path.startswith("frame/") and not one.hardware}
    stations: dict[tuple[str, float], list[str]] = defaultdict(list)
    for path, connection in design.all_connections():
        for hole in connection.holes:
            at = hole.under(path) if path else hole
            if at.path in beams:
                bore = next(bore for bore in beams[at.path].bores if bore.name == at.name)
                stations[at.path, round(bore.at[0], 3)].append(at.name)
    assert {where: names for where, names in stations.items() if len(names) > 1} == {}
    assert len(stations) > 100


# ------------------------------------------------------------------ two bolts


def test_the_one_inch_system_drills_every_station_and_takes_inch_bolts() -> None:
    frame = grid(built(frame_bolt="1 in"))
    for tube in tubes(frame).values():
        assert isinstance(tube.part, TubePart)
        assert {bore.diameter for bore in tube.part.bores} == {inch("1-1/8")}
        assert len(tube.part.bores) == 2 * round(tube.part.length / inch(4))
    assert Counter((one.bolt, one.length) for one in frame.connections if isinstance(one, Fasten)) == {("hex 1-8", inch("9-1/2")): 40}


def test_a_small_bolt_in_a_large_hole_is_an_error() -> None:
    bench = Assembly("bench")
    rail = bench.add(grid_beam(inch(16)), name="rail", at=on_cell(0, 0, 0, along="x"))
    cross = bench.add(grid_beam(inch(16)), name="cross", at=on_cell(0, 0, 1, along="y"))
    with pytest.raises(ModelError, match=r"hex 3/4-10 in cross#y1: hole 28.57 mm is too wide for the bolt's 19.05 mm"):
        bench.fasten(cross["y1"], rail["z1"], bolt="hex 3/4-10")
    bench.fasten(cross["y1"], rail["z1"], bolt="hex 1-8")


# ---------------------------------------------------------------- standing, lifting


def test_it_stands_on_four_tyres_44_inches_apart_and_75_across(tractor: Design) -> None:
    places = {tuple(round(v / inch(1), 2) for v in one.at.origin) for one in placed_parts(tractor) if one.part.name == "wheel_tyre"}
    assert {(x, y) for x, y, _ in places} == {(x, y) for x in (16.0, 60.0) for y in (37.5, -37.5)}
    assert [z for *_, z in places] == pytest.approx([851 / 2 / inch(1)] * 4, abs=0.01), "tyres of 851 mm touch the ground"


def test_the_lift_cylinders_stay_within_their_lengths_and_push_through_the_whole_travel(tractor: Design) -> None:
    low, high = joints(tractor)[LIFT].low, joints(tractor)[LIFT].high
    assert (low, high) == (0.0, 46.5)
    walk = [{name: (found, cylinder) for name, cylinder, found in link_lengths(tractor, {LIFT: low + (high - low) * i / 93})} for i in range(94)]
    for name in (name for name in walk[0] if "lift_cylinder" in name):
        lengths = [position[name][0] / inch(1) for position in walk]
        cylinder = walk[0][name][1]
        assert (lengths[0], lengths[-1]) == (pytest.approx(26.58, abs=0.01), pytest.approx(41.94, abs=0.01))
        assert all(a < b for a, b in pairwise(lengths)), "never past a dead centre"
        assert cylinder.retracted / inch(1) + 0.3 <= lengths[0]
        assert lengths[-1] <= cylinder.extended / inch(1) - 0.3


@pytest.mark.parametrize(("angle", "height", "reach"), [(0.0, 8.0, 88.0), (15.0, 32.8, 100.5), (30.0, 60.0, 106.1), (46.5, 90.5, 103.9)])
def test_the_tip_pins_rise_as_the_layout_says(tractor: Design, angle: float, height: float, reach: float) -> None:
    x, _, z = hole_at(tractor, TIP, "", {LIFT: angle}).at
    assert (z / inch(1), x / inch(1) - 2) == (pytest.approx(height, abs=0.06), pytest.approx(reach, abs=0.06))


def test_the_bucket_rolls_back_20_degrees_and_dumps_45_and_stays_level_when_raised(tractor: Design) -> None:
    angles = {name: sum(pose(tractor, name).values()) for name in ("lowered", "carry", "raised", "dump")}
    assert angles["raised"] == angles["lowered"] == 0
    assert angles["dump"] == pytest.approx(-45)
    assert pose(tractor, "carry")["loader/arms/tilt"] == 20
    for name in angles:
        for cylinder, found, length in link_lengths(tractor, pose(tractor, name)):
            assert found.retracted <= length <= found.extended, (name, cylinder)


def nearer_than(design: Design, angle: float, least: float, shapes: FreshShapes) -> tuple[list[str], int]:
    """Return the moving parts that come nearer to the front left tyre than `least` mm, and how many were measured: boxes so far apart need not be."""
    placed = [one for one in placed_parts(design, {LIFT: angle}) if not one.hardware]
    (tyre,) = (shapes.solid(one.part, one.length).moved(location(one.at)) for one in placed if one.path == "wheel_front_left/tyre")
    arms = [one for one in placed if one.path.startswith("loader/arms/") and "carrier" not in one.path and one.at.y > 0]
    assert len(arms) == 12
    solids = {one.path: shapes.solid(one.part, one.length).moved(location(one.at)) for one in arms}
    measured = {path: solid.distance(tyre) for path, solid in solids.items() if _gap(solid.BoundingBox(), tyre.BoundingBox()) < least}
    return [f"{path} at {angle:g} deg: {gap:.1f} mm" for path, gap in measured.items() if gap < least], len(measured)


def _gap(p: Any, q: Any) -> float:
    """Return how far apart two boxes are along the axis that parts them most, mm: the solids in them are no nearer."""
    return float(max(p.xmin - q.xmax, q.xmin - p.xmax, p.ymin - q.ymax, q.ymin - p.ymax, p.zmin - q.zmax, q.zmin - p.zmax))


@pytest.mark.slow
def test_the_arms_keep_25_mm_from_the_wheels_all_the_way_up(tractor: Design) -> None:
    shapes = FreshShapes()
    assert [near for angle in (0.0, 4.0, 8.0, 16.0) for near in nearer_than(tractor, angle, 25.0, shapes)[0]] == []
    found, measured = nearer_than(tractor, 0.0, 300.0, shapes)
    assert measured > len(found) > 0  # a part that comes near is found, by measuring and not by its box


# ------------------------------------------------------------------------ slots


@pytest.mark.parametrize("wheel", ["lifetrac_iii", "uwu_grid"])
def test_a_wheel_unit_is_never_mixed_with_another(wheel: str) -> None:
    request = Request(machines=("tractor",), swaps=(f"wheel={wheel}",))
    floor = workshop(request)
    (one,) = prepare(request, floor)
    fitted = [inner.name for _, inner in one.build.design.subtrees() if inner.name in ("lifetrac_iii", "uwu_v25", "uwu_grid")]
    assert fitted == [wheel] * 4
    assert [finding for finding in run_checks(one.build, floor) if finding.severity == "error"] == []


def test_the_published_wheel_unit_comes_with_its_contradictions() -> None:
    request = Request(machines=("tractor",), swaps=("wheel=uwu_v25",))
    floor = workshop(request)
    (one,) = prepare(request, floor)
    said = " ".join(str(finding) for finding in run_checks(one.build, floor))
    for figure in ("6.19 in", "UCF206-20", "bore of 1.50 in, the shaft is 1.25 in", "0.267 in from the frame's grid holes"):
        assert figure in said
