"""The steps from stock to part: nothing is torched that must be drilled, and every hole is made once."""

from __future__ import annotations

import re
from dataclasses import replace

from gvcs_cad import BarPart, Bore, Cope, EndBore, FaceHole, Hole, MachinedPart, Mitre, PlatePart, Safety, TubePart, inch, rectangle, shape
from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.handoff.operations import operations
from gvcs_cad.documents.welds import weld_words
from gvcs_cad.testing import prepared

JOB = DrawingJob("m", "c", "l")


def plate(*holes: Hole, cut: str = "torch") -> PlatePart:
    return PlatePart("web", stock="plate A36 1/2", outer=rectangle(400, 300), holes=holes, cut=cut)  # type: ignore[arg-type]


def test_every_hole_of_a_plate_is_made_in_exactly_one_step() -> None:
    part = plate(Hole("big", 60, 60, 30), Hole("small", 150, 60, 12), Hole("turns", 250, 60, 50, "bore"), Hole("tiny", 150, 150, 10))
    steps = operations(part, 2, JOB)
    made = {
        name: [step.kind for step in steps if step.kind in ("cut", "drill", "bore") and re.search(rf"\b{name}\b", step.words)]
        for name in ("big", "small", "turns", "tiny")
    }
    assert made == {"big": ["cut"], "small": ["drill"], "turns": ["bore"], "tiny": ["drill"]}
    assert [step.words for step in steps if step.kind == "bore"] == ["turns: cut 46.83, bore to 50"]
    assert [step.kind for step in steps] == ["cut", "bore", "drill", "drill", "deburr", "mark"]


def test_a_tube_is_sawn_marked_out_drilled_and_inspected() -> None:
    safety = Safety(role="frame joint", inspect="no crack", grade="A500B")
    holes = [FaceHole("a", "+z", 200.0, 50.8, 20.6375), FaceHole("b", "+y", 300.0, 50.8, 76.2)]
    part = TubePart("post", stock="tube 4x4x1/4", length=500.0, holes=holes, start=Mitre(45.0), end=Cope(120.0), safety=safety, finish="red")
    steps = operations(part, 1, replace(JOB, welds={part.digest: ("weld to web: fillet leg 6, 50 long, class B (ISO 5817)",)}))
    assert [step.kind for step in steps] == ["saw", "mark out", "drill", "drill", "drill", "deburr", "finish", "mark", "weld", "inspect"]
    assert "mitre 45 deg" in steps[0].words
    assert "cope for a round of 120 mm" in steps[0].words
    assert steps[3] == type(steps[3])("drill", "20.64 (13/16 in): a", "drill")
    assert steps[4].tool.startswith("hole saw")
    assert steps[-1].words == "frame joint: no crack"


def test_a_shaft_is_bored_on_the_lathe() -> None:
    steps = operations(BarPart("axle", stock="round 2", length=300.0, bores_axial=[EndBore("end", 25.4, 50.8)]), 1, JOB)
    assert [step.words for step in steps if step.kind == "bore"] == ["far end: diameter 25.4 (1 in), 50.8 (2 in) deep"]


def test_a_long_rod_is_tapped_under_the_drill_press_hole_by_hole() -> None:
    bores = [Bore(f"f{i}", (x, 12.7, 0), (0, 0, 1), inch("5/16"), 15.0, thread="hex 5/16-18") for i, x in enumerate((700, 1400), 1)]
    drawn = shape("gvcs_cad.geometry.hardware:box", length=2000.0, width=25.4, height=25.4)
    plain = Bore("p", (1000, 12.7, 0), (0, 0, 1), 6.0, 25.4)
    rod = MachinedPart("rod", shape=drawn, material_name="1045", stock="shaft 1", blank_length=2000.0, machine="drill", drilled=(*bores, plain))
    steps = operations(rod, 1, JOB)
    assert [(step.kind, step.tool) for step in steps[:5]] == [
        ("saw", "saw"),
        ("mark out", "tape, scriber, centre punch"),
        ("drill", "drill"),
        ("drill", "drill press, tap"),
        ("drill", "drill press, tap"),
    ]
    assert [step.words.partition(";")[0] for step in steps[3:5]] == [f"f{i}: drill and tap 5/16-18, 15 deep" for i in (1, 2)]
    assert all("vee blocks" in step.words for step in steps[3:5])
    flat = operations(replace(rod, stock="flat 1-1/2x3/4"), 1, JOB)
    assert all(step.words.endswith("; in a vice") for step in flat[3:5])
    assert rod.describe().startswith("Drilled rod from shaft 1")


def test_a_weld_stands_on_the_sheets_of_both_its_parts() -> None:
    design = prepared("power_cube").build.design
    words = weld_words(design)
    pairs = {(part.name, re.match(r"weld to (\w+):", line)[1]) for part, lines in words.items() for line in lines}  # type: ignore[index]
    assert pairs
    assert {(b, a) for a, b in pairs} == pairs


def test_what_is_sold_instead_stands_on_the_sheet() -> None:
    from gvcs_cad.catalog.catalog import use_catalog
    from gvcs_cad.documents.drawing.facts import notes, stock_words

    def tube() -> TubePart:
        return TubePart("post", stock="tube 4x4x1/4", length=500.0)

    try:
        use_catalog((), {"tube 4x4x1/4": "tube 4x4x1/8"})
        assert stock_words(tube()).startswith("tube 4x4x1/8 (")
        assert "tube 4x4x1/8 for tube 4x4x1/4" in notes(tube(), DrawingJob("m", "c", "l"))
        assert "of tube 4x4x1/8, datum end" in operations(tube(), 1, JOB)[0].words
    finally:
        use_catalog(())
    assert stock_words(tube()).startswith("tube 4x4x1/4 (")
    assert not any(" for " in note for note in notes(tube(), DrawingJob("m", "c", "l")))
