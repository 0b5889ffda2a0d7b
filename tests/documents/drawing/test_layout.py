"""The pieces that drawings are laid out with: faces, running dimensions, tables and words."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad import BarPart, Cope, FaceHole, Hole, Mitre, PlatePart, TubePart, chosen, polygon, rectangle
from gvcs_cad.documents.drawing.dimensions import TIGHT, stations
from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.drawing.labels import labelled
from gvcs_cad.documents.drawing.linear_faces import face_views, outline
from gvcs_cad.documents.drawing.paper import A4, SCALES, wrapped
from gvcs_cad.documents.drawing.part_sheet import part_sheet
from gvcs_cad.documents.drawing.plate_tables import corner_table
from gvcs_cad.documents.drawing.sheet import DrawingSheet, Linear, Text, overlap
from gvcs_cad.documents.drawing.table import ROW, Table, placed_tables, tables_height

JOB = DrawingJob("machine 1.0", "default", "CERN-OHL-S-2.0")


@given(st.lists(st.floats(0, 180), min_size=1, max_size=25, unique=True))
def test_running_dimensions_have_room_and_keep_their_order(places: list[float]) -> None:
    xs = sorted(places)
    items = stations((0.0, 0.0), [(x, 10 * x) for x in xs], 0.0, 5.0)
    spots = [item.words_at[0] for item in items if isinstance(item, Linear)]
    assert all(b - a >= TIGHT - 1e-6 for a, b in pairwise(spots))
    assert spots[0] >= TIGHT / 2 - 1e-9
    alone = [x for x in xs if x > TIGHT / 2 and all(abs(x - other) >= TIGHT * len(xs) for other in xs if other != x)]
    assert all(any(abs(x - spot) < 1e-9 for spot in spots) for x in alone)  # what is crowded by none stands at its line
    assert [item.second[0] for item in items if isinstance(item, Linear)] == xs


def test_a_tube_is_drawn_from_more_sides_where_a_hole_has_no_other_end() -> None:
    one_wall = (("b", "-z", 200.0), ("c", "+y", 300.0))
    holes = [FaceHole("a", "+y", 100.0, 50.8, 20.0), *(FaceHole(name, face, at, 30.0, 20.0, through=False) for name, face, at in one_wall)]
    views = {view.face: [(hole.name, u, v) for hole, u, v in view.holes] for view in face_views(TubePart("t", stock="tube 4x4x1/4", length=500.0, holes=holes))}
    assert views == {
        "+y": [("a", 100.0, 50.8), ("c", 300.0, 101.6 - 30.0)],
        "+z": [],
        "-y": [("a", 100.0, 50.8)],
        "-z": [("b", 200.0, 101.6 - 30.0)],
    }


@pytest.mark.parametrize(("angle", "low", "high"), [(45.0, 0.0, 50.8), (-45.0, 50.8, 0.0), (30.0, 0.0, 50.8 * math.tan(math.radians(30)))])
def test_a_mitre_shows_its_slope_on_the_face_that_it_is_seen_on(angle: float, low: float, high: float) -> None:
    part = TubePart("t", stock="tube 2x2x1/8", length=300.0, start=Mitre(angle, about="y"))
    seen = outline(part, "-y")
    assert min(x for x, v in seen if v == 0) == pytest.approx(low)
    assert min(x for x, v in seen if v == 50.8) == pytest.approx(high)
    assert {x for x, _ in outline(part, "+z")} == {0.0, 300.0}


def test_a_cope_is_a_hollow_that_ends_at_the_length() -> None:
    seen = outline(TubePart("t", stock="tube 2x2x1/8", length=300.0, end=Cope(80.0, axis="y")), "-y")
    right = [x for x, _ in seen if x > 200]
    assert max(right) == pytest.approx(300.0)
    assert min(right) == pytest.approx(300.0 - (40.0 - math.sqrt(40.0**2 - 25.4**2)), abs=1e-5)


def test_names_stand_apart_from_holes_and_from_each_other_or_are_refused() -> None:
    crowd = [(f"hole_{i}_{j}", (50.0 + 9 * i, 50.0 + 9 * j), 4.0) for i in range(6) for j in range(6)]
    boxes = [item.box for item in labelled(crowd, [], (0, 0, 200, 200)) if isinstance(item, Text)]
    assert len(boxes) == 36
    assert not any(overlap(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    with pytest.raises(ValueError, match="no room on the sheet for the name hole_"):
        labelled(crowd, [], (45, 45, 105, 105))


def test_a_crowded_plate_takes_a_larger_scale_or_sheet_before_it_is_refused() -> None:
    small = PlatePart("comb", stock="plate A36 1/4", outer=polygon([(0, 0), (400, 0), (400, 60), (200, 10), (0, 60)]))
    assert part_sheet(small, 1, JOB).scale in SCALES


def test_no_corner_is_called_as_a_hole_and_each_of_thirty_cutouts_has_its_own_letters() -> None:
    cutouts = tuple(rectangle(5, 8).moved(30 + 12 * i, 30) for i in range(30))
    holes = [Hole(name, 10 + 12 * i, 10, 5) for i, name in enumerate(("a1", "b1", "b2", "p1", "C3", "tip"))]
    plate = PlatePart("many", stock="plate A36 1/4", outer=polygon([(0, 0), (400, 0), (400, 60), (20, 60)]), holes=holes, cutouts=cutouts)
    names = [row[0] for row in corner_table(plate).rows]
    assert len(names) == len(set(names)) == 4 + 30 * 4
    assert {name.lower() for name in names}.isdisjoint(hole.name.lower() for hole in holes)
    plain = PlatePart("few", stock="plate A36 1/4", outer=plate.outer, cutouts=cutouts[:2])
    assert [row[0] for row in corner_table(plain).rows] == [f"{letter}{i}" for letter in "pab" for i in range(1, 5)]


def test_a_rectangle_needs_no_table_of_corners_and_a_polygon_has_one_row_each() -> None:
    assert corner_table(PlatePart("a", stock="plate A36 1/4", outer=rectangle(100, 50, corner=5))).rows == ()
    rows = corner_table(PlatePart("b", stock="plate A36 1/4", outer=polygon([(10, 10), (110, 10), (60, 90)]))).rows
    assert rows == (("p1", "0", "0", "line 100"), ("p2", "100", "0", "line 94.34"), ("p3", "50", "80", "line 94.34"))


def test_tables_break_into_columns_and_keep_every_row() -> None:
    table = Table("holes", ("hole", "X"), tuple((f"h{i}", f"{i}") for i in range(20)))
    items = placed_tables([table], 10.0, 200.0, 180.0)
    words = [item.words for item in items if isinstance(item, Text)]
    assert [word for word in words if word.startswith("h") and word[1:].isdigit()] == [f"h{i}" for i in range(20)]
    lowest = min(item.at[1] for item in items if isinstance(item, Text))
    assert lowest >= 200.0 - tables_height([table], 180.0)
    assert tables_height([table], 180.0) < 20 * ROW


@given(st.text(alphabet="ab ", max_size=80), st.floats(5, 60))
def test_wrapped_words_lose_nothing(words: str, width: float) -> None:
    assert "".join("".join(wrapped(words, width, 2.5)).split()) == "".join(words.split())


def test_first_angle_turns_the_order_of_the_faces() -> None:
    part = BarPart("b", stock="angle 2x2x1/4", length=150.0)
    heights = {}
    for first in (False, True):
        sheet = part_sheet(part, 1, DrawingJob("m", "c", "l", first_angle=first))
        heights[first] = {item.words: item.at[1] for item in sheet.items if isinstance(item, Text) and item.words.startswith("face")}
    assert heights[False]["face +z"] > heights[False]["face -y"]
    assert heights[True]["face +z"] < heights[True]["face -y"]


def test_a_sheet_knows_what_its_words_cover() -> None:
    sheet = DrawingSheet("t", A4, SCALES[2], (Text("abc", (10.0, 10.0), 2.5), Text("abc", (10.0, 10.0), 2.5, centred=True)))
    (_, plain), (_, centred) = sheet.word_boxes
    assert plain[0] == 10.0
    assert centred[0] == pytest.approx(10.0 - (plain[2] - plain[0]) / 2)


def test_a_basis_that_does_not_fit_says_where_all_of_it_stands() -> None:
    plate = PlatePart("deck", stock="plate A36 1/4", outer=rectangle(100, 100), basis=chosen("one two three " * 30))
    sheet = part_sheet(plate, 1, JOB, None)
    (cut,) = [item for item in sheet.items if isinstance(item, Text) and item.words.endswith("... (whole in the bill)")]
    assert all(not overlap(box, other) for words, box in sheet.word_boxes if words == cut.words for name, other in sheet.word_boxes if name != words)
