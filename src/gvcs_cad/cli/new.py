"""``gvcs new``: begins a machine from the template, with its expectations and its test."""

from __future__ import annotations

import keyword
from pathlib import Path

import click

from gvcs_cad.engine.template import write_machine
from gvcs_cad.errors import UsageError
from gvcs_cad.model.part import NAME


@click.group(name="new")
def command() -> None:
    """Begin something new: gvcs new machine bench."""


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
