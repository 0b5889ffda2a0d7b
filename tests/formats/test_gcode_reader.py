"""The replay's reader: RS274 as it is documented, and a clear no to everything else."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import millimetres

from gvcs_cad.documents.toolpath.motion import Move, moves_of
from gvcs_cad.errors import ModelError
from gvcs_cad.formats.gcode_reader import read_gcode
from gvcs_cad.formats.gcode_words import Words, comment, origin_of

HEAD = "G21 G90\nG0 X10 Y10\n"


def test_moves_units_tools_and_the_arc_put_out_in_motion() -> None:
    text = HEAD + "M3 $0 S1\nF1000\nG1 X20\nM62 P3\nG1 X30\nM5 $0\nG20\nF10 G0 X2 Y1\nM3 $1 S1\nG1 Y2\nM5 $1\nM2\n"
    found = read_gcode(text)
    assert [(m.move.end, m.rapid, m.on, m.feed) for m in found] == [
        ((20, 10), False, "torch", 1000),
        ((30, 10), False, None, 1000),
        ((50.8, 25.4), True, None, 254),
        ((50.8, 50.8), False, "scribe", 254),
    ]
    assert found[0].lit != found[3].lit


def test_the_zero_lies_where_the_sheet_says_and_the_feed_may_be_the_materials() -> None:
    found = read_gcode("G21\nF#<_hal[plasmac.cut-feed-rate]>\nG0 X-10 Y-10\nG1 X-20 Y-10\nM30\n", (2000.0, 1000.0), 1234.0)
    assert found[0].move == Move((1990, 990), (1980, 990))
    assert found[0].feed == 1234


def test_a_dwell_or_a_step_of_nothing_with_a_tool_on_is_a_spot() -> None:
    grbl = read_gcode(HEAD + "M3 S1000\nG4 P0.1\nM5\nM2\n")
    plasmac = read_gcode(HEAD + "M3 $2 S1\nG91 G1 X0.000001\nG90\nM5 $2\nM2\n")
    assert [(m.move.start, m.move.length, m.on) for m in grbl] == [((10, 10), 0, "torch")]
    assert [(m.move.start, m.move.length, m.on) for m in plasmac] == [((10, 10), 0, "spot")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("G90\nG1 X1\nM2", "line 2: a move before G20 or G21 has no unit"),
        (HEAD + "G81 X1\nM2", "line 3: G81 is not known"),
        (HEAD + "M499\nM2", "line 3: M499 is not known"),
        (HEAD + "M3\nM3\nM2", "line 4: M3 .0 while torch is on"),
        (HEAD + "M3\nM2", "the program ends with its torch on"),
        ("G21 G90\nM3\nM2", "line 2: the torch is lit before any move"),
        (HEAD + "G2 X20 Y10 I9\nM2", "line 3: the arc's radius at its end differs by 8.0000 mm"),
        (HEAD + "G1 X=3\nM2", "line 3: 'X=3' is no word of a part program"),
        (HEAD + "G91 G1 X5\nM2", "line 3: a relative move"),
        (HEAD + "F#<_hal[plasmac.cut-feed-rate]>\nM2", "line 3: the feed is .* and no material states one"),
        (HEAD + "M2\nG0 X1", "line 4: 'G0 X1' stands after the program's end"),
        (HEAD, "no M2 or M30"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        read_gcode(text)


places = st.tuples(millimetres(1, 3000), millimetres(1, 1500))
arcs = st.tuples(millimetres(0.5, 400), st.floats(0, math.tau), st.floats(0.02, math.tau), st.booleans())


@given(places, arcs, st.sampled_from(["mm", "in"]))
def test_an_arc_is_read_as_it_was_written(centre: tuple[float, float], arc: tuple[float, float, float, bool], units: str) -> None:
    """Also where rounding moves its start: the centre is told from the start as written."""
    (x, y), (radius, start, sweep, clockwise) = centre, arc
    sign = -1 if clockwise else 1
    a, b = ((x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in (start, start + sign * sweep))
    move = Move(a, b, (x, y), clockwise)
    origin = origin_of("upper_right", 3048.0, 1524.0)
    words = Words(units, origin)  # type: ignore[arg-type]
    unit = "G21" if units == "mm" else "G20"
    (found,) = read_gcode(f"{unit} G90 F100\nG0 {words.point(a)}\n{words.move(move)}\nM2\n", origin)
    assert math.dist(found.move.end, b) < 2e-4
    assert found.move.centre is not None
    assert math.dist(found.move.centre, (x, y)) < 2e-4
    if math.dist(a, b) > 0.01:
        assert abs(found.move.length - move.length) < 0.01


def test_words_are_plain_numbers_and_comments_cannot_end_early() -> None:
    words = Words()
    assert words.number(-0.00001) == "0"
    assert words.number(1234.50004) == "1234.5"
    assert Words("in").number(25.4) == "1"
    assert comment("Ü (sub) ; 50 %\nM3") == "(_ _sub_ _ 50 __M3)"
    assert moves_of(()) == ()
