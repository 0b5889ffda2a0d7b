"""What a worker is asked to do: make a part's shapes, or make an artifact's bytes. Each also tells why something could not be kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from gvcs_cad.engine.shapes import StoredShapes
from gvcs_cad.engine.store import Store
from gvcs_cad.model.part import Part


def make_shapes(store: Path, part: Part) -> str:
    """Make a part's solid and keep it, so that every artifact finds it ready."""
    shapes = StoredShapes(Store(store))
    shapes.solid(part)
    return shapes.unkept


def make_artifact(store: Path, content: Callable[..., bytes | Mapping[str, bytes]]) -> tuple[object, str]:
    """Return what an artifact's function returns, its shapes taken from the store."""
    shapes = StoredShapes(Store(store))
    return content(shapes=shapes), shapes.unkept
