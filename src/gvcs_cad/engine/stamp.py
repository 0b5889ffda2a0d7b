"""Nothing changed since last time: told from digests of files alone, before pydantic, plugins, entry points or a kernel are loaded.

A stamp is kept in the store under the wish as typed. It lists what a build read (our own code, the plugins that took part,
the names of those that could have, gvcs.yaml, the shop, the installed versions, the commit) with one digest over all of it,
the manifests it wrote, and what it said. Files are compared by content, never by time: clocks are set back.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gvcs_cad.engine.environment import installed, system
from gvcs_cad.engine.store import Store, default_store
from gvcs_cad.engine.texts import digest_now, files_in
from gvcs_cad.plugins.sources import project_root

if TYPE_CHECKING:
    from gvcs_cad.engine.request import Request

SCHEMA = "gvcs.stamp/2"
OURS = Path(__file__).parents[1]
Digest = Callable[[str], str]  # of a file by its path
_ENVIRONMENT = ("SOURCE_DATE_EPOCH", "GVCS_TRACE_PLUGINS")


def unchanged(request: Request) -> dict[str, Any] | None:
    """Return what the last build of this wish said, if nothing that it read or wrote has changed since; else None."""
    data = Store(default_store()).get(_key(request))
    if data is None:
        return None
    stamp: dict[str, Any] = json.loads(data)
    if stamp.get("schema") != SCHEMA or stamp["read"] != _digest_of(stamp["watched"], request, digest_now):
        return None
    if not all(_as_written(Path(folder), digest) for folder, digest in stamp["written"].items()):
        return None
    return stamp


def as_reused(stamp: dict[str, Any]) -> dict[str, Any]:
    """Return what a stamp said, with every file counted as reused."""
    machines = [{**machine, "made": 0, "reused": machine["made"] + machine["reused"]} for machine in stamp["report"]["machines"]]
    return {**stamp, "report": {**stamp["report"], "machines": machines}}


def texts(folders: Iterable[Path], request: Request, digest: Digest) -> str:
    """Return one digest of all that a build from these folders of plugins may read; equal before and after, nothing changed meanwhile."""
    return _digest_of([("tree", str(OURS)), *(("tree", str(folder)) for folder in folders)], request, digest)


def keep_stamp(request: Request, watched: Iterable[tuple[str, str]], folders: Iterable[Path], said: dict[str, Any], digest: Digest) -> None:
    """Keep what a complete build read, wrote and said. A store that cannot be written keeps nothing, and the next build runs in full."""
    rows = sorted(set(watched))
    written = {str(folder.resolve()): digest_now(str(folder / "manifest.json")) for folder in folders}
    stamp = {"schema": SCHEMA, "watched": rows, "read": _digest_of(rows, request, digest), "written": written, **said}
    Store(default_store()).keep(_key(request), json.dumps(stamp, sort_keys=True).encode())


def _key(request: Request) -> str:
    """Return the name of a wish: everything that decides what is made, and where; not how many workers make it."""
    words = [
        *("stamp", os.getcwd(), str(request.folder), str(request.shop), request.config, repr(request.machines), repr(request.outputs)),  # noqa: PTH109
        *(repr(request.sets), repr(request.swaps), repr(sorted(request.options.items())), repr([str(path) for path in request.plugin_folders])),
        *(str(request.concept), str(request.every_configuration)),
    ]
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogateescape")).hexdigest()


def code_digest(folders: Iterable[Path], root: Path | None, digest: Digest = digest_now) -> str:
    """Return one digest of our own code, of all plugins in some folders, of gvcs.yaml and of what is installed."""
    total = hashlib.sha256()
    rows = [("tree", str(OURS)), *(("tree", str(folder)) for folder in folders), ("file", f"{root}/gvcs.yaml")]
    _add_system(total)
    _add(total, rows, digest)
    return total.hexdigest()


def _digest_of(watched: Sequence[Sequence[str]], request: Request, digest: Digest) -> str:
    root = project_root(request.start.resolve())
    total = hashlib.sha256()
    _add_system(total)
    for word in (str(root), _head(root), *(os.environ.get(name, "") for name in _ENVIRONMENT)):
        total.update(f"{word}\0".encode())
    _add(total, watched, digest)
    return total.hexdigest()


def _add_system(total: Any) -> None:
    for word in (system(), sys.version, *(f"{name} {version}" for name, version in sorted(installed().items()))):
        total.update(f"{word}\0".encode())


def _add(total: Any, watched: Sequence[Sequence[str]], digest: Digest) -> None:
    for kind, path in watched:
        total.update(f"{kind} {path}\0".encode())
        if kind == "names":
            total.update("\0".join(_plugin_names(path)).encode())
        elif kind == "tree":
            for name in files_in(path):
                total.update(f"{name[len(path) :]} {digest(name)}\0".encode())
        else:
            total.update(digest(path).encode())


def _plugin_names(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if os.path.isfile(f"{folder}/{name}/__init__.py"))  # noqa: PTH113, PTH208  # once a run, in milliseconds
    except OSError:
        return []


def _as_written(folder: Path, digest: str) -> bool:
    """Tell whether a folder's manifest is the one that was written, and every file it lists is as it lists it."""
    if digest_now(f"{folder}/manifest.json") != digest:
        return False
    manifest = json.loads((folder / "manifest.json").read_bytes())
    sums = "".join(f"{entry['sha256']}  {entry['path']}\n" for entry in manifest["files"] if entry["deterministic"] and not entry["stale"])
    if digest_now(f"{folder}/SHA256SUMS") != hashlib.sha256(sums.encode()).hexdigest():
        return False
    return all(digest_now(f"{folder}/{entry['path']}") == entry["sha256"] for entry in manifest["files"])


def _head(root: Path | None) -> str:
    """Return the commit of the repository around a project, read as git does; empty where there is none."""
    for folder in (root, *root.parents) if root else ():
        place = folder / ".git"
        if not place.exists():
            continue
        try:
            git = folder / place.read_text("utf-8").partition("gitdir:")[2].strip() if place.is_file() else place
            head = (git / "HEAD").read_text("utf-8").strip()
            name = head.partition("ref:")[2].strip()
            if not name:
                return head
            common = git / (git / "commondir").read_text("utf-8").strip() if (git / "commondir").is_file() else git
            for reference in (git / name, common / name):
                if reference.is_file():
                    return reference.read_text("utf-8").strip()
            return digest_now(str(common / "packed-refs"))
        except OSError:
            return ""
    return ""
