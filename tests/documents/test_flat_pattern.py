"""What goes with a plate to the torch: its edges unchanged, and every word that the shop must read."""

from __future__ import annotations

import pytest

from gvcs_cad import Bend, Hole, Mark, PlatePart, Safety, SlotHole, rectangle
from gvcs_cad.documents.file_names import bad_name, part_name, plate_name
from gvcs_cad.documents.flat_pattern import flat_pattern
from gvcs_cad.model.safety import NOT_VERIFIED


def plate(**more: object) -> PlatePart:
    return PlatePart("side", stock="plate A36 1/4", outer=rectangle(200, 100), **more)


def test_edges_come_from_the_part_as_they_are() -> None:
    part = plate(holes=[Hole("a", 20, 20, 10, empty="spare"), SlotHole("b", 100, 50, 10, 20, empty="adjustment")])
    pattern = flat_pattern(part, 4)
    assert (pattern.outer, pattern.inner) == (part.outer, part.inner)
    assert (pattern.thickness, pattern.material, pattern.quantity) == (6.35, "A36", 4)


def test_the_facts_are_what_must_travel_with_the_drawing() -> None:
    assert flat_pattern(plate(), 4).facts() == {"part_no": "side", "revision": "A", "quantity": "4", "material": "A36", "thickness_mm": "6.35"}


def test_a_bend_says_its_angle_and_diameter_or_nobody_could_fold_it() -> None:
    pattern = flat_pattern(plate(bends=[Bend((50, 0), (50, 100), 90, 12.7), Bend((150, 0), (150, 100), -45, 12.7)]), 1)
    assert "bend 1: 90 deg, inside diameter 12.7 mm" in pattern.notes
    assert "bend 2: -45 deg, inside diameter 12.7 mm" in pattern.notes


def test_a_mark_says_what_it_is_for() -> None:
    assert "mark: lug here" in flat_pattern(plate(marks=[Mark(((1, 1),), label="lug here"), Mark(((2, 2), (3, 3)))]), 1).notes


def test_a_safety_critical_plate_says_that_it_is_not_verified_until_it_is() -> None:
    critical = plate(safety=Safety(role="lug", grade="A36", inspect="cracks"))
    assert NOT_VERIFIED in flat_pattern(critical, 1).notes
    assert NOT_VERIFIED not in flat_pattern(critical, 1, verified=True).notes
    assert NOT_VERIFIED not in flat_pattern(plate(), 1).notes


def test_a_file_name_tells_part_revision_quantity_material_and_thickness() -> None:
    assert plate_name(plate(revision="B"), 8) == "side_rB_qty8_A36_6.35mm"


@pytest.mark.parametrize(
    ("revision", "name"), [("A", "side_rA"), ("2.1", "side_r2.1"), ("B/2 draft", "side_rB-2-draft"), ("Ä", "side_r-"), ("../x", "side_r..-x")]
)
def test_a_revision_of_any_letters_makes_a_file_name_for_every_system(revision: str, name: str) -> None:
    assert part_name(plate(revision=revision)) == name


@pytest.mark.parametrize("path", ["dxf/side_rA_qty8_A36_6.35mm.dxf", "SAFETY.md", "SHA256SUMS", "3mf/a-b_c.3mf"])
def test_a_name_that_every_system_takes(path: str) -> None:
    assert bad_name(path) == ""


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../b",
        "a//b",
        "a/",
        "./a",
        ".hidden",
        "a/.hidden",
        "a b",
        "a\\b",
        "a:b",
        "ä.dxf",
        "a\n",
        "dxf/end.",
        "CON",
        "dxf/nul.dxf",
        "Com1.txt",
    ],
)
def test_a_name_that_some_system_refuses(path: str) -> None:
    assert "is no file name for every system" in bad_name(path)
