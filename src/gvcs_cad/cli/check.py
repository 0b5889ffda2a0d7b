"""``gvcs check``: every check on one or more machines, or on all of them in every configuration."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gvcs_cad.cli.check_report import FORMATS, report
from gvcs_cad.cli.options import json_option, request, setting_options

if TYPE_CHECKING:
    from gvcs_cad.engine.prepare import Workshop
    from gvcs_cad.engine.request import Request


@click.command(name="check")
@click.argument("machines", nargs=-1)
@setting_options
@click.option(
    "--format", "format_name", type=click.Choice(FORMATS), default="text", help="How findings are printed; baseline prints entries for accepted.yaml."
)
@click.option(
    "--baseline", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="A file of accepted findings beside the machine's own accepted.yaml."
)
@click.option("--no-solids", is_flag=True, help="Leave out the checks that need a CAD kernel: interference, motion, disassembly.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Worker processes; default: the processors there are.")
@json_option
def command(machines: tuple[str, ...], format_name: str, baseline: Path | None, no_solids: bool, jobs: int | None, as_json: bool, **settings: Any) -> int:
    """Run every check on MACHINES (all of them if none is named); exit with 1 if anything is found that is not accepted and more than a note."""
    from gvcs_cad.cli.annotations import annotating
    from gvcs_cad.cli.progress import shown
    from gvcs_cad.engine.accepted import read_acceptances
    from gvcs_cad.engine.accepted_check import check_accepting
    from gvcs_cad.engine.prepare import prepare, workshop

    github = format_name == "github" and not as_json
    wish = request(machines, **settings)
    with annotating(github, "gvcs check"):
        floor = workshop(wish)
        more = read_acceptances(baseline) if baseline else ()
        prepared = [one for each in _wishes(wish, floor) for one in prepare(each, floor)]
        today = datetime.now(UTC).date()
        with shown(quiet=as_json or not sys.stderr.isatty()) as progress:
            checked = [check_accepting(one, floor, today, more=more, solids=not no_solids, jobs=jobs, progress=progress) for one in prepared]
    checks = floor.registry.checks | ({} if no_solids else floor.registry.geometry_checks())
    whys = {name: check.why for name, check in checks.items()}
    printed = report(checked, "json" if as_json else format_name, whys, floor.root, [str(problem) for problem in floor.registry.problems])
    if printed:
        click.echo(printed)
    for one in checked:
        for line in one.report.measured:
            click.echo(f"  {one.label}: {line}", err=True)
    severities = [finding.severity for one in checked for finding in one.sorted.counting]
    notes = severities.count("note")  # to be known, and no reason to stop
    found = len(severities) - notes
    accepted = sum(len(one.sorted.accepted) for one in checked)
    kept = "".join(f", {count} {what}" for count, what in ((notes, "note" if notes == 1 else "notes"), (accepted, "accepted")) if count)
    concepts = dict.fromkeys(one.machine for one in checked if one.report.prepared.build.status == "concept")
    among = f" (concepts: {', '.join(concepts)})" if concepts else ""
    names = len({one.machine for one in checked})
    variants = f" in {len(checked)} configurations" if len(checked) > names else ""
    click.echo(f"{names} machine{'' if names == 1 else 's'}{variants}{among}, {len(checks)} checks, {found} finding{'' if found == 1 else 's'}{kept}", err=True)
    for problem in floor.registry.problems:
        click.echo(f"broken: {problem}", err=True)
    failed = bool(floor.registry.problems) or any(one.report.failed for one in checked)
    return 3 if failed else 1 if found else 0


def _wishes(wish: Request, floor: Workshop) -> list[Request]:
    """Return the request, or one for every machine of the project in every configuration where none is named."""
    from gvcs_cad.engine.prepare import own_machines
    from gvcs_cad.engine.settings import configuration_names, configurations

    if wish.machines:
        return [wish]
    own = {name: floor.registry.machine(name) for name in own_machines(floor)}
    named = {name: [wish.config] if wish.config else configuration_names(machine) for name, machine in own.items()}
    # a default that has no file is made as the project's file sets it, as a build does
    own_files = {name: {wish.config, *configurations(machine)} for name, machine in own.items()}
    return [replace(wish, machines=(name,), config=config if config in own_files[name] else "") for name, configs in named.items() for config in configs]
