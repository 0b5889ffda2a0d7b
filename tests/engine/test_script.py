"""For scripts and notebooks: a machine's design, and the whole machine as an assembly that CadQuery shows."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

import gvcs_cad
from gvcs_cad.errors import UsageError
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.testing import envelope

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FIXTURES)


def test_a_design_is_found_from_the_working_directory_and_set_by_name() -> None:
    assert gvcs_cad.design("cart").name == "cart"
    assert gvcs_cad.design("cart") == gvcs_cad.design("cart", length="800 mm", castors=2) != gvcs_cad.design("cart", castors=3)
    lengths = {part.name: part.length for part in gvcs_cad.design("cart", config="long").distinct(gvcs_cad.TubePart)}
    assert lengths == {"cart_rail": 1200}


def test_a_mistake_raises_as_the_command_line_does() -> None:
    with pytest.raises(UsageError, match=r"^cart\.lenght: no such parameter; did you mean length\?$"):
        gvcs_cad.design("cart", lenght="1 m")


def test_the_whole_machine_is_an_assembly_with_the_volume_and_names_of_its_parts() -> None:
    model = gvcs_cad.cadquery_model("cart")
    design = gvcs_cad.design("cart")
    shapes = FreshShapes()
    expected = math.fsum(shapes.properties(one.part, one.length).volume for one in placed_parts(design))
    assert model.toCompound().Volume() == pytest.approx(expected, rel=1e-6)
    assert {"rail", "deck", "cap_rear"} <= {child.name.rpartition("/")[2] for child in model.objects["chassis"].children}


def test_a_pose_moves_the_model_as_it_moves_the_design() -> None:
    design = gvcs_cad.design("cart")
    low, high = (gvcs_cad.cadquery_model("cart", pose=name).toCompound().BoundingBox().zmax for name in ("lowered", "raised"))
    assert high > low + 100
    raised, lowered = (envelope(design, values=gvcs_cad.pose(design, name))[2] for name in ("raised", "lowered"))
    assert high - low == pytest.approx(raised - lowered, abs=0.1)
