"""The canonical form of a STEP file: clocks and counters settled, colours in the order of what they colour, nothing else touched."""

from __future__ import annotations

import pytest

from gvcs_cad.formats.step_text import canonical_step

HEAD = """ISO-10303-21;
HEADER;
FILE_NAME('Open CASCADE Shape Model','2026-11-22T10:11:12',('Author'),('Open CASCADE'),'processor','OCC','Unknown');
ENDSEC;
DATA;
"""
MODEL = """#1 = PRODUCT('Open CASCADE STEP translator 7.9 %s','Open CASCADE STEP translator 7.9 %s','it''s #9; here',(#2));
#2 = NEXT_ASSEMBLY_USAGE_OCCURRENCE('%s','=>[0:1:1:3]','',#1,#1,$);
#3 = NEXT_ASSEMBLY_USAGE_OCCURRENCE('%s','a
  long line','',#1,#1,$);
"""
FOOT = "ENDSEC;\nEND-ISO-10303-21;\n"


def file(counters: tuple[int, int], tail: list[str]) -> bytes:
    first, second = counters
    return (HEAD + MODEL % (first, first, second, second + 1) + "".join(f"{line}\n" for line in tail) + FOOT).encode()


def colours(*order: tuple[int, float]) -> list[str]:
    """Return presentation blocks: each colours one model entity; the ids follow the order, as the kernel writes them."""
    lines, at = [], 10
    for target, red in order:
        lines.append(f"#{at} = MECHANICAL_DESIGN_GEOMETRIC_PRESENTATION_REPRESENTATION('',(#{at + 1}),#2);")
        lines.append(f"#{at + 1} = STYLED_ITEM('color',(#{at + 2}),#{target});")
        lines.append(f"#{at + 2} = COLOUR_RGB('',{red},0.,0.);")
        at += 3
    return lines


def test_counters_and_clock_of_the_process_do_not_show() -> None:
    assert canonical_step(file((3, 21), []), "arm") == canonical_step(file((9, 1), []).replace(b"10:11:12", b"23:59:59"), "arm")


def test_the_head_is_named_after_the_model_and_dated_by_nobody() -> None:
    text = canonical_step(file((3, 21), []), "arm").decode()
    assert "FILE_NAME('arm','1970-01-01T00:00:00',('Author')," in text
    assert "PRODUCT('arm','arm'," in text


def test_colours_come_in_the_order_of_what_they_colour() -> None:
    one = canonical_step(file((1, 1), colours((3, 0.5), (1, 0.25))), "arm")
    other = canonical_step(file((1, 1), colours((1, 0.25), (3, 0.5))), "arm")
    assert one == other
    text = one.decode()
    assert text.index("STYLED_ITEM('color',(#12),#1);") < text.index("STYLED_ITEM('color',(#15),#3);")


def test_two_colours_of_one_thing_are_ordered_by_content() -> None:
    assert canonical_step(file((1, 1), colours((1, 0.5), (1, 0.25))), "a") == canonical_step(file((1, 1), colours((1, 0.25), (1, 0.5))), "a")


def test_a_different_colour_is_a_different_file() -> None:
    assert canonical_step(file((1, 1), colours((1, 0.5))), "a") != canonical_step(file((1, 1), colours((1, 0.25))), "a")


def test_words_between_quotes_are_no_references() -> None:
    assert b"'it''s #9; here'" in canonical_step(file((1, 1), colours((3, 0.5), (1, 0.25))), "arm")


@pytest.mark.parametrize("tail", [[], colours((3, 0.5), (1, 0.25))])
def test_what_is_canonical_stays_as_it_is(tail: list[str]) -> None:
    once = canonical_step(file((1, 1), tail), "arm")
    assert canonical_step(once, "arm") == once
