"""A hole that a contract has drilled is torched by no program and called torched by no drawing."""

from __future__ import annotations

from dataclasses import replace

from gvcs_cad.catalog.torch import HolePolicy
from gvcs_cad.documents.drilled_holes import drilled_holes
from gvcs_cad.documents.hole_work import hole_work, pinned_holes
from gvcs_cad.documents.toolpath.hole_method import fits
from gvcs_cad.documents.toolpath.sheet_job import sheet_jobs
from gvcs_cad.model.design import Design
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.testing import prepared

FRAME = {(plate, hole): "jig-drilled by wheel_unit@1" for plate in ("wheel_plate", "wheel_motor_plate") for hole in ("rear", "front")}
LOCKS = {(tab, "lock"): "jig-drilled by quick_attach@1" for tab in ("carrier_lock_tab", "implement_lock_tab")}


def test_holes_of_the_wheel_units_and_the_quick_attach_are_drilled_and_no_others() -> None:
    design = prepared("tractor").build.design
    assert drilled_holes(design) == FRAME | LOCKS
    assert {key: reason for key, reason in fits(design, HolePolicy()).items() if "drilled by" in reason}.keys() == (FRAME | LOCKS).keys()


def test_without_the_promise_of_the_port_nothing_is_drilled() -> None:
    unit = next(inner for _, inner in prepared("tractor").build.design.subtrees() if inner.name == "lifetrac_iii")
    assert drilled_holes(unit) == FRAME
    assert drilled_holes(replace(unit, ports=tuple(replace(port, process="") for port in unit.ports))) == {}


def works(design: Design, plate: str, hole: str) -> str:
    part = next(one for one in design.distinct(PlatePart) if one.name == plate)
    return hole_work(part, next(one for one in part.holes if one.name == hole), pinned=hole in pinned_holes(design).get(part, frozenset()))


def test_drawing_and_program_say_the_same() -> None:
    build = prepared("tractor").build
    jobs = sheet_jobs("tractor", build.design, build.nests(), build.shop.torch)
    blueprints = {part_no: blueprint for job in jobs for part_no, blueprint in job.parts.blueprints.items()}
    for plate, hole in FRAME | LOCKS:
        assert works(build.design, plate, hole) == "drill"
        assert f"hole {hole}" not in {loop.feature for loop in blueprints[plate].loops}, f"{hole} of {plate} is torched"
        assert hole in {one.hole for one in blueprints[plate].drilling}
    assert "hole shaft" in {loop.feature for loop in blueprints["wheel_plate"].loops}
