"""``gvcs build``: the fabrication files of one or more machines."""

from __future__ import annotations

import json
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import click

from gvcs_cad.cli.options import (
    every_machine,
    json_option,
    machines_argument,
    output_option,
    parse_options,
    refuse_unless_one,
    request,
    setting_options,
    work_options,
)
from gvcs_cad.engine.request import Request


@click.command(name="build")
@machines_argument
@click.option("--all", "every", is_flag=True, help="Every machine in every configuration.")
@output_option
@setting_options
@click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="An option of an output: --option dxf.version=R12.")
@click.option("--concept", is_flag=True, help="Cut files of machines that are concepts, too.")
@click.option("--all-parts", is_flag=True, help="Meshes of every part, not only of the printed ones.")
@click.option("-O", "--output-dir", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("outputs"), show_default=True)
@work_options
@click.option("--explain", is_flag=True, help="Say for each file why it is made or not.")
@click.option("--format", "format_name", type=click.Choice(["text", "github"]), default="text", help="github: also what GitHub shows beside the code.")
@click.option("-v", "--verbose", is_flag=True, help="Say for each file that is made why.")
@json_option
def command(
    machines: tuple[str, ...],
    every: bool,
    outputs: tuple[str, ...],
    options: tuple[str, ...],
    all_parts: bool,
    concept: bool,
    folder: Path,
    explain: bool,
    format_name: str,
    verbose: bool,
    as_json: bool,
    **settings: Any,
) -> int:
    """Make the fabrication files of MACHINES: gvcs build tractor --out dxf --out bom."""
    from gvcs_cad.cli.annotations import annotating
    from gvcs_cad.engine.stamp import as_reused, unchanged

    refuse_unless_one(machines, every, settings["config"])
    began = time.monotonic()
    chosen = {**parse_options(options), **({"all_parts": "yes"} if all_parts else {})}
    wish = request(machines, outputs=outputs or ("dxf", "bom"), options=chosen, folder=folder, concept=concept, **settings)
    github = format_name == "github" and not as_json
    with annotating(github, "gvcs build"):
        wish = every_machine(wish) if every else wish
        stamp = unchanged(wish)
        if stamp is not None:
            said, code = as_reused(stamp), 0
        else:
            said, code = _build(wish, quiet=as_json)
    if github:
        for line in said["annotations"]:
            click.echo(line)
    if as_json:
        click.echo(json.dumps(said["report"], indent=1, sort_keys=True))
        return code
    for line, to_stderr in said["lines"]:
        click.echo(line, err=to_stderr)
    if explain or verbose:
        from gvcs_cad.cli.explain import explain_lines

        for line in explain_lines(said["explained"], unchanged=stamp is not None, everything=explain):
            click.echo(line, err=True)
    click.echo(f"{time.monotonic() - began:.1f} s{', nothing has changed' if stamp else ''}", err=True)
    return code


def _build(wish: Request, *, quiet: bool) -> tuple[dict[str, Any], int]:
    """Run a build in full; return what there is to say of it and the exit code. A build without any failure leaves a stamp."""
    from gvcs_cad.cli.build_report import annotated, explained_rows, report_json, report_lines
    from gvcs_cad.cli.progress import shown
    from gvcs_cad.engine.build import build
    from gvcs_cad.engine.prepare import workshop
    from gvcs_cad.engine.stamp import keep_stamp, texts
    from gvcs_cad.engine.texts import digest_now, first_digest
    from gvcs_cad.engine.watched import watched

    folders = [folder for folders in workshop(wish).registry.sources.folders.values() for folder in folders]
    before = texts(folders, wish, first_digest)
    with shown(quiet=quiet or not sys.stderr.isatty()) as progress:
        report = build(wish, progress)
    said = {"report": report_json(report), "lines": list(report_lines(report)), "explained": explained_rows(report), "annotations": annotated(report)}
    sound = report.exit_code == 0 and not any(machine.unkept for machine in report.machines)
    now = cache(digest_now)  # of this moment: what is compared and what is kept are one reading
    if sound and report.floor is not None and texts(folders, wish, now) == before:
        read = watched(report.floor, wish, [machine.prepared.build for machine in report.machines])
        keep_stamp(wish, read, [machine.folder for machine in report.machines], said, now)
    return said, report.exit_code
