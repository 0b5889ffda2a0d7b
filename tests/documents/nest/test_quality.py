"""How good the nests are: against published problems, against another packer on the tractor's plates, and against the bound."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from every import BUILDS, chosen, ready
from nesting import item, job

from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import Job, design_jobs
from gvcs_cad.documents.nest.model import Sheet
from gvcs_cad.documents.nest.polygons import outside_points
from gvcs_cad.documents.nest.search import Search
from gvcs_cad.documents.nest.verify import verify
from gvcs_cad.engine.strip_packer import StripPacker
from gvcs_cad.model.contour import Contour

ROOT = Path(__file__).parents[3]
# Densities in % after 10 s on two cores that others use too, measured with spyrrow 0.9.0 (seeds 0 and 1, the lower one): less two points.
PUBLISHED = {"albano": (86.1, 0.3), "jakobs1": (84.1, 100.0), "shirts": (84.2, 100.0), "swim": (72.1, 0.5), "trousers": (86.7, 30.0)}
SIZE = (2438.4, 1219.2)


@pytest.mark.slow
@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_problem_is_packed_within_two_points_of_the_packer_itself(name: str) -> None:
    """The strip is a sheet just long enough for that density: one sheet means reached, two mean not."""
    density, scale = PUBLISHED[name][0] - 2, PUBLISHED[name][1]
    data = json.loads((ROOT / "fixtures" / "nesting" / f"{name}.json").read_text("utf-8"))
    parts = [
        item(f"p{i}", Contour([(x * scale, y * scale) for x, y in one["points"]]), quantity=one["demand"], angles=tuple(one["angles"]))
        for i, one in enumerate(data["items"])
    ]
    metal, high = math.fsum(part.area * part.quantity for part in parts), data["height"] * scale + 0.2
    strip = Sheet("strip", "plate A36 1/4", round(metal / high / density * 100, 3), round(high, 3))
    problem = job(*parts, sheets=[strip], gap=0.0, margin=0.0)
    packer = StripPacker()
    for seconds in (12.0, 60.0):  # a machine with other work to do gets a second chance
        found = Search(problem, packer, seconds).best()
        assert verify(found, problem) == []
        if len(found.sheets) == 1:
            return
    pytest.fail(f"{name} does not reach {density:g} %; {packer.problems}")


@cache
def machine_jobs() -> tuple[Job, ...]:
    """Return every stock of metal plate of the chosen machines, once and three times, on one size of sheet; panels have their own sizes."""
    found = []
    for name, config in (one for one in BUILDS if one[0] in chosen("power_cube", "tractor")):
        build = ready(name, config).build
        for one in (each for each in design_jobs(build.design, build.shop) if each.stock.startswith("plate ")):
            for times in (1, 3):
                items = tuple(replace(part, quantity=part.quantity * times) for part in one.items)
                found.append(replace(one, items=items, sheets=(Sheet("one size", one.stock, *SIZE),)))
    return tuple(found)


def rectpack_sheets(one: Job) -> int:
    """Return how few sheets the best of rectpack's five kinds of algorithm takes for the parts' boxes."""
    from rectpack import guillotine, maxrects, newPacker, skyline

    best = []
    for algorithm in (maxrects.MaxRectsBssf, maxrects.MaxRectsBaf, maxrects.MaxRectsBl, skyline.SkylineMwfl, guillotine.GuillotineBssfSas):
        packer = newPacker(rotation=True, pack_algo=algorithm)
        packer.add_bin(*(round((side - 2 * one.margin + one.gap) * 1000) for side in SIZE), count=float("inf"))
        for part in one.items:
            points = outside_points(part.outer)
            box = [round((max(p[i] for p in points) - min(p[i] for p in points) + one.gap) * 1000) for i in (0, 1)]
            for _ in range(part.quantity):
                packer.add_rect(*box)
        packer.pack()
        best.append(len(packer))
    return min(best)


@pytest.mark.slow
def test_plates_of_machines_never_take_more_sheets_than_the_best_of_rectpack() -> None:
    worse, least, ours, theirs = [], 0, 0, 0
    for one in machine_jobs():
        nest, rectangles = fast_nest(one), rectpack_sheets(one)
        assert verify(nest, one) == []
        least, ours, theirs = least + nest.bound, ours + len(nest.sheets), theirs + rectangles
        if len(nest.sheets) > rectangles:
            worse.append(f"{one.stock}, {one.pieces} plates: {len(nest.sheets)} sheets, rectpack {rectangles}, at least {nest.bound}")
    assert worse == []
    assert least <= ours <= theirs, f"{ours} sheets, rectpack {theirs}, at least {least}"
