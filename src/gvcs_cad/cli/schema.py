"""``gvcs schema``: the JSON Schema of gvcs.yaml, so that an editor completes and checks it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.schema import project_schema


@click.command(name="schema")
@click.option("--shop", is_flag=True, help="The schema of a shop file instead.")
def command(shop: bool) -> int:
    """Print the JSON Schema of gvcs.yaml (or of a shop file)."""
    if shop:
        from gvcs_cad.catalog.shop import shop_schema

        click.echo(json.dumps(shop_schema(), indent=1, sort_keys=True))
        return 0
    registry = workshop(Request(start=Path.cwd())).registry
    registry.load_all()
    click.echo(json.dumps(project_schema(registry), indent=1, sort_keys=True))
    return 0
