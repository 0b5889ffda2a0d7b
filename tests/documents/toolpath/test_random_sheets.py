"""Random sheets, hard for a torch, from plates to programs: nothing overlaps, nothing is gouged, every lead is in scrap, and the replay agrees.

``CUT_CASES=10000 pytest -m slow tests/documents/toolpath/test_random_sheets.py`` runs the large set; without it a small fixed one.
"""

from __future__ import annotations

import math
import os

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from posts import NAMES, posts
from sheets import shelved, torched_designs, torches

from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.toolpath.motion import polyline
from gvcs_cad.documents.toolpath.replay import BOUND, replay
from gvcs_cad.documents.toolpath.sheet_job import SheetJob
from gvcs_cad.model.design import Design
from gvcs_cad.plugins.part_program import PartProgram

CASES = int(os.environ.get("CUT_CASES", "0"))
angles = st.lists(st.floats(0, 359), min_size=1, max_size=4)
slow_to_draw = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def cut_well(design: Design, torch: Torch, turns: list[float]) -> None:
    job = shelved(design, torch, turns)
    harmless(job)
    for name in NAMES:
        program = PartProgram(job, posts()[name])
        motions = program.post.read(program.unproven, job.toolpath, torch)
        found = replay(motions, job.wanted)
        assert found.problems == (), name
        assert found.deviation < BOUND
        assert found.strokes == len(list(job.toolpath.cuts()))


def harmless(job: SheetJob) -> None:
    """Look at the toolpath itself, by other means than the replay: areas, distances and winding."""
    solids, kerf = job.wanted.solids, job.toolpath.process.kerf
    tree, done = shapely.STRtree(solids), set[int]()
    here = (0.0, 0.0)
    for step in job.toolpath.steps:
        rapid = shapely.LineString([here, *step.approach]) if len({here, *step.approach}) > 1 else shapely.Point(here)
        assert not any(solids[i].buffer(-0.05).intersects(rapid) for i in done)
        if not hasattr(step.run, "lead"):
            here = step.run.points[-1]
            continue
        cut = step.run
        here = cut.end
        swept = shapely.LineString(polyline((*cut.lead, *cut.path), 0.002)).buffer(cut.kerf / 2 - 0.01)
        assert [int(i) for i in tree.query(swept, predicate="intersects")] == []
        assert tree.query(shapely.Point(cut.pierce), predicate="dwithin", distance=job.toolpath.crater / 2).size == 0
        assert cut.piece not in done
        loop = shapely.Polygon(polyline(cut.path, 0.002))
        assert shapely.is_ccw(loop.exterior) == (cut.purpose != "outside")
        assert math.fsum(move.length for move in cut.lead) >= job.toolpath.crater / 2
        if cut.purpose == "outside":
            assert loop.contains(solids[cut.piece])
            done.add(cut.piece)
    assert done == set(range(len(solids)))
    assert kerf > 0


@settings(max_examples=25, suppress_health_check=slow_to_draw)
@given(torched_designs(), torches, angles)
def test_a_sheet_of_random_plates_is_cut_as_it_was_wanted(design: Design, torch: Torch, turns: list[float]) -> None:
    cut_well(design, torch, turns)


@pytest.mark.slow
@pytest.mark.skipif(not CASES, reason="the large set runs with CUT_CASES=10000")
@settings(max_examples=CASES or 1, suppress_health_check=slow_to_draw)
@given(torched_designs(), torches, angles)
def test_ten_thousand_sheets_are_cut_as_they_were_wanted(design: Design, torch: Torch, turns: list[float]) -> None:
    cut_well(design, torch, turns)
