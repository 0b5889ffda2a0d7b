"""Drawings by others become closed contours with a finding for every repair, or are refused with the place."""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import Any

import ezdxf
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies import plates

from gvcs_cad.errors import UsageError
from gvcs_cad.formats.dxf_contours import read_plates
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import circle, rectangle
from gvcs_cad.model.plate import PlatePart

SQUARE = ((0, 0), (100, 0), (100, 50), (0, 50))


def drawn(folder: Path, draw: Any, version: str = "R2000", units: int = 4, name: str = "old.dxf") -> Path:
    doc = ezdxf.new(version)
    doc.header["$INSUNITS"] = units
    draw(doc.modelspace())
    doc.saveas(folder / name)
    return folder / name


def soup(space: Any, contour: Contour, scale: float = 1.0, shuffled: random.Random | None = None) -> None:
    """Draw a contour as loose lines and arcs, in any order and direction."""
    segments = list(contour.segments)
    if shuffled:
        shuffled.shuffle(segments)
    for edge in segments:
        start, end = (
            ((edge.start, edge.end) if not shuffled or shuffled.random() < 0.5 else (edge.end, edge.start)) if edge.bulge == 0 else (edge.start, edge.end)
        )
        if edge.bulge == 0:
            space.add_line((start[0] / scale, start[1] / scale), (end[0] / scale, end[1] / scale))
        else:
            a, b = (math.degrees(math.atan2(p[1] - edge.centre[1], p[0] - edge.centre[0])) for p in (edge.start, edge.end))
            first, last = (a, b) if edge.bulge > 0 else (b, a)
            space.add_arc((edge.centre[0] / scale, edge.centre[1] / scale), edge.radius / scale, first, last)


@given(plates(), st.integers(0, 1000), st.sampled_from([("R12", 1.0, "mm"), ("R2000", 25.4, ""), ("R2018", 1.0, "")]))
@settings(max_examples=15, phases=[Phase.generate])
def test_soup_of_any_version_and_unit_is_the_plate_it_was(
    tmp_path_factory: pytest.TempPathFactory, plate: PlatePart, seed: int, how: tuple[str, float, str]
) -> None:
    version, scale, unit = how
    shuffled = random.Random(seed)

    def draw(space: Any) -> None:
        for contour in shuffled.sample([plate.outer, *plate.inner], 1 + len(plate.inner)):
            if contour.circle and shuffled.random() < 0.5:
                (x, y), diameter = contour.circle
                space.add_circle((x / scale, y / scale), diameter / 2 / scale)
            else:
                soup(space, contour, scale, shuffled)

    file = drawn(tmp_path_factory.mktemp("dxf"), draw, version, 1 if scale > 1 else 4)
    ((outer, inner),), _ = read_plates(file, unit)
    assert outer.area == pytest.approx(plate.outer.area, rel=1e-6)
    assert sorted(edge.area for edge in inner) == pytest.approx(sorted(edge.area for edge in plate.inner), rel=1e-5)
    assert outer.bounds[:2] == pytest.approx((0, 0), abs=1e-5)
    assert sorted(edge.circle is not None for edge in inner) == sorted(edge.circle is not None for edge in plate.inner)


def test_a_drawing_without_a_unit_asks_for_it(tmp_path: Path) -> None:
    file = drawn(tmp_path, lambda space: space.add_lwpolyline(SQUARE, close=True), units=0)
    with pytest.raises(UsageError, match=r"^old.dxf: states no unit that is known; say which with --unit mm or cm or m or in or ft$"):
        read_plates(file)
    ((outer, _),), _ = read_plates(file, "in")
    assert outer.bounds == (0, 0, 2540, 1270)


def test_what_the_user_says_goes_before_what_the_file_says_and_is_told(tmp_path: Path) -> None:
    ((outer, _),), findings = read_plates(drawn(tmp_path, lambda space: space.add_lwpolyline(SQUARE, close=True), units=1), "mm")
    assert outer.bounds == (0, 0, 100, 50)
    assert "old.dxf: states in, read as mm as asked" in findings


def twice(space: Any) -> None:
    for _ in range(2):
        soup(space, rectangle(100, 50))
    space.add_circle((50, 25), 10)
    space.add_circle((50, 25), 10)
    space.add_line((10, 10), (10, 10))


def test_what_is_drawn_twice_is_cut_once_and_told(tmp_path: Path) -> None:
    ((outer, inner),), findings = read_plates(drawn(tmp_path, twice))
    assert (outer.area, len(inner)) == (5000, 1)
    assert findings == [
        "old.dxf: 4 edges drawn twice dropped",
        "old.dxf: 1 edges of no length dropped",
        "old.dxf: a contour drawn twice dropped at x 60 mm, y 25 mm",
    ]


def test_a_small_gap_is_closed_and_told_and_a_large_one_is_refused_with_its_ends(tmp_path: Path) -> None:
    def gap(size: float) -> Any:
        return lambda space: [space.add_line(a, b) for a, b in (((0, 0), (100, 0)), ((100, size), (100, 50)), ((100, 50), (0, 50)), ((0, 50), (0, 0)))]

    _, findings = read_plates(drawn(tmp_path, gap(0.05)))
    assert len(findings) == 1
    assert findings[0].startswith("old.dxf: a gap of 0.05 mm closed at x 100 mm, y 0")
    with pytest.raises(UsageError, match=r"a contour is open from x 100 mm, y (0|2) mm to x 100 mm, y (0|2) mm; the nearest other end is 2 mm away"):
        read_plates(drawn(tmp_path, gap(2.0)))


def test_a_branch_a_crossing_and_two_contours_that_meet_are_refused_with_the_place(tmp_path: Path) -> None:
    def branch(space: Any) -> None:
        soup(space, rectangle(100, 50))
        space.add_line((100, 50), (150, 80))

    with pytest.raises(UsageError, match=r"3 edges meet at x 100 mm, y 50 mm, a contour has two"):
        read_plates(drawn(tmp_path, branch))
    with pytest.raises(UsageError, match=r"the contour meets itself at x 60 mm, y 30 mm"):
        read_plates(drawn(tmp_path, lambda space: space.add_lwpolyline([(0, 0), (100, 50), (100, 0), (0, 75)], close=True)))

    def meeting(space: Any) -> None:
        space.add_lwpolyline(SQUARE, close=True)
        space.add_circle((100, 25), 10)

    with pytest.raises(UsageError, match=r"^old.dxf: two contours meet near x 100 mm, y (14.98|35.02) mm$"):
        read_plates(drawn(tmp_path, meeting))


def test_parts_inside_the_openings_of_others_are_parts(tmp_path: Path) -> None:
    def nested(space: Any) -> None:
        for size in (400, 300, 200, 100):
            space.add_lwpolyline([(-size, -size), (size, -size), (size, size), (-size, size)], close=True)

    found, _ = read_plates(drawn(tmp_path, nested))
    assert [(outer.area, [edge.area for edge in inner]) for outer, inner in found] == [(640000, [360000]), (160000, [40000])]


def test_block_references_are_resolved_where_they_stand(tmp_path: Path) -> None:
    doc = ezdxf.new("R2010")
    doc.header["$INSUNITS"] = 4
    inner = doc.blocks.new("hole")
    inner.add_circle((0, 0), 5)
    outer = doc.blocks.new("plate")
    outer.add_lwpolyline(SQUARE, close=True)
    outer.add_blockref("hole", (20, 25))
    doc.modelspace().add_blockref("plate", (0, 0))
    doc.modelspace().add_blockref("plate", (500, 300), dxfattribs={"rotation": 30, "xscale": 2, "yscale": 2})
    doc.modelspace().add_blockref("plate", (900, 0), dxfattribs={"xscale": -1})
    doc.saveas(tmp_path / "blocks.dxf")
    found, findings = read_plates(tmp_path / "blocks.dxf")
    assert sorted(outer.area for outer, _ in found) == pytest.approx([5000, 5000, 20000])
    assert sorted(edge.circle[1] for _, (edge,) in found if edge.circle) == pytest.approx([10, 10, 20])
    assert "blocks.dxf: 6 block references resolved" in findings


def test_a_drawing_seen_from_below_is_turned_over_as_it_says(tmp_path: Path) -> None:
    def below(space: Any) -> None:
        space.add_lwpolyline([(0, 0, 0.5), (-100, 0, 0), (-100, 50, 0), (0, 50, 0)], format="xyb", close=True, dxfattribs={"extrusion": (0, 0, -1)})
        soup(space, rectangle(20, 10).moved(30, 35))

    ((outer, inner),), _ = read_plates(drawn(tmp_path, below))
    bow = Contour([(0, 0, -0.5), (100, 0, 0), (100, 50, 0), (0, 50, 0)])
    assert outer.area == pytest.approx(bow.area)
    assert [edge.area for edge in inner] == [200]


def test_splines_and_ellipses_become_lines_within_two_hundredths_and_are_told(tmp_path: Path) -> None:
    def curves(space: Any) -> None:
        space.add_ellipse((0, 0), (200, 0), 0.5)
        space.add_spline([(50, 0, 0), (0, 40, 0), (-50, 0, 0), (0, -40, 0), (50, 0, 0)])

    ((outer, inner),), findings = read_plates(drawn(tmp_path, curves))
    assert outer.area == pytest.approx(math.pi * 200 * 100, rel=3e-4)
    assert len(inner) == 1
    assert "old.dxf: 1 ELLIPSE drawn as lines within 0.02 mm" in findings
    assert "old.dxf: 1 SPLINE drawn as lines within 0.02 mm" in findings


def test_what_is_not_cut_is_left_out_and_told(tmp_path: Path) -> None:
    def words(space: Any) -> None:
        space.add_lwpolyline(SQUARE, close=True)
        space.add_text("part 7")
        space.add_line((0, 0), (5, 5), dxfattribs={"layer": "MARK"})
        space.doc.layers.add("hidden").off()
        space.add_line((0, 0), (5, 5), dxfattribs={"layer": "hidden"})

    _, findings = read_plates(drawn(tmp_path, words))
    assert findings == ["old.dxf: 1 TEXT left out", "old.dxf: 1 on layer MARK left out", "old.dxf: 1 on layer hidden left out"]


@pytest.mark.parametrize("content", [b"", b"no drawing\n", b"  0\nSECTION\n  2\nENTITIES\n  0\nLINE\n", b"\x00\xff" * 500])
def test_what_is_no_drawing_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.dxf").write_bytes(content)
    with pytest.raises(UsageError, match=r"^bad\.dxf: "):
        read_plates(tmp_path / "bad.dxf", "mm")


def test_a_file_that_is_not_there_and_a_drawing_of_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read_plates(tmp_path / "gone.dxf")
    with pytest.raises(UsageError, match=r"^old.dxf: nothing in it can be cut: 1 TEXT left out$"):
        read_plates(drawn(tmp_path, lambda space: space.add_text("hello")))


def test_a_circle_alone_is_a_plate(tmp_path: Path) -> None:
    (((outer, inner),), findings) = read_plates(drawn(tmp_path, lambda space: space.add_circle((1e5, -1e5), 50)))
    assert outer.area == pytest.approx(circle(100).area)
    assert (inner, findings) == ((), [])
