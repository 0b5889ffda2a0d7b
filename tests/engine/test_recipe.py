"""An artifact has one key for one meaning: everything that can change its bytes changes the key, and the reason is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gvcs_cad import PlatePart, rectangle
from gvcs_cad.engine.arguments import UnkeyedError, arguments_digest, parts_in
from gvcs_cad.engine.recipe import Recipe, recipe_of, why_made
from gvcs_cad.plugins.output import Artifact
from gvcs_cad.testing import prepared

FIXTURES = Path(__file__).parents[2] / "fixtures"
PLATE = PlatePart("p", stock="plate A36 1/4", outer=rectangle(100, 50))


@dataclass(frozen=True)
class Size:
    width: float
    note: str = ""


@dataclass(frozen=True)
class Length:
    width: float
    note: str = ""


def write(*_: Any, **__: Any) -> bytes:
    return b""


def other(*_: Any, **__: Any) -> bytes:
    return b""


DIFFERENT: list[Callable[..., bytes]] = [
    write,
    other,
    partial(write, 1),
    partial(write, 1.0),
    partial(write, True),
    partial(write, "1"),
    partial(write, b"1"),
    partial(write, Decimal(1)),
    partial(write, None),
    partial(write, 0.0),
    partial(write, -0.0),
    partial(write, float("nan")),
    partial(write, 1, 2),
    partial(write, (1, 2)),
    partial(write, {1, 2}),
    partial(write, a=1),
    partial(write, b=1),
    partial(write, {"a": 1}),
    partial(write, {"a": 1, "b": 2}),
    partial(write, {"b": 2, "a": 1}),
    partial(write, Size(1.0)),
    partial(write, Size(1.0, "x")),
    partial(write, Length(1.0)),
    partial(write, PLATE),
    partial(write, replace(PLATE, revision="B")),
    partial(write, partial(other, 1)),
    partial(write, partial(other, 2)),
]


def test_no_two_different_calls_have_one_digest() -> None:
    digests = [arguments_digest(content) for content in DIFFERENT]
    assert len(set(digests)) == len(DIFFERENT)
    assert digests == [arguments_digest(content) for content in DIFFERENT]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda: b"", "is no module-level function"),
        (partial(lambda x: b"", 1), "is no module-level function"),
        (PLATE.describe, "PlatePart.describe is no module-level function|describe is no module-level function"),
        (partial(write, object()), "object has no canonical form"),
    ],
)
def test_what_cannot_be_keyed_is_named_and_always_made(content: Callable[..., bytes], words: str) -> None:
    with pytest.raises(UnkeyedError, match=words):
        arguments_digest(content)
    assert recipe_of("a", Artifact("a", content)).unkeyed


def test_a_path_counts_by_what_it_holds_and_not_by_where_it_stands(tmp_path: Path) -> None:
    for name, text in (("a", "1"), ("b", "1"), ("c", "2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "record.json").write_text(text)
    one, same, other, none = (arguments_digest(partial(write, tmp_path / name)) for name in "abcd")
    assert one == same
    assert len({one, other, none}) == 3


def test_every_part_in_the_arguments_is_found_those_inside_a_build_too() -> None:
    build = prepared("cart", start=FIXTURES).build
    assert set(parts_in(partial(write, build))) == set(build.design.quantities)
    assert list(parts_in(partial(write, {"x": [(PLATE,)]}))) == [PLATE]


def recipe(**changes: Any) -> Recipe:
    base = Recipe("dxf/p.dxf", "part1", {"values": "v", "code": "c", "libraries": "l"}, {"gvcs_plugins.dxf": "1"}, {"ezdxf": "1.4.5"})
    return replace(base, **changes)


def manifest() -> tuple[dict[str, Any], dict[str, Any]]:
    entry = {"part": "part1", "part_no": "p", "ingredients": {"values": "v", "code": "c", "libraries": "l"}}
    return entry, {"sources": {"gvcs_plugins.dxf": "1"}, "libraries": {"ezdxf": "1.4.5"}}


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (recipe(), "its result is no longer in the cache"),
        (recipe(part="part2", ingredients={"values": "w", "code": "c", "libraries": "l"}), "part p changed"),
        (recipe(ingredients={"values": "w", "code": "c", "libraries": "l"}), "the design or a setting changed"),
        (
            recipe(ingredients={"values": "v", "code": "d", "libraries": "l"}, sources={"gvcs_plugins.dxf": "2"}),
            "the code changed: gvcs_plugins.dxf",
        ),
        (
            recipe(ingredients={"values": "v", "code": "c", "libraries": "m"}, libraries={"ezdxf": "1.5.0"}),
            "a library changed: ezdxf 1.4.5 -> 1.5.0",
        ),
        (recipe(unkeyed="it is not the same on every run"), "always made: it is not the same on every run"),
    ],
)
def test_the_reason_is_the_ingredient_that_changed(now: Recipe, words: str) -> None:
    assert why_made(now, *manifest()) == words


def test_what_no_manifest_knows_was_not_made_before() -> None:
    assert why_made(recipe(), {}, {}) == "not made here before"


def test_the_key_changes_with_every_ingredient() -> None:
    keys = {recipe().key} | {recipe(ingredients={**recipe().ingredients, name: "x"}).key for name in recipe().ingredients}
    assert len(keys) == 1 + len(recipe().ingredients)
