"""Digests of files on disk: as they are now, and as they were when this process first read them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache


def digest_now(path: str) -> str:
    """Return the SHA-256 of a file's content as hex; of a file that is not there, a word that is no digest."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # hundreds of files in milliseconds
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return "absent"


first_digest = cache(digest_now)  # a module is the one of its first import, and so is its text


def files_in(folder: str) -> Iterator[str]:
    """Yield every file of a folder but compiled code, in the order of names."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from files_in(entry.path)
        elif not entry.name.endswith(".pyc"):
            yield entry.path
