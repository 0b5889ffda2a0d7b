"""Puts every machine of a project on show: its figures from its bill, its picture from the ``png`` output."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.documents.bom import bill_of_materials
from gvcs_cad.documents.exhibit import Exhibit, basis_shares, exhibit_row, seen_in
from gvcs_cad.engine.build import build
from gvcs_cad.engine.fleet import Member, fleet
from gvcs_cad.engine.prepare import Workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.model.module import Machine
from gvcs_cad.model.slot import in_slots

SIZE = "900x600"  # pixels


def exhibits(floor: Workshop, shop: Shop, broken: list[str]) -> list[Exhibit]:
    """Return every machine with all its configurations, in the order of names. What cannot be built is worded in `broken`."""
    floor.registry.load_all()
    broken += [str(problem) for problem in floor.registry.problems]
    use_catalog(floor.registry.catalog_folders)
    machines = [one for one in fleet(floor, broken) if isinstance(one.fitted.machine, Machine)]
    return [_exhibit(list(members), shop) for _, members in groupby(machines, lambda one: one.name)]


def _exhibit(members: list[Member], shop: Shop) -> Exhibit:
    machine = members[0].fitted.machine
    bills = {one.configuration: bill_of_materials(one.design, shop) for one in members}
    rows = tuple(exhibit_row(one.configuration, bills[one.configuration], (module.name for module in in_slots(one.fitted.modules))) for one in members)
    readme = machine.folder() / "README.md"
    seen = seen_in(readme.read_text("utf-8")) if readme.is_file() else ""
    return Exhibit(machine.name, machine.title, machine.version, machine.status, seen, basis_shares(next(iter(bills.values()))), rows)


def pictures(request: Request, found: list[Exhibit], broken: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield name and picture of each machine, drawn by the ``png`` output; one that fails is worded in `broken`."""
    with tempfile.TemporaryDirectory() as place:
        wish = replace(request, outputs=("png",), options={"png.size": SIZE, "png.views": "iso"}, folder=Path(place))
        for name, config in ((one.machine, one.pictured) for one in found):
            report = build(replace(wish, machines=(name,), config="" if config == "default" else config))
            for machine in report.machines:
                file = machine.folder / "png" / f"{name}_iso.png"
                if file.is_file():
                    yield name, file.read_bytes()
                else:
                    broken.append(f"{name}: no picture: {'; '.join([*machine.failed.values(), *map(str, machine.findings)])}")
