"""``gvcs interface``: list the contracts, show one, and release it as a record that no later change may break in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from gvcs_cad.cli.options import request


@click.group(name="interface")
def command() -> None:
    """List, show and release contracts between hosts and modules."""


_shop = click.option("--shop", type=click.Path(path_type=Path), help="A shop file (YAML) with the shop's own tolerances.")
_plugins = click.option("--plugins-dir", type=click.Path(path_type=Path, file_okay=False, exists=True), multiple=True, help="A folder with more plugins.")


def _open(plugins_dir: tuple[Path, ...], shop: Path | None = None) -> tuple[Any, Any]:
    from gvcs_cad.catalog.catalog import use_catalog
    from gvcs_cad.engine.prepare import workshop

    wish = request((), sets=(), swaps=(), config="", shop=shop, plugins_dir=plugins_dir)
    floor = workshop(wish)
    floor.registry.load_all()
    use_catalog(floor.registry.catalog_folders)
    return wish, floor


@command.command(name="list")
@_plugins
def list_interfaces(plugins_dir: tuple[Path, ...]) -> int:
    """List every contract: released or not, and what of it is unverified."""
    from gvcs_cad.catalog.catalog import catalog
    from gvcs_cad.catalog.interface import Interface
    from gvcs_cad.engine.records import read_records

    _, floor = _open(plugins_dir)
    records = read_records(floor.root)
    for key, contract in sorted(catalog().rows(Interface).items()):
        state = "released" if key in records else "open"
        doubt = f"  (unverified: {contract.unverified})" if contract.unverified else "" if contract.basis.verified else "  (unverified: chosen)"
        click.echo(f"{key:<24} {state:<9} {contract.title}{doubt}")
    return 0


@command.command(name="parts")
@_plugins
def list_parts(plugins_dir: tuple[Path, ...]) -> int:
    """Tell of every contract which of its ten parts it states (x) and which it leaves out with a reason (-); ? is neither, and exit 1."""
    from gvcs_cad.catalog.catalog import catalog
    from gvcs_cad.catalog.interface import PARTS, Interface

    _open(plugins_dir)
    click.echo(f"{'':<26}{' '.join(PARTS)}")
    missing = 0
    for key, contract in sorted(catalog().rows(Interface).items()):
        signs = {part: "x" if part in contract.stated else "-" if part in dict(contract.not_stated) else "?" for part in PARTS}
        missing += sum(sign == "?" for sign in signs.values())
        click.echo(f"{key:<26}{' '.join(f'{signs[part]:<{len(part)}}' for part in PARTS)}".rstrip())
    click.echo(f"x stated, - left out with a reason (gvcs interface show NAME), ? neither: {missing}", err=True)
    return 1 if missing else 0


@command.command(name="show")
@click.argument("interface")
@_plugins
def show_interface(interface: str, plugins_dir: tuple[Path, ...]) -> int:
    """Show what INTERFACE asks of both sides, with its gauges."""
    from gvcs_cad.catalog.catalog import catalog
    from gvcs_cad.catalog.interface import Interface

    _open(plugins_dir)
    for line in _lines(catalog().get(Interface, interface)):
        click.echo(line)
    return 0


def _lines(contract: Any) -> Iterator[str]:
    yield f"{contract.key}: {contract.title}"
    yield f"  {contract.agrees}"
    yield f"  basis: {contract.basis}"
    if contract.unverified:
        yield f"  unverified: {contract.unverified}"
    if contract.datum:
        yield f"  datum: {contract.datum}"
    for feature in contract.features:
        which = f"{feature.name} ({feature.option})" if feature.option else feature.name
        yield f"  {which}: {len(feature.places)} along {feature.axis}, {', '.join(feature.fasteners) or 'no fastener'}"
        for side in ("host", "module"):
            limits = feature.side(side)
            if limits is not None:
                low, high = limits.size
                gauge = "" if limits.kind == "plane" else f", GO gauge {limits.boundary:g} mm"
                yield f"    {side:<7}{limits.kind} {low:g} to {high:g} mm, position {limits.position:g} mm at {limits.material}{gauge}"
        if feature.play is not None:
            yield f"    play    at most {feature.play:g} mm ({feature.movement:g} mm by the limits)"
        for tool in feature.tools:
            yield f"    tool    {tool.diameter:g} mm free on the {tool.side}'s side from z = {tool.start:g} to {tool.end:g} mm"
    if contract.keep_in is not None:
        yield f"  the module stays in {contract.keep_in.low} to {contract.keep_in.high} mm"
    for box in contract.keep_out:
        yield f"  the host's: {box.low} to {box.high} mm, {box.why}"
    for who in ("host", "module"):
        for name, value in getattr(contract, who):
            yield f"  the {who} provides {name} of at least {value:g}"
        for name, value in getattr(contract, f"{who}_requires"):
            yield f"  the {who} requires {name} of at most {value:g}"
    if contract.insertion is not None:
        yield f"  the module comes in along {contract.insertion} over {contract.travel:g} mm"
    for part, reason in contract.not_stated:
        yield f"  not stated: {part}: {reason}"


@command.command(name="release")
@click.argument("interfaces", nargs=-1, required=True, metavar="INTERFACE...")
@_shop
@_plugins
def release(interfaces: tuple[str, ...], shop: Path | None, plugins_dir: tuple[Path, ...]) -> int:
    """Freeze INTERFACEs with all that keeps them today, as JSON in released/. Nothing is released where a claim fails its gauge or a pair does not fit."""
    from gvcs_cad.catalog.catalog import catalog
    from gvcs_cad.catalog.interface import Interface
    from gvcs_cad.checks.interchange.conformance import conformance
    from gvcs_cad.checks.interchange.verdict import worst
    from gvcs_cad.engine.interchange import collect, matrices, shop_of
    from gvcs_cad.engine.records import released, write_record
    from gvcs_cad.errors import UsageError

    wish, floor = _open(plugins_dir, shop)
    if floor.root is None:
        raise UsageError("no project here: a record is released into the folder with gvcs.yaml or machines/")
    own = shop_of(wish, floor)
    collected = collect(wish, floor, interfaces)
    made, failing = [], []
    for key in interfaces:
        contract = catalog().get(Interface, key)
        claims = [claim for claim in collected.claims if claim.interface == key]
        bad = [verdict for claim in claims if (verdict := worst(conformance(claim, contract, own))).answer == "FAIL"]
        failing += [f"{key}: {verdict.witness}" for verdict in bad]
        made.append(released(collected.records.get(key), contract, claims, own))
    misfits = (one for each in matrices(collected, own) for line in each.pairs for one in line if one.answer == "FAIL")
    failing += [f"{one.host.interface}: {one.decides.witness}" for one in misfits]
    failing = list(dict.fromkeys(failing))
    if failing or collected.broken:
        for problem in (*failing, *collected.broken):
            click.echo(problem, err=True)
        click.echo("nothing written", err=True)
        return 1 if failing else 3
    for record in made:
        click.echo(f"{write_record(floor.root, record).relative_to(floor.root)}: {len(record.claims)} claims")
    return 0
