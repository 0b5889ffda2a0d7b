"""Pairs compared once: memoised by the two shapes and their relative place, in the task and in whatever keeps results between runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from gvcs_cad.geometry import pair
from gvcs_cad.geometry.bodies import Bodies
from gvcs_cad.geometry.pair import DEPTH, Overlap
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.piece import Piece

if TYPE_CHECKING:
    from gvcs_cad.geometry.bodies import Matrix


class Notebook(Protocol):
    """Keeps small results between runs; `shape_key` names a part's solid and everything that decides it."""

    def shape_key(self, part: Any) -> str:
        """Return the key of a part's shape."""

    def recall(self, key: str) -> bytes | None:
        """Return what is kept under a key, or None."""

    def keep(self, key: str, content: bytes) -> None:
        """Keep a result."""


@dataclass
class Comparisons:
    """Compares pieces; `asked` counts the questions, `computed` those that the memo could not answer."""

    shapes: Shapes
    notebook: Notebook | None = None
    asked: int = 0
    computed: int = 0
    _bodies: Bodies | None = None
    _known: dict[str, dict[str, Any]] = field(default_factory=dict)
    _fresh: set[str] = field(default_factory=set)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def bodies(self) -> Bodies:
        """Bodies of the shapes."""
        if self._bodies is None:
            self._bodies = Bodies(self.shapes)
        return self._bodies

    def overlap(self, a: Piece, b: Piece, at: Matrix, allowed: Sequence[Bore] = (), depth: float = DEPTH) -> Overlap:
        """Answer like `pair.overlap`."""
        bores = [[*bore.at, *bore.along, bore.diameter, bore.depth] for bore in allowed]
        lengths = [piece.length for piece in (a, b) if piece.half]  # the exact solid of a cylinder has one
        answer = self._ask(a, b, at, ["overlap", bores, depth, *lengths], lambda: astuple(pair.overlap(self.bodies, a, b, at, allowed, depth)))
        word, thickness, volume, point, tier = answer
        return Overlap(word, thickness, volume, tuple(point), tier)

    def gap(self, a: Piece, b: Piece, at: Matrix, search: float) -> tuple[float, float]:
        """Answer like `pair.gap`."""
        least, greatest = self._ask(a, b, at, ["gap", round(search, 3)], lambda: pair.gap(self.bodies, a, b, at, search))
        return least, greatest

    def _ask(self, a: Piece, b: Piece, at: Matrix, question: list[Any], compute: Any) -> Any:
        import numpy as np

        self.asked += 1
        pair_key = f"{self._key(a)}+{self._key(b)}"
        table = self._table(pair_key)
        place = (np.round(at[:3, 3], 4) + 0.0).tolist() + (np.round(at[:3, :3].ravel(), 7) + 0.0).tolist()
        key = repr((place, question))
        if key not in table:
            self.computed += 1
            table[key] = json.loads(json.dumps(compute()))
            self._fresh.add(pair_key)
        return table[key]

    def _key(self, piece: Piece) -> str:
        name = (piece.part.digest, piece.half)
        if name not in self._keys:
            self._keys[name] = f"{self.notebook.shape_key(piece.part) if self.notebook else piece.part.digest}{piece.half}"
        return self._keys[name]

    def _table(self, pair_key: str) -> dict[str, Any]:
        if pair_key not in self._known:
            kept = self.notebook.recall(f"pair {pair_key}") if self.notebook else None
            self._known[pair_key] = json.loads(kept) if kept else {}
        return self._known[pair_key]

    def close(self) -> None:
        """Keep what is new."""
        for key in sorted(self._fresh):
            if self.notebook:
                self.notebook.keep(f"pair {key}", json.dumps(self._known[key]).encode())
        self._fresh.clear()
