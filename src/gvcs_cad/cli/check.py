"""``gvcs check``: every check on one or more machines, or on all of them."""

from __future__ import annotations

import json
from typing import Any

import click

from gvcs_cad.cli.options import json_option, request, setting_options
from gvcs_cad.engine.build import run_checks
from gvcs_cad.engine.prepare import prepare, workshop


@click.command(name="check")
@click.argument("machines", nargs=-1)
@setting_options
@json_option
def command(machines: tuple[str, ...], as_json: bool, **settings: Any) -> int:
    """Run every check on MACHINES (all of them if none is named); exit with 1 if anything is found."""
    wish = request(machines, **settings)
    floor = workshop(wish)
    if not machines:
        floor.registry.load_all()
        wish = request(tuple(sorted(floor.registry.machines)), **settings)
    prepared = prepare(wish, floor)
    found = [(one, finding) for one in prepared for finding in run_checks(one.build, floor)]
    if as_json:
        rows = [{"machine": one.build.machine, "configuration": one.folder_name, **finding.evidence()} for one, finding in found]
        click.echo(json.dumps({"schema": "gvcs.check/1", "findings": rows}, indent=1, sort_keys=True, default=str))
    else:
        for one, finding in found:
            click.echo(f"{one.build.machine}, {one.folder_name}: {finding.severity}: {finding}")
        click.echo(f"{len(prepared)} machines, {len(floor.registry.checks)} checks, {len(found)} findings", err=True)
    return 1 if found else 0
