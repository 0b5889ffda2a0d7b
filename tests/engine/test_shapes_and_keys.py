"""A solid from the store is the solid that would be made; its key changes with everything that could change it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from gvcs_cad import PlatePart, rectangle
from gvcs_cad.engine.closure import closure_of
from gvcs_cad.engine.keys import geometry_digest, mesh_key, solid_key
from gvcs_cad.engine.shapes import RecentMeshes, StoredShapes
from gvcs_cad.engine.store import Store
from gvcs_cad.geometry.mesh import Mesh
from gvcs_cad.geometry.solid import solid_bytes, to_bytes

ROOT = Path(__file__).parents[2]
PLATE = PlatePart("p", stock="plate A36 1/4", outer=rectangle(100, 50))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one printed part whose function stands in a file beside the machine's."""
    folder = tmp_path / "machines" / "cap"
    (folder / "inner").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "sizes.py").write_text("SIZE = 10.0\n")
    (folder / "inner" / "__init__.py").write_text("")
    (folder / "inner" / "solids.py").write_text(
        "from gvcs_cad import cq\nfrom ..sizes import SIZE\ndef box(height: float):\n    return cq.Workplane('XY').box(SIZE, SIZE, height)\n"
    )
    return tmp_path


def key_in_a_process(project: Path) -> str:
    code = (
        "from pathlib import Path; from gvcs_cad import PrintedPart, shape\n"
        "from gvcs_cad.engine.keys import solid_key; from gvcs_cad.plugins.sources import Sources\n"
        f"Sources(Path({str(project)!r})).install()\n"
        "print(solid_key(PrintedPart('cap', shape=shape('gvcs_machines.cap.inner.solids:box', height=2.0), material_name='PETG')))"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_a_key_is_the_same_in_every_process_and_changes_with_the_plugins_code(project: Path) -> None:
    before = key_in_a_process(project)
    assert before == key_in_a_process(project)
    (project / "machines" / "cap" / "sizes.py").write_text("SIZE = 11.0\n")  # imported by the function, from a folder above it
    assert key_in_a_process(project) != before


def test_a_result_is_kept_unless_its_code_changed_between_its_key_and_its_loading(project: Path) -> None:
    folder = project / "machines" / "cap"
    (folder / "late.py").write_text((folder / "inner" / "solids.py").read_text().replace("..sizes", ".sizes"))
    code = f"""
from pathlib import Path
from gvcs_cad import PrintedPart, shape
from gvcs_cad.engine.keys import solid_key
from gvcs_cad.engine.shapes import StoredShapes
from gvcs_cad.engine.store import Store
from gvcs_cad.plugins.sources import Sources
folder = Path({str(folder)!r})
Sources(folder.parents[1]).install()
def part(module, height):
    return PrintedPart("cap", shape=shape(f"gvcs_machines.cap.{{module}}:box", height=height), material_name="PETG")
def kept(part):
    shapes = StoredShapes(Store(folder))
    shapes.solid(part)
    return shapes.unkept or Store(folder).has(solid_key(part))
print(kept(part("inner.solids", 2.0)))
(folder / "sizes.py").write_text("SIZE = 11.0")
print(kept(part("inner.solids", 3.0)))
solid_key(part("late", 2.0))
(folder / "late.py").open("a").write("# another text than that of the key")
print(kept(part("late", 2.0)))
print(kept(part("late", 3.0)))
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
    assert told == ["True", "True", *2 * ["gvcs_machines.cap.late changed meanwhile"]]


def test_a_key_changes_with_the_part_its_length_and_the_mesh() -> None:
    other = PlatePart("p", stock="plate A36 1/4", outer=rectangle(100, 50), revision="B")
    keys = [solid_key(PLATE), solid_key(other), solid_key(PLATE, 5.0), mesh_key(PLATE, None, 0.05, 0.2), mesh_key(PLATE, None, 0.05, 0.3)]
    assert len(set(keys)) == 5


def test_a_key_does_not_change_with_code_that_the_function_does_not_import(project: Path) -> None:
    before = key_in_a_process(project)
    (project / "machines" / "cap" / "__init__.py").write_text("from . import parts\n")
    (project / "machines" / "cap" / "parts.py").write_text("from .inner.solids import box\n")
    (project / "machines" / "cap" / "hazards.yaml").write_text("hazards: {}\n")
    assert key_in_a_process(project) == before


def test_the_code_that_draws_parts_is_in_the_digest_and_no_other() -> None:
    names = closure_of("gvcs_cad.geometry.solid").sources
    assert {"gvcs_cad.geometry.linear_solid", "gvcs_cad.geometry.wires", "gvcs_cad.model.section"} <= names.keys()
    assert not {name for name in names if name.startswith(("gvcs_cad.cli", "gvcs_cad.engine", "gvcs_cad.documents", "gvcs_cad.formats"))}
    assert len(geometry_digest()) == 64


def test_a_hit_gives_the_same_bytes_as_a_miss(tmp_path: Path) -> None:
    fresh, cold, warm = solid_bytes(PLATE), StoredShapes(Store(tmp_path)), StoredShapes(Store(tmp_path))
    assert to_bytes(cold.solid(PLATE)) == to_bytes(warm.solid(PLATE)) == fresh
    assert cold.mesh(PLATE).to_bytes() == warm.mesh(PLATE).to_bytes()


def test_what_is_made_together_is_stored_at_the_end_and_not_before(tmp_path: Path) -> None:
    store = Store(tmp_path)
    shapes = StoredShapes(store)
    with pytest.raises(KeyError), shapes.kept_together():  # noqa: PT012
        shapes.solid(PLATE)
        assert not store.has(solid_key(PLATE))
        raise KeyError
    assert store.has(solid_key(PLATE))


def test_a_process_keeps_the_meshes_last_used_within_its_limit() -> None:
    def mesh(triangles: int) -> Mesh:
        return Mesh(np.zeros((0, 3), np.float32), np.zeros((triangles, 3), np.int32), 0.0)

    recent = RecentMeshes(limit=10 * 12)
    kept = {name: recent.add(name, mesh(4)) for name in "ab"}
    assert recent.get("a") is kept["a"]
    recent.add("c", mesh(4))
    assert (recent.get("a"), recent.get("b")) == (kept["a"], None)
    recent.add("large", mesh(100))
    assert recent.get("large") is not None
    assert all(recent.get(name) is None for name in "abc")


def test_a_damaged_solid_is_made_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    volume = StoredShapes(store).properties(PLATE).volume
    path = store.path(solid_key(PLATE))
    path.write_bytes(path.read_bytes()[:-100])
    assert StoredShapes(store).properties(PLATE).volume == volume == pytest.approx(PLATE.volume)
    assert path.stat().st_size > 100
