"""The check of nails: what the schedule asks for is there, and one nail too few in any joint is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from gvcs_plugins.nailing.rule import TooFewNails, nailing

from gvcs_cad import Design
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.model.connection import Nail
from gvcs_cad.testing import module_design, prepared

ROOT = Path(__file__).parents[2]
SHOP = load_shop()


def panel(**values: object) -> Design:
    return module_design("wall_panel", start=ROOT, **values)


def found(design: Design) -> list[TooFewNails]:
    return [one for one in nailing(design, SHOP) if isinstance(one, TooFewNails)]


@pytest.mark.parametrize(("opening", "lumber"), [("none", "2x6"), ("window", "2x4"), ("door", "2x6")])
def test_a_panel_has_its_nails_and_misses_each_that_is_left_out(opening: str, lumber: str) -> None:
    whole = panel(opening=opening, lumber=lumber, opening_height="48 in")
    assert found(whole) == []
    nails = [joint for joint in whole.connections if isinstance(joint, Nail) and "leaf" not in joint.a + joint.b]
    for joint in nails:
        others = tuple(one for one in whole.connections if one is not joint)
        words = [one.where for one in found(replace(whole, connections=others))]
        sheet = joint.a.startswith("sheet")
        assert words == [joint.a if sheet else " to ".join(sorted((joint.a, joint.b)))]


def test_each_kind_of_joint_asks_for_its_row() -> None:
    bare = panel(opening="window")
    asked = {one.where: (one.least, one.row) for one in found(replace(bare, connections=()))}
    assert asked["end_left to top_plate"] == (2, "WAC 246-359-340 row 7 and 8, plate and stud: 2-16d")
    assert asked["jack_left to king_left"] == (3, "WAC 246-359-340 row 9, double studs: 16d every 24 in")
    assert asked["header_1 to king_left"] == (4, "WAC 246-359-340 row 16, header to stud: 4-8d")
    assert asked["bottom_plate to subheader"][0] == 3  # 36 in, 16 in apart
    #                       outline 288 in, opening 168 in: one every 6 in; both kings 93 in, three columns of cripples: one every 12 in
    least = asked["sheet_1"][0]
    assert (288 + 168) / 6 - 8 <= least <= (288 + 168) / 6 + 2 * 8 + 3 * 6


def test_a_house_has_eight_nails_on_each_side_of_a_splice() -> None:
    house = prepared("house_wall", config="house", start=ROOT).build.design
    assert found(house) == []
    caps = [joint for joint in house.connections if isinstance(joint, Nail) and joint.a.startswith("cap_") and joint.count >= 8]
    assert len(caps) > 10
    fewer = replace(caps[0], count=7)
    poorer = replace(house, connections=tuple(fewer if one is caps[0] else one for one in house.connections))
    (missing,) = found(poorer)
    assert missing.nails == 7
    assert missing.least >= 8
    assert "8 within 24 in on each side of a splice" in missing.row


def test_what_has_no_lumber_is_not_looked_at() -> None:
    assert found(prepared("coupon", start=ROOT).build.design) == []
