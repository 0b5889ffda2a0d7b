"""``gvcs new``: begins a machine from the template, or a workshop's own file."""

from __future__ import annotations

import keyword
from pathlib import Path

import click

from gvcs_cad.engine.template import write_machine, write_shop
from gvcs_cad.errors import UsageError
from gvcs_cad.model.part import NAME


@click.group(name="new")
def command() -> None:
    """Begin something new: gvcs new machine bench, gvcs new shop."""


@command.command(name="machine")
@click.argument("name")
def machine(name: str) -> int:
    """Write machines/NAME and tests/machines/test_NAME.py: a machine that builds as it is."""
    if not NAME.fullmatch(name) or keyword.iskeyword(name):
        raise UsageError(f"machine name {name!r} must be lower-case letters, digits and _, beginning with a letter, at most 48")
    for path in write_machine(name, Path.cwd()):
        click.echo(path)
    click.echo(f"next: gvcs build {name} --out dxf --out bom", err=True)
    return 0


@command.command(name="shop")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=Path("shop.yaml"))
def shop(file: Path) -> int:
    """Write FILE (shop.yaml): a commented file of your workshop that is valid as it is, and beside it the schema for your editor."""
    for path in write_shop(file):
        click.echo(path)
    click.echo(f"next: gvcs build tractor --shop {file} --out nest", err=True)
    return 0
