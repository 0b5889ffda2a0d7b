"""What a nest uses goes off the shop file, what it leaves goes on, and no other byte changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.documents.flat_pattern import FlatPattern
from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import Job, make_jobs
from gvcs_cad.engine.rack import write_remnants
from gvcs_cad.errors import UsageError
from gvcs_cad.model.contour_shapes import rectangle

STOCK = "plate A36 1/4"
HEAD = "name: ours # and mine\ncurrency: USD\nsaw: {kerf: 3 mm, trim: 10 mm}\n"
TAIL = "\n# prices of October\nprices:\n  A36: {amount: 1.9, date: 2026-10}\n"
SHEETS = """sheets:
  plate A36 1/4:
    - {length: 8 ft, width: 4 ft, count: 2, price: 200}
    - {length: 600 mm, width: 500 mm, count: 1, remnant: true, name: R1}
  plate A36 1/2:
    - {length: 96 in, width: 48 in}
"""


def shop_file(folder: Path, text: str) -> Path:
    file = folder / "shop.yaml"
    file.write_text(text, "utf-8")
    return file


def one_job(file: Path, quantity: int, length: float = 500.0, width: float = 400.0) -> Job:
    plate = rectangle(length, width)
    return make_jobs([(STOCK, FlatPattern("p", "A", quantity, "A36", 6.35, plate, (), (), (), ()))], load_shop(file))[0]


def test_sheets_go_off_and_remnants_go_on(tmp_path: Path) -> None:
    file = shop_file(tmp_path, HEAD + SHEETS + TAIL)
    job = one_job(file, 3)
    nest = fast_nest(job)
    assert [nested.sheet.name for nested in nest.sheets] == ["R1", "2438.4 x 1219.2 mm"]
    (rest,) = write_remnants(file, [(job, nest)])
    text = file.read_text("utf-8")
    assert text.startswith(HEAD)
    assert text.endswith(TAIL)
    assert "{length: 8 ft, width: 4 ft, count: 1, price: 200}" in text
    assert "{length: 96 in, width: 48 in}" in text
    copy = tmp_path / "copy.yaml"
    copy.write_text(text, "utf-8")
    (sheet, remnant) = load_shop(copy).sheets[STOCK]
    assert sheet.count == 1
    assert (remnant.name, remnant.remnant, remnant.count, remnant.length, remnant.width) == ("R1", True, 1, rest.length, rest.width)
    assert rest.length * rest.width > 1.5e6


def test_a_file_without_sheets_gets_the_section_and_the_catalogue_still_sells(tmp_path: Path) -> None:
    file = shop_file(tmp_path, HEAD.rstrip("\n"))
    job = one_job(file, 1)
    write_remnants(file, [(job, fast_nest(job))])
    copy = tmp_path / "copy.yaml"
    copy.write_text(file.read_text("utf-8"), "utf-8")
    after = one_job(copy, 1)
    assert [sheet.remnant for sheet in after.sheets] == [True, False, False, False]
    assert [nested.sheet.remnant for nested in fast_nest(after).sheets] == [True]


def test_what_leaves_nothing_worth_keeping_leaves_the_file_equal_in_meaning(tmp_path: Path) -> None:
    file = shop_file(tmp_path, HEAD + "sheets:\n  plate A36 1/4:\n    - {length: 520 mm, width: 420 mm}\n")
    job = one_job(file, 2)
    assert write_remnants(file, [(job, fast_nest(job))]) == []
    copy = tmp_path / "copy.yaml"
    copy.write_text(file.read_text("utf-8"), "utf-8")
    assert load_shop(copy) == load_shop(file)


def test_a_section_that_cannot_be_found_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """A section written as one flow mapping within the head is none that a line begins with."""
    text = "{name: ours, currency: USD, saw: {kerf: 3 mm, trim: 10 mm}}\n"
    file = shop_file(tmp_path, text)
    job = one_job(file, 1)
    with pytest.raises(UsageError, match="remnants cannot be written into it; it is as it was"):
        write_remnants(file, [(job, fast_nest(job))])
    assert file.read_text("utf-8") == text
    assert replace(load_shop(file), name="x").name == "x"
