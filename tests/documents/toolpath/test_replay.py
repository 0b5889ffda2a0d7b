"""The replay lets good programs pass and finds each kind of fault in them, put in by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from posts import NAMES, posts
from sheets import shelved

from gvcs_cad.catalog.torch import SmallParts, Torch
from gvcs_cad.documents.toolpath.replay import BOUND, Replay, replay
from gvcs_cad.documents.toolpath.sheet_job import SheetJob
from gvcs_cad.errors import ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.contour_shapes import polygon, rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
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
