"""What a worker is asked to do: make a part's shapes or an artifact's bytes, or run a case of a check. Each also tells what it could not keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from gvcs_cad.checks.geometry_check import Result
from gvcs_cad.engine.notebook import open_notebook
from gvcs_cad.engine.shapes import StoredShapes
from gvcs_cad.engine.store import Store
from gvcs_cad.geometry.comparison import Notebook
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.purchased import Cylinder
from gvcs_cad.model.shaped import PrintedPart

Box = tuple[float, float, float]


def make_shapes(store: Path, part: Part) -> str:
    """Make a part's solid and keep it, so that every artifact finds it ready."""
    shapes = StoredShapes(Store(store))
    shapes.solid(part)
    return shapes.unkept


def make_artifact(store: Path, content: Callable[..., bytes | Mapping[str, bytes]]) -> tuple[object, str]:
    """Return what an artifact's function returns, its shapes taken from the store."""
    shapes = StoredShapes(Store(store))
    return content(shapes=shapes), shapes.unkept


def make_meshes(store: Path, part: Part) -> None:
    """Make the meshes with which checks work, a cylinder's at both ends of its stroke, and keep them."""
    shapes = StoredShapes(Store(store))
    for length in (part.retracted, part.extended) if isinstance(part, Cylinder) else (None,):
        shapes.mesh(part, length)


def box_and_volume(store: Path, part: Part) -> tuple[Box, float]:
    """Return the edges of the box about a part as it lies in its machine, mm, and its volume, mm3."""
    shapes = StoredShapes(Store(store))
    vertices = shapes.mesh(part).placed(part.on_bed if isinstance(part, PrintedPart) else Placement()).vertices
    x, y, z = (float(edge) for edge in vertices.max(axis=0) - vertices.min(axis=0))
    return (x, y, z), shapes.properties(part).volume


def run_case(store: Path, run: Callable[[Shapes, Notebook], Result]) -> Result:
    """Run one case of a geometry check, shapes and earlier answers taken from the store."""
    return run(StoredShapes(Store(store)), open_notebook(store))
