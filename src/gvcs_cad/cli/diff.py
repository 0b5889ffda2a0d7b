"""``gvcs diff``: what changes between two revisions, two output folders or two sets of parameters."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from gvcs_cad.cli.options import json_option, request, setting_options


@click.command(name="diff")
@click.argument("old")
@click.argument("new", required=False, default="")
@click.option("--machine", "machines", multiple=True, metavar="NAME", help="Between revisions: this machine only; may be given several times.")
@setting_options
@click.option("-O", "--output-dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Write report, overlays, solids and pictures here.")
@click.option("--sheets", is_flag=True, help="Nest the plates where another area is needed, and count the sheets.")
@click.option("--markdown", is_flag=True, help="Print Markdown for a pull request.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Worker processes of each side; default: the processors there are.")
@json_option
def command(
    old: str,
    new: str,
    machines: tuple[str, ...],
    folder: Path | None,
    sheets: bool,
    markdown: bool,
    jobs: int | None,
    as_json: bool,
    **settings: Any,
) -> int:
    """Compare OLD with NEW: git revisions, folders that gvcs build wrote, or machines with settings.

    \b
    gvcs diff v1.0.0 HEAD
    gvcs diff HEAD                                   with the working tree
    gvcs diff outputs/tractor/lifetrac other/tractor/lifetrac
    gvcs diff tractor --set frame_bolt="1 in"        with the machine as it is
    gvcs diff tractor 'tractor --config microtrac'

    Exit with 1 if anything differs, 0 if nothing does.
    """
    from gvcs_cad.engine.about import own_version
    from gvcs_cad.engine.diff.operand import sides
    from gvcs_cad.engine.diff.run import compare_sides
    from gvcs_cad.formats.diff_json import diff_json
    from gvcs_cad.formats.diff_markdown import diff_markdown
    from gvcs_cad.formats.diff_text import diff_lines
    from gvcs_cad.plugins.sources import project_root

    if markdown and as_json:
        raise click.UsageError("--markdown and --json cannot both be printed")
    wish = request(machines, jobs=jobs, **settings)
    root = project_root(wish.start.resolve())
    before, after, wish = sides(old, new, wish, root)
    report = compare_sides(before, after, wish, root, shown=folder is not None, sheets=sheets)
    if as_json:
        click.echo(diff_json(report))
    elif markdown:
        click.echo(diff_markdown(report), nl=False)
    else:
        for line in diff_lines(report):
            click.echo(line)
    if folder is not None:
        from gvcs_cad.engine.diff.files import write_files

        count = write_files(report, folder, {"gvcs": own_version()})
        click.echo(f"{count} files in {folder}/; open {folder / 'diff.html'}", err=True)
        for (machine, configuration, part), view in report.views.items():
            if view.problem:
                click.echo(f"{machine}, {configuration}: {part}: {view.problem}", err=True)
    sys.stdout.flush()
    return report.exit_code
