"""The torch table: its sag, its guides, and that it cuts its own plates and the tractor's."""

from __future__ import annotations

import pytest
from gvcs_machines.torch_table.sag import LIMIT, beam_sag, gantry_sag, tube_inertia
from gvcs_machines.torch_table.sizes import Sizes

from gvcs_cad import Design, PlatePart, PurchasedPart, inch
from gvcs_cad.errors import UsageError
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.testing import prepared


def table(config: str = "4x8", **values: str) -> Design:
    return prepared("torch_table", config=config, **values).build.design


def too_large(design: Design, length: float, width: float) -> list[str]:
    """Return the plates that fit the work area neither lying along it nor turned by a quarter."""
    found = []
    for plate in design.distinct(PlatePart):
        x1, y1, x2, y2 = plate.outer.bounds
        long, short = max(x2 - x1, y2 - y1), min(x2 - x1, y2 - y1)
        if long > length or short > width:
            found.append(plate.name)
    return found


@pytest.mark.parametrize("machine", ["torch_table", "tractor", "printer", "circuit_mill", "ceb_press", "soil_pulverizer"])
def test_it_cuts_its_own_plates_and_those_of_the_other_machines(machine: str) -> None:
    assert too_large(prepared(machine).build.design, inch(96), inch(48)) == []


def test_a_plate_larger_than_the_table_would_be_noticed() -> None:
    assert "table_comb_rear" in too_large(table(), 1000, 500)
    assert too_large(table("4x4"), inch(48), inch(48)) == []  # the small table cuts itself, too


def test_the_torch_reaches_every_corner_of_its_work_area_over_the_slats() -> None:
    """At both ends of all ways the torch stands over the first and last slat, and its tip can go below their upper edge."""
    tips = []
    for x in ("0", "100"):
        design = table(x_position=x, z_position="100")
        (torch,) = [one for one in placed_parts(design) if one.part.name == "torch_plasma_85_a"]
        slats = [one.at.x for one in placed_parts(design) if one.part.name == "table_slat"]
        tips.append(torch.at.x)
        low = torch.at.z - 155.0
        assert low <= 800 - 30 + 0.5
        assert low >= 800 - 30 - 101.6  # and no deeper than a slat is high
    assert tips[1] - tips[0] == pytest.approx(inch(96))
    assert tips[0] <= min(slats) + 2.5
    assert tips[1] >= max(slats) - 2.5


def test_sag_is_printed_and_is_that_of_the_formulas() -> None:
    one = prepared("torch_table", config="4x8").build
    (sag,) = [rating for rating in one.ratings if rating.name == "sag at mid-gantry"]
    assert 0 < sag.value < 1000 * LIMIT
    assert sag.basis.kind == "calculated"
    assert sag.value == pytest.approx(1000 * sum(gantry_sag(Sizes(inch(96), inch(48)), "tube 4x2x1/4")))
    # HSS 4 x 2 x 1/4 has I = 4.69 in4 by AISC with its design wall of 0.233 in and round corners; ours is sharp and 0.250
    assert tube_inertia("tube 4x2x1/4") / 25.4**4 == pytest.approx(4.69, rel=0.15)
    assert beam_sag(1000, 1e6, 0.0, 100) == pytest.approx(100 * 1e9 / (48 * 205_000 * 1e6))
    assert beam_sag(1000, 1e6, 0.1, 0) == pytest.approx(5 * 0.1 * 1e12 / (384 * 205_000 * 1e6))


def test_a_gantry_that_sags_half_a_millimetre_is_refused_with_the_figures() -> None:
    with pytest.raises(UsageError, match=r"sag at mid-gantry 0\.\d\d mm .* under 0\.5 mm allowed"):
        table(width="60 in", gantry_tube="tube 4x2x1/8")


def test_no_guide_is_free_over_more_than_40_diameters() -> None:
    for config in ("4x8", "4x4"):
        ports = [port for _, inner in table(config).subtrees() for port in inner.ports if port.interface.startswith("universal_axis") and port.side == "module"]
        given = [dict(port.provides) for port in ports]
        assert given
        assert all(g["free_mm"] <= 40 * g["rod_mm"] for g in given if g["rod_mm"] > 8)


@pytest.mark.parametrize(
    ("torch", "behind"),
    [
        ("plasma 85 A", {"torch_plasma_source", "torch_work_clamp", "torch_air_regulator", "torch_air_hose", "torch_compressor"}),
        ("oxy-fuel", {"torch_oxygen", "torch_fuel_gas"}),
    ],
)
def test_the_bill_has_what_stands_behind_the_torch_and_nothing_of_another_kind(torch: str, behind: set[str]) -> None:
    names = {part.name for part in prepared("torch_table", **{"tool.torch": torch}).build.design.quantities}
    supplied = {"torch_plasma_source", "torch_work_clamp", "torch_air_regulator", "torch_air_hose", "torch_compressor", "torch_oxygen", "torch_fuel_gas"}
    assert names & supplied == behind


@pytest.mark.parametrize("config", ["4x8", "4x4"])
def test_where_the_gantry_is_drawn_changes_no_part_that_a_shop_makes(config: str) -> None:
    halfway = table(config, x_position="50")
    made = {part: count for part, count in halfway.quantities.items() if not isinstance(part, PurchasedPart)}
    for position in ("0", "37", "100"):
        design = table(config, x_position=position)
        assert {part: count for part, count in design.quantities.items() if not isinstance(part, PurchasedPart)} == made
        plate, foot = (next(one for one in placed_parts(design) if one.path == path) for path in ("cable_plate", "gantry_foot_left"))
        beside, before = (next(one for one in placed_parts(halfway) if one.path == path) for path in ("cable_plate", "gantry_foot_left"))
        assert plate.at.x - foot.at.x == pytest.approx(beside.at.x - before.at.x), "the cable's end goes with the gantry"
