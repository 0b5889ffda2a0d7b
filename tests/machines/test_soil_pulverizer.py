"""The soil pulverizer against OSE's rotor, its hood, and the tractor that carries and drives it."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import pytest
from gvcs_machines.soil_pulverizer import sizes as z
from gvcs_machines.soil_pulverizer.sizes import Sizes

from gvcs_cad import Design, PlatePart, inch
from gvcs_cad.catalog.yaml_file import read_yaml
from gvcs_cad.engine.gate import run_checks
from gvcs_cad.engine.prepare import Prepared, Workshop, prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import GvcsError, MisfitError
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.testing import prepared

ROOT = Path(__file__).parents[2]


def pulverizer(config: str = "72_inch", **values: str) -> Design:
    return prepared("soil_pulverizer", config=config, **values).build.design


def on_the_tractor(*swaps: str, sets: tuple[str, ...] = ()) -> tuple[Prepared, Workshop]:
    request = Request(machines=("tractor",), swaps=swaps, sets=sets)
    floor = workshop(request)
    (one,) = prepare(request, floor)
    return one, floor


def test_shaft_collars_and_tines_are_the_published_ones() -> None:
    """Their sizes stand in expect.yaml, to which `conforms` holds them; here what a size does not tell."""
    sizes = read_yaml(ROOT / "machines" / "soil_pulverizer" / "expect.yaml").data["72_inch"]["sizes"]
    assert {name for entry in sizes for name in entry["parts"]} == {"rotor_shaft", "rotor_collar", "rotor_tines"}
    parts = {part.name: part for part in pulverizer().quantities}
    shaft, collar, tines = parts["rotor_shaft"], parts["rotor_collar"], parts["rotor_tines"]
    assert isinstance(tines, PlatePart)
    assert tines.outer.area == pytest.approx(36 * inch(1) ** 2)  # 2 x 10 twice, less the square that both share
    assert all(part.basis is not None and part.basis.kind == "published" for part in (shaft, collar, tines))


@pytest.mark.parametrize(("config", "width"), [("72_inch", 72.0), ("48_inch", 48.0)])
def test_collars_stand_at_the_published_pitch_and_turn_by_45_degrees(config: str, width: float) -> None:
    rows = sorted((one for one in placed_parts(pulverizer(config)) if one.part.name == "rotor_tines"), key=lambda one: one.at.y)
    assert len(rows) == math.floor((width - 0.5) / 3.75) - 1
    assert all(b.at.y - a.at.y == pytest.approx(inch(3.75)) for a, b in pairwise(rows))
    turns = [math.degrees(math.atan2(one.at.x_axis[2], one.at.x_axis[0])) for one in rows]
    assert all(abs(b - a) == pytest.approx(45) for a, b in pairwise(turns))


@pytest.mark.parametrize("tine", [9.0, 10.0, 11.0])
def test_the_tines_turn_free_of_the_hood(tine: float) -> None:
    s = Sizes(72.0, tine)
    x, height = z.AXIS
    walls = (x - (z.BACK + z.SHEET), (z.FRONT - z.SHEET) - x, z.TOP - height)
    assert min(walls) - s.tip >= 0.3
    assert s.half - (s.first + s.collars * (z.COLLAR + z.SPACE)) >= 0.5


def test_the_tractor_takes_it_and_every_check_that_refuses_is_silent() -> None:
    one, floor = on_the_tractor("implement=soil_pulverizer")
    assert [str(finding) for finding in run_checks(one.build, floor) if finding.severity == "error"] == []
    assert any(inner.name == "soil_pulverizer" for _, inner in one.build.design.subtrees())
    bought = {part.name: count for part, count in one.build.design.quantities.items()}
    assert bought["selector_valve"] == 1
    assert bought["hose_auxiliary_144in"] == 2
    assert "selector_valve" not in {part.name for part in on_the_tractor()[0].build.design.quantities}, "a bucket needs no oil"


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(MisfitError, match="power_cube does not fit quick_attach@2"):
        on_the_tractor("implement=power_cube")
    with pytest.raises(GvcsError, match="needs hydraulic_pressure@1, which the power unit does not publish"):
        on_the_tractor("implement=soil_pulverizer", sets=("power.coupler=1/2",))


@pytest.mark.parametrize("module", ["hydraulic_motor", "flange_bearing", "implement_plate"])
def test_a_module_of_the_tractor_serves_the_pulverizer(module: str) -> None:
    for design in (pulverizer(), on_the_tractor()[0].build.design):
        assert any(inner.name == module for _, inner in design.subtrees()), design.name
