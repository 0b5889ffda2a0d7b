"""``gvcs modules``: few modules, many machines: who shares what, and what the machines make of themselves."""

from __future__ import annotations

from pathlib import Path

import click

from gvcs_cad.cli.options import json_option, request


@click.command(name="modules")
@click.option("--closure", is_flag=True, help="Tell which made parts fit the project's own machines (loads the CAD kernel).")
@click.option("--shop", type=click.Path(path_type=Path), help="A shop file (YAML) with the saw and the bars that are sold.")
@click.option("--plugins-dir", type=click.Path(path_type=Path, file_okay=False, exists=True), multiple=True, help="A folder with more plugins.")
@json_option
def command(closure: bool, shop: Path | None, plugins_dir: tuple[Path, ...], as_json: bool) -> int:
    """Tell which module serves which machines, over all machines in all configurations."""
    from gvcs_cad.engine.commonality import common
    from gvcs_cad.engine.interchange import shop_of
    from gvcs_cad.engine.prepare import workshop
    from gvcs_cad.formats.commonality_text import commonality_json, commonality_lines, making_lines

    wish = request((), sets=(), swaps=(), config="", shop=shop, plugins_dir=plugins_dir)
    floor = workshop(wish)
    found = common(wish, floor, shop_of(wish, floor), closure=closure)
    concepts = floor.registry.concepts()
    if as_json:
        click.echo(commonality_json(found.commonality, found.rooms, found.makings, concepts), nl=False)
    else:
        for line in commonality_lines(found.commonality, concepts):
            click.echo(line)
        for line in making_lines(found.rooms, found.makings, concepts) if closure else ():
            click.echo(line)
    for problem in found.broken:
        click.echo(problem, err=True)
    return 3 if found.broken else 0
