"""A nest kept as a file: it comes back as it was, and a file that was changed, or is of another job, is never used."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from nesting import SHEET, corner, frame, job, jobs

from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.errors import UsageError
from gvcs_cad.formats.nest_record import nest_of, read_record, record_json, record_name, stored_nest

JOB = job(frame(), corner(quantity=3))


@given(jobs())
@settings(max_examples=10)
def test_a_record_comes_back_as_it_was(any_job: Job) -> None:
    nest = fast_nest(any_job)
    text = record_json(nest, any_job)
    assert read_record(text, any_job, "r.json") == nest
    assert record_json(read_record(text, any_job, "r.json"), any_job) == text


def test_a_part_is_one_line() -> None:
    lines = record_json(fast_nest(JOB), JOB).decode().splitlines()
    assert sum(line.strip().startswith('["corner", ') for line in lines) == 3


def test_a_dearer_sheet_is_no_other_sheet_and_shows_its_new_price() -> None:
    text = record_json(fast_nest(JOB), JOB)
    dearer = replace(JOB, sheets=(replace(SHEET, price=Decimal(99)),))
    assert [nested.sheet.price for nested in read_record(text, dearer, "r.json").sheets] == [Decimal(99)]


def test_the_record_of_a_folder_is_used_while_the_inputs_match(tmp_path: Path) -> None:
    kept = replace(fast_nest(JOB), method="found by a long search")
    assert stored_nest(JOB, tmp_path) is None
    (tmp_path / record_name(JOB)).write_bytes(record_json(kept, JOB))
    assert nest_of(JOB, tmp_path).method == "found by a long search"
    wider = replace(JOB, gap=9.0)
    assert nest_of(wider, tmp_path).method != "found by a long search"
    assert nest_of(JOB, None).method != "found by a long search"


def moved(data: Any) -> None:
    data["sheets"][0]["items"][1][1] = data["sheets"][0]["items"][0][1] + 1.0
    data["sheets"][0]["items"][1][2] = data["sheets"][0]["items"][0][2]


def short(data: Any) -> None:
    data["sheets"][0]["items"].pop()


def renamed(data: Any) -> None:
    data["sheets"][0]["items"][0][0] = "other"


def wide(data: Any) -> None:
    data["sheets"][0]["sheet"]["length"] = 9999.0


def other_job(data: Any) -> None:
    data["job"] = "0" * 64


def no_sheets(data: Any) -> None:
    del data["sheets"]


def words(data: Any) -> None:
    data["sheets"][0]["items"][0][1] = "left"


@pytest.mark.parametrize("spoil", [moved, short, renamed, wide, other_job, no_sheets, words])
def test_a_record_that_was_changed_is_refused_and_named(spoil: Callable[[Any], None], tmp_path: Path) -> None:
    data = json.loads(record_json(fast_nest(JOB), JOB))
    spoil(data)
    file = tmp_path / record_name(JOB)
    file.write_text(json.dumps(data), "utf-8")
    with pytest.raises(UsageError, match=rf"^{file.name}: "):
        nest_of(JOB, tmp_path)


def test_what_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / record_name(JOB)).write_bytes(b"\xff{")
    with pytest.raises(UsageError, match="is no nest record"):
        nest_of(JOB, tmp_path)
