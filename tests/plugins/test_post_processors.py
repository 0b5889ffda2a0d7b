"""Part programs before their judges: LinuxCNC's interpreter and QtPlasmaC's filter, and a checker of GRBL's rules. Each says no to a broken one."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from controller_judge import Controller, controller
from every import chosen
from grbl_checker import faults
from posts import posts
from sheets import jobs_of, plate_job, shop_with

from gvcs_cad.catalog.torch import SmallParts, Torch
from gvcs_cad.documents.toolpath.replay import replay
from gvcs_cad.documents.toolpath.sheet_job import SheetJob
from gvcs_cad.errors import ModelError
from gvcs_cad.formats.gcode_words import origin_of
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.plate import Mark, PlatePart
from gvcs_cad.plugins.part_program import PartProgram
from gvcs_cad.testing import prepared

HOLES = (Hole("h", 60, 60, 20), Hole("big", 140, 60, 60), SlotHole("s", 60, 140, 12, 40), Hole("d", 180, 180, 5))
PLATE = PlatePart("plate", stock="plate A36 1/4", outer=rectangle(220, 200, corner=15), holes=HOLES, marks=[Mark(((10, 20), (10, 90)), "fold")])
VARIANTS = {
    "as it is": Torch(),
    "inches from the upper right": Torch(units="in", origin="upper_right"),
    "spread and tabbed": Torch(order="spread", small_parts=SmallParts("tab", size=300.0)),
    "edge start": Torch(chart="powermax45xp", amps=45.0),
}


def job_for(variant: str, **more: object) -> SheetJob:
    torch = replace(VARIANTS[variant], **more)  # type: ignore[arg-type]
    stock = "plate A36 1/2" if variant == "edge start" else PLATE.stock
    return plate_job(replace(PLATE, stock=stock), torch, count=1 if variant == "edge start" else 3)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Controller]:
    with controller(tmp_path_factory.mktemp("linuxcnc")) as found:
        yield found


def passes(judge: Controller, program: str) -> str:
    """Let both judges pass a program without a word, and return what the filter made of it."""
    interpreted, filtered = judge.rs274(program), judge.filter(program)
    assert (interpreted.passed, interpreted.said) == (True, "")
    assert (filtered.passed, filtered.said) == (True, "")
    return filtered.made


@pytest.mark.parametrize("variant", VARIANTS)
def test_linuxcnc_takes_every_kind_of_program(judge: Controller, variant: str) -> None:
    program = PartProgram(job_for(variant, marking="scribe", numbers=True), posts()["linuxcnc_qtplasmac"])
    passes(judge, program.text)


def test_linuxcnc_moves_as_our_own_reader_says(judge: Controller) -> None:
    """The interpreter's moves are those of the reader: a judge of the replay's eyes."""
    for units in ("mm", "in"):
        job = job_for("as it is", units=units)
        program = PartProgram(job, posts()["linuxcnc_qtplasmac"])
        ours = [motion for motion in program.post.read(program.text, job.toolpath, job.parts.torch) if motion.move.length > 0]
        theirs = [event for event in judge.moves(passes(judge, program.text)) if event["kind"] in ("rapid", "feed", "arc")]
        ends = [tuple(event["end"]) for event in theirs]
        moved = [end for before, end, event in zip([ends[0], *ends], ends, theirs, strict=False) if event["kind"] == "arc" or math.dist(before, end) > 1e-4]
        assert len(moved) == len(ours) + 1  # the first one comes from where nobody knows
        assert max(math.dist(a, b.move.end) for a, b in zip(moved[1:], ours, strict=True)) < 2e-4
        arcs = [(event["centre"], event["turns"] > 0) for event in theirs if event["kind"] == "arc"]
        mine = [(motion.move.centre, not motion.move.clockwise) for motion in ours if motion.move.centre]
        assert len(arcs) == len(mine)
        assert all(math.dist(a[0], b[0]) < 2e-4 and a[1] == b[1] for a, b in zip(arcs, mine, strict=True) if b[0])


def test_the_filter_sees_every_hole_when_the_shop_lets_it_look(judge: Controller) -> None:
    """With hole sensing on, the controller's own rule finds each small hole, which it does only for one whole arc away from 0."""
    program = PartProgram(job_for("as it is"), posts()["linuxcnc_qtplasmac"]).text
    by_hand = r"^M6[257] (?:P3|P2|E3 Q60)\n|^G3 .*\n(?=M5 \$0\nM68)|^M68 E3 Q0\n(?=M65)"
    sensing = re.sub(by_hand, "", program, flags=re.M).replace("M52 P1", "M52 P1\n#<holes>=1")
    made = judge.filter(sensing).made
    assert made.count("velocity:60%") == 3  # the 20 mm hole of three plates; the 60 mm one is cut at full speed
    sizes = [float(size) for size in re.findall(r"diameter:([\d.]+)", made)]
    assert sizes == pytest.approx([20.0] * 3, abs=1.2)


BROKEN: dict[str, tuple[Callable[[str], str], str, str]] = {
    "an unknown word": (lambda text: text.replace("M5 $0", "M499", 1), "rs274", "M499|m499|Unknown"),
    "an arc that does not meet its end": (
        lambda text: re.sub(r"^(G2 X\S+ Y\S+ I\S+ J)\S+", r"\g<1>77", text, count=1, flags=re.M),
        "rs274",
        "Radius to end of arc",
    ),
    "no end": (lambda text: text.replace("\nM2\n", "\n"), "rs274", "program end"),
    "a comment left open": (lambda text: text.replace(")\nG21", "\nG21"), "rs274", "comment"),
    "lit before any move": (lambda text: re.sub(r"^G0 .*\n", "", text, flags=re.M), "filter", "before movement"),
    "another feed than the material's": (lambda text: text.replace("F#<_hal[plasmac.cut-feed-rate]>", "F99999"), "filter", "does not match"),
    "a material nobody has": (lambda text: text.replace("M52 P1", "M52 P1\nM190 P77"), "filter", "missing from the material file"),
    "a hole cut clockwise": (lambda text: text.replace("M52 P1", "#<holes>=1").replace("G3 ", "G2 "), "filter", "appears to be a hole"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_linuxcnc_refuses_a_broken_program(judge: Controller, kind: str) -> None:
    change, who, words = BROKEN[kind]
    program = PartProgram(plate_job(replace(PLATE, holes=HOLES[:2], marks=()), Torch()), posts()["linuxcnc_qtplasmac"]).text
    broken = change(program)
    assert broken != program
    verdict = judge.rs274(broken) if who == "rs274" else judge.filter(broken)
    assert not verdict.passed
    assert re.search(words, verdict.said)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("marking", ["spot", "etch", "none"])
def test_grbl_takes_every_kind_of_program(variant: str, marking: str) -> None:
    program = PartProgram(job_for(variant, marking=marking, numbers=True), posts()["grbl_plasma"])
    assert faults(program.text) == []


GRBL_BROKEN: dict[str, tuple[Callable[[str], str], str]] = {
    "a canned cycle": (lambda text: text.replace("M5\n", "G81 X1 Y1 Z1 R1\n", 1), "error 20"),
    "a parameter": (lambda text: text.replace("G4 P", "#1=3\nG4 P", 1), "error 1 "),
    "a LinuxCNC spindle": (lambda text: text.replace("M3 S1000", "M3 $0 S1", 1), "error 2 "),
    "two motions in a line": (lambda text: text.replace("G1 Z", "G0 G1 Z", 1), "error 21"),
    "no feed": (lambda text: re.sub(r" F[\d.]+|^F[\d.]+\n", "", text, flags=re.M), "error 22"),
    "a word twice": (lambda text: text.replace("G0 X", "G0 X1 X", 1), "error 25"),
    "a dwell without time": (lambda text: re.sub(r"G4 P\S+", "G4", text, count=1), "error 28"),
    "an arc that does not meet its end": (lambda text: re.sub(r"^(G2 X\S+ Y\S+ I\S+ J)\S+", r"\g<1>77", text, count=1, flags=re.M), "error 33"),
    "an arc without centre": (lambda text: re.sub(r"^(G3 X\S+ Y\S+) I\S+ J\S+", r"\1", text, count=1, flags=re.M), "error 35"),
    "a left-over word": (lambda text: re.sub(r"^(G1 X\S+ Y\S+)$", r"\1 I3", text, count=1, flags=re.M), "error 36"),
    "a line too long": (lambda text: text.replace("(job", "(" + "x" * 90, 1), "error 11"),
    "no end": (lambda text: text.replace("\nM2\n", "\n"), "no M2"),
}


@pytest.mark.parametrize("kind", GRBL_BROKEN)
def test_the_checker_of_grbl_refuses_a_broken_program(kind: str) -> None:
    change, words = GRBL_BROKEN[kind]
    program = PartProgram(plate_job(replace(PLATE, holes=HOLES[:2]), Torch()), posts()["grbl_plasma"]).text
    broken = change(program)
    assert broken != program
    assert any(words in fault for fault in faults(broken)), faults(broken)


def test_what_a_controller_cannot_mark_is_refused() -> None:
    etched = PartProgram(job_for("as it is", marking="etch"), posts()["linuxcnc_qtplasmac"])
    with pytest.raises(ModelError, match="marks with a scribe or spots"):
        _ = etched.text
    scribed = PartProgram(job_for("as it is", marking="scribe"), posts()["grbl_plasma"])
    with pytest.raises(ModelError, match="GRBL switches no scribe"):
        _ = scribed.text


@pytest.mark.parametrize("origin", ["lower_left", "lower_right", "upper_left", "upper_right"])
@pytest.mark.parametrize("units", ["mm", "in"])
def test_the_zero_is_the_corner_the_shop_names_in_its_own_unit(origin: str, units: str) -> None:
    torch = Torch(origin=origin, units=units)  # type: ignore[arg-type]
    job = plate_job(PLATE, torch)
    text = PartProgram(job, posts()["grbl_plasma"]).text
    unit = 25.4 if units == "in" else 1.0
    x0, y0 = origin_of(origin, job.nested.sheet.length, job.nested.sheet.width)
    places = [(float(x) * unit + x0, float(y) * unit + y0) for x, y in re.findall(r"X(-?[\d.]+) Y(-?[\d.]+)", text)]
    assert all(0 < x < job.nested.sheet.length and 0 < y < job.nested.sheet.width for x, y in places)
    assert ("G20" in text) == (units == "in")


@pytest.mark.slow
@pytest.mark.parametrize("machine", chosen("power_cube", "tractor"))
def test_every_program_of_our_machines_passes_its_judges(judge: Controller, machine: str) -> None:
    one = prepared(machine).build
    for job in jobs_of(one.design, shop_with(one.shop.torch)):
        for name, post in posts().items():
            program = PartProgram(job, post)
            if name == "linuxcnc_qtplasmac":
                passes(judge, program.text)
            elif name == "grbl_plasma":
                assert faults(program.text) == []
            assert replay(post.read(program.text, job.toolpath, one.shop.torch), job.wanted).deviation < 0.01
