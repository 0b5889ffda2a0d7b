"""A hole that a contract has drilled is torched by no program and called torched by no drawing."""

from __future__ import annotations

from dataclasses import replace

from gvcs_cad.catalog.torch import HolePolicy
from gvcs_cad.documents.drilled_holes import drilled_holes
from gvcs_cad.documents.hole_method import fits
from gvcs_cad.documents.plate_work import plate_works
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.testing import prepared

FRAME = {(plate, hole): "jig-drilled by wheel_unit@2" for plate in ("wheel_plate", "wheel_motor_plate") for hole in ("rear", "front")}
LOCKS = {(tab, "lock"): "jig-drilled by quick_attach@2" for tab in ("carrier_lock_tab", "implement_lock_tab")}
DECK = {(part, f"b{i}"): "jig-drilled by operator_deck@2" for part, bolts in (("deck", 4), ("valve_bracket", 2)) for i in range(1, bolts + 1)}
VALVES = {("valve_bracket", name): "jig-drilled by valve_seat@2" for name in ("v1", "v2")}


def test_holes_that_a_contract_has_drilled_are_drilled_and_no_others() -> None:
    design, drilled = prepared("tractor").build.design, FRAME | LOCKS | DECK | VALVES
    assert drilled_holes(design) == drilled
    assert {key: reason for key, reason in fits(design, HolePolicy()).items() if "drilled by" in reason}.keys() == drilled.keys()


def test_without_the_promise_of_the_port_nothing_is_drilled() -> None:
    unit = next(inner for _, inner in prepared("tractor").build.design.subtrees() if inner.name == "lifetrac_iii")
    assert drilled_holes(unit) == FRAME
    assert drilled_holes(replace(unit, ports=tuple(replace(port, process="") for port in unit.ports))) == {}


def test_program_and_drawing_leave_them_to_the_drill() -> None:
    build = prepared("tractor").build
    works = {plate.name: plate_works(build.design, build.shop.torch)[plate.digest] for plate in build.design.distinct(PlatePart)}
    for plate, hole in FRAME | LOCKS:
        (method,) = [method for method in works[plate].holes if method.hole == hole]
        assert method.torched is None
        assert method.made_by("torch").startswith("drill")
    (shaft,) = [method for method in works["wheel_plate"].holes if method.hole == "shaft"]
    assert shaft.torched is not None
