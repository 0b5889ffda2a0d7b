"""A snapshot survives being written and read, and a file that is anybody's is read with care."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from builders import small_machine

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.documents.bom import bill_of_materials
from gvcs_cad.documents.diff.compare import compare
from gvcs_cad.documents.diff.snapshot import Snapshot, snapshot
from gvcs_cad.errors import UsageError
from gvcs_cad.formats.snapshot_json import read_json, snapshot_data, snapshot_json, snapshot_of


def small() -> Snapshot:
    design, shop = small_machine(), load_shop()
    about = {"machine": "small", "title": "Small", "version": "1", "configuration": "default", "parameters": {"a": "1 mm"}}
    return snapshot(design, shop, bill_of_materials(design, shop), **about)  # type: ignore[arg-type]


def test_written_and_read_it_is_the_same() -> None:
    before = small()
    text = snapshot_json(before).decode()
    after = snapshot_of(read_json(text, "x"), "x")
    assert snapshot_json(after).decode() == text
    assert not compare(before, after).different
    assert not compare(after, before).different


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "x: Expecting property name"),
        ('{"a": NaN}', "x: NaN is no number of JSON"),
        ('{"a": -Infinity}', "x: -Infinity is no number of JSON"),
        ('{"a": 1e999}', "x: 1e999 is too large a number"),
        ('{"a": 1, "a": 2}', "x: a key stands twice among a, a"),
        ("[" * 100_000, "x: is nested too deeply"),
        ('{"a": ' + "9" * 5000 + "}", "x: Exceeds the limit"),
    ],
    ids=["syntax", "nan", "infinity", "large", "twice", "deep", "digits"],
)
def test_json_that_is_anybodys_is_refused_in_a_line(text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_json(text, "x")
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"schema": "gvcs.snapshot/2"}, "x: is no snapshot of schema gvcs.snapshot/1"),
        ({"mass": "heavy"}, "x: mass: input should be a valid number"),
        ({"colour": "red"}, "x: colour: unexpected keyword argument"),
        ({"cost": "NaN"}, "x: cost: input should be a finite number"),
        ({"hazards": [{"name": "a", "hazard": "b", "part": "c", "measure": "d", "source": "e", "state": "fine"}]}, "x: hazards.0"),
    ],
)
def test_a_field_that_is_wrong_is_named(change: dict[str, Any], words: str) -> None:
    data = json.loads(json.dumps({**snapshot_data(small()), **change}))
    with pytest.raises(UsageError) as caught:
        snapshot_of(data, "x")
    assert caught.value.problems[0].startswith(words)


def test_verdicts_are_written_only_where_somebody_asked_for_them() -> None:
    silent, asked = small(), replace(small(), verdicts={"frame#bay bay@1": "PASS"})
    assert "verdicts" not in snapshot_data(silent)
    assert [snapshot_of(snapshot_data(one), "x") for one in (silent, asked)] == [silent, asked]
