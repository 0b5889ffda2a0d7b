"""What checks remember between runs: results by shape and place, and whole cases by everything that decides them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gvcs_cad.engine.keys import hashed, kernel_versions, solid_key
from gvcs_cad.engine.store import Store
from gvcs_cad.model.part import Part


@dataclass
class StoredNotebook:
    """Implements `gvcs_cad.geometry.comparison.Notebook` over a store; a key holds the digest of the code that answers: no old answer outlives it."""

    store: Store
    code: str
    _keys: dict[Part, str] = field(default_factory=dict)

    def shape_key(self, part: Part) -> str:
        """Return the key of a part's solid."""
        if part not in self._keys:
            self._keys[part] = solid_key(part)
        return self._keys[part]

    def recall(self, key: str) -> bytes | None:
        """Return what is kept under a key, or None."""
        return self.store.get(self._hash(key))

    def keep(self, key: str, content: bytes) -> None:
        """Keep a result; one that cannot be kept is found anew next time."""
        self.store.keep(self._hash(key), content)

    def _hash(self, key: str) -> str:
        return hashed(key, self.code, *kernel_versions())


def open_notebook(root: Path, code: str) -> StoredNotebook:
    """Return the notebook of a store's folder for code of a digest: what a worker is sent."""
    return StoredNotebook(Store(root), code)
