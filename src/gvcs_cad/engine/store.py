"""A content store of plain files: written whole or not at all, checked on every read, never trusted when damaged."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

_DIGEST = 32  # bytes of SHA-256 in front of the content


def default_store() -> Path:
    """Return the cache folder: ``GVCS_CACHE_DIR``, else the user's cache folder by the XDG rule."""
    named = os.environ.get("GVCS_CACHE_DIR")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "gvcs-cad"


@dataclass(frozen=True)
class Store:
    """Values by key under a root folder; several processes may share it."""

    root: Path

    def path(self, key: str) -> Path:
        """Return where a key's value stands."""
        return self.root / "store" / key[:2] / key[2:]

    def get(self, key: str) -> bytes | None:
        """Return the value, or None where there is none or it is damaged; a damaged file is removed."""
        path = self.path(key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        content = data[_DIGEST:]
        if hashlib.sha256(content).digest() != data[:_DIGEST]:
            path.unlink(missing_ok=True)
            return None
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep a value: written beside and renamed, so that a reader sees all of it or nothing."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
