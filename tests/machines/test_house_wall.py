"""The walls of a house: the published table as sticks and sheets, plans that close or are refused, plates that tie the panels."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gvcs_cad import BarPart, Design, PlatePart, inch
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.catalog.yaml_file import read_yaml
from gvcs_cad.checks.shared_space import shared_space
from gvcs_cad.documents.bom import bill_of_materials
from gvcs_cad.documents.cut_list import cut_list
from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import design_jobs
from gvcs_cad.documents.nest.verify import verify
from gvcs_cad.documents.toolpath.sheet_job import sheet_jobs
from gvcs_cad.errors import GvcsError
from gvcs_cad.model.connection import Nail
from gvcs_cad.model.extents import corners
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.testing import module_design, prepared

ROOT = Path(__file__).parents[2]
#   iconic-cad @ 7449390c library/modules/*/schema.py: rough opening (width, sill, top) in inches; sizes and studs stand in expect.yaml
ROUGH = {
    "window_4x8_2x6_36x48": (36, 24, 72),
    "window_4x9_2x6_36x48": (36, 24, 72),
    "window_4x10_2x6_36x48": (36, 24, 72),
    "door_4x8_2x6_38x83": (38, 0, 83),
    "door_out_4x8_2x6_38x83": (38, 0, 83),
    "double_door_8x8_2x6_72x83": (72, 0, 83),
    "sliding_8x8_2x6_72x80": (72, 0, 80),
    "garage_9x8_2x6_96x84": (96, 0, 84),
    "idoor_4x8_2x4_38x83": (38, 0, 83),
}
HERE = ROOT / "machines" / "house_wall"
MODULES = read_yaml(HERE / "configurations" / "modules.yaml").data["parameters"]["walls"]
EXPECTED = dict(zip(MODULES, read_yaml(HERE / "expect.yaml").data["modules"]["inside"].values(), strict=True))


def test_all_fifteen_published_modules_are_expected() -> None:
    assert len(MODULES) == 15
    assert all(f"library/modules/{name}/schema.py" in EXPECTED[name]["envelope_mm"]["source"] for name in MODULES)


def house(config: str = "house", **more: Any) -> Design:
    return prepared("house_wall", config=config, start=ROOT, **more).build.design


def boxes(design: Design) -> dict[str, Any]:
    """Return the lowest and highest corner of every stick and sheet, by path, mm."""
    found = {}
    for one in placed_parts(design):
        if isinstance(one.part, (BarPart, PlatePart)):
            points = [one.at.point(corner) for corner in corners(one.part) or ()]
            found[one.path] = tuple([pick(point[axis] for point in points) for axis in range(3)] for pick in (min, max))
    return found


@pytest.mark.parametrize("module", MODULES)
def test_every_published_module_has_its_size_studs_and_opening(module: str) -> None:
    expected, opening = EXPECTED[module], ROUGH.get(module)
    size = tuple(float(expected["envelope_mm"][axis]) for axis in "xyz")
    studs = sum(expected.get("parts", {}).values()) or None
    skin = inch("7/16") if "sheathing" in expected["envelope_mm"]["source"] else 0.0
    built = house("wall", walls=module, cap="false")
    found = boxes(built)
    low, high = ([pick(box[i][axis] for box in found.values()) for axis in range(3)] for i, pick in ((0, min), (1, max)))
    assert low == pytest.approx([0, -skin, 0])
    assert high == pytest.approx([size[0], size[1] - skin, size[2]])
    names = [path.rpartition("/")[2] for path in found]
    if studs is not None:
        assert sum(name.startswith("stud_") for name in names) == studs
    if opening is not None:
        wide, sill, top = (inch(v) for v in opening)
        left, right = (size[0] - wide) / 2, (size[0] + wide) / 2
        inside = [path for path, (a, b) in found.items() if a[0] < right - 1 and b[0] > left + 1 and a[2] < top - 1 and b[2] > sill + 1]
        assert [path for path in inside if "/sheet_" not in path] == []  # no stick crosses the opening
        assert math.fsum(part.area for part in built.distinct(PlatePart) for _ in range(built.quantities[part])) == pytest.approx(
            (size[0] * size[2] - wide * (top - sill)) * (skin > 0)
        )


def test_a_stick_of_a_panel_is_nailed_to_whatever_it_stands_on() -> None:
    for opening in ("none", "window", "door", "garage"):
        panel = module_design("wall_panel", start=ROOT, opening=opening)
        nailed = {name for joint in panel.connections if isinstance(joint, Nail) for name in (joint.a, joint.b)}
        assert {child.name for child in panel.children} <= nailed, opening
        by_pair = {frozenset((joint.a, joint.b)): joint for joint in panel.connections if isinstance(joint, Nail)}
        if opening == "none":
            assert by_pair[frozenset(("stud_2", "top_plate"))].count == 2  # WAC 246-359-340 row 7: 2-16d
            assert by_pair[frozenset(("stud_2", "top_plate"))].nail == "nail 16d"


def test_the_house_closes_and_stands_on_its_corners() -> None:
    built = house()
    low, high = ([pick(box[i][axis] for box in boxes(built).values()) for axis in range(3)] for i, pick in ((0, min), (1, max)))
    size = [b - a for a, b in zip(low, high, strict=True)]
    outside = 2 * inch("7/16")
    assert size == pytest.approx([inch(288 + 5.5) + outside, inch(192 + 5.5) + outside, inch(97.5)])  # each side and the depth of the one before


def test_joints_of_the_second_top_plate_keep_off_those_of_the_panels() -> None:
    built = house()
    found = boxes(built)
    corners = sorted({box[i][0] for path, box in found.items() if path.startswith("wall_") and box[0][1] < inch(6) for i in (0, 1) if "plate" in path})
    south = sorted((box for path, box in found.items() if path.startswith("cap_") and box[1][1] < inch(6)), key=lambda box: box[0][0])
    joints = [a[1][0] for a, b in pairwise(south) if abs(a[1][0] - b[0][0]) < 1e-6]
    assert joints
    assert all(min(abs(joint - corner) for corner in corners) >= inch(18) for joint in joints)


def test_all_lumber_comes_off_boards_of_the_yard_and_no_torch_sees_the_panels() -> None:
    built, shop = house(), load_shop()
    cuts = {one.stock: one for one in cut_list(built, shop)}
    assert {"lumber 2x4", "lumber 2x6", "lumber 2x8", "lumber 2x12"} == set(cuts)
    yard = {inch(12 * feet) for feet in (8, 10, 12, 14, 16)}
    assert {bar.length for one in cuts.values() for bar in one.bars} <= yard
    assert all(one.utilisation > 0.6 for one in cuts.values())
    (job,) = design_jobs(built, shop)
    nest = fast_nest(job)
    assert verify(nest, job) == []
    whole = sum(item.quantity for item in job.items if item.part_no.startswith("osb_716_48x96"))
    assert len(nest.sheets) == whole + 1  # each panel has its sheet, the strips of the corners share one
    assert list(sheet_jobs("house", built, [(job, nest)], shop.torch)) == []


def test_wood_costs_what_was_published_for_it() -> None:
    lines = {line.part_no: line for line in bill_of_materials(house("wall"), load_shop()).lines}
    assert float(lines["lumber_2x6_93"].unit_cost or 0) == pytest.approx(5.48 * 93 / 96, abs=0.01)
    assert float(lines["osb_716_48x96"].unit_cost or 0) == pytest.approx(12.50, abs=0.01)
    assert {lines[name].price_date for name in ("lumber_2x6_93", "osb_716_48x96", "nail_16d")} == {"2026-07"}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"walls": "wall_4x8_2x6_16oc, wall_4x8_2x6_16, left"}, ["no module is called wall_4x8_2x6_16; did you mean wall_4x8_2x6_16oc"]),
        ({"walls": "left, wall_4x8_2x6_16oc"}, ["left must follow a wall"]),
        ({"walls": " , "}, ["a plan needs at least one wall"]),
        ({"walls": ", ".join(["wall_4x8_2x6_16oc, left"] * 3)}, ["the plan does not close", "from wall_3 to wall_1, 50.8 mm allowed"]),
        ({"partitions": "iwall_4x8_2x4_16oc"}, ["comes before the first 'at WALL INCHES'"]),
        ({"partitions": "at 7 24, iwall_4x8_2x4_16oc"}, ["there are walls 1 to 1"]),
        ({"partitions": "at 1 x"}, ["must be 'at WALL INCHES'"]),
        ({"partitions": "at 1 50, iwall_4x8_2x4_16oc"}, ["panel.junction: 1270 mm is outside 0..1219.2 mm"]),
        ({"walls": "window_4x8_2x6_36x48", "partitions": "at 1 24, iwall_4x8_2x4_16oc"}, ["opening has no studs to hold it"]),
    ],
)
def test_a_plan_that_cannot_be_raised_is_refused_in_words(more: dict[str, str], words: list[str]) -> None:
    with pytest.raises(GvcsError) as refused:
        house("wall", **more)
    assert all(word in str(refused.value) for word in words), str(refused.value)


OPENINGS = (("window", 36, 24), ("window", 18, 10), ("window", 66, 30), ("window", 90, 12), ("door", 38, 24), ("door", 90, 24))
CASES = [(width, *opening) for width in (48, 72, 96, 108) for opening in OPENINGS if opening[1] + 6 <= width]  # a king and a jack at each side


@pytest.mark.parametrize(("width", "opening", "wide", "sill"), CASES)
def test_sheets_cover_a_panel_but_its_opening_wherever_they_are_split(width: int, opening: str, wide: int, sill: int) -> None:
    panel = module_design("wall_panel", start=ROOT, width=f"{width} in", opening=opening, opening_width=f"{wide} in", opening_height="48 in", sill=f"{sill} in")
    area = math.fsum(part.area * count for part, count in panel.quantities.items() if isinstance(part, PlatePart))
    assert area == pytest.approx(inch(width) * inch(96) - inch(wide) * inch(48))
    assert list(shared_space(panel, load_shop())) == []
    for one in placed_parts(panel):
        if isinstance(one.part, PlatePart):
            x1, _, x2, _ = one.part.outer.bounds
            assert x2 - x1 <= inch(48) + 1e-6
