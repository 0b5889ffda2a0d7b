"""Cut charts: complete rows, doubtful ones left out, and a shop's torch that says what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.cut_chart import CutRow
from gvcs_cad.catalog.shop import DEFAULT_SHOP, load_shop
from gvcs_cad.catalog.stock import Material
from gvcs_cad.catalog.torch import Torch
from gvcs_cad.errors import UsageError

ROWS = catalog().rows(CutRow)


def test_every_row_is_of_known_materials_and_thicker_plate_is_cut_slower() -> None:
    assert {material for row in ROWS.values() for material in row.materials} <= set(catalog().rows(Material))
    tables = {(row.torch, row.amps) for row in ROWS.values()}
    for table in tables:
        rows = sorted((row for row in ROWS.values() if (row.torch, row.amps) == table), key=lambda row: row.thickness)
        assert len({row.thickness for row in rows}) == len(rows) > 2
        assert all(a.best > b.best and a.production > b.production for a, b in pairwise(rows))


def test_the_rows_that_their_source_makes_doubtful_are_left_out() -> None:
    thicknesses = [row.thickness for row in ROWS.values() if row.torch == "powermax45xp"]
    assert thicknesses == [2, 3, 4, 6, 10, 16, 20]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"pierce_delay": None}, "either a pierce_delay or edge_start"),
        ({"edge_start": True}, "either a pierce_delay or edge_start"),
        ({"production": 1.0}, "slower than best"),
        ({"materials": ()}, "some material"),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(change: dict[str, object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        replace(ROWS["powermax85 85A 12"], **change)  # type: ignore[arg-type]


def test_the_default_shop_writes_out_the_torch_that_is_assumed_without_one() -> None:
    assert load_shop().torch == Torch()


def test_mistakes_in_the_torch_are_named_with_their_place(tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    text = DEFAULT_SHOP.read_text("utf-8")
    file.write_text(text.replace("origin: lower_left", "origin: middle").replace("kerf: 2.2 mm", "kerf: 2.2").replace("feed: 0.6", "feed: 60"), "utf-8")
    with pytest.raises(UsageError) as refused:
        load_shop(file)
    assert sorted(problem.split(": ")[1] for problem in refused.value.problems) == ["torch.holes.feed", "torch.kerf", "torch.origin"]


@pytest.mark.parametrize(("date", "problem"), [("2026-11-25", ""), ("yesterday", "torch.measured.plate A36 1/4.date")])
def test_a_measured_kerf_has_its_date(tmp_path: Path, date: str, problem: str) -> None:
    file = tmp_path / "shop.yaml"
    measured = f'{{plate A36 1/4: {{kerf: 1.9 mm, date: "{date}"}}}}'
    file.write_text(f"name: ours\ncurrency: EUR\nsaw: {{kerf: 2 mm, trim: 9 mm}}\ntorch: {{measured: {measured}}}\n", "utf-8")
    if problem:
        with pytest.raises(UsageError, match=problem):
            load_shop(file)
    else:
        assert load_shop(file).torch.measured["plate A36 1/4"].kerf == 1.9
