"""What is heavier than two persons lift has a drawing of its lift, its figures are those of the statics, and the statics hold."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.drawing.lift_sheet import lift_sheets
from gvcs_cad.documents.drawing.sheet import DrawingSheet, Text, outside, overlap
from gvcs_cad.documents.lift import ANGLE, SHACKLES, G, Lift, heavy_designs, lifting, lifting_design
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.connection import Mate
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.tube import TubePart
from gvcs_cad.testing import discovered_machines, prepared

ROOT = Path(__file__).parents[3]
JOB = DrawingJob("machine 1.0", "default", "CERN-OHL-S-2.0")
MACHINES = discovered_machines(ROOT)


@cache
def sheets(machine: str) -> dict[str, DrawingSheet]:
    return {name: sheet() for name, _, sheet in lift_sheets(prepared(machine, start=ROOT).build.design, JOB)}


def modules(design: Design) -> Iterator[Design]:
    """Yield what stands in slots, found without the code under test."""
    for path, connection in design.all_connections():
        if isinstance(connection, Mate):
            item: object = design
            for name in filter(None, (*path.split("/"), *connection.module.path.split("/"))):
                item = item.child(name).item  # type: ignore[attr-defined]  # a design
            assert isinstance(item, Design)
            yield item


def hangs(lift: Lift) -> None:
    """Check a lift: pulls add up to the weight, their moment about the centre of mass is nil, and no sling is too flat."""
    up = "xyz".index(lift.up)
    force, moment = np.zeros(3), np.zeros(3)
    for leg in lift.legs:
        way = np.array(lift.hook) - np.array(leg.point)
        assert leg.length == pytest.approx(np.linalg.norm(way), abs=0.06)
        assert leg.angle == pytest.approx(math.degrees(math.acos(way[up] / np.linalg.norm(way))), abs=0.06)
        assert leg.angle <= ANGLE + 0.06
        assert leg.force > 0
        pull = leg.force * way / np.linalg.norm(way)
        force += pull
        moment += np.cross(np.array(leg.point) - np.array(lift.centre), pull)
    weight = np.array([lift.mass * G if i == up else 0.0 for i in range(3)])
    assert np.linalg.norm(force - weight) <= 1e-5 * lift.mass * G
    assert np.linalg.norm(moment) <= 1e-5 * lift.mass * G * max(leg.length for leg in lift.legs)
    assert lift.force >= max(leg.force for leg in lift.legs) - 1e-9


@pytest.mark.parametrize("machine", MACHINES)
def test_all_over_50_kg_has_a_sheet_with_the_figures_of_its_lift(machine: str) -> None:
    design = prepared(machine, start=ROOT).build.design
    found = sheets(machine)
    heavy = [part for part in design.quantities if (part.mass or 0) > 50]
    assert all(isinstance(part, (PlatePart, LinearPart)) for part in heavy)  # anything else needs a sheet of another kind
    units = {one.digest: one for one in (design, *modules(design)) if one.mass > 50}
    named = list(heavy_designs(design))
    buildings = {digest for digest in units if digest not in {one.digest for _, one, _ in named}}
    assert buildings <= ({design.digest} if machine == "house_wall" else set())
    assert len(found) == len(heavy) + len(units) - len(buildings)
    lifts = {f"{part.name}_r{part.revision}_lift": lifting(part) for part in heavy} | {f"lift_{name}": lifting_design(one) for name, one, _ in named}
    for name, lift in lifts.items():
        words = [item.words for item in found[name].items if isinstance(item, Text)]
        assert "S" in words
        if lift is None:
            assert any(text.startswith("- no lifting point holds") for text in words), name
            continue
        hangs(lift)
        wanted = [figure for leg in lift.legs for figure in (leg.name, f"{leg.force:.0f}", f"{leg.angle:.1f}", f"{leg.length:.0f}")]
        assert [figure for figure in wanted if not any(figure in text.split() for text in words)] == [], name
        assert f"{lift.weight:.0f}" in words
        for leg in lift.legs:
            assert (leg.shackle in words) if leg.hole else "choked" in words


@pytest.mark.parametrize("machine", MACHINES)
def test_its_words_lie_apart_and_inside_the_frame(machine: str) -> None:
    for name, sheet in sheets(machine).items():
        assert [words for words, box in sheet.word_boxes if outside(box, sheet.paper.frame)] == [], name
        assert [(a, b) for (a, one), (b, other) in combinations(sheet.word_boxes, 2) if overlap(one, other)] == [], name


@given(st.floats(900, 3000), st.floats(900, 2000), st.floats(0.05, 0.45), st.floats(0.55, 0.95), st.floats(0.5, 0.95), st.floats(0.5, 0.95), st.floats(20, 40))
def test_a_plate_hangs_from_any_two_holes_on_both_sides_of_its_centre(a: float, b: float, x1: float, x2: float, y1: float, y2: float, d: float) -> None:
    holes = [Hole("l1", a * x1, b * y1, d, "lifting"), Hole("l2", a * x2, b * y2, d, "lifting")]
    lift = lifting(PlatePart("plate", stock="plate A36 1/2", outer=rectangle(a, b), holes=holes))
    assert lift is not None
    hangs(lift)
    for leg in lift.legs:
        loads = {f"{size}, {load} kg": (load, pin) for size, load, pin in SHACKLES}
        assert not leg.shackle or (loads[leg.shackle][0] * G >= leg.force and loads[leg.shackle][1] <= leg.hole)


@pytest.mark.parametrize(("x1", "x2", "y"), [(0.1, 0.4, 0.9), (0.6, 0.9, 0.9), (0.1, 0.9, 0.3)])
def test_a_plate_does_not_hang_from_holes_on_one_side_of_its_centre_or_below_it(x1: float, x2: float, y: float) -> None:
    holes = [Hole("l1", 1000 * x1, 500 * y, 30, "lifting"), Hole("l2", 1000 * x2, 500 * y, 30, "lifting")]
    assert lifting(PlatePart("plate", stock="plate A36 1/2", outer=rectangle(1000, 500), holes=holes)) is None


@given(st.floats(500, 6000))
def test_a_tube_hangs_in_two_chokers(length: float) -> None:
    lift = lifting(TubePart("tube", stock="tube 4x4x1/4", length=length))
    assert lift is not None
    hangs(lift)
    assert lift.legs[0].rated == pytest.approx(lift.legs[0].force / G / 0.8)


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 1000)), min_size=2, max_size=4, unique=True), st.floats(-200, 200))
def test_a_module_hangs_in_balance_or_not_at_all(places: list[tuple[float, float]], height: float) -> None:
    """A floor of 1 m square with lugs on posts anywhere over it."""
    unit = Assembly("unit")
    unit.add(PlatePart("floor", stock="plate A36 1", outer=rectangle(1000, 1000)))
    for i, (x, y) in enumerate(places):
        lug = PlatePart(f"lug_{i}", stock="plate A36 1/4", outer=rectangle(40, 40), holes=(Hole("eye", 20, 20, 25, "lifting"),))
        unit.add(lug, at=Placement(x - 20, y - 20, 300 + height))
    lift = lifting_design(unit.freeze())
    if lift is not None:
        hangs(lift)
        assert all(leg.point[2] > lift.centre[2] for leg in lift.legs)
        assert lift.tilt <= 15
