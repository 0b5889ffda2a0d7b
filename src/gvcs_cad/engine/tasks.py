"""What a worker is asked to do: make a part's shapes or an artifact's bytes, or run a case of a check. Each also tells what it could not keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gvcs_cad.checks.geometry_check import Result
from gvcs_cad.engine.notebook import open_notebook
from gvcs_cad.engine.shapes import RecentMeshes, StoredShapes
from gvcs_cad.engine.store import Store
from gvcs_cad.errors import GvcsError, words_of
from gvcs_cad.geometry.comparison import Notebook
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.purchased import Cylinder
from gvcs_cad.model.shaped import PrintedPart

Box = tuple[float, float, float]

Content = Callable[..., bytes | Mapping[str, bytes]]
MESHES = RecentMeshes()  # of this process: the pictures of one machine show the same parts one after another


@dataclass
class PartMade:
    """What became of a part's artifacts by path, its volume in mm3 where that was asked, and why its shapes could not be stored, if so."""

    contents: dict[str, object] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    volume: float | None = None
    unkept: str = ""


def make_part(store: Path, part: Part, meshes: Sequence[tuple[float, float]], contents: Mapping[str, Content], weigh: bool = False) -> PartMade:
    """Make a part's solid and its meshes (chord in mm, angle in radian) and keep them, then the artifacts that show this part alone.

    With `weigh` its volume is measured and kept as well.

    Raises what drawing the solid raises; an artifact's failure is told under its path.
    """
    shapes = StoredShapes(Store(store), meshes=MESHES)
    with shapes.kept_together():
        shapes.solid(part)
        for chord, angle in meshes:
            with suppress(GvcsError):  # the artifact that asks for it is told
                shapes.mesh(part, None, chord, angle)
        made = PartMade(volume=shapes.volume(part) if weigh else None)
    with shapes.kept_together():
        for path, content in contents.items():
            try:
                made.contents[path] = content(shapes=shapes)
            except MemoryError:  # the worker's to say: it is replaced
                raise
            except Exception as error:  # a plugin's code may raise anything; the part's other artifacts are made
                made.failed[path] = words_of(error)
    made.unkept = shapes.unkept
    return made


def make_shapes(store: Path, part: Part) -> str:
    """Make a part's solid and keep it, so that every artifact finds it ready."""
    return make_part(store, part, (), {}).unkept


def make_artifact(store: Path, content: Content) -> tuple[object, str]:
    """Return what an artifact's function returns, its shapes taken from the store."""
    shapes = StoredShapes(Store(store), meshes=MESHES)
    with shapes.kept_together():
        made = content(shapes=shapes)
    return made, shapes.unkept


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


def run_case(store: Path, code: str, run: Callable[[Shapes, Notebook], Result]) -> Result:
    """Run one case of a geometry check, shapes and earlier answers of the same code (its digest) taken from the store."""
    return run(StoredShapes(Store(store)), open_notebook(store, code))
