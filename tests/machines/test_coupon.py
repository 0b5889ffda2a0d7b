"""The coupon: what is measured on it changes the next program by just that."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from posts import posts
from sheets import jobs_of, shop_with

from gvcs_cad.catalog.shop import Shop, load_shop
from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.toolpath.region import line
from gvcs_cad.plugins.part_program import PartProgram
from gvcs_cad.testing import conforms, design

STOCK = "plate A36 1/2"


def program(shop: Shop) -> PartProgram:
    (job,) = jobs_of(design("coupon", stock=STOCK), shop)
    return PartProgram(job, posts()["linuxcnc_qtplasmac"])


def sides(shop: Shop) -> dict[str, float]:
    """Return the width of every closed way of the coupon's program, mm, as the program itself says."""
    found = program(shop)
    motions = found.post.read(found.text, found.job.toolpath, found.job.parts.torch)
    widths = {}
    for cut in found.job.toolpath.cuts():
        lit = next(m.lit for m in motions if m.on and math.dist(m.move.start, cut.pierce) < 1e-3)
        way = line([m.move for m in motions if m.lit == lit and m.on][len(cut.lead) :])
        widths[cut.feature] = way.bounds[2] - way.bounds[0]
    return widths


def test_it_keeps_its_expectations() -> None:
    conforms("coupon")


def test_it_cuts_a_square_and_the_three_holes() -> None:
    kerf = Torch().kerf
    drawn = {"outside": 100 + kerf, "hole bolt_3_4": 20.6375 - kerf, "hole bolt_1": 28.575 - kerf, "hole smallest": 19.05 - kerf}
    assert sides(load_shop()) == pytest.approx(drawn, abs=0.01)


def test_what_was_measured_goes_into_the_shop_file_and_changes_the_next_program(tmp_path: Path) -> None:
    """The torch cuts 2.5 mm wide, 2.9 mm in holes: the first coupon comes out wrong by that, the second right."""
    true, in_holes = 2.5, 2.9
    first = sides(load_shop())
    side, hole = first["outside"] - true, first["hole bolt_3_4"] + in_holes
    kerf = 2.2 + 100 - side
    hole_kerf = 2.2 + hole - 20.6375
    file = tmp_path / "shop.yaml"
    measured = f'{{kerf: {kerf:.2f} mm, hole_kerf: {hole_kerf:.2f} mm, out_of_square: 0.3 mm, date: "2026-11-25"}}'
    file.write_text(f"name: ours\ncurrency: EUR\nsaw: {{kerf: 2 mm, trim: 9 mm}}\ntorch: {{measured: {{{STOCK}: {measured}}}}}\n", "utf-8")
    second = sides(load_shop(file))
    assert second["outside"] - true == pytest.approx(100, abs=0.01)
    assert second["hole bolt_3_4"] + in_holes == pytest.approx(20.6375, abs=0.01)
    assert second["hole smallest"] + in_holes == pytest.approx(19.05, abs=0.01)
    notes = program(load_shop(file)).job.toolpath.notes
    assert any("2.12 mm per metre out of square" in note for note in notes)
    assert not any("cut the coupon" in note for note in notes)
    assert program(shop_with(Torch())).text != program(load_shop(file)).text
