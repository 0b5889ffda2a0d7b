"""``gvcs build``: the fabrication files of one or more machines."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import click

from gvcs_cad.cli.options import every_machine, json_option, machines_argument, output_option, parse_options, refuse_unless_one, request, setting_options


@click.command(name="build")
@machines_argument
@click.option("--all", "every", is_flag=True, help="Every machine in every configuration.")
@output_option
@setting_options
@click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="An option of an output: --option dxf.version=R12.")
@click.option("--concept", is_flag=True, help="Cut files of machines that are concepts, too.")
@click.option("--all-parts", is_flag=True, help="Meshes of every part, not only of the printed ones.")
@click.option("-O", "--output-dir", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("outputs"), show_default=True)
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Worker processes; default: the processors there are.")
@json_option
def command(
    machines: tuple[str, ...],
    every: bool,
    outputs: tuple[str, ...],
    options: tuple[str, ...],
    all_parts: bool,
    concept: bool,
    folder: Path,
    jobs: int | None,
    as_json: bool,
    **settings: Any,
) -> int:
    """Make the fabrication files of MACHINES: gvcs build tractor --out dxf --out bom."""
    from gvcs_cad.cli.build_report import report_json, report_lines
    from gvcs_cad.cli.progress import shown
    from gvcs_cad.engine.build import build

    refuse_unless_one(machines, every, settings["config"])
    began = time.monotonic()
    chosen = {**parse_options(options), **({"all_parts": "yes"} if all_parts else {})}
    wish = request(machines, outputs=outputs or ("dxf", "bom"), options=chosen, folder=folder, jobs=jobs, concept=concept, **settings)
    wish = every_machine(wish) if every else wish
    with shown(quiet=as_json or not sys.stderr.isatty()) as progress:
        report = build(wish, progress)
    if as_json:
        click.echo(json.dumps(report_json(report), indent=1, sort_keys=True))
    else:
        for line, to_stderr in report_lines(report, time.monotonic() - began):
            click.echo(line, err=to_stderr)
    return report.exit_code
