"""What holds for every machine in every configuration, and for every module, found by looking and not by a list."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from every import BUILDS, ROOT, ready, registry

from gvcs_cad import PlatePart, PrintedPart
from gvcs_cad.documents.drawing.plate_tables import corner_points, is_plain
from gvcs_cad.engine.accepted import NAME, Sorted, read_acceptances
from gvcs_cad.engine.accepted_check import check_accepting
from gvcs_cad.engine.prepare import Prepared, prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.settings import configurations, read_configuration
from gvcs_cad.errors import UsageError
from gvcs_cad.model.connection import Fasten, Pin, Press
from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.testing import conforms, module_design

TODAY = date(2026, 11, 30)
MODULES = sorted(registry.modules)
each_build = pytest.mark.parametrize(("machine", "config"), [*BUILDS, ("cart", "default")])


@cache
def offers() -> set[tuple[str, str]]:
    """Return every module with the interfaces that it publishes, as it is and in each of its configurations."""
    found = set()
    for name, module in {**registry.modules, **registry.machines}.items():
        named = configurations(module) if name in registry.modules else {}
        for values in ({}, *({path: one.text for path, one in read_configuration(module, config).values.items()} for config in named)):
            found |= {(name, port.interface) for port in module_design(name, start=ROOT, **values).ports if port.side == "module"}
    return found


def fitting(machine: str) -> list[tuple[str, str]]:
    """Return every slot of a machine with every module that has its interface."""
    slots = registry.machines[machine].slots
    return [(slot.name, name) for slot in slots for name in [*registry.modules, *registry.machines] if name != machine and (name, slot.interface) in offers()]


def test_every_plugin_of_the_project_is_sound() -> None:
    assert [str(problem) for problem in registry.problems] == []
    assert {"power_cube", "tractor"} <= set(registry.machines)


@pytest.mark.parametrize("name", [*sorted(registry.machines), *MODULES])
def test_it_conforms(name: str) -> None:
    conforms(name, start=ROOT)


def stands_in(one: Prepared, module: str) -> bool:
    return any(inner.name == module for _, inner in one.build.design.subtrees())


@cache
def swapped(machine: str, slot: str, module: str) -> tuple[Prepared, Sorted]:
    """Return the machine with a module in a slot, in the first configuration that has a use for the slot, by default the machine's own, and its findings."""
    for config in ("", *configurations(registry.machines[machine])):
        request = Request(machines=(machine,), swaps=(f"{slot}={module}",), config=config, start=ROOT)
        floor = workshop(request)
        try:
            (one,) = prepare(request, floor)
        except UsageError:  # this configuration puts nothing into the slot
            continue
        return one, check_accepting(one, floor, TODAY, solids=False).sorted
    raise AssertionError(f"no configuration of {machine} puts a module into {slot}")


@pytest.mark.parametrize("machine", sorted(registry.machines))
def test_a_machine_with_any_module_that_fits_a_slot_keeps_every_check_green(machine: str) -> None:
    pairs = fitting(machine)
    for slot, module in pairs:
        one, found = swapped(machine, slot, module)
        assert [str(finding) for finding in found.counting if finding.severity != "note"] == [], module
        assert stands_in(one, module), module
        bom = one.build.bom()
        assert bom.tree.totals() == {line.part_no: line.quantity for line in bom.lines}
    assert {slot for slot, _ in pairs} == {slot.name for slot in registry.machines[machine].slots}


def test_what_a_module_accepts_is_found_in_some_machine() -> None:
    """A module alone is not checked: what is cured in it would be accepted for ever. What needs solids is told by ``gvcs check``."""
    gates = {finding.rule for _, found in _all_swaps() for finding, _ in found.accepted}
    needed = {(by.place, finding.rule) for _, found in _all_swaps() for finding, by in found.accepted}
    folders = {module.folder() for module in registry.modules.values()} - {machine.folder() for machine in registry.machines.values()}
    entries = [(f"{folder.name}/{one.place}", one.rule) for folder in sorted(folders) for one in read_acceptances(folder / NAME) if one.rule in gates]
    assert len(entries) > 10
    assert [entry for entry in entries if entry not in needed] == []


def _all_swaps() -> list[tuple[Prepared, Sorted]]:
    return [swapped(machine, slot, module) for machine in sorted(registry.machines) for slot, module in fitting(machine)]


# ------------------------------------------------------------------ fasteners

Hole = tuple[str, str]  # path of the part, name of the hole
Span = tuple[tuple[float, float, float], float, float, Hole]  # foot of the axis, where it begins and ends on it


def stacks(design: Design) -> list[set[Hole]]:
    """Group the holes of all parts as they stand in space: on one axis within 2.5 mm (a 3/4 in bolt passes holes so far off), touching one another."""
    axes: dict[tuple[float, ...], list[Span]] = defaultdict(list)
    for one in placed_parts(design):
        if not one.hardware and one.length is None:
            for bore in one.part.bores:
                here = bore.placed(one.at)
                sign = next(math.copysign(1.0, v) for v in here.along if abs(v) > 1e-6)
                axis = [v * sign for v in here.along]
                ends = sorted(sum(p * a for p, a in zip(point, axis, strict=True)) for point in (here.at, here.end))
                foot = tuple(p - sum(q * b for q, b in zip(here.at, axis, strict=True)) * a for p, a in zip(here.at, axis, strict=True))
                axes[tuple(round(v, 3) + 0.0 for v in axis)].append((foot, *ends, (one.path, bore.name)))
    return [{span[3] for span in run} for spans in axes.values() for line in _on_one_axis(spans) for run in _touching(line)]


def _on_one_axis(spans: list[Span]) -> list[list[Span]]:
    lines: list[list[Span]] = []
    for span in spans:
        line = next((line for line in lines if math.dist(line[0][0], span[0]) < 2.5), None)
        lines.append([span]) if line is None else line.append(span)
    return lines


def _touching(line: list[Span]) -> list[list[Span]]:
    runs: list[list[Span]] = []
    for span in sorted(line, key=lambda s: s[1]):
        if runs and span[1] <= max(other[2] for other in runs[-1]) + 0.05:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def held_by(design: Design, kind: type) -> list[set[Hole]]:
    """Return the holes of every connection of a kind, by their paths in the whole design."""
    return [
        {(f"{path}/{hole.path}" if path else hole.path, hole.name) for hole in connection.holes}
        for path, connection in design.all_connections()
        if isinstance(connection, kind)
    ]


@each_build
def test_fasteners_counted_from_the_connections_agree_with_those_counted_from_holes_in_space(machine: str, config: str) -> None:
    design = ready(machine, config).build.design
    reasons = {(one.path, bore.name): bore.empty for one in placed_parts(design) if not one.hardware for bore in one.part.bores}
    pinned = set().union(*held_by(design, Pin), *held_by(design, Press))
    joints = [stack for stack in stacks(design) if len({path for path, _ in stack}) > 1 and not stack & pinned]
    bolted = held_by(design, Fasten)

    homes = [[stack for stack in joints if holes <= stack] for holes in bolted]
    assert all(len(found) == 1 for found in homes), [holes for holes, found in zip(bolted, homes, strict=True) if len(found) != 1]
    assert len({frozenset(found[0]) for found in homes}) == len(bolted) == design.bolt_count()  # no stack has two bolts
    empty = [stack for stack in joints if not any(holes <= stack for holes in bolted)]
    assert [stack for stack in empty if not all(reasons[hole] for hole in stack)] == []  # and none lacks one without a reason

    standing = [one.part for one in placed_parts(design) if one.hardware and one.part.name.startswith("bolt_")]
    supplied = sum(count for _, inner in design.subtrees() for part, count in inner.supplied if part.name.startswith("bolt_"))
    in_the_bill = sum(count for part, count in design.quantities.items() if part.name.startswith("bolt_"))
    assert len(standing) == len(bolted)
    assert in_the_bill - supplied == len(bolted)


def test_the_count_from_holes_would_notice_a_bolt_that_is_missing() -> None:
    design = ready("cart", "default").build.design
    (base,) = [child for child in design.children if child.name == "chassis"]
    without = replace(base, item=replace(base.item, connections=base.item.connections[1:]))
    poorer = replace(design, children=tuple(without if child is base else child for child in design.children))
    joints = [stack for stack in stacks(poorer) if len({path for path, _ in stack}) > 1]
    assert len(held_by(poorer, Fasten)) == len(held_by(design, Fasten)) - 1
    assert any(not any(holes <= stack for holes in held_by(poorer, Fasten)) for stack in joints if ("chassis/deck", "d1") in stack)


@each_build
def test_every_thread_in_a_print_has_its_insert_on_the_bill(machine: str, config: str) -> None:
    counts = ready(machine, config).build.design.quantities
    threads: Counter[str] = Counter()
    for part, count in counts.items():
        threads.update(bore.thread.split()[-1] for bore in part.bores * count if bore.thread and isinstance(part, PrintedPart))
    assert threads == Counter({part.name.removeprefix("insert_").upper(): count for part, count in counts.items() if part.name.startswith("insert_")})


# ------------------------------------------------------------ one source


@each_build
def test_a_plates_drawing_and_its_solid_are_the_same_plate(machine: str, config: str) -> None:
    for plate in ready(machine, config).build.design.distinct(PlatePart):
        area = plate.outer.area - math.fsum(contour.area for contour in plate.inner)
        assert area * plate.thickness == pytest.approx(plate.volume, rel=1e-12), plate.name


@each_build
def test_every_corner_of_a_plate_is_on_its_drawing_unless_it_is_a_curve(machine: str, config: str) -> None:
    """A comb of 14 slots had none: no shop without a torch could have laid it out."""
    for plate in ready(machine, config).build.design.distinct(PlatePart):
        drawn = {point for _, point, _ in corner_points(plate)}
        left = [one for one in (plate.outer, *plate.cutouts) if one.circle is None and not {segment.start for segment in one.segments} <= drawn]
        assert [one for one in left if not is_plain(one) and sum(bool(segment.bulge) for segment in one.segments) <= len(one.segments) / 2] == [], plate.name
