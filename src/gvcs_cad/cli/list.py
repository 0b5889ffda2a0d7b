"""``gvcs list``: the machines there are."""

from __future__ import annotations

import json
from pathlib import Path

import click

from gvcs_cad.cli.options import json_option
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.settings import configuration_names


@click.command(name="list")
@json_option
def command(as_json: bool) -> int:
    """List the machines, their versions and configurations."""
    registry = workshop(Request(start=Path.cwd())).registry
    registry.load_all()
    machines = [registry.machines[name] for name in sorted(registry.machines)]
    rows = [{"name": m.name, "version": m.version, "title": m.title, "status": m.status, "configurations": configuration_names(m)} for m in machines]
    if as_json:
        click.echo(json.dumps({"schema": "gvcs.list/1", "machines": rows}, indent=1))
    for row in [] if as_json else rows:
        click.echo(f"{row['name']:<16} {row['version']:<8} {row['title']}{' [concept]' if row['status'] else ''}  ({', '.join(row['configurations'])})")
    for problem in registry.problems:
        click.echo(f"plugin {problem}", err=True)
    return 3 if registry.problems else 0
