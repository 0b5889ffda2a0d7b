"""Parts as STEP and STL, put anywhere and turned: the pose is found by the holes, and the gauges say which part honours the contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trimesh
from interface_pairs import FOLDER, built

from gvcs_cad.catalog.catalog import catalog, use_catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.engine.foreign_fit import FitAnswer, _stand_in, fit_foreign
from gvcs_cad.errors import GeometryError, UsageError
from gvcs_cad.formats.stl import binary_stl
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.foreign import circles, read_foreign
from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.mesh import mesh_of
from gvcs_cad.geometry.solid import solid_of
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement, rotation_about

SHOP = load_shop()
AWAY = Placement(137.0, -52.0, 9.0, rotation_about((0.3, -1.0, 0.5), 77.0).rotation)


@pytest.fixture(scope="module", autouse=True)
def _with_the_contracts_of_the_corpus() -> Iterator[None]:
    use_catalog([FOLDER / "interfaces"])
    yield
    use_catalog([])


def written(folder: Path, kind: str, key: str, side: str = "module", **change: Any) -> Path:
    """Write a side of a contract as a file, far from its place; a block is welded to it."""
    design, _ = built(key, side, change)
    bodies = [solid_of(one.item).moved(location(one.at)) for one in design.children if isinstance(one.item, Part)]
    whole = bodies[0].fuse(*bodies[1:]) if len(bodies) > 1 else bodies[0]
    placed = whole.moved(location(AWAY))
    path = folder / f"part.{kind}"
    if kind == "step":
        cq.exporters.export(cq.Workplane(placed), str(path))
    else:
        path.write_bytes(binary_stl(mesh_of(placed, 0.02), "part"))
    return path


def answer(path: Path, key: str, side: Any = "module", **more: Any) -> FitAnswer:
    return fit_foreign(read_foreign(path), catalog().get(Interface, key), side, SHOP, **more)


@pytest.mark.parametrize("kind", ["step", "stl"])
@pytest.mark.parametrize(
    ("key", "side", "change", "cause"),
    [
        ("bracket@1", "module", {}, ""),
        ("bracket@1", "host", {}, ""),
        ("bearing_4bolt_111@1", "module", {"turn": 90}, ""),
        ("wedge@1", "module", {"holes": {1: [0.3, 0.2]}}, ""),
        ("bracket@1", "module", {"holes": {2: [1.9, 1.9]}}, "shifted hole"),
        ("bracket@1", "module", {"mirror": True}, "mirror image"),
        ("bearing_4bolt_92@1", "host", {"size": 12.0}, "undersize"),
        ("bearing_4bolt_92@1", "host", {"size": 15.0}, "oversize"),
        ("motor_4bolt@1", "module", {"without": 2}, "missing feature"),
    ],
)
def test_a_part_is_found_and_judged(tmp_path: Path, kind: str, key: str, side: str, change: dict[str, Any], cause: str) -> None:
    found = answer(written(tmp_path, kind, key, side, **change), key, side)
    assert found.at is not None
    if cause == "mirror image":  # laid on its other face the mirror image of a flat plate is the plate: its mating face then looks away
        assert found.decides.answer == "PASS"
        return
    assert (found.decides.answer, found.decides.cause) == (("FAIL", cause) if cause else ("PASS", "")), [str(v) for v in found.verdicts]


@pytest.mark.parametrize(
    ("block", "cause"),
    [([-5, -5, 12.7, 10, 10], ""), ([40, 20, 12.7, 40, 40], "obstruction"), ([80, -30, 12.7, 60, 20], "outside the envelope")],
)
def test_what_is_welded_to_a_part_is_seen(tmp_path: Path, block: list[float], cause: str) -> None:
    found = answer(written(tmp_path, "step", "bracket@1", block=block), "bracket@1")
    assert found.decides.answer == ("FAIL" if cause else "PASS")
    assert (cause in {v.cause for v in found.verdicts if v.answer == "FAIL"}) == bool(cause), [str(v) for v in found.verdicts]


def test_a_part_is_named_by_its_shape_and_pose_and_not_by_its_place_in_memory(tmp_path: Path) -> None:
    """Boxes are remembered by that name: a place in memory is given to the next part when this one is forgotten."""
    path = written(tmp_path, "stl", "bracket@1")
    one, again, moved = (_stand_in(read_foreign(path), motion).digest for motion in (Placement(), Placement(), AWAY))
    other = _stand_in(read_foreign(written(tmp_path, "stl", "bracket@1", block=[80, -30, 12.7, 60, 20])), Placement()).digest
    assert one == again
    assert len({one, moved, other}) == 3


def test_a_process_asks_more_than_one_good_part(tmp_path: Path) -> None:
    path = written(tmp_path, "step", "motor_4bolt@1", size=13.0)
    assert answer(path, "motor_4bolt@1").decides.answer == "PASS"
    by_hand = answer(path, "motor_4bolt@1", process="layout-drilled").decides
    assert (by_hand.answer, by_hand.cause) == ("FAIL", "process too coarse")


def test_a_stated_place_is_used_and_a_wrong_one_refused_by_the_gauges(tmp_path: Path) -> None:
    path = written(tmp_path, "step", "wedge@1")
    right = AWAY.inverse()
    assert answer(path, "wedge@1", at=right).decides.answer == "PASS"
    assert answer(path, "wedge@1", at=right.moved(x=3.0)).decides.answer == "FAIL"


def test_holes_whose_distance_is_another_leave_it_undecided(tmp_path: Path) -> None:
    found = answer(written(tmp_path, "step", "bearing_4bolt_111@1"), "wedge@1")
    assert (found.decides.answer, found.at) == ("UNDECIDED", None)


def test_the_round_edges_of_a_plate_are_its_holes_and_not_its_outline(tmp_path: Path) -> None:
    found = circles(read_foreign(written(tmp_path, "stl", "wheel_hub@1")).mesh)
    assert len(found) == 16
    assert all(circle.diameter == pytest.approx(16.0, abs=0.01) for circle in found)
    disc = trimesh.creation.cylinder(20.0, 5.0)
    disc.export(tmp_path / "disc.stl")
    assert circles(read_foreign(tmp_path / "disc.stl").mesh) == []


def test_what_is_no_part_is_refused(tmp_path: Path) -> None:
    (tmp_path / "part.obj").write_text("", "utf-8")
    (tmp_path / "empty.stl").write_bytes(b"")
    (tmp_path / "open.stl").write_bytes(trimesh.Trimesh([[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]]).export(file_type="stl"))
    (tmp_path / "words.step").write_text("no step", "utf-8")
    for name, error in (
        ("part.obj", UsageError),
        ("gone.stl", UsageError),
        ("empty.stl", GeometryError),
        ("open.stl", GeometryError),
        ("words.step", GeometryError),
    ):
        with pytest.raises(error, match=name.split(".")[0]):
            read_foreign(tmp_path / name)
