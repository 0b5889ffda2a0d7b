"""``gvcs fit`` as a user calls it: exit code, witness, JSON, and what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import trimesh

ROOT = Path(__file__).parents[2]
Gvcs = Any


@pytest.fixture
def plate(tmp_path: Path) -> Path:
    """Return an STL of a plate with the two 13/16 in holes of a wheel unit, and one of 1-1/2 in between."""
    from gvcs_cad.formats.stl import binary_stl
    from gvcs_cad.geometry.mesh import mesh_of
    from gvcs_cad.geometry.solid import solid_of
    from gvcs_cad.model.contour_shapes import rectangle
    from gvcs_cad.model.hole import Hole
    from gvcs_cad.model.plate import PlatePart

    holes = (Hole("rear", 20, 30, 20.6375), Hole("front", 121.6, 30, 20.6375), Hole("middle", 70.8, 90, 38.1))
    part = PlatePart("hanger", stock="plate A36 1/2", outer=rectangle(142, 120), holes=holes)
    path = tmp_path / "hanger.stl"
    path.write_bytes(binary_stl(mesh_of(solid_of(part)), "hanger"))
    return path


def test_a_part_that_keeps_the_contract_passes_and_one_of_torch_cut_holes_is_not_known_to(gvcs: Gvcs, plate: Path) -> None:
    done = gvcs("fit", str(plate), "--interface", "wheel_unit@2", folder=ROOT)
    assert (done.code, done.out.splitlines()[0]) == (0, "PASS: hanger.stl as module of wheel_unit@2, 3/4 in bolts")
    torch = gvcs("fit", str(plate), "--interface", "wheel_unit@2", "--process", "torch", "--json", folder=ROOT)
    data = json.loads(torch.out)
    assert (torch.code, data["schema"], data["answer"], data["cause"]) == (1, "gvcs.fit/1", "UNDECIDED", "process unknown")


def test_a_part_with_a_shifted_hole_fails_with_its_figure(gvcs: Gvcs, plate: Path) -> None:
    mesh = trimesh.load(plate)
    stretched = mesh.vertices.copy()
    near = abs(stretched[:, 0] - 121.6) < 11
    stretched[near & (abs(stretched[:, 1] - 30) < 11), 0] += 4.0
    trimesh.Trimesh(stretched, mesh.faces, process=False).export(plate)
    done = gvcs("fit", str(plate), "--interface", "wheel_unit@2", folder=ROOT)
    assert done.code == 1
    assert done.out.startswith("FAIL: hanger.stl as module of wheel_unit@2, 3/4 in bolts: hanger: ")
    found = re.search(r"20.64 mm, ([\d.]+) mm off its place", done.out)
    assert found is not None
    assert float(found[1]) == pytest.approx(2.0, abs=0.15)  # the pose shares the 4 mm between both holes


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--interface", "wheel_unit@9"), "did you mean wheel_unit@2"),
        (("--interface", "wheel_unit@2", "--process", "torhc"), "did you mean torch"),
        (("--interface", "wheel_unit@2", "--at", "1,2"), "--at '1,2' must be X,Y,Z"),
        (("--interface", "wheel_unit@2", "--at", "1,2,3,+x,+x"), "not square"),
    ],
)
def test_what_cannot_be_asked_is_refused(gvcs: Gvcs, plate: Path, arguments: tuple[str, ...], words: str) -> None:
    done = gvcs("fit", str(plate), *arguments, folder=ROOT)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
