"""What holds for the drawing of every part of every machine: words lie apart and inside the frame, and figures are those of the part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from every import BUILDS, ready

from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.drawing.paper import SCALES
from gvcs_cad.documents.drawing.part_sheet import is_drawn, needs_solid, part_sheet
from gvcs_cad.documents.drawing.sheet import DrawingSheet, Linear, Round, Text, outside, overlap
from gvcs_cad.documents.hole_uses import hole_uses
from gvcs_cad.documents.plate_work import plate_works
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart

JOB = DrawingJob("machine 1.0", "default", "CERN-OHL-S-2.0")


@cache
def drawn() -> dict[Part, DrawingSheet]:
    """Return the sheet of every distinct plate, tube and bar of every machine."""
    found: dict[Part, DrawingSheet] = {}
    for machine, config in (*BUILDS, ("cart", "default")):
        build = ready(machine, config).build
        job = replace(JOB, works=plate_works(build.design, build.shop.torch), uses=hole_uses(build.design))
        for part, quantity in build.design.quantities.items():
            if is_drawn(part) and not needs_solid(part) and part not in found:  # those of a solid: test_shaped_sheet.py
                found[part] = part_sheet(part, quantity, job)
    return found


def each() -> Iterator[tuple[Part, DrawingSheet]]:
    yield from drawn().items()


def test_words_lie_apart_and_inside_the_frame() -> None:
    assert len(drawn()) > 400
    problems = []
    for part, sheet in each():
        boxes = sheet.word_boxes
        problems += [f"{part.name}: {words!r} leaves the sheet" for words, box in boxes if outside(box, sheet.paper.frame)]
        problems += [f"{part.name}: {a!r} on {b!r}" for (a, one), (b, other) in combinations(boxes, 2) if overlap(one, other)]
    assert not problems, "\n".join(problems)


def test_a_dimension_measures_what_it_states() -> None:
    for part, sheet in each():
        f = sheet.scale.factor
        for item in sheet.items:
            if isinstance(item, Linear):
                along = 1 if item.upright else 0
                assert abs(item.second[along] - item.first[along]) * f == pytest.approx(item.real, abs=1e-6), part.name
                assert float(item.words) == pytest.approx(item.real, abs=0.0051), part.name
            if isinstance(item, Round):
                assert item.radius * f * (2 if item.diameter else 1) == pytest.approx(item.real, abs=1e-3), part.name


def test_every_sheet_has_a_standard_scale_and_says_it() -> None:
    for part, sheet in each():
        assert sheet.scale in SCALES
        assert str(sheet.scale) in [item.words for item in sheet.items if isinstance(item, Text)], part.name


def test_every_hole_and_overall_size_is_on_the_sheet() -> None:
    for part, sheet in each():
        words = [words for words, _ in sheet.word_boxes]
        stated = [item.real for item in sheet.items if isinstance(item, Linear)]
        assert isinstance(part, (PlatePart, LinearPart))
        for hole in part.holes:
            assert words.count(hole.name) >= 2, f"{part.name}: hole {hole.name} is not both named and listed"
        if isinstance(part, LinearPart):
            wanted = [part.length, part.section.width, part.section.height, *(hole.station for hole in part.holes)]
        else:
            x1, y1, x2, y2 = part.outer.bounds
            wanted = [] if part.outer.circle else [x2 - x1, y2 - y1]
        assert [figure for figure in wanted if not any(abs(figure - real) < 1e-6 for real in stated)] == [], part.name


def test_what_is_not_verified_says_so_until_it_is_signed() -> None:
    for part, sheet in each():
        words = " ".join(words for words, _ in sheet.word_boxes)
        assert ("NOT VERIFIED FOR STRENGTH" in words) == (part.safety is not None), part.name
        if part.safety is not None:
            signed = part_sheet(part, 1, DrawingJob("machine 1.0", "default", "CERN-OHL-S-2.0", verified_by={part.digest: "A. Engineer, 2026-11-25"}))
            words = " ".join(words for words, _ in signed.word_boxes)
            assert "NOT VERIFIED FOR STRENGTH" not in words
            assert "A. Engineer, 2026-11-25" in words
            assert part.safety.inspect.split()[0] in words
