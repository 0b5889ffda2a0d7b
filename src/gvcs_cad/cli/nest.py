"""``gvcs nest``: plates of machines and of drawings by others on a shop's sheets, as well as the time allows."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from gvcs_cad.cli.options import Finite, json_option, request, setting_options
from gvcs_cad.engine.prepare import nest_folder, workshop
from gvcs_cad.errors import UsageError


@click.command(name="nest")
@click.argument("items", nargs=-1, required=True, metavar="MACHINE|FILE.dxf=N...")
@setting_options
@click.option("--seconds", type=Finite(0, 86400), default=60.0, show_default=True, help="How long to search; 0 nests fast and keeps no record.")
@click.option("--stock", default="", metavar="KEY", help="What the drawings are to be cut from: --stock 'plate A36 1/4'.")
@click.option("--unit", type=click.Choice(["mm", "cm", "m", "in", "ft"]), help="Unit of drawings that state none.")
@click.option("--seed", type=int, default=1, show_default=True, help="Where the search begins.")
@click.option("--concept", is_flag=True, help="Nest machines that are concepts, too.")
@click.option("--write-remnants", is_flag=True, help="Take the used sheets off the shop file and add the remnants to it: do this once they are cut.")
@click.option("--programs", is_flag=True, help="Write the part programs of all sheets too, in the shop's dialect.")
@click.option("-O", "--output-dir", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("outputs"), show_default=True)
@json_option
def command(items: tuple[str, ...], folder: Path, as_json: bool, **options: Any) -> int:
    """Nest MACHINES and drawings on a shop's sheets: gvcs nest tractor old-parts.dxf=4 --stock "plate A36 1/4" --shop shop.yaml."""
    from gvcs_cad.engine.nest import Budget, run_nest
    from gvcs_cad.engine.nest_job import NestRequest, asked
    from gvcs_cad.engine.rack import write_remnants

    seconds, stock, unit, seed, back = (options.pop(name) for name in ("seconds", "stock", "unit", "seed", "write_remnants"))
    programs = options.pop("programs")
    drawings = tuple(item for item in items if ".dxf" in item.lower())
    wish = request(tuple(item for item in items if item not in drawings), **options)
    floor = workshop(wish)
    shop_file = wish.shop or floor.project.shop
    if back and shop_file is None:
        raise UsageError("--write-remnants needs the shop file that they go into: --shop shop.yaml")
    job = asked(NestRequest(wish, drawings, stock, unit or ""), floor)
    if job.errors:
        for error in job.errors:
            click.echo(f"error: {error}", err=True)
        click.echo(f"{len(job.errors)} finding{'' if len(job.errors) == 1 else 's'}, nothing written", err=True)
        return 1
    for finding in job.findings:
        click.echo(f"drawing {finding}", err=True)
    told = None if as_json or not sys.stderr.isatty() else lambda one, n, of: click.echo(f"{n} of {of}: {one.stock}, {one.pieces} plates", err=True)
    run = run_nest(
        job,
        nest_folder(floor, wish),
        folder,
        floor.root,
        Budget(seconds, seed),
        told,
        floor.registry.post_processor(job.shop.torch.dialect) if programs else None,
    )
    for problem in (*run.problems, *run.refused):
        click.echo(problem, err=True)
    for line in [json.dumps(_data(run, job.findings), indent=1, sort_keys=True)] if as_json else _lines(run, programs=programs):
        click.echo(line)
    if back and shop_file is not None:
        for rest in write_remnants(shop_file, run.nests):
            click.echo(f"remnant {rest.name}: {rest.stock}, {rest.length:g} x {rest.width:g} mm, in {shop_file}", err=True)
    return 3 if run.refused else 0


def _lines(run: Any, *, programs: bool) -> Iterator[str]:
    """Yield what stands on stdout: how well each stock is nested, and where things were written."""
    from gvcs_cad.documents.nest.report import nest_report
    from gvcs_cad.formats.nest_text import money, verdict

    for one, nest in run.nests:
        report = nest_report(one, nest)
        yield f"{one.stock}: {verdict(report)}, {report.utilisation:.0%} used ({report.net:.0%} without remnants), {money(report)}"
    yield f"  {run.folder}/nest/nest.md"
    if programs:
        yield f"  {run.programs} part programs in {run.folder}/gcode/"
    yield from (f"  kept as {path}" for path in run.records)


def _data(run: Any, findings: tuple[str, ...]) -> dict[str, Any]:
    """Return the report under the schema of nest.json, with where things were written."""
    from gvcs_cad.formats.nest_text import nest_json

    report: dict[str, Any] = json.loads(nest_json(run.nests, {"findings": list(findings)}))
    return {**report, "folder": run.folder.as_posix(), "records": [path.as_posix() for path in run.records], "problems": list(run.problems)}
