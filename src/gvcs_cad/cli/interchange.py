"""``gvcs interchange``: which module fits which host, for every part that the shop can make, in every release."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from gvcs_cad.cli.options import request


@click.command(name="interchange")
@click.argument("interfaces", nargs=-1, metavar="[INTERFACE]...")
@click.option("--gauges", is_flag=True, help="Run gauge solids against the real geometry as well (loads the CAD kernel).")
@click.option("--format", "form", type=click.Choice(["text", "json", "md", "html"]), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Same as --format json.")
@click.option("--shop", type=click.Path(path_type=Path), help="A shop file (YAML) with the shop's own tolerances.")
@click.option("--plugins-dir", type=click.Path(path_type=Path, file_okay=False, exists=True), multiple=True, help="A folder with more plugins.")
def command(interfaces: tuple[str, ...], gauges: bool, form: str, as_json: bool, shop: Path | None, plugins_dir: tuple[Path, ...]) -> int:
    """Compare all modules with all hosts of INTERFACEs (all without any), over all machines and released records."""
    from gvcs_cad.engine.interchange import collect, matrices, measure, shop_of
    from gvcs_cad.engine.prepare import workshop
    from gvcs_cad.engine.swap_report import swap_matrix

    wish = request((), sets=(), swaps=(), config="", shop=shop, plugins_dir=plugins_dir)
    floor = workshop(wish)
    own = shop_of(wish, floor)
    collected = collect(wish, floor, interfaces)
    measured = measure(collected, own) if gauges else None
    concepts = floor.registry.concepts()
    found = [
        swap_matrix(one, own, released=one.contract.key in collected.records, gauged=gauges, concepts=concepts) for one in matrices(collected, own, measured)
    ]
    _print("json" if as_json else form, found)
    for problem in collected.broken:
        click.echo(problem, err=True)
    valid = [one.answers() for one in found if not one.superseded]
    count = {answer: sum(one[answer] for one in valid) for answer in ("PASS", "FAIL", "UNDECIDED")}
    gone = f", {len(found) - len(valid)} superseded" if len(valid) < len(found) else ""
    pairs = f"{sum(count.values())} pairs: {count['PASS']} fit, {count['FAIL']} do not, {count['UNDECIDED']} undecided"
    click.echo(f"{len(valid)} interfaces{gone}, {pairs}", err=True)
    if collected.broken:
        return 3
    return 1 if any(one.failures for one in found) else 0


def _print(form: str, found: Any) -> None:
    from gvcs_cad.formats.interchange_text import matrices_html, matrices_json, matrices_markdown, matrices_text

    if form == "text":
        for line in matrices_text(found):
            click.echo(line)
    else:
        click.echo({"json": matrices_json, "md": matrices_markdown, "html": matrices_html}[form](found), nl=False)
