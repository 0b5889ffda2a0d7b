"""The bill of materials: what it counts is the design, what it does not know it says, and money never loses a cent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad import Assembly, Hole, MachinedPart, PlatePart, PrintedPart, Purchase, PurchasedPart, Safety, TubePart, circle, place, rectangle, shape
from gvcs_cad.catalog.shop import Price, Saw, Shop
from gvcs_cad.documents.bom import Bom, BomLine, bill_of_materials
from gvcs_cad.model.design import Design
from gvcs_cad.model.hardware import nail, washer
from gvcs_cad.model.part import Part
from gvcs_cad.model.safety import NOT_VERIFIED, Verification

PLATE, TUBE, ROUND = "plate A36 1/4", "tube 2x2x1/8", "round 1"
SHOP = Shop(name="test", currency="USD", saw=Saw(kerf=3.0, trim=10.0), prices={"A36": Price(amount=Decimal("2.00"), date="2026-11")})


def plate(name: str = "plate", **more: object) -> PlatePart:
    return PlatePart(name, stock=PLATE, outer=rectangle(100, 100), **more)


def bought(name: str, price: str | None = None, **more: object) -> PurchasedPart:
    dated = {"price": Decimal(price), "price_date": "2026-11"} if price else {}
    return PurchasedPart(name, title=name, envelope=None, mass_kg=0.5, purchase=Purchase(**dated, **more))


def bill(*parts: Part, shop: Shop = SHOP, **more: object) -> Bom:
    made = Assembly("thing")
    for i, part in enumerate(parts):
        made.supply(part) if not part.has_body else made.add(part, name=f"p{i}", at=place(0, 0, 500 * i))
    return bill_of_materials(made.freeze(), shop, **more)


def line(bom: Bom, part_no: str) -> BomLine:
    (found,) = [line for line in bom.lines if line.part_no == part_no]
    return found


@st.composite
def designs(draw: st.DrawFn, depth: int = 3) -> Design:
    """Draw a tree of assemblies that share parts, supply some and hold others."""
    made = Assembly(draw(st.sampled_from(["a", "b", "c"])))
    for i in range(draw(st.integers(0, 3))):
        made.add(plate(draw(st.sampled_from(["p", "q", "r"]))), name=f"part_{i}", at=place(0, 0, 10 * i))
    for name in draw(st.lists(st.sampled_from(["hose", "oil"]), max_size=2, unique=True)):
        made.supply(bought(name), draw(st.integers(1, 5)))
    if depth:
        for i in range(draw(st.integers(0, 3))):
            made.add(draw(designs(depth - 1)), name=f"inner_{i}")
    return made.freeze()


@given(designs())
def test_the_quantities_of_the_tree_sum_to_those_of_the_lines(design: Design) -> None:
    bom = bill_of_materials(design, SHOP)
    assert bom.tree.totals() == {line.part_no: line.quantity for line in bom.lines}


@given(designs())
def test_mass_and_cost_are_the_sums_of_what_the_lines_know(design: Design) -> None:
    bom = bill_of_materials(design, SHOP)
    assert bom.mass_kg == pytest.approx(sum(line.mass_total_kg or 0 for line in bom.lines), abs=1e-3)
    assert bom.cost == sum((line.cost_total or Decimal(0) for line in bom.lines), Decimal(0))
    assert bom.unpriced == sum(line.cost_total is None for line in bom.lines)


def test_equal_sub_assemblies_are_one_node_with_a_quantity() -> None:
    inner = Assembly("wheel")
    inner.add(plate())
    outer = Assembly("cart")
    for i in range(4):
        outer.add(inner.freeze(), name=f"wheel_{i}")
    bom = bill_of_materials(outer.freeze(), SHOP)
    (node,) = bom.tree.assemblies
    assert (node.name, node.quantity, node.parts) == ("wheel", 4, (("plate", 1),))


def test_a_plate_costs_its_mass_at_the_price_of_its_material() -> None:
    found = line(bill(plate()), "plate")
    assert found.mass_kg == pytest.approx(100 * 100 * 6.35 * 7.85e-6)
    assert (found.unit_cost, found.cost_total) == (Decimal("0.9970"), Decimal("1.00"))  # 0.498 kg at 2.00
    assert (found.currency, found.price_date, found.price_basis) == ("USD", "2026-11", "2.00 USD/kg, material only")


def test_a_price_by_the_metre_is_paid_for_metres_and_not_for_kilograms() -> None:
    shop = replace(SHOP, prices={TUBE: Price(amount=Decimal("9.00"), date="2026-11", per="m"), ROUND: Price(amount=Decimal("10.00"), date="2026-11", per="m")})
    pin = MachinedPart("pin", shape=shape("a:b"), material_name="1018", stated_volume=1000, stock=ROUND, blank_length=95)
    bom = bill(TubePart("rail", stock=TUBE, length=1500), pin, shop=shop)
    assert line(bom, "rail").unit_cost == Decimal("13.50")
    assert line(bom, "pin").unit_cost == Decimal("0.95")


def test_a_price_by_the_metre_is_no_price_for_what_comes_off_no_bar() -> None:
    shop = replace(SHOP, prices={"A36": Price(amount=Decimal("9.00"), date="2026-11", per="m")})
    assert line(bill(plate(), shop=shop), "plate").unit_cost is None


def test_a_price_by_the_square_metre_is_paid_for_the_area_of_a_plate_and_one_by_the_piece_for_each() -> None:
    prices = {"A36": Price(amount=Decimal("50.00"), date="2026-11", per="m2"), TUBE: Price(amount=Decimal("50.00"), date="2026-11", per="m2")}
    bom = bill(plate(), TubePart("rail", stock=TUBE, length=1500), nail("nail 8d"), shop=replace(SHOP, prices=prices))
    assert line(bom, "plate").unit_cost == Decimal("0.50")  # 0.01 m2
    assert line(bom, "rail").unit_cost is None
    assert line(bom, "nail_8d").unit_cost is None
    nails = {"fasteners": Price(amount=Decimal("7.50"), date="2026-11"), "nail_8d": Price(amount=Decimal("0.08"), date="2026-11", per="pc")}
    assert line(bill(nail("nail 8d"), shop=replace(SHOP, prices=nails)), "nail_8d").unit_cost == Decimal("0.08")


def test_the_price_of_a_stock_comes_before_that_of_its_material() -> None:
    shop = replace(SHOP, prices={**SHOP.prices, PLATE: Price(amount=Decimal("4.00"), date="2026-11")})
    assert line(bill(plate(), shop=shop), "plate").unit_cost == Decimal("1.99")


def test_a_piece_of_less_than_a_cent_is_not_free_and_a_line_is_rounded_once() -> None:
    shop = replace(SHOP, prices={"A36": Price(amount=Decimal("0.01"), date="2026-11")})
    found = line(bill(*[plate()] * 3, shop=shop), "plate")
    assert (found.unit_cost, found.cost_total) == (Decimal("0.0050"), Decimal("0.02"))
    found = line(bill(*[bought("nut", "0.105")] * 1000), "nut")
    assert (found.unit_cost, found.cost_total) == (Decimal("0.105"), Decimal("105.00"))
    rack = replace(SHOP, prices={"fasteners": Price(amount=Decimal("7.50"), date="2026-11")})
    washers = line(bill(*[washer("washer M3")] * 24, shop=rack), "washer_m3")
    assert (washers.unit_cost, washers.cost_total) == (Decimal("0.0009"), Decimal("0.02"))  # 0.12 g


def test_what_has_no_price_is_unknown_and_counted_and_never_free() -> None:
    bom = bill(bought("ram"), bought("seat", "40"))
    assert (line(bom, "ram").unit_cost, line(bom, "ram").cost_total) == (None, None)
    assert (bom.cost, bom.unpriced) == (Decimal("40"), 1)


def test_nothing_is_converted_between_currencies() -> None:
    bom = bill(bought("hose", "12.10", currency="EUR"), bought("seat", "40"))
    assert (line(bom, "hose").unit_cost, line(bom, "hose").currency, line(bom, "hose").cost_total) == (Decimal("12.10"), "EUR", None)
    assert (bom.cost, bom.currency, bom.unpriced) == (Decimal("40"), "USD", 1)


@pytest.mark.parametrize(("count", "pack", "minimum", "packs"), [(1, 1, 1, 1), (7, 5, 1, 2), (10, 5, 1, 2), (11, 5, 1, 3), (2, 5, 12, 3), (13, 5, 12, 3)])
def test_packs_to_buy_hold_what_is_needed_and_what_must_be_ordered(count: int, pack: int, minimum: int, packs: int) -> None:
    found = line(bill(*[bought("nut", "0.10", pack=pack, minimum=minimum)] * count), "nut")
    assert (found.quantity, found.pack_quantity, found.packs_to_buy) == (count, pack, packs)
    assert found.cost_total == Decimal("0.10") * count  # of the pieces in the machine, not of the packs


def test_a_made_part_is_bought_in_no_pack() -> None:
    assert line(bill(plate()), "plate").packs_to_buy is None


def test_a_mass_that_only_the_kernel_knows_is_unknown_until_the_kernel_is_asked() -> None:
    cap = PrintedPart("cap", shape=shape("a:b"), material_name="PETG", infill_percent=100)
    shop = replace(SHOP, prices={"PETG": Price(amount=Decimal("20.00"), date="2026-11")})
    without = bill(cap, shop=shop)
    assert (line(without, "cap").mass_kg, line(without, "cap").unit_cost, without.unweighed) == (None, None, 1)
    weighed = bill(cap, shop=shop, volumes=lambda part: 100_000.0)
    assert line(weighed, "cap").mass_kg == pytest.approx(0.127)  # PETG, 1270 kg/m3
    assert (line(weighed, "cap").unit_cost, weighed.unweighed) == (Decimal("2.54"), 0)


def test_a_print_costs_less_plastic_the_emptier_it_is() -> None:
    shop = replace(SHOP, prices={"PETG": Price(amount=Decimal("20.00"), date="2026-11")})
    cap = PrintedPart("cap", shape=shape("a:b"), material_name="PETG", infill_percent=50, stated_volume=1e5)
    assert line(bill(cap, shop=shop), "cap").unit_cost == Decimal("1.52")  # 0.127 kg x (0.2 + 0.8 x 0.5) x 20


def test_a_hole_takes_its_metal_with_it() -> None:
    drilled = line(bill(plate(holes=[Hole("h", 50, 50, 20, empty="spare")])), "plate")
    assert drilled.mass_kg == pytest.approx((100 * 100 - pi * 100) * 6.35 * 7.85e-6, abs=1e-6)


def test_every_make_line_names_its_files_and_no_bought_one_does() -> None:
    parts = [plate(), TubePart("rail", stock=TUBE, length=1500), bought("hose")]
    parts += [PrintedPart("cap", shape=shape("a:b"), material_name="PETG", revision="C")]
    parts += [MachinedPart("pin", shape=shape("a:b"), material_name="1018", stated_volume=9, stock=ROUND, blank_length=95)]
    files = {line.part_no: line.files for line in bill(*parts).lines}
    assert files == {
        "plate": ("dxf/plate_rA_qty1_A36_6.35mm.dxf",),
        "rail": ("cutlist/cutlist.csv", "step/rail_rA.step"),
        "cap": ("stl/cap_rC.stl",),
        "pin": ("step/pin_rA.step",),
        "hose": (),
    }


def test_made_parts_come_first_by_process_and_items_are_numbered_from_one() -> None:
    bom = bill(bought("hose"), TubePart("rail", stock=TUBE, length=1500), plate(), PlatePart("round", stock=PLATE, outer=circle(50)))
    assert [line.part_no for line in bom.lines] == ["plate", "round", "rail", "hose"]
    assert [line.item for line in bom.lines] == ["1", "2", "3", "4"]


def test_the_order_of_building_does_not_show_in_the_lines() -> None:
    parts = [plate("a"), plate("b"), bought("hose"), bought("nut"), TubePart("rail", stock=TUBE, length=1500)]
    assert bill(*parts).lines == bill(*reversed(parts)).lines


def test_a_safety_critical_part_is_not_verified_until_its_own_digest_is_signed() -> None:
    safe = plate(safety=Safety(role="lug", grade="A36", inspect="cracks"))
    assert bill(safe).unverified == 1
    signature = Verification("plate", safe.digest, "A. Engineer", "2026-11-22", "calculation")
    signed = bill(safe, verifications=(signature,))
    assert (signed.unverified, line(signed, "plate").safety) == (0, "lug: A36; inspect cracks; verified")
    changed = plate(safety=Safety(role="lug", grade="A36", inspect="cracks"), note="now with a hole")
    assert NOT_VERIFIED in line(bill(changed, verifications=(signature,)), "plate").safety
