"""``gvcs sweep``: thousands of variants of one machine in a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from gvcs_cad.cli.options import machine_argument, request, work_options


@click.command(name="sweep")
@machine_argument
@click.option("--grid", "sets", multiple=True, metavar="NAME=VALUES", help='Parameter values: "800 mm, 900 mm" or "600 mm..1200 mm by 50 mm".')
@click.option("--config", "configs", multiple=True, metavar="NAME", help="A configuration to begin from; several times for several.")
@click.option("--swap", "swaps", multiple=True, metavar="SLOT=MODULES", help="Modules for a slot: power=power_cube,power_cube_16hp.")
@click.option("--shop", "shops", multiple=True, type=click.Path(path_type=Path, dir_okay=False, exists=True), help="A shop file; several for several.")
@click.option("--plugins-dir", type=click.Path(path_type=Path, file_okay=False, exists=True), multiple=True, help="A folder with more plugins.")
@click.option("--geometry", is_flag=True, help="Draw every variant: volume and size from its solids.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A .csv or .parquet file; without it CSV on stdout.")
@work_options
def command(
    machine: str,
    sets: tuple[str, ...],
    configs: tuple[str, ...],
    swaps: tuple[str, ...],
    shops: tuple[Path, ...],
    plugins_dir: tuple[Path, ...],
    geometry: bool,
    output: Path | None,
    **work: Any,
) -> int:
    """Measure every combination for MACHINE: mass, cost, cut length. What is interrupted goes on where it was; what is known is not measured again."""
    from gvcs_cad.cli.progress import shown
    from gvcs_cad.engine.publish import write_file
    from gvcs_cad.engine.store import default_store
    from gvcs_cad.engine.sweep import sweep
    from gvcs_cad.engine.variant import parse_grid
    from gvcs_cad.errors import UsageError
    from gvcs_cad.formats.table import require_parquet, table_csv, table_parquet

    suffix = output.suffix.lower() if output else ".csv"
    if suffix not in (".csv", ".parquet"):
        raise UsageError(f"-o {output}: a table is written as .csv or .parquet")
    if suffix == ".parquet":
        require_parquet()
    grid = parse_grid(sets, swaps, configs, [shop.resolve() for shop in shops])
    wish = request((machine,), sets=(), swaps=(), config="", shop=None, plugins_dir=plugins_dir, **work)
    with shown(quiet=not sys.stderr.isatty()) as progress:
        found = sweep(wish, grid, geometry=geometry, progress=progress)
    data = table_parquet(found.rows) if suffix == ".parquet" else table_csv(found.rows)
    if output:
        write_file(output, data)
    else:
        click.echo(data, nl=False)
    states = [str(row["status"]) for row in found.rows]
    counts = ", ".join(f"{states.count(state)} {state}" for state in ("ok", "findings", "refused", "failed") if state in states)
    click.echo(f"{len(states)} variants: {counts}; {found.known} known before", err=True)
    if found.unkept:
        click.echo(f"nothing is kept for the next sweep: {default_store()}: {found.unkept}", err=True)
    return found.exit_code
