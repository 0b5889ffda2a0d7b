"""The replay lets good programs pass and finds each kind of fault in them, put in by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from posts import NAMES, posts
from sheets import shelved

from gvcs_cad.catalog.torch import MeasuredCut, SmallParts, Torch
from gvcs_cad.documents.toolpath.model import MarkRun, Toolpath
from gvcs_cad.documents.toolpath.replay import BOUND, Replay, replay
from gvcs_cad.documents.toolpath.sheet_job import SheetJob
from gvcs_cad.errors import ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.contour_shapes import polygon, rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import Mark, PlatePart
from gvcs_cad.plugins.part_program import PartProgram

STOCK = "plate A36 1/4"


def design() -> Design:
    """Two plates with a hole and a spot, a small part beside them."""
    job = Assembly("job")
    bracket = polygon([(0, 0), (120, 0), (120, 40), (50, 40), (50, 120), (0, 120)], corner=6)
    job.add(PlatePart("bracket", stock=STOCK, outer=bracket, holes=[Hole("h", 25, 25, 20), Hole("d", 90, 20, 7)]))
    job.add(PlatePart("cover", stock=STOCK, outer=rectangle(100, 80), holes=[Hole("h", 50, 40, 40)]), at=Placement(300, 0, 0))
    job.add(PlatePart("tag", stock=STOCK, outer=rectangle(30, 30)), at=Placement(600, 0, 0))
    return job.freeze()


def sheet(torch: Torch | None = None) -> SheetJob:
    return shelved(design(), torch or Torch(), [0.0, 0.0])


def judged(job: SheetJob, name: str, change: Callable[[str], str] = lambda text: text) -> Replay:
    program = PartProgram(job, posts()[name])
    text = change(program.unproven)
    return replay(program.post.read(text, job.toolpath, job.parts.torch), job.wanted)


@pytest.mark.parametrize("name", NAMES)
def test_a_good_program_passes_well_within_the_bound(name: str) -> None:
    found = judged(sheet(), name)
    assert found.problems == ()
    assert found.deviation < 0.01 < BOUND
    assert found.corner < 0.01  # no sharp inside corner here
    assert found.strokes == 5


def moved(by: float, which: int) -> Callable[[str], str]:
    """Return a change that shifts X in the lines of one cut, from its rapid to its end."""

    def change(text: str) -> str:
        blocks = re.split(r"(?=^\(item )", text, flags=re.M)
        cuts = [i for i, block in enumerate(blocks) if "outside" in block or "hole" in block]
        number = cuts[which]
        blocks[number] = re.sub(r"X([\d.]+)", lambda m: f"X{float(m.group(1)) + by:.4f}", blocks[number])
        return "".join(blocks)

    return change


def without(pattern: str, count: int = 1) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, "", text, count=count, flags=re.M)


@pytest.mark.parametrize("which", range(5))
def test_a_cut_in_the_wrong_place_is_found(which: int) -> None:
    assert any("its edge is off by 0.1" in problem for problem in judged(sheet(), "grbl_plasma", moved(0.1, which)).problems)
    assert judged(sheet(), "grbl_plasma", moved(0.02, which)).problems == ()


def last_cut_off(text: str) -> str:
    blocks = re.split(r"(?=^\(item )", text, flags=re.M)
    return "".join(blocks[:-1]) + "M5\nM2\n"


def outside_first(text: str) -> str:
    """Cut the first part's outside before its hole."""
    blocks = re.split(r"(?=^\(item )", text, flags=re.M)
    hole = next(i for i, block in enumerate(blocks) if "cover hole" in block)
    blocks[hole], blocks[hole + 1] = blocks[hole + 1], blocks[hole]
    return "".join(blocks)


def pierced_on_the_part(text: str) -> str:
    """Light the torch in the middle of the cover and go to its lead from there."""
    found = re.sub(r"(\(item \d+: cover outside\)\n(?:G0 .*\n)*?)G0 (X\S+ Y\S+)\n(G0 Z(?:.*\n){4}F.*\n)", r"\1G0 X150 Y50\n\3G1 \2\n", text)
    assert found != text
    return found


FAULTS: dict[str, tuple[Callable[[str], str], str]] = {
    "a cut is missing": (last_cut_off, "its edge is off by|the torch"),
    "a spot is missing": (without(r"^M3 S1000\nG4 P0.1\nM5\n"), "no mark at"),
    "the torch stays on between two cuts": (without(r"^M5\nG3[^\n]*\nG0 Z15\n"), "a rapid with the arc on|while torch is on"),
    "a part is cut out before its hole": (outside_first, "the arc is on over cover|a rapid crosses cover"),
    "the pierce is on the part": (pierced_on_the_part, "the pierce at x 150, y 50 mm is 0.00 mm from cover"),
    "an arc is a line": (lambda text: re.sub(r"^G3 (X\S+ Y\S+) I\S+ J\S+", r"G1 \1", text, flags=re.M), "its edge is off by|is not"),
    "the torch is lit for nothing": (lambda text: text.replace("M3 S1000", "M3 S1000\nM5\nM3 S1000"), "the arc is lit and goes nowhere"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_kind_of_fault_is_found(fault: str) -> None:
    change, words = FAULTS[fault]
    try:
        problems: tuple[str, ...] = judged(sheet(), "grbl_plasma", change).problems
    except ModelError as error:
        problems = error.problems
    assert any(re.search(words, problem) for problem in problems), problems


def test_a_kerf_that_is_not_the_sheets_is_found() -> None:
    job = sheet()
    program = PartProgram(job, posts()["grbl_plasma"])
    motions = program.post.read(program.unproven, job.toolpath, job.parts.torch)
    other = replace(job.wanted, kerfs=tuple(tuple(kerf + 0.2 for kerf in kerfs) for kerfs in job.wanted.kerfs))
    assert sum("its edge is off by 0.1" in problem for problem in replay(motions, other).problems) == 3


def test_a_cut_outside_the_sheet_is_found() -> None:
    job = sheet()
    program = PartProgram(job, posts()["grbl_plasma"])
    motions = program.post.read(program.unproven, job.toolpath, job.parts.torch)
    narrow = replace(job.wanted, sheet=replace(job.wanted.sheet, width=100.0))
    assert any("the arc leaves the sheet" in problem for problem in replay(motions, narrow).problems)


def test_a_cut_nearer_to_the_edge_than_the_sheet_lies_square_is_found() -> None:
    assert judged(sheet(replace(Torch(), sheet_square=8.0)), "grbl_plasma").problems == ()
    near = [problem for problem in judged(sheet(replace(Torch(), sheet_square=9.5)), "grbl_plasma").problems if "comes within 8.90 mm of its edge" in problem]
    assert near


def test_a_tab_must_hold_and_no_more_than_that() -> None:
    tabbed = replace(Torch(), small_parts=SmallParts("tab", size=40.0))
    job = sheet(tabbed)
    assert judged(job, "grbl_plasma").problems == ()
    program = PartProgram(sheet(), posts()["grbl_plasma"])  # the same parts cut free
    motions = program.post.read(program.unproven, job.toolpath, tabbed)
    assert any("its tab holds by 0.00 mm, at least 2 mm" in problem for problem in replay(motions, job.wanted).problems)
    half = PartProgram(job, posts()["grbl_plasma"])
    lines = half.unproven.splitlines()
    last = max(i for i, line in enumerate(lines) if line.startswith(("G1 X", "G2", "G3")))
    motions = half.post.read("\n".join(lines[:last] + lines[last + 1 :]), job.toolpath, tabbed)
    assert any("are not cut" in problem for problem in replay(motions, job.wanted).problems)


def test_a_program_that_fails_is_refused_with_its_reasons() -> None:
    class Wrong(type(posts()["grbl_plasma"])):  # type: ignore[misc]
        def program(self, toolpath: object, torch: object) -> str:
            return moved(0.5, 0)(super().program(toolpath, torch))  # type: ignore[no-any-return]

    with pytest.raises(ModelError, match=r"sheet1.nc is refused: \w+: its edge is off by 0\.5"):
        _ = PartProgram(sheet(), Wrong()).text


def test_sharp_inside_corners_are_told_and_notches_narrower_than_the_kerf_refused() -> None:
    job = Assembly("job")
    job.add(PlatePart("angle", stock=STOCK, outer=polygon([(0, 0), (120, 0), (120, 40), (50, 40), (50, 120), (0, 120)])))
    found = judged(shelved(job.freeze(), Torch(kerf=2.0), [0.0]), "grbl_plasma")
    assert found.problems == ()
    assert found.corner == pytest.approx((2**0.5 - 1) * 1.0, abs=0.01)
    slit = polygon([(0, 0), (120, 0), (120, 50), (30, 50), (30, 51.5), (120, 51.5), (120, 100), (0, 100)])
    other = Assembly("job")
    other.add(PlatePart("slit", stock=STOCK, outer=slit))
    problems = judged(shelved(other.freeze(), Torch(kerf=2.0), [0.0]), "grbl_plasma").problems
    assert problems == ("slit: a notch in its outside is narrower than the kerf of 2 mm",)


def marked_sheet(marking: str) -> SheetJob:
    job = Assembly("job")
    marks = [Mark(((10, 10), (60, 10), (60, 40)), "fold"), Mark(((20, 60),), "here")]
    job.add(PlatePart("plate", stock=STOCK, outer=rectangle(160, 120), holes=[Hole("d", 120, 60, 7)], marks=marks))
    return shelved(job.freeze(), replace(Torch(), marking=marking, numbers=True), [30.0])  # type: ignore[arg-type]


def shifted(mark: MarkRun) -> MarkRun:
    return replace(mark, points=tuple((x + 0.2, y) for x, y in mark.points))


@pytest.mark.parametrize(
    ("name", "marking"), [("linuxcnc_qtplasmac", "scribe"), ("linuxcnc_qtplasmac", "spot"), ("grbl_plasma", "etch"), ("grbl_plasma", "spot")]
)
def test_every_mark_is_held_to_the_drawing_and_not_to_the_plan(name: str, marking: str) -> None:
    job, post = marked_sheet(marking), posts()[name]

    def problems(toolpath: Toolpath) -> tuple[str, ...]:
        return replay(post.read(post.program(toolpath, job.parts.torch), toolpath, job.parts.torch), job.wanted).problems

    steps = job.toolpath.steps
    marks = [i for i, step in enumerate(steps) if isinstance(step.run, MarkRun)]
    assert len(marks) == len(job.wanted.marks) >= (5 if marking == "spot" else 4)
    assert problems(job.toolpath) == ()
    for i in marks:
        run = steps[i].run
        assert isinstance(run, MarkRun)
        assert any("no mark at" in problem for problem in problems(replace(job.toolpath, steps=(*steps[:i], *steps[i + 1 :]))))
        off = replace(steps[i], run=shifted(run), approach=(*steps[i].approach[:-1], shifted(run).points[0]))
        found = problems(replace(job.toolpath, steps=(*steps[:i], off, *steps[i + 1 :])))
        assert any("no mark at" in problem for problem in found), run
        assert any("that nobody wants" in problem or "nowhere" in problem or "off by" in problem or "middle" in problem for problem in found), run


def test_a_line_that_is_to_be_scribed_is_not_drawn_by_the_torch() -> None:
    job, post = marked_sheet("scribe"), posts()["linuxcnc_qtplasmac"]
    text = post.program(job.toolpath, job.parts.torch)
    torched = text.replace("M3 $1 S1", "M3 $0 S1").replace("M5 $1", "M5 $0")
    assert torched != text
    found = replay(post.read(torched, job.toolpath, job.parts.torch), job.wanted).problems
    assert any("no mark at" in problem for problem in found)
    assert any(problem.startswith("plate:") for problem in found)


def test_axes_out_of_square_keep_the_arc_away_from_the_edges() -> None:
    def measured(by: float) -> SheetJob:
        return sheet(replace(Torch(), measured={STOCK: MeasuredCut(kerf=2.0, date="2026-11-25", out_of_square=by)}))

    square, skewed = measured(0.0), measured(0.5)
    assert skewed.wanted.edge - square.wanted.edge == pytest.approx(0.5 / (100 * 2**0.5) * min(square.nested.sheet.length, square.nested.sheet.width))
    assert judged(square, "grbl_plasma").problems == ()
    worst = next(by for by in (1.0, 2.0, 4.0, 8.0, 16.0) if measured(by).wanted.edge > 9.1)
    assert any("of its edge" in problem for problem in judged(measured(worst), "grbl_plasma").problems)
    assert any("square the gantry first" in note and "bracket by" in note for note in measured(2.0).toolpath.notes)
