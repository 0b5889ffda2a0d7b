"""SAFETY.md leaves nothing out: every hazard, every part that nobody has verified, every finding."""

from __future__ import annotations

import pytest

from gvcs_cad import Assembly, Hole, PlatePart, Rating, Safety, calculated, place, rectangle
from gvcs_cad.documents.safety_sheet import cell, safety_sheet
from gvcs_cad.documents.tightening import SNUG
from gvcs_cad.model.design import Design
from gvcs_cad.model.hazard import Hazard
from gvcs_cad.model.safety import NOT_VERIFIED, Verification
from gvcs_cad.testing import prepared

CRITICAL = Safety(role="lug", grade="A36", weld_class="B", torque_nm=120, inspect="cracks")


def plate(name: str, safety: Safety | None = CRITICAL) -> PlatePart:
    return PlatePart(name, stock="plate A36 1/4", outer=rectangle(200, 100), safety=safety)


def design(*plates: PlatePart) -> Design:
    made = Assembly("thing")
    for i, part in enumerate(plates):
        made.add(part, at=place(0, 0, 10 * i))
    return made.freeze()


def hazard(name: str, state: str = "open") -> Hazard:
    closed = {} if state == "open" else {"closed_by": "A. Tester", "date": "2026-11-22"}
    return Hazard(name, f"{name} hurts", "arm", "guard it", "ISO 12100", state, **closed)


def sheet(plates: list[PlatePart], hazards: list[Hazard], verifications: list[Verification], warnings: list[str] | None = None) -> str:
    ratings = [Rating("rated load", 363, "kg", calculated("half the tipping load"), "level ground")]
    return safety_sheet("Thing (default)", design(*plates), hazards, verifications, ratings, warnings or [])


def test_what_is_open_stands_before_what_is_met_and_no_hazard_is_missing() -> None:
    hazards = [hazard("shear", "met"), hazard("crush"), hazard("burn", "does not apply"), hazard("tip")]
    text = sheet([plate("a")], hazards, [])
    places = [text.index(f"| {name} | {name} hurts | arm | guard it | ISO 12100 |") for name in ("crush", "tip", "shear", "burn")]
    assert places == sorted(places)
    assert "## Open hazards (2)" in text
    assert "| A. Tester 2026-11-22 |" in text


@pytest.mark.parametrize("count", [1, 500])
def test_nothing_is_left_out_because_it_is_long(count: int) -> None:
    text = sheet([plate(f"p{i}") for i in range(count)], [hazard(f"h{i}") for i in range(count)], [], [f"warning {i}" for i in range(count)])
    assert all(f"| p{i} |" in text and f"| h{i} |" in text and f"- warning {i}\n" in text for i in range(count))


def test_how_many_parts_nobody_has_verified_stands_on_top() -> None:
    first, second = plate("a"), plate("b")
    text = sheet([first, second, plate("c", safety=None)], [], [Verification("a", first.digest, "A. Engineer", "2026-11-22", "EN 1993")])
    assert f"**{NOT_VERIFIED}**: 1 of 2 safety-critical parts." in text
    assert "| a | A | lug | weld class B (ISO 5817), A36, 120 N·m | cracks | A. Engineer, 2026-11-22, EN 1993 |" in text
    assert f"| b | A | lug | weld class B (ISO 5817), A36, 120 N·m | cracks | {NOT_VERIFIED} |" in text
    assert "| c |" not in text


def test_a_signature_for_the_part_as_it_was_counts_no_longer() -> None:
    old, new = plate("a"), plate("a", Safety(role="lug", grade="A36", inspect="cracks and wear"))
    assert f"**{NOT_VERIFIED}**: 1 of 1" in sheet([new], [], [Verification("a", old.digest, "A. Engineer", "2026-11-22", "EN 1993")])


def test_a_rating_says_what_it_rests_on() -> None:
    assert "- rated load: 363 kg (calculated; level ground): half the tipping load\n" in sheet([plate("a")], [], [])


def test_no_text_breaks_the_table_it_stands_in() -> None:
    assert cell("a | b\n\n<script> c") == "a \\| b &lt;script> c"


def test_every_bolted_joint_says_how_far_it_is_tightened() -> None:
    made = Assembly("thing")
    holed = PlatePart("a", stock="plate A36 1/4", outer=rectangle(200, 100), holes=[Hole("h", 50, 50, 21), Hole("k", 150, 50, 21), Hole("s", 100, 50, 8.7)])
    low, high = made.add(holed, name="low"), made.add(holed, name="high", at=place(0, 0, 6.35))
    for name in ("h", "k"):
        made.fasten(high[name], low[name], bolt="hex 3/4-10")
    made.fasten(high["s"], low["s"], bolt="socket 5/16-18")
    text = safety_sheet("Thing", made.freeze(), [], [], [], [])
    assert "| Bolt hex 3/4-10 x 1-1/2 in, SAE J429 grade 5 | 2 | tighten dry to 361 N·m |" in text
    assert "5/16-18" in text
    assert "| 1 | no figure found, ask its maker |" in text
    assert SNUG not in text


def test_a_bolt_that_clamps_a_print_is_not_tightened_as_for_steel() -> None:
    """11.5 N·m, right for M6 in steel, goes through the printed carriage of an axis."""
    printer = prepared("printer", config="8_inch").build
    assert {line.note for line in printer.bom().lines if line.part_no.startswith("bolt_hex_m6")} == {SNUG}
    text = printer.safety_page()
    rows = [line for line in text.splitlines() if line.startswith("| Bolt hex M6")]
    assert len(rows) == 2
    assert all(SNUG in row for row in rows)
    welded = prepared("power_cube").build.safety_page()
    assert "tighten dry to" in welded
    assert SNUG not in welded
