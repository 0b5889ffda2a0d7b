"""What is welded touches: within the root gap of its class, by formula and never more than the parts really are apart."""

from __future__ import annotations

import math
from itertools import product

import pytest
from builders import lug, tube, two_lugs
from hypothesis import given, settings
from strategies import placements

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.solids_by_formula import Box, boxes, depth_of_overlap, gap_between
from gvcs_cad.checks.weld_gap import MOST, WeldGap, weld_gap, weld_in_air
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.pose import Placed

LEG = 6.0


def found(built: Assembly) -> list[WeldGap]:
    design, shop = built.freeze(), load_shop()
    return [*weld_gap(design, shop), *weld_in_air(design, shop)]  # type: ignore[arg-type]


def welded(gap: float, weld_class: str, upper: Part | None = None) -> Assembly:
    """Return a lug, and another part over it, in an assembly of their own."""
    inner = Assembly("inner")
    inner.add(lug("lower"))
    inner.add(upper or lug("upper"), name="upper", at=Placement(0, 0, 12.7 + gap))
    inner.weld(inner["lower"], inner["upper"], leg=LEG, length=100, weld_class=weld_class)
    outer = Assembly("outer")
    outer.add(inner, at=Placement(10, 20, 30).turned("x", 40))
    return outer


@pytest.mark.parametrize(("weld_class", "base", "share"), [("B", 0.5, 0.1), ("C", 0.5, 0.2), ("D", 1.0, 0.3)])
def test_a_seam_crosses_the_gap_that_its_class_allows_and_no_more(weld_class: str, base: float, share: float) -> None:
    allowed = base + share * LEG / math.sqrt(2)
    assert found(welded(allowed, weld_class)) == []
    (finding,) = found(welded(allowed + 0.1, weld_class))
    assert (finding.first, finding.second, finding.severity, finding.subject) == ("inner/lower", "inner/upper", "warning", "inner/lower | inner/upper")
    assert str(finding).endswith(f"mm apart, class {weld_class} of ISO 5817 allows {allowed:.2f} mm")


def test_thin_sheet_allows_less() -> None:
    sheet = lug("upper", stock="sheet 16ga")
    assert [f.allowed for f in found(welded(1.0, "C", sheet))] == [pytest.approx(0.3 + 0.1 * LEG / math.sqrt(2))]


def test_a_weld_across_air_stops_a_build() -> None:
    assert [f.severity for f in found(welded(MOST, "D"))] == ["warning"]
    (finding,) = found(welded(200.0, "B"))
    assert finding.severity == "error"
    assert str(finding) == "inner/lower and inner/upper are welded and stand 200 mm apart, class B of ISO 5817 allows 0.92 mm"


@pytest.mark.parametrize("part", [tube(), BarPart("round", stock="round 2", length=100), BarPart("angle", stock="angle 2x2x1/4", length=100)])
def test_lengths_of_stock_are_measured_too(part: Part) -> None:
    assert found(welded(0.0, "C", part)) == []
    assert [round(f.gap, 6) for f in found(welded(50.0, "C", part))] == [50.0]


def box(part: Part, at: Placement) -> Box:
    (one,) = boxes(Placed(part.name, part, at))
    return one


@settings(max_examples=60, deadline=None)
@given(placements(), placements())
def test_a_gap_is_never_wider_than_two_points_of_the_boxes(one: Placement, other: Placement) -> None:
    a, b = box(lug(), one), box(tube(), other)
    gap = gap_between(a, b)
    points = [[x.at.point(tuple(l + t * (h - l) for t, l, h in zip(s, x.low, x.high, strict=True))) for s in product((0, 0.5, 1), repeat=3)] for x in (a, b)]  # type: ignore[arg-type]  # noqa: E741
    assert gap <= min(math.dist(p, q) for p in points[0] for q in points[1]) + 1e-6
    assert gap == 0 or depth_of_overlap(a, b) == 0


def test_parts_that_only_lie_there_are_no_seam() -> None:
    assert found(two_lugs(gap=100)) == []
