"""``gvcs fit``: does a part that somebody else made, as STEP or STL, keep a contract of ours?"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import click

from gvcs_cad.cli.options import json_option, request


@click.command(name="fit")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--interface", required=True, metavar="NAME", help="The contract: wheel_unit@2.")
@click.option("--side", type=click.Choice(["host", "module"]), default="module", show_default=True, help="Which side the part is.")
@click.option("--at", metavar="X,Y,Z[,XAXIS,ZAXIS]", help="Where its port stands in the file, mm, and how its X and Z look (+x, -z).")
@click.option("--process", default="", metavar="NAME", help="Judge every part that a process makes of the drawing, and not this one as it is.")
@click.option("--shop", type=click.Path(path_type=Path), help="A shop file (YAML) with the shop's own tolerances.")
@click.option("--plugins-dir", type=click.Path(path_type=Path, file_okay=False, exists=True), multiple=True, help="A folder with more plugins.")
@json_option
def command(
    file: Path,
    interface: str,
    side: Literal["host", "module"],
    at: str | None,
    process: str,
    shop: Path | None,
    plugins_dir: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Find how FILE stands on a contract by its holes, run the gauges, and answer PASS (0), FAIL (1) or UNDECIDED (1) with the witness."""
    from gvcs_cad.catalog.catalog import catalog, use_catalog
    from gvcs_cad.catalog.interface import Interface
    from gvcs_cad.catalog.process import Process
    from gvcs_cad.engine.foreign_fit import fit_foreign
    from gvcs_cad.engine.interchange import shop_of
    from gvcs_cad.engine.prepare import workshop
    from gvcs_cad.errors import UsageError, unknown
    from gvcs_cad.geometry.foreign import read_foreign

    wish = request((), sets=(), swaps=(), config="", shop=shop, plugins_dir=plugins_dir)
    floor = workshop(wish)
    floor.registry.load_all()
    use_catalog(floor.registry.catalog_folders)
    contract = catalog().get(Interface, interface)
    if process and process not in catalog().rows(Process):
        raise UsageError(f"--process: {unknown('process', process, catalog().rows(Process))}")
    answer = fit_foreign(read_foreign(file), contract, side, shop_of(wish, floor), at=_at(at, side) if at else None, process=process)
    if as_json:
        click.echo(json.dumps(_plain(answer, file, interface, side), indent=1, sort_keys=True))
    else:
        for line in _lines(answer, file, interface, side):
            click.echo(line)
    return 0 if answer.decides.answer == "PASS" else 1


def _at(text: str, side: str) -> Any:
    """Read ``10,0,12.7,+x,-z``. Raises UsageError for what is no place."""
    from gvcs_cad.checks.interchange.pose_search import at_stated
    from gvcs_cad.errors import UsageError
    from gvcs_cad.model.placement import place

    parts = [part.strip() for part in text.split(",")]
    try:
        x, y, z = (float(part) for part in parts[:3])
        x_axis, z_axis = parts[3:] or ("+x", "+z")
        port = place(x, y, z, x_axis=x_axis, z_axis=z_axis)
    except ValueError as error:
        raise UsageError(f"--at {text!r} must be X,Y,Z or X,Y,Z,XAXIS,ZAXIS, as 10,0,12.7,+x,-z: {error}") from None
    from gvcs_cad.model.vector import scale

    return at_stated(port.origin, port.x_axis, port.z_axis if side == "host" else scale(port.z_axis, -1))


def _plain(answer: Any, file: Path, interface: str, side: str) -> dict[str, Any]:
    return {
        "schema": "gvcs.fit/1",
        "file": file.name,
        "interface": interface,
        "side": side,
        "answer": answer.decides.answer,
        "cause": answer.decides.cause,
        "witness": answer.decides.witness,
        "chord_error": answer.chord_error,
        "option": answer.option,
        "verdicts": [asdict(verdict) for verdict in answer.verdicts],
    }


def _lines(answer: Any, file: Path, interface: str, side: str) -> list[str]:
    from gvcs_cad.checks.interchange.verdict import failed

    option = f", {answer.option}" if answer.option else ""
    lines = [f"{answer.decides.answer}: {file.name} as {side} of {interface}{option}{f': {answer.decides.witness}' if answer.decides.witness else ''}"]
    lines += [f"  {verdict}" for verdict in failed(answer.verdicts)[1:]]
    lines.append(f"  gauges run on a mesh within {answer.chord_error:.4f} mm of the part; a file tells neither capacity nor life")
    return lines
