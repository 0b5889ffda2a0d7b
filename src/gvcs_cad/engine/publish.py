"""The one place that writes outputs: each file whole or not at all, old ones removed only when the new ones stand."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from gvcs_cad.errors import OutputError

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
SCHEMA = "gvcs.manifest/1"


@dataclass(frozen=True)
class Written:
    """One file of a build: path relative to the configuration's folder, content, and what the manifest says of it."""

    path: str
    content: bytes
    output: str
    part_no: str = ""
    part_digest: str = ""
    deterministic: bool = True


def publish(folder: Path, files: Iterable[Written], failed: Mapping[str, str], outputs: Iterable[str], about: Mapping[str, Any]) -> dict[str, Any]:
    """Write files into a configuration's folder and return the manifest.

    All contents are staged beside the folder first; a crash, a kill or a full disk before the last rename leaves the
    earlier outputs as they were. Files that the last manifest lists for these outputs and that are no longer made are
    removed; those of failed artifacts stay and are marked stale. Raises OutputError naming the path.
    """
    staged = list(files)
    _refuse_bad_names(staged)
    before = read_manifest(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as stage:
            manifest = _manifest(before, staged, failed, set(outputs), about)
            documents = {MANIFEST: _json(manifest), SUMS: _sums(manifest)}
            names = [(file.path, file.content) for file in staged] + list(documents.items())
            for i, (_, content) in enumerate(names):
                _write(Path(stage) / str(i), content)
            for i, (name, _) in enumerate(names):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                (Path(stage) / str(i)).replace(target)
        _remove_obsolete(folder, before, manifest)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror or error}; earlier outputs are as they were") from error
    return manifest


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of the last build in a folder; empty where there is none or it is not ours."""
    try:
        data = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        return {}
    return data if isinstance(data, dict) and data.get("schema") == SCHEMA else {}


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _manifest(before: Mapping[str, Any], files: list[Written], failed: Mapping[str, str], outputs: set[str], about: Mapping[str, Any]) -> dict[str, Any]:
    kept = [dict(entry) for entry in before.get("files", ()) if entry["output"] not in outputs]
    for entry in kept:
        entry["stale"] = entry.get("stale", False) or before.get("design") != about["design"]
    stale = [{**entry, "stale": True} for entry in before.get("files", ()) if entry["output"] in outputs and entry["path"] in failed]
    new = [
        {
            "path": file.path,
            "sha256": hashlib.sha256(file.content).hexdigest(),
            "bytes": len(file.content),
            "output": file.output,
            "part_no": file.part_no,
            "part": file.part_digest,
            "deterministic": file.deterministic,
            "stale": False,
        }
        for file in files
    ]
    entries = sorted([*kept, *stale, *new], key=lambda entry: entry["path"])
    return {"schema": SCHEMA, **about, "failed": dict(failed), "files": entries}


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _sums(manifest: Mapping[str, Any]) -> bytes:
    lines = [f"{entry['sha256']}  {entry['path']}\n" for entry in manifest["files"] if entry["deterministic"] and not entry["stale"]]
    return "".join(lines).encode()


def _remove_obsolete(folder: Path, before: Mapping[str, Any], manifest: Mapping[str, Any]) -> None:
    standing = {entry["path"] for entry in manifest["files"]}
    for entry in before.get("files", ()):
        path = folder / entry["path"]
        if entry["path"] not in standing and _inside(entry["path"]):
            path.unlink(missing_ok=True)
            if path.parent != folder and path.parent.is_dir() and not any(path.parent.iterdir()):
                shutil.rmtree(path.parent)


def _inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not PurePosixPath(path).is_absolute()


def _refuse_bad_names(files: list[Written]) -> None:
    seen: dict[str, str] = {}
    for file in files:
        clean = all(c.isascii() and (c.isalnum() or c in "._-/") for c in file.path)
        if not clean or not _inside(file.path) or any(part.startswith(".") for part in PurePosixPath(file.path).parts):
            raise OutputError(f"{file.path!r} is no file name for every system: [A-Za-z0-9._-] only")
        twin = seen.setdefault(file.path.lower(), file.path)
        if twin != file.path or sum(other.path == file.path for other in files) > 1:
            raise OutputError(f"two artifacts are called {file.path} (upper and lower case are the same on some systems)")
