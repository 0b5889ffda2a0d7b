"""The two things a worker is asked to do: make a part's shapes, and make an artifact's bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from gvcs_cad.engine.shapes import StoredShapes
from gvcs_cad.engine.store import Store
from gvcs_cad.model.part import Part


def make_shapes(store: Path, part: Part) -> None:
    """Make a part's solid and keep it, so that every artifact finds it ready."""
    StoredShapes(Store(store)).solid(part)


def make_artifact(store: Path, content: Callable[..., bytes | Mapping[str, bytes]]) -> bytes | Mapping[str, bytes]:
    """Return an artifact's bytes, its shapes taken from the store."""
    return content(shapes=StoredShapes(Store(store)))
