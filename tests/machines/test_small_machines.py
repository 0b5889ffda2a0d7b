"""Printer, circuit mill and machine centre: published figures, one axis and one tool contract for all, no two solids in one place."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from gvcs_cad import Design, MachinedPart, PurchasedPart
from gvcs_cad.engine.gate import run_checks
from gvcs_cad.engine.prepare import prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.testing import prepared

ROOT = Path(__file__).parents[2]
MACHINES = {"printer": 5, "circuit_mill": 3, "torch_table": 4, "machine_center": 3}  # axes of each


def axes(design: Design) -> list[Design]:
    return [inner for _, inner in design.subtrees() if inner.name == "universal_axis"]


@pytest.mark.parametrize(("machine", "count"), MACHINES.items())
def test_every_machine_moves_on_the_one_universal_axis(machine: str, count: int) -> None:
    found = axes(prepared(machine).build.design)
    assert len(found) == count
    for axis in found:
        (mount,) = [port for port in axis.ports if port.side == "module"]
        given = dict(mount.provides)
        bars = [part for part in axis.quantities if part.name.startswith(("axis_rod_8mm", "axis_rod_1in"))]
        rods = {part.blank_length if isinstance(part, MachinedPart) else part.length for part in bars}  # type: ignore[attr-defined]  # bars
        assert mount.interface == {8.0: "universal_axis@1", 25.4: "universal_axis_1in@1"}[given["rod_mm"]]
        assert {round(length - given["travel_mm"], 3) for length in rods} == {round(137.5 * given["rod_mm"] / 8, 3)}


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("head", ["extruder_head", "spindle_head", "pen_head", "torch_head"])
def test_every_head_bolts_to_every_machine(machine: str, head: str) -> None:
    request = Request(machines=(machine,), swaps=(f"tool={head}",), start=ROOT)
    floor = workshop(request)
    (one,) = prepare(request, floor)
    assert [str(finding) for finding in run_checks(one.build, floor) if finding.severity == "error"] == []


def test_the_z_axis_of_the_machine_centre_is_screwed_on_from_the_side_where_a_key_goes() -> None:
    joints = [joint for _, joint in prepared("machine_center").build.design.all_connections() if isinstance(joint, Fasten)]
    hung = [joint for joint in joints if joint.holes[-1].path.startswith("nuts_")]
    assert sorted(str(joint.holes[-1]) for joint in hung) == ["nuts_far#n1", "nuts_far#n2", "nuts_near#n1", "nuts_near#n2"]
    for joint in hung:
        assert [at.path for at in joint.holes[:3]] == ["x_axis/carriage", "cross", "z_axis/motor_side"]
        assert joint.bolt == "socket 3/4-10"
        assert joint.length - joint.grip == pytest.approx(19.05), "one diameter of thread, flush with the strip"


def test_published_rods_of_the_circuit_mill_and_ways_of_the_printer() -> None:
    lengths = {part.name.rpartition("_")[2] for part in prepared("circuit_mill").build.design.quantities if part.name.startswith("axis_rod_8mm")}
    assert lengths == {"400", "350", "300"}
    ratings = {rating.name: rating.value for rating in prepared("printer", config="mega").build.ratings}
    assert min(ratings["way of X"], ratings["way of Y"]) >= 609.6  # 24 in print area, D3D_Mega_v23.05
    small = {rating.name: rating.value for rating in prepared("printer", config="8_inch").build.ratings}
    assert small["way of Y"] <= 304.8 - 137.5  # what 12 in rods can travel
    assert small["height of print"] > 100


@pytest.mark.slow
@pytest.mark.parametrize(("machine", "config"), [("printer", "8_inch"), ("circuit_mill", "mill"), ("circuit_mill", "plotter")])
def test_no_two_solids_share_space_and_none_floats(machine: str, config: str) -> None:
    shared, groups = space(prepared(machine, config=config).build.design)
    assert shared == []
    assert groups == 1


def space(design: Design) -> tuple[list[tuple[str, str, float]], int]:
    """Return the pairs of solids that share more than 0.02 mm3, and into how many groups the machine falls where parts within 0.6 mm hold together."""
    shapes = FreshShapes()
    solids = [(one.path, shapes.solid(one.part, one.length).moved(location(one.at))) for one in placed_parts(design) if one.part.has_body]
    boxed = [(path, solid, solid.BoundingBox()) for path, solid in solids]
    group = list(range(len(boxed)))
    found = []
    for (i, (a, first, p)), (j, (b, second, q)) in combinations(enumerate(boxed), 2):
        gap = max(p.xmin - q.xmax, q.xmin - p.xmax, p.ymin - q.ymax, q.ymin - p.ymax, p.zmin - q.zmax, q.zmin - p.zmax)
        if gap < 0.6 and group[i] != group[j] and first.distance(second) < 0.6:
            group = [group[i] if other == group[j] else other for other in group]
        if gap < 0:
            shared = first.intersect(second).Volume()
            if shared > 0.02:
                found.append((a, b, round(shared, 2)))
    return found, len(set(group))


@pytest.mark.parametrize("machine", MACHINES)
def test_the_board_gets_its_12_v_and_nothing_more(machine: str) -> None:
    """RAMPS 1.4 is a board for 12 V (reprap.org/wiki/RAMPS1.4): a bill with nothing but 36 V on it burns the board on the first day."""
    titles = {part.name: part.title for part in prepared(machine).build.design.quantities if isinstance(part, PurchasedPart)}
    (supply,) = (title for name, title in titles.items() if name.startswith("controller_supply"))
    assert ("12 V" in supply) != ("to 12 V" in titles.get("controller_converter", ""))
