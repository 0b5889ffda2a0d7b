"""A grid is read as it is written, and a mistake in it is named before anything is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad.engine.variant import Variant, parse_grid
from gvcs_cad.errors import UsageError


def values(text: str) -> tuple[str, ...]:
    return parse_grid([f"x={text}"], [], [], []).sets[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("600 mm", ("600 mm",)),
        ("600 mm, 1-1/8 in,x", ("600 mm", "1-1/8 in", "x")),
        ("1,1,2", ("1", "2")),
        ("40 in..52 in by 4 in", ("40 in", "44 in", "48 in", "52 in")),
        ("40..52 by 4 in", ("40 in", "44 in", "48 in", "52 in")),
        ("2..4 by 1", ("2", "3", "4")),
        ("0.1 m..0.3 m by 0.1 m", ("0.1 m", "0.2 m", "0.3 m")),
        ("1..2 by 0.4", ("1", "1.4", "1.8")),
        ("1/2 in..1 in by 1/4 in", ("0.5 in", "0.75 in", "1 in")),
        ("-1..1 by 1", ("-1", "0", "1")),
        ("100..300 by 100 mm", ("100 mm", "200 mm", "300 mm")),
    ],
)
def test_values_are_listed_or_counted_exactly(text: str, expected: tuple[str, ...]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "must be NAME=VALUE"),
        ("1,,2", "must be NAME=VALUE"),
        ("1..2", "a range is written FIRST..LAST by STEP"),
        ("1..2 by 0", "upwards by a step above zero"),
        ("2..1 by 1", "upwards by a step above zero"),
        ("1 mm..2 in by 1 mm", "its units differ: in, mm"),
        ("a..b by c", "'a' is no number with a unit"),
        ("1..2 by nan", "is no number with a unit"),
        ("0..1 by 1e-9", "are more than 1,000,000"),
    ],
)
def test_what_is_no_axis_is_refused(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        values(text)


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(UsageError) as refused:
        parse_grid(["a=1..2", "b", "c=1", "c=2"], ["s"], [], [])
    assert [problem.split(":")[0] for problem in refused.value.problems] == ["--swap 's'", "--grid 'a=1..2'", "--grid 'b'", "--grid c stands twice"]


def test_every_combination_stands_once_and_the_last_axis_runs_fastest() -> None:
    grid = parse_grid(["a=1,2", "b=x,y,z"], ["s=m,n"], ["c", "d"], [Path("k.yaml")])
    found = list(grid.variants())
    assert len(found) == len(set(found)) == len(grid) == 24
    assert found[0] == Variant("c", Path("k.yaml"), (("s", "m"),), (("a", "1"), ("b", "x")))
    assert [dict(variant.sets)["b"] for variant in found[:4]] == ["x", "y", "z", "x"]


def test_too_many_variants_are_refused() -> None:
    with pytest.raises(UsageError, match="1,002,001 variants are more than 1,000,000"):
        parse_grid(["a=0..1000 by 1", "b=0..1000 by 1"], [], [], [])


def test_without_an_axis_there_is_the_machine_itself() -> None:
    assert list(parse_grid([], [], [], []).variants()) == [Variant("", None, (), ())]
