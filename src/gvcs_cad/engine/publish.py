"""The one place that writes outputs: a folder is prepared beside the old one and takes its place whole, or not at all."""

from __future__ import annotations

import errno
import glob
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gvcs_cad.documents.file_names import bad_name
from gvcs_cad.errors import OutputError

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
SCHEMA = "gvcs.manifest/1"
_KINDS = {  # media types as registered by IANA; NIST's RS274/NGC has none
    ".3mf": "model/3mf",
    ".csv": "text/csv",
    ".dxf": "image/vnd.dxf",
    ".glb": "model/gltf-binary",
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/markdown",
    ".ngc": "text/x-ngc",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".step": "model/step",
    ".stl": "model/stl",
    ".svg": "image/svg+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Written:
    """One file of a build: path relative to the configuration's folder, content, and what the manifest says of it."""

    path: str
    content: bytes
    output: str
    part_no: str = ""
    part_digest: str = ""
    deterministic: bool = True
    geometry: str = ""
    ingredients: Mapping[str, str] = field(default_factory=dict)


def publish(folder: Path, files: Iterable[Written], failed: Mapping[str, str], outputs: Iterable[str], about: Mapping[str, Any]) -> dict[str, Any]:
    """Write files into a configuration's folder and return the manifest.

    A crash, a kill or a full disk leaves the earlier folder as it was: a workshop never finds plates of two designs beside
    each other. Files that the last manifest lists for these outputs and that are no longer made are left behind; those of
    failed artifacts stay and are marked stale. Raises OutputError naming the path.
    """
    staged = list(files)
    _refuse_bad_names(staged)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder.parent):
            _clear_up(folder)
            before = read_manifest(folder)
            manifest = _manifest(before, staged, failed, set(outputs), about)
            new = {file.path: file.content for file in staged} | {MANIFEST: _json(manifest), SUMS: _sums(manifest)}
            obsolete = {entry["path"] for entry in before.get("files", ())} - {entry["path"] for entry in manifest["files"]}
            with tempfile.TemporaryDirectory(dir=folder.parent, prefix=_prefix(folder)) as place:
                stage = Path(place) / "new"
                _write_all({stage / name: content for name, content in new.items()})
                _keep(folder, stage, {*new, *obsolete})
                _swap(folder, stage, Path(place) / "old")
    except OutputError:  # which says already what is wrong
        raise
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror or error}; earlier outputs are as they were") from error
    return manifest


def write_file(path: Path, content: bytes) -> None:
    """Write one file that is no output (a nest record, a shop file): it appears whole, or the old one stays. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as place:
            _write_all({Path(place) / "new": content})
            (Path(place) / "new").replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}; it is as it was") from error


@contextmanager
def _alone(parent: Path) -> Iterator[None]:
    """Let one build at a time publish into a machine's folder; where the system knows no such lock, users take care."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _prefix(folder: Path) -> str:
    return f".{folder.name}."


def _clear_up(folder: Path) -> None:
    """Undo what a build that was killed has left: if it was killed while swapping, its old folder is the last good one."""
    for place in folder.parent.glob(f"{glob.escape(_prefix(folder))}*"):
        if (place / "old").is_dir() and not folder.exists():
            (place / "old").rename(folder)
        shutil.rmtree(place, ignore_errors=True)


def _keep(folder: Path, stage: Path, without: Collection[str]) -> None:
    """Bring what stays (other outputs, a user's own files) into the new folder, by links where the disk knows them."""
    for inside, folders, names in os.walk(folder):
        for name in [*names, *(name for name in folders if (Path(inside) / name).is_symlink())]:
            source = Path(inside) / name
            target = stage / source.relative_to(folder)
            if target.relative_to(stage).as_posix() not in without:
                target.parent.mkdir(parents=True, exist_ok=True)
                try:
                    os.link(source, target, follow_symlinks=False)
                except OSError:
                    shutil.copy2(source, target, follow_symlinks=False)


def _swap(folder: Path, stage: Path, old: Path) -> None:
    if not folder.exists():
        stage.rename(folder)
        return
    try:
        folder.rename(old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.move(folder, old)  # a folder from a lower layer of a container's file system cannot be renamed
    try:
        stage.rename(folder)
    except BaseException:
        old.rename(folder)
        raise


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of the last build in a folder; empty where there is none.

    Raises OutputError for one that cannot be read or is not as it was written: without it nobody knows which files there are of an
    earlier build, and beside new ones they would pass for new.
    """
    path = folder / MANIFEST
    try:
        data: Any = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        data = None
    if not _as_we_write(data):
        raise OutputError(f"{path}: is not as gvcs writes it, and which files there are of an earlier build nobody knows: move {folder} away, or remove it")
    return data  # type: ignore[no-any-return]  # whose shape was looked at


def _as_we_write(data: Any) -> bool:
    """Tell whether what stands in a manifest has the shape that this module relies on, and lists no file outside its folder."""
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("files"), list):
        return False
    if not all(isinstance(data.get(name, {}), dict) for name in ("sources", "libraries", "failed")):
        return False
    return all(_entry_as_we_write(entry) for entry in data["files"])


def _entry_as_we_write(entry: Any) -> bool:
    if not isinstance(entry, dict) or not isinstance(entry.get("ingredients", {}), dict):
        return False
    texts = (entry.get("path"), entry.get("sha256"), entry.get("output"))
    flags = (entry.get("deterministic"), entry.get("stale"))
    return all(isinstance(text, str) for text in texts) and all(isinstance(flag, bool) for flag in flags) and not bad_name(entry["path"])


def _write_all(contents: Mapping[Path, bytes]) -> None:
    """Write files and see them on the disk, waiting for all at once: a journal takes fifty files in the time of one."""
    for folder in {path.parent for path in contents}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in contents.items():
        path.write_bytes(content)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(_on_disk, contents))


def _on_disk(path: Path) -> None:
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _manifest(before: Mapping[str, Any], files: list[Written], failed: Mapping[str, str], outputs: set[str], about: Mapping[str, Any]) -> dict[str, Any]:
    kept = [dict(entry) for entry in before.get("files", ()) if entry["output"] not in outputs]
    for entry in kept:
        entry["stale"] = entry.get("stale", False) or before.get("design") != about["design"]
    lost = [entry for entry in before.get("files", ()) if entry["output"] in outputs and _failed(entry["path"], failed)]
    stale = [{**entry, "stale": True} for entry in lost if entry["path"] not in {file.path for file in files}]
    new = [
        {
            "path": file.path,
            "sha256": hashlib.sha256(file.content).hexdigest(),
            "bytes": len(file.content),
            "output": file.output,
            "kind": _KINDS.get(Path(file.path).suffix, "application/octet-stream"),
            "part_no": file.part_no,
            "part": file.part_digest,
            "geometry": file.geometry,
            "ingredients": dict(file.ingredients),
            "deterministic": file.deterministic,
            "stale": False,
        }
        for file in files
    ]
    entries = sorted([*kept, *stale, *new], key=lambda entry: entry["path"])
    return {"schema": SCHEMA, **about, "failed": dict(failed), "files": entries}


def _failed(path: str, failed: Mapping[str, str]) -> bool:
    """Tell whether a file, the folder it stands in, or its whole output has failed."""
    return any(path == name or path.startswith(f"{name}/") for name in failed)


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _sums(manifest: Mapping[str, Any]) -> bytes:
    lines = [f"{entry['sha256']}  {entry['path']}\n" for entry in manifest["files"] if entry["deterministic"] and not entry["stale"]]
    return "".join(lines).encode()


def _refuse_bad_names(files: list[Written]) -> None:
    seen: set[str] = set()
    for file in files:
        problem = bad_name(file.path)
        if file.path.lower() in seen:
            problem = f"two artifacts are called {file.path} (upper and lower case are the same on some systems)"
        if problem:
            raise OutputError(problem)
        seen.add(file.path.lower())
