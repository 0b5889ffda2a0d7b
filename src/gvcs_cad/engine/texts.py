"""Digests of files on disk: as they are now, and as they were when this process first read them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache


def digest_now(path: str) -> str:
    """Return the SHA-256 of a file's content as hex; of one that is not there, or is no file, a word that is no digest."""
    try:
        with open(path, "rb", opener=_at_once) as file:  # hundreds of files in milliseconds
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return "no file" if os.path.lexists(path) else "absent"


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for whoever might one day write into a pipe of that name."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


first_digest = cache(digest_now)  # a module is the one of its first import, and so is its text


def files_in(folder: str) -> Iterator[str]:
    """Yield every file of a folder but compiled code, in the order of names. A link to a folder that holds it leads round in a circle and is not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__" and not (entry.is_symlink() and _holds(entry.path, folder)):
                yield from files_in(entry.path)
        elif not entry.name.endswith(".pyc"):
            yield entry.path


def _holds(outer: str, inner: str) -> bool:
    return f"{os.path.realpath(inner)}/".startswith(f"{os.path.realpath(outer)}/")
