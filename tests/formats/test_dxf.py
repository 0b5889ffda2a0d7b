"""A drawing is judged by ezdxf's reader and auditor: closed edges, true circles, one layer per purpose, and the area of the plate."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import ezdxf
import ezdxf.recover
import pytest
from ezdxf.document import Drawing
from ezdxf.layouts import Modelspace
from ezdxf.math import Vec2, bulge_to_arc
from hypothesis import given, settings
from hypothesis import strategies as st

from gvcs_cad import Bend, Contour, Hole, Mark, PlatePart, SlotHole, circle, polygon, rectangle
from gvcs_cad.documents.flat_pattern import FlatPattern, flat_pattern
from gvcs_cad.formats.dxf import LAYERS, flat_pattern_dxf
from gvcs_cad.formats.dxf_frame import APP, _frame, drawing_bytes

VERSIONS = ["R12", "R2000", "R2010"]
ONLY_CUT = {"LWPOLYLINE", "POLYLINE", "CIRCLE"}


def plate(**more: object) -> PlatePart:
    wanted: dict[str, object] = {
        "outer": rectangle(300, 160, corner=12),
        "holes": (Hole("a", 50, 80, 14.2875), Hole("b", 250, 80, 14.2875), SlotHole("s", 150, 40, 10, 30, angle=30)),
        "cutouts": (polygon([(120, 100), (180, 100), (150, 140)], corner=3),),
        "marks": (Mark(((20, 20),)), Mark(((40, 20), (60, 20), (60, 40)))),
        "bends": (Bend((290, 0), (290, 160), 90, 12.7),),
        "note": "deburr\nboth sides; 5 \N{DEGREE SIGN} \N{GREEK SMALL LETTER OMEGA}",
    }
    return PlatePart("deck", stock="plate A36 1/4", **{**wanted, **more})


def read(data: bytes) -> Drawing:
    doc, auditor = ezdxf.recover.read(BytesIO(data))
    assert (auditor.errors, auditor.fixes) == ([], [])
    auditor = doc.audit()
    assert (auditor.errors, auditor.fixes) == ([], [])
    return doc


def vertices(entity: object) -> list[tuple[float, float, float]]:
    """Return (x, y, bulge) of a polyline of either kind."""
    if entity.dxftype() == "LWPOLYLINE":
        return [(x, y, bulge) for x, y, bulge in entity.get_points("xyb")]
    return [(v.dxf.location.x, v.dxf.location.y, v.dxf.bulge) for v in entity.vertices]


def area(entity: object) -> float:
    """Return the area that a closed entity encloses, by the shoelace formula and the arcs that ezdxf makes of its bulges."""
    if entity.dxftype() == "CIRCLE":
        return math.pi * entity.dxf.radius**2
    assert entity.is_closed
    points = vertices(entity)
    total = 0.0
    for (x1, y1, bulge), (x2, y2, _) in zip(points, points[1:] + points[:1], strict=True):
        total += (x1 * y2 - x2 * y1) / 2
        if bulge:
            _, start, end, radius = bulge_to_arc(Vec2(x1, y1), Vec2(x2, y2), bulge)
            sweep = (end - start) % math.tau
            total += math.copysign(radius**2 * (sweep - math.sin(sweep)) / 2, bulge)
    return abs(total)


def cut(doc: Drawing, layer: str) -> list[object]:
    return [entity for entity in doc.modelspace() if entity.dxf.layer == layer]


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_read_back_has_the_area_of_the_plate(version: str) -> None:
    part = plate()
    doc = read(flat_pattern_dxf(flat_pattern(part, 3), version))
    (outer,) = cut(doc, "CUT_OUTER")
    inner = cut(doc, "CUT_INNER")
    assert len(inner) == 4
    assert area(outer) - math.fsum(map(area, inner)) == pytest.approx(part.area, rel=1e-12)
    assert part.area * part.thickness == part.volume


@pytest.mark.parametrize("version", VERSIONS)
def test_every_edge_that_is_cut_is_a_closed_polyline_or_a_true_circle(version: str) -> None:
    doc = read(flat_pattern_dxf(flat_pattern(plate(), 3), version))
    edges = [*cut(doc, "CUT_OUTER"), *cut(doc, "CUT_INNER")]
    polyline = "POLYLINE" if version == "R12" else "LWPOLYLINE"
    assert [edge.dxftype() for edge in edges] == [polyline, "CIRCLE", "CIRCLE", polyline, polyline]
    assert [edge.dxf.radius * 2 for edge in edges if edge.dxftype() == "CIRCLE"] == [14.2875, 14.2875]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_round_plate_is_a_circle_and_keeps_its_metadata(version: str) -> None:
    doc = read(flat_pattern_dxf(flat_pattern(plate(outer=circle(400, 150, 80)), 3), version))
    (outer,) = cut(doc, "CUT_OUTER")
    assert (outer.dxftype(), outer.dxf.radius, outer.dxf.center.x, outer.dxf.center.y) == ("CIRCLE", 200, 150, 80)
    assert "part_no=deck" in [value for _, value in outer.get_xdata(APP)]


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_but_edges_stands_on_the_layers_that_are_cut(version: str) -> None:
    doc = read(flat_pattern_dxf(flat_pattern(plate(), 3), version))
    kinds = {layer: {entity.dxftype() for entity in cut(doc, layer)} for layer in ("CUT_OUTER", "CUT_INNER", "MARK", "BEND", "INFO")}
    assert kinds["CUT_OUTER"] | kinds["CUT_INNER"] <= ONLY_CUT
    assert (kinds["MARK"], kinds["BEND"], kinds["INFO"]) == ({"POINT", "LINE"}, {"LINE"}, {"TEXT"})
    assert {entity.dxf.layer for entity in doc.modelspace()} == set(kinds)


@pytest.mark.parametrize("version", VERSIONS)
def test_no_entity_stands_twice(version: str) -> None:
    doc = read(flat_pattern_dxf(flat_pattern(plate(), 3), version))
    seen = [
        (e.dxftype(), e.dxf.layer, str(vertices(e)) if e.dxftype() in ("LWPOLYLINE", "POLYLINE") else str(e.dxfattribs(drop={"handle", "owner"})))
        for e in doc.modelspace()
    ]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("version", ["R2000", "R2010"])
def test_the_unit_is_stated_as_millimetre(version: str) -> None:
    doc = read(flat_pattern_dxf(flat_pattern(plate(), 3), version))
    assert (doc.header["$INSUNITS"], doc.units, doc.header["$MEASUREMENT"]) == (4, 4, 1)


def test_r12_cannot_hold_the_unit_so_it_stands_in_words(caplog: pytest.LogCaptureFixture) -> None:
    data = flat_pattern_dxf(flat_pattern(plate(), 3), "R12")
    assert b"$INSUNITS" not in data
    assert "unit mm" in [text.dxf.text for text in cut(read(data), "INFO")]
    assert caplog.text == ""


@pytest.mark.parametrize("version", VERSIONS)
def test_the_extents_are_those_of_the_contour_at_full_size(version: str) -> None:
    outline = polygon([(-20, 10), (280, 10), (280, 120), (130, 170)])
    part = PlatePart("wedge", stock="plate A36 1/4", outer=outline)
    header = read(flat_pattern_dxf(flat_pattern(part, 1), version)).header
    assert (tuple(header["$EXTMIN"]), tuple(header["$EXTMAX"])) == ((-20, 10, 0), (280, 170, 0))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_metadata_says_what_to_cut_how_often_of_what(version: str) -> None:
    (outer,) = cut(read(flat_pattern_dxf(flat_pattern(plate(revision="B"), 3), version)), "CUT_OUTER")
    assert [tuple(tag) for tag in outer.get_xdata(APP)] == [
        (1000, text) for text in ("part_no=deck", "revision=B", "quantity=3", "material=A36", "thickness_mm=6.35")
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_words_stand_outside_the_contour_one_line_each(version: str) -> None:
    words = cut(read(flat_pattern_dxf(flat_pattern(plate(), 3), version)), "INFO")
    assert all(text.dxf.insert.y + text.dxf.height <= 0 for text in words)
    texts = [text.dxf.text for text in words]
    assert texts[0] == "deck rev A"
    assert {"qty 3", "A36 6.35 mm", "unit mm", "bend 1: 90 deg, inside diameter 12.7 mm"} <= set(texts)
    assert not any("\n" in text for text in texts)
    (note,) = [text for text in texts if text.startswith("deburr")]
    assert note.endswith("\N{DEGREE SIGN} \N{GREEK SMALL LETTER OMEGA}")


def test_what_is_drilled_stands_beside_the_drawing() -> None:
    words = cut(read(flat_pattern_dxf(flat_pattern(plate(), 3, work=("drill to 10 mm, do not torch to size: b1",)))), "INFO")
    assert "drill to 10 mm, do not torch to size: b1" in " ".join(text.dxf.text for text in words)


def test_a_long_note_is_broken_and_stays_near_the_part() -> None:
    """A view that is fitted to the drawing shows the part, and not a line of words five times as long."""
    said = "mark the mounting holes from the engine bought; bore shaft hole and pump pilot in one setting after welding; " * 3
    narrow = replace(plate(), outer=rectangle(60, 60), holes=(), cutouts=(), bends=(), marks=(), note=said.strip())
    words = cut(read(flat_pattern_dxf(flat_pattern(narrow, 3))), "INFO")
    assert all(len(text.dxf.text) * text.dxf.height * 0.83 <= 48 * text.dxf.height for text in words)
    assert len({text.dxf.insert.y for text in words}) == len(words) > 8
    assert said.strip() in " ".join(text.dxf.text for text in words)


@pytest.mark.parametrize("version", VERSIONS)
def test_two_processes_with_different_hash_seeds_write_the_same_bytes(version: str) -> None:
    code = (
        "import sys; from gvcs_cad import *; from gvcs_cad.documents.flat_pattern import flat_pattern; from gvcs_cad.formats.dxf import flat_pattern_dxf\n"
        "part = PlatePart('p', stock='plate A36 1/4', outer=rectangle(300, 160, corner=12), holes=[Hole('a', 50, 80, 14)], marks=[Mark(((20, 20),))])\n"
        f"sys.stdout.buffer.write(flat_pattern_dxf(flat_pattern(part, 3), {version!r}))"
    )
    seeds = ("1", "5")  # with these ezdxf alone orders two classes differently
    runs = [subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout for seed in seeds]
    assert runs[0] == runs[1] != b""


def test_the_drawings_of_others_in_this_process_keep_their_clock() -> None:
    flat_pattern_dxf(flat_pattern(plate(), 3))
    assert not ezdxf.options.write_fixed_meta_data_for_testing


def test_an_edge_of_arcs_alone_is_read_back_with_its_area() -> None:
    lens = Contour([(0, 0, 0.5), (100, 0, 0.3), (60, 80, 0.4)])
    pattern = flat_pattern(PlatePart("lens", stock="plate A36 1/4", outer=lens), 1)
    (outer,) = cut(read(flat_pattern_dxf(pattern)), "CUT_OUTER")
    assert area(outer) == pytest.approx(lens.area, rel=1e-12)


@st.composite
def patterns(draw: st.DrawFn) -> FlatPattern:
    """Draw a plate with a grid of holes and slots of any size that leaves a web."""
    pitch = draw(st.floats(20, 60))
    columns, rows = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    corner = draw(st.floats(0, pitch / 3))
    holes = []
    for i in range(columns):
        for j in range(rows):
            x, y, diameter = (i + 0.5) * pitch, (j + 0.5) * pitch, draw(st.floats(1, pitch / 3))
            slot = draw(st.booleans())
            holes.append(SlotHole(f"s{i}_{j}", x, y, diameter, pitch / 4, draw(st.floats(-180, 180))) if slot else Hole(f"h{i}_{j}", x, y, diameter))
    part = PlatePart("p", stock="plate A36 1/4", outer=rectangle(columns * pitch, rows * pitch, corner=corner), holes=holes)
    return flat_pattern(part, 1)


@settings(max_examples=30)
@given(patterns(), st.sampled_from(VERSIONS))
def test_any_plate_is_read_back_edge_by_edge(pattern: FlatPattern, version: str) -> None:
    doc = read(flat_pattern_dxf(pattern, version))
    (outer,) = cut(doc, "CUT_OUTER")
    assert area(outer) == pytest.approx(pattern.outer.area, rel=1e-9)
    assert [area(edge) for edge in cut(doc, "CUT_INNER")] == pytest.approx([edge.area for edge in pattern.inner], rel=2e-6)  # 1e-6 mm of diameter


def test_the_reader_of_these_tests_would_notice_an_open_edge() -> None:
    data = flat_pattern_dxf(flat_pattern(plate(), 3)).replace(b" 90\n8\n 70\n1\n", b" 90\n8\n 70\n0\n", 1)
    (outer,) = cut(read(data), "CUT_OUTER")
    with pytest.raises(AssertionError):
        area(outer)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_drawing_does_not_tell_what_was_drawn_before_it(version: str) -> None:
    """All drawings share a frame that is emptied for each: neither another drawing nor one that failed leaves anything behind."""
    alone, other = flat_pattern_dxf(flat_pattern(plate(), 1), version), flat_pattern(plate(holes=(), marks=()), 3)
    flat_pattern_dxf(other, version)

    def half_drawn(space: Modelspace) -> None:
        space.add_line((0, 0), (1, 1), dxfattribs={"layer": "BEND"})
        raise RuntimeError("halfway")

    with pytest.raises(RuntimeError):
        drawing_bytes(half_drawn, (0, 0, 1, 1), version, LAYERS)
    assert flat_pattern_dxf(flat_pattern(plate(), 1), version) == alone


@pytest.mark.parametrize("version", VERSIONS)
def test_the_head_of_a_drawing_is_the_one_that_ezdxf_writes_of_it(version: str) -> None:
    data = flat_pattern_dxf(flat_pattern(plate(), 1), version).decode("cp1252", "replace")
    frame = _frame(version, tuple(LAYERS.items()))  # still filled as it was written
    assert data.startswith(frame._words(frame._doc.header))
    assert "$EXTMIN\n 10\n1e+20" not in data
