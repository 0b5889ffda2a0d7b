"""Drawing, setup sheet and part program say the same of every hole of every machine: one rule makes all three."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gvcs_cad.documents.drawing.plate_tables import hole_table
from gvcs_cad.documents.handoff.setup_sheet import setup_sheet
from gvcs_cad.documents.hole_method import fits
from gvcs_cad.documents.nest.job import design_jobs
from gvcs_cad.documents.toolpath.blueprint import Blueprint
from gvcs_cad.documents.toolpath.process import out_of_reach
from gvcs_cad.documents.toolpath.sheet_job import StockParts, torched
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.settings import configurations
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.plugins.drawing_job import drawing_job
from gvcs_cad.plugins.output import Build
from gvcs_cad.testing import prepared
from gvcs_cad.units import millimetres

ROOT = Path(__file__).parents[2]
registry = workshop(Request(start=ROOT)).registry
registry.load_all()
BUILDS = [(name, config) for name, machine in sorted(registry.machines.items()) for config in (list(configurations(machine)) or ["default"])]


def blueprints(build: Build) -> dict[str, Blueprint]:
    """Return what the torch does on each plate that it cuts."""
    plates = {plate.name: plate for plate in build.design.distinct(PlatePart)}
    torch = build.shop.torch
    jobs = [job for job in design_jobs(build.design, build.shop) if torched(job, plates) and not out_of_reach(job.stock, torch)]
    return {name: found for job in jobs for name, found in StockParts(job, plates, fits(build.design, torch.holes), torch).blueprints.items()}


def by_program(blueprint: Blueprint, hole: str) -> tuple[bool, str]:
    """Return whether the program cuts a hole, and what it leaves to be done, in the words of its drilling list."""
    cut = f"hole {hole}" in {loop.feature for loop in blueprint.loops}
    return cut, next((one.work for one in blueprint.drilling if one.hole == hole), "")


def by_table(words: str) -> tuple[bool, str]:
    """Read the same from the words of a drawing's hole table: ``torch``, ``torch 23, drill and ream``, ``drill``."""
    cut, _, finish = words.partition(", ") if words.startswith("torch") else ("", "", words)
    undersize = cut.removeprefix("torch").strip()
    return bool(cut), f"{finish} from {undersize} mm as torched" if undersize else finish


@pytest.mark.parametrize(("machine", "configuration"), BUILDS)
def test_every_hole_is_made_in_one_way(machine: str, configuration: str) -> None:
    build = prepared(machine, config=configuration, start=ROOT).build
    job, programs, problems = drawing_job(build), blueprints(build), []
    for plate in build.design.distinct(PlatePart):
        places = {row[0]: row[1:3] for row in hole_table(plate, job.work(plate), job.used(plate)).rows}
        drilled = {one.hole: (millimetres(one.x), millimetres(one.y)) for one in (programs[plate.name].drilling if plate.name in programs else ())}
        problems += [f"{plate.name}.{name}: drawn at {places[name]}, to be drilled at {at}" for name, at in drilled.items() if places[name] != at]
        rows = {row[0]: row[4] for row in hole_table(plate, job.work(plate), job.used(plate)).rows}
        sheet = setup_sheet(plate, 1, job)
        assert rows.keys() == {hole.name for hole in plate.holes}
        assert [row[:5] for table in sheet.tables for row in table.rows] == [row[:5] for row in hole_table(plate, job.work(plate), job.used(plate)).rows]
        for hole in plate.holes:
            made, undersize = rows[hole.name], re.match(r"\w+ (\d[\d.]*), (.*)", rows[hole.name])
            steps = [step for step in sheet.operations if step.kind in ("cut", "drill", "bore", "mill") and re.search(rf"\b{hole.name}\b", step.words)]
            steps = [step for step in steps if not step.words.startswith("pilot every hole")]
            expected = ["cut"] if made == job.work(plate).process else [(undersize[2] if undersize else made).split()[0]]
            if [step.kind for step in steps] != expected or (undersize and f"cut {undersize[1]}, " not in steps[0].words):
                problems.append(f"{plate.name}.{hole.name}: the drawing says {made}, the setup sheet {[step.words for step in steps]}")
            if plate.name in programs and plate.cut == "torch":
                cut, left = by_program(programs[plate.name], hole.name)
                if (cut, left.removesuffix(", centre marked").rpartition(": ")[2]) != by_table(made):
                    problems.append(f"{plate.name}.{hole.name}: the drawing says {made}, the program {cut} and {left}")
    assert not problems, "\n".join(problems)


def test_a_plate_beyond_the_torch_has_no_program_and_its_papers_say_what_cuts_it() -> None:
    build = prepared("tractor", config="microtrac", start=ROOT).build
    (cheek,) = [plate for plate in build.design.distinct(PlatePart) if plate.name == "micro_arm_cheek"]
    sheet = setup_sheet(cheek, 2, drawing_job(build))
    assert cheek.name not in blueprints(build)
    assert ("process", "order") in sheet.facts
    assert "not for the torch: order it cut to its DXF" in sheet.warnings
    assert sheet.operations[0].words.startswith("order it cut to its DXF: contour")
    assert f"{millimetres(cheek.thickness)} mm is not in chart powermax85" in sheet.operations[0].words
