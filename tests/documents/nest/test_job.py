"""A job is made of a design and a shop, and its digest changes with all that decides a nest and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import lug
from nesting import SHEET, corner, frame, item, job

from gvcs_cad.catalog.on_hand import NestRules, SheetOnHand
from gvcs_cad.catalog.shop import Shop, load_shop
from gvcs_cad.documents.nest.job import design_jobs, design_plates, make_jobs
from gvcs_cad.errors import ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.placement import Placement

HALF, QUARTER = "plate A36 1/2", "plate A36 1/4"


def machine() -> Design:
    made = Assembly("machine")
    for i in range(3):
        made.add(lug("lug"), name=f"lug_{i}", at=Placement(0, 200.0 * i, 0))
    made.add(lug("thin", size=80, stock=QUARTER))
    return made.freeze()


def test_plates_are_gathered_by_stock_with_their_quantities() -> None:
    jobs = design_jobs(machine(), load_shop())
    assert [(j.stock, j.material, j.thickness, [(i.part_no, i.quantity) for i in j.items]) for j in jobs] == [
        (HALF, "A36", 12.7, [("lug", 3)]),
        (QUARTER, "A36", 6.35, [("thin", 1)]),
    ]
    assert [pattern.part_no for pattern in jobs[0].patterns] == ["lug"]


def test_two_machines_add_up() -> None:
    plates = design_plates(machine()) * 2
    assert [[(i.part_no, i.quantity) for i in j.items] for j in make_jobs(plates, load_shop())] == [[("lug", 6)], [("thin", 2)]]


def test_two_contours_of_one_part_number_are_refused() -> None:
    one, other = design_plates(machine())[0], design_plates(machine())[1]
    with pytest.raises(ModelError, match="two different contours are called lug"):
        make_jobs([one, (HALF, replace(other[1], part_no="lug"))], load_shop())


def sheets(shop: Shop) -> list[tuple[str, float, float, int | None, Decimal | None]]:
    return [(s.name, s.length, s.width, s.count, s.price) for s in design_jobs(machine(), shop)[0].sheets]


def test_without_a_word_of_the_shop_the_sizes_of_the_catalogue_are_bought_by_mass() -> None:
    found = sheets(load_shop())
    assert [name for name, *_ in found] == ["2438.4 x 1219.2 mm", "3048 x 1219.2 mm", "3048 x 1524 mm"]
    mass = Decimal(repr(round(2438.4 * 1219.2 * 12.7 * 7850e-9, 6)))
    assert found[0][4] == round(mass * Decimal("1.90"), 2)
    assert {price for *_, price in sheets(replace(load_shop(), prices={}))} == {None}


def test_remnants_of_the_shop_stand_beside_what_can_be_bought_and_other_sheets_instead_of_it() -> None:
    rest, own = SheetOnHand(500.0, 300.0, 1, name="R1", remnant=True), SheetOnHand(1000.0, 500.0, 2, Decimal(50))
    with_rest = sheets(replace(load_shop(), sheets={HALF: (rest,)}))
    assert (with_rest[0][0], with_rest[0][4], len(with_rest)) == ("R1", Decimal(0), 4)
    assert sheets(replace(load_shop(), sheets={HALF: (own, rest)}))[0] == ("1000 x 500 mm", 1000.0, 500.0, 2, Decimal(50))
    assert len(sheets(replace(load_shop(), sheets={HALF: (own, rest)}))) == 2


def test_rules_and_substitutes_of_the_shop_hold() -> None:
    shop = replace(load_shop(), nesting=NestRules(gap=5.0, margin=7.0, remnant=99.0, turns="half"), substitute={QUARTER: HALF})
    (only,) = design_jobs(machine(), shop)
    assert (only.gap, only.margin, only.remnant, {i.angles for i in only.items}) == (5.0, 7.0, 99.0, {(0.0, 180.0)})
    assert [i.part_no for i in only.items] == ["lug", "thin"]


def test_the_digest_changes_with_every_input_and_not_with_prices_or_words() -> None:
    base = job(frame(), corner(quantity=2))
    other = [
        replace(base, gap=9.0),
        replace(base, margin=9.0),
        replace(base, stock=HALF),
        replace(base, sheets=(replace(SHEET, length=1300.0),)),
        replace(base, sheets=(replace(SHEET, count=3),)),
        replace(base, sheets=(replace(SHEET, grain=True),)),
        job(frame(), corner(quantity=3)),
        job(frame(opening=299), corner(quantity=2)),
        job(frame(), corner(quantity=2), item("more", rectangle(10, 10))),
        job(frame(), replace(corner(quantity=2), angles=(0.0,))),
    ]
    assert len({base.digest, *(one.digest for one in other)}) == len(other) + 1
    told = replace(base.patterns[0], notes=("deburr",))
    for same in (replace(base, sheets=(replace(SHEET, price=Decimal(9)),)), replace(base, currency="EUR"), replace(base, patterns=(told, base.patterns[1]))):
        assert same.digest == base.digest
