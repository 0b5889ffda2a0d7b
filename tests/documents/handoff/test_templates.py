"""Templates show every hole whole, at true size, wherever it is: measured on the page that a program of others draws."""

from __future__ import annotations

import math

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gvcs_cad import FaceHole, Hole, PlatePart, TubePart, circle, rectangle
from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.drawing.sheet import Circle
from gvcs_cad.documents.handoff.template import HIGH, LONG, MARGIN, Template, templates
from gvcs_cad.formats.handoff_pdf import templates_pdf

DOTS = 8  # per mm
JOB = DrawingJob("m", "c", "l")


def hole_circles(template: Template) -> list[Circle]:
    return [item for item in template.sheet.items if isinstance(item, Circle) and item.layer == "VISIBLE"]


def shown_whole(hole: Circle, template: Template) -> bool:
    (x, y), r = hole.centre, hole.diameter / 2
    return any(w.x <= x - r and x + r <= w.x + LONG and w.y <= y - r and y + r <= w.y + HIGH for w in template.windows)


stations = st.lists(st.integers(1, 68), min_size=1, max_size=12, unique=True).map(lambda cells: [30 * cell for cell in cells])


@settings(max_examples=60)
@given(stations, st.sampled_from(["+y", "-y", "+z", "-z"]), st.booleans())
def test_every_hole_of_a_tube_is_whole_on_some_page_of_each_face_it_opens(where: list[int], face: str, through: bool) -> None:
    holes = [FaceHole(f"h{i}", face, float(s), 76.2 if face[1] == "y" else 25.4, 20.0, through) for i, s in enumerate(where)]
    found = templates(TubePart("beam", stock="tube 6x2x1/4", length=2100.0, holes=holes), JOB)
    assert len(found) == (2 if through else 1)
    for template in found:
        assert len(hole_circles(template)) == len(where)
        assert all(shown_whole(hole, template) for hole in hole_circles(template))


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 17), st.integers(0, 9)), min_size=1, max_size=10, unique=True))
def test_every_drilled_hole_of_a_plate_is_whole_on_some_page(cells: list[tuple[int, int]]) -> None:
    holes = [Hole(f"h{i}", 30.0 + 60 * x, 30.0 + 60 * y, 12.0) for i, (x, y) in enumerate(cells)]
    plate = PlatePart("wide", stock="plate A36 1/2", outer=rectangle(1100, 600), holes=holes)
    (template,) = templates(plate, JOB)
    drilled = [hole for hole in hole_circles(template) if hole.diameter == 12.0]
    assert all(shown_whole(hole, template) for hole in drilled)
    assert len(template.windows) <= len(cells)


def test_a_plate_that_only_the_torch_touches_has_none() -> None:
    assert templates(PlatePart("disc", stock="plate A36 1/4", outer=circle(200), holes=[Hole("h", 0, 0, 50)]), JOB) == ()


def test_a_template_of_a_round_is_wrapped_round_half_of_it() -> None:
    (template, other) = templates(TubePart("hub", stock="pipe 2 sch80", length=150.0, holes=[FaceHole("h", "+y", 60.0, 30.1625, 20.0)]), JOB)
    (hole,) = hole_circles(template)
    half_turn = math.pi * 60.325 / 2
    assert hole.centre == pytest.approx((MARGIN + 60.0, MARGIN + half_turn / 2))
    assert template.sheet.paper.height == pytest.approx(half_turn + 2 * MARGIN)
    assert "wrapped: its edges are half a turn apart" in template.windows[0].words
    assert other.title.endswith("face -y")


def page_of(pdf: bytes, number: int) -> np.ndarray:
    page = pypdfium2.PdfDocument(pdf)[number]
    return np.asarray(page.render(scale=DOTS * 25.4 / 72, grayscale=True).to_numpy()).squeeze()


def test_a_template_prints_at_true_size() -> None:
    holes = [FaceHole("a", "+y", 60.0, 25.4, 30.0), FaceHole("b", "+y", 200.0, 25.4, 12.0)]
    pdf = templates_pdf(templates(TubePart("beam", stock="tube 2x2x1/8", length=600.0, holes=holes), JOB))
    assert len(pypdfium2.PdfDocument(pdf)) == 2
    page = page_of(pdf, 0)
    assert page.shape == pytest.approx((210 * DOTS, 297 * DOTS), abs=1)
    dark = page < 128
    bar = dark[-14 * DOTS :]
    longest = max(int(np.diff(np.flatnonzero(np.concatenate(([1], ~row, [1])))).max()) - 1 for row in bar)
    assert longest == pytest.approx(100 * DOTS, abs=2)
    (x, y) = centre_of_ring(dark, 30.0)
    (x2, y2) = centre_of_ring(dark, 12.0)
    assert (x2 - x) / DOTS == pytest.approx(140.0, abs=0.15)
    assert y2 == pytest.approx(y, abs=2)


def centre_of_ring(dark: np.ndarray, diameter: float) -> tuple[float, float]:
    """Return where a circle of exactly this diameter lies, dots: the place whose ring is darkest, which must be nearly all dark."""
    radius = diameter / 2 * DOTS
    angles = np.linspace(0, math.tau, 180, endpoint=False)
    dx, dy = np.rint(radius * np.cos(angles)).astype(int), np.rint(radius * np.sin(angles)).astype(int)
    high, wide = dark.shape
    r = int(radius) + 2
    score = np.zeros((high - 2 * r, wide - 2 * r), dtype=np.int32)
    for i, j in zip(dx, dy, strict=True):
        score += dark[r + j : high - r + j, r + i : wide - r + i]
    at = np.unravel_index(score.argmax(), score.shape)
    assert score[at] > 0.95 * len(angles), f"no circle of {diameter} mm on the page"
    return float(at[1] + r), float(at[0] + r)


def test_the_measure_of_the_test_says_no_to_a_circle_of_another_size() -> None:
    pdf = templates_pdf(templates(TubePart("beam", stock="tube 2x2x1/8", length=600.0, holes=[FaceHole("a", "+y", 60.0, 25.4, 30.0)]), JOB))
    with pytest.raises(AssertionError, match=r"no circle of 30\.6 mm"):
        centre_of_ring(page_of(pdf, 0) < 128, 30.6)
