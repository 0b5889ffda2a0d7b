"""``gvcs show``: a machine's parameters, slots, poses, ratings and tree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from gvcs_cad.cli.options import json_option, machine_argument, request, setting_options
from gvcs_cad.engine.prepare import Prepared, prepare, workshop
from gvcs_cad.engine.settings import configuration_names
from gvcs_cad.model.design import Design, full_dump
from gvcs_cad.model.module import Module
from gvcs_cad.model.parameters import describe
from gvcs_cad.model.pose import pose_names


@click.command(name="show")
@machine_argument
@setting_options
@click.option("--tree", is_flag=True, help="Show the tree of modules and parts.")
@json_option
def command(machine: str, tree: bool, as_json: bool, **settings: Any) -> int:
    """Show MACHINE: what can be set, what fits its slots, what it can do. --json prints the whole design."""
    wish = request((machine,), **settings)
    floor = workshop(wish)
    (prepared,) = prepare(wish, floor)
    if as_json:
        click.echo(json.dumps(full_dump(prepared.build.design), indent=1, sort_keys=True))
        return 0
    for line in _lines(floor.registry.machine(machine), prepared):
        click.echo(line)
    for line in _tree(prepared.build.design, 1) if tree else ():
        click.echo(line)
    return 0


def _lines(machine: Module, prepared: Prepared) -> Iterator[str]:
    build = prepared.build
    yield f"{build.title} {build.version}, {prepared.folder_name} ({build.licence})"
    if build.status == "concept":
        yield "concept: not all of it is known; no cut file without --concept"
    yield f"configurations: {', '.join(configuration_names(machine))}"
    rows = describe(machine.Parameters)
    if rows:
        yield "parameters:"
        wide = max(len(row["name"]) for row in rows)
        yield from (f"  {row['name']:<{wide}}  {row['default']}  [{row['range']}]  {row['help']}" for row in rows)
    for slot in machine.slots:
        yield f"slot {slot.name}: {slot.interface}, default {slot.default}  {slot.help}"
    poses = pose_names(build.design)
    if poses:
        yield f"poses: {', '.join(poses)}"
    for rating in build.ratings:
        yield f"rating {rating}"
    bom = build.bom()
    yield f"{sum(build.design.quantities.values())} parts, {len(bom.lines)} distinct, {bom.mass_kg:,.1f} kg, {bom.cost:,.2f} {bom.currency}"


def _tree(design: Design, depth: int) -> Iterator[str]:
    groups: dict[Any, list[str]] = {}
    for child in design.children:
        groups.setdefault(child.item, []).append(child.name)
    for item, names in groups.items():
        label = names[0] if len(names) == 1 else f"{len(names)} x {item.name} ({', '.join(names)})"
        yield f"{'  ' * depth}{label}"
        if isinstance(item, Design):
            yield from _tree(item, depth + 1)
