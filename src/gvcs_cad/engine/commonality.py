"""Asks a whole project what its machines share, and what of them its own machines make."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.documents.commonality import Commonality, Service, commonality
from gvcs_cad.documents.self_making import SelfMaking, self_making
from gvcs_cad.engine.crew import Crew
from gvcs_cad.engine.fleet import Member, fleet, in_slots
from gvcs_cad.engine.interchange import collect, matrices
from gvcs_cad.engine.prepare import Workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.tasks import Box, box_and_volume
from gvcs_cad.errors import words_of
from gvcs_cad.model.module import Machine
from gvcs_cad.model.part import Part
from gvcs_cad.model.shaped import ShapedPart
from gvcs_cad.model.work_room import WorkRoom


@dataclass(frozen=True)
class Common:
    """What machines share, what could not be built, and with `--closure` what each machine's make parts are made on."""

    commonality: Commonality
    rooms: tuple[tuple[str, WorkRoom], ...] = ()
    makings: tuple[SelfMaking, ...] = ()
    broken: tuple[str, ...] = ()


def common(request: Request, floor: Workshop, shop: Shop, *, closure: bool = False) -> Common:
    """Build every module and machine and compare them. `closure` needs the kernel: a printed part's box is known from its solid alone."""
    floor.registry.load_all()
    use_catalog(floor.registry.catalog_folders)
    broken = [str(problem) for problem in floor.registry.problems]
    members = list(fleet(floor, broken))
    machines = [one for one in members if isinstance(one.fitted.machine, Machine)]
    parts: dict[str, list[Part]] = defaultdict(list)
    for one in machines:
        parts[one.name] += one.design.quantities
    found = commonality(parts, _services(members, machines, request, floor, shop))
    if not closure:
        return Common(found, broken=tuple(broken))
    rooms = tuple((one.label, room) for one in machines for room in _makes(one))
    drawn = _drawn({part.digest: part for one in machines for part in one.design.distinct(ShapedPart)}, request, floor, broken)
    makings = tuple(_making(one, [room for _, room in rooms], shop, drawn) for one in machines)
    return Common(found, rooms, makings, tuple(broken))


def _services(members: Sequence[Member], machines: Sequence[Member], request: Request, floor: Workshop, shop: Shop) -> Iterator[Service]:
    """Yield every module type with the machines that a configuration puts it in, and those with a slot whose contract it does not break.

    The other side of a slot may be kept by a module, too: valves stand on the bracket of an operator's deck. Then the machines are those
    that have the slot and that module.
    """
    used: dict[str, set[str]] = defaultdict(set)
    fits: dict[str, set[str]] = defaultdict(set)
    for one in machines:
        for name in in_slots(one.fitted.modules):
            used[name].add(one.name)
    known = {one.name for one in machines}
    slots = {one.name: {slot.interface for slot in one.fitted.machine.slots} for one in machines}
    for each in matrices(collect(request, floor, members=members), shop):
        for line in () if each.superseded else each.pairs:
            for pair in line:
                host, module = (claim.name.partition("/")[0] for claim in (pair.host, pair.module))
                if pair.answer != "FAIL" and host != module:
                    hosts = {host} if host in known else {name for name in used[host] if pair.host.interface in slots[name]}
                    fits[module] |= hosts - {module}
    for name in sorted({*floor.registry.modules, *used, *fits}):
        yield Service(name, tuple(sorted(used[name])), tuple(sorted(fits[name] - used[name])))


def _makes(one: Member) -> Sequence[WorkRoom]:
    machine = one.fitted.machine
    return machine.makes(one.design) if isinstance(machine, Machine) else ()


def _drawn(parts: Mapping[str, ShapedPart], request: Request, floor: Workshop, broken: list[str]) -> dict[str, tuple[Box, float]]:
    """Return by digest what only solids tell; workers draw those that are not in the store."""
    found: dict[str, tuple[Box, float]] = {}
    with Crew(floor, request) as crew:
        asked = {digest: crew.executor().submit(box_and_volume, crew.store.root, part) for digest, part in parts.items()}
        for digest, future in asked.items():
            error = future.exception()
            if error is None:
                found[digest] = future.result()
            else:
                broken.append(f"{parts[digest].name}: {words_of(error)}")
    return found


def _making(one: Member, rooms: Sequence[WorkRoom], shop: Shop, drawn: Mapping[str, tuple[Box, float]]) -> SelfMaking:
    def size(part: Part) -> Box:
        return drawn[part.digest][0] if part.digest in drawn else (math.inf, math.inf, math.inf)

    def mass(part: Part) -> float:
        if part.mass is not None or part.digest not in drawn:
            return part.mass or 0.0
        return drawn[part.digest][1] * 1e-9 * part.material.density

    return self_making(one.label, one.design, rooms, shop, size, mass)
