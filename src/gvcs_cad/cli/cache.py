"""``gvcs cache``: what is kept of earlier builds, how much of it, and whether it is sound."""

from __future__ import annotations

import json

import click

from gvcs_cad.cli.options import json_option

SCHEMA = "gvcs.cache/1"


@click.group(name="cache")
def command() -> None:
    """Solids, meshes and files of earlier builds, kept by content; GVCS_CACHE_DIR says where, GVCS_CACHE_SIZE how much."""


@command.command()
@json_option
def info(as_json: bool) -> int:
    """Tell folder, entries, size and limit."""
    from gvcs_cad.engine.store import Store, default_store
    from gvcs_cad.engine.upkeep import entries, limit

    store = Store(default_store())
    found = entries(store)
    size = sum(entry.size for entry in found)
    if as_json:
        facts = {"schema": SCHEMA, "folder": store.root.as_posix(), "entries": len(found), "bytes": size, "limit": limit()}
        click.echo(json.dumps(facts, indent=1, sort_keys=True))
    else:
        click.echo(f"{store.root}: {len(found)} entries, {_megabytes(size)} of at most {_megabytes(limit())}")
    return 0


@command.command()
@click.option("--to", "size", metavar="SIZE", help='Leave at most this much, "500 MB"; without it the limit.')
@click.option("--all", "everything", is_flag=True, help="Leave nothing.")
def prune(size: str | None, everything: bool) -> int:
    """Remove what was used longest ago."""
    from gvcs_cad.engine.store import Store, default_store
    from gvcs_cad.engine.upkeep import limit, parse_size
    from gvcs_cad.engine.upkeep import prune as evict
    from gvcs_cad.errors import UsageError

    if everything and size:
        raise UsageError("--to and --all contradict one another")
    removed = evict(Store(default_store()), 0 if everything else parse_size(size) if size else limit())
    click.echo(f"{removed.entries} entries removed, {_megabytes(removed.size)}; {_megabytes(removed.left)} left")
    return 0


@command.command()
def verify() -> int:
    """Read every entry; what is damaged is removed and made again when it is needed. Ends with 1 if there was any."""
    from gvcs_cad.engine.store import Store, default_store
    from gvcs_cad.engine.upkeep import verify as verified

    found = verified(Store(default_store()))
    for path in found.damaged:
        click.echo(f"damaged, removed: {path}")
    for path in found.unreadable:
        click.echo(f"cannot be read, left: {path}")
    unreadable = f", {len(found.unreadable)} that cannot be read" if found.unreadable else ""
    click.echo(f"{found.sound} entries sound, {len(found.damaged)} damaged{unreadable}")
    return 1 if found.damaged else 0


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
