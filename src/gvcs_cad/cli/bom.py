"""``gvcs bom``: the bill of materials on stdout."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from gvcs_cad.cli.options import json_option, machine_argument, request, setting_options
from gvcs_cad.engine.prepare import prepare
from gvcs_cad.formats.bom_text import bom_csv, bom_json, bom_markdown, summary, text_value

_WIDE = {"item": 4, "part_no": 28, "quantity": 5, "process": 7, "mass_total_kg": 9, "cost_total": 9, "description": 0}
_HEADS = {"quantity": "pc", "mass_total_kg": "kg", "cost_total": "cost"}


@click.command(name="bom")
@machine_argument
@setting_options
@click.option("--format", "form", type=click.Choice(["text", "csv", "json", "md"]), default="text", show_default=True)
@json_option
def command(machine: str, form: str, as_json: bool, **settings: Any) -> int:
    """Print the bill of materials of MACHINE."""
    (prepared,) = prepare(request((machine,), **settings))
    build = prepared.build
    bom = build.bom()
    title = replace(build, configuration=prepared.folder_name).heading
    if as_json or form == "json":
        click.echo(
            bom_json(bom, {"machine": build.machine, "version": build.version, "configuration": build.configuration, "status": build.status}).decode(), nl=False
        )
    elif form == "csv":
        click.echo(bom_csv(bom).decode(), nl=False)
    elif form == "md":
        click.echo(bom_markdown(bom, title).decode(), nl=False)
    else:
        click.echo("  ".join(f"{_HEADS.get(name, name):<{wide}}" for name, wide in _WIDE.items()).rstrip())
        for line in bom.lines:
            click.echo("  ".join(f"{text_value(getattr(line, name)):<{wide}}" for name, wide in _WIDE.items()).rstrip())
        for words in (title, *summary(bom)):
            click.echo(words)
    return 0
