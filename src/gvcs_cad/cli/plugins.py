"""``gvcs plugins``: what was found, what it brings, and what is wrong with it."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import click

from gvcs_cad.cli.options import json_option
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request


@click.command(name="plugins")
@click.option("--strict", is_flag=True, help="Exit with 3 when a plugin has a problem.")
@click.option("--traceback", is_flag=True, help="Show where in a broken plugin's code it failed.")
@click.option("--plugins-dir", type=click.Path(path_type=Path, file_okay=False, exists=True), multiple=True, help="A folder with more plugins.")
@json_option
def command(strict: bool, traceback: bool, plugins_dir: tuple[Path, ...], as_json: bool) -> int:
    """List the plugins and what is wrong with them."""
    registry = workshop(Request(start=Path.cwd(), plugin_folders=tuple(path.resolve() for path in plugins_dir))).registry
    registry.load_all()
    registry.geometry_checks()
    brings: dict[str, list[str]] = defaultdict(list)
    for thing, plugin in registry.makers.items():
        brings[plugin].append(thing)
    if as_json:
        problems = [{"plugin": p.plugin, "message": p.message, "trace": p.trace} for p in registry.problems]
        click.echo(json.dumps({"schema": "gvcs.plugins/1", "plugins": brings, "problems": problems}, indent=1, sort_keys=True))
    else:
        for plugin in sorted(brings):
            click.echo(f"{plugin:<16} {', '.join(brings[plugin])}")
        for problem in registry.problems:
            click.echo(f"broken: {problem}", err=True)
            if traceback:
                click.echo(problem.trace, err=True)
    return 3 if strict and registry.problems else 0
