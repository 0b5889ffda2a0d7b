"""Printed, machined and bought parts, catalogue hardware, and what keeps people whole: each guard says no once."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from builders import cylinder, lug, tube
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad.catalog.basis import calculated
from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock, NutStock, PinStock, WasherStock
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.documents.bom import bill_of_materials
from gvcs_cad.errors import CatalogError, ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.balance import balance
from gvcs_cad.model.colour import BAR, BOUGHT, CYLINDER, FASTENER, PLATE, PRINT, STEEL_TUBE, colour_of
from gvcs_cad.model.design import Design
from gvcs_cad.model.hardware import bolt, clevis_pin, is_fastener, nut, washer, word
from gvcs_cad.model.hazard import Hazard
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.life import FRAME, ServiceLife, bearing_life, cycles, hours
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.purchased import Purchase, PurchasedPart, open_item
from gvcs_cad.model.rating import Rating
from gvcs_cad.model.safety import Safety
from gvcs_cad.model.shape import shape
from gvcs_cad.model.shaped import MachinedPart, PrintedPart
from gvcs_cad.units import inch

BOX = shape("gvcs_cad.geometry.hardware:box", length=10.0, width=10.0, height=10.0)
PRINTED = PrintedPart("cap", shape=BOX, material_name="PETG", stated_volume=1000.0)
MACHINED = MachinedPart("hub", shape=BOX, material_name="A36", stock="round 2", blank_length=60.0)
BOUGHT_PART = PurchasedPart("motor", title="Motor", envelope=BOX, mass_kg=8.0, purchase=Purchase(part_number="m1", price=Decimal("120"), price_date="2026-11"))


def test_a_shaped_part_weighs_its_stated_volume_and_nothing_without_one() -> None:
    assert PRINTED.mass == pytest.approx(1e-6 * PRINTED.material.density)
    assert replace(PRINTED, stated_volume=None).mass is None


@pytest.mark.parametrize(
    ("part", "change", "words"),
    [
        (PRINTED, {"stated_volume": 0.0}, "volume of 0.0 mm3"),
        (PRINTED, {"stated_volume": math.nan}, "volume of nan mm3"),
        (PRINTED, {"infill_percent": 101}, "101 % infill"),
        (PRINTED, {"walls": 0}, "0 walls"),
        (PRINTED, {"layer": 0.0}, "0.0 mm layers"),
        (PRINTED, {"drilled": (Bore("h", (0, 0, 0), (0, 0, 1), -1.0, 5.0),)}, "hole h: diameter -1.0"),
        (MACHINED, {"blank_length": 0.0}, "a blank of 0.0 mm"),
        (BOUGHT_PART, {"mass_kg": 0.0}, "a mass of 0.0 kg is outside"),
        (BOUGHT_PART, {"mass_kg": math.nan}, "a mass of nan kg"),
        (BOUGHT_PART, {"mass_kg": 1e6}, "outside 0..100000 kg"),
        (BOUGHT_PART, {"drilled": (Bore("h", (0, 0, 0), (0, 0, 1), 5.0, 0.0),)}, "hole h: depth 0.0"),
        (BOUGHT_PART.purchase, {"price_date": ""}, "m1: a price of 120 USD needs its date"),
        (BOUGHT_PART.purchase, {"price": Decimal("-1")}, "m1: a price of -1 USD is below zero"),
        (BOUGHT_PART.purchase, {"price": Decimal("nan")}, "is below zero"),
        (BOUGHT_PART.purchase, {"pack": 0}, "pack 0 and minimum 1 must be at least 1"),
    ],
)
def test_figures_that_cannot_be_are_refused(part: Any, change: dict[str, Any], words: str) -> None:
    assert replace(part) == part
    with pytest.raises(ModelError, match=words):
        replace(part, **change)


def test_directions_of_stated_holes_have_length_one() -> None:
    part = replace(BOUGHT_PART, drilled=(Bore("h", (0, 0, 0), (0, 0, -2.0), 5.0, 7.0),))
    assert part.bores[0].end == (0, 0, -7)


@given(st.sampled_from(sorted(catalog().rows(BoltStock))), st.integers(0, 30))
def test_a_bolt_weighs_shank_and_head_and_its_name_tells_its_length(key: str, i: int) -> None:
    row = catalog().get(BoltStock, key)
    length = row.lengths[i % len(row.lengths)]
    head = math.sqrt(3) / 2 * row.head_width**2 if row.head == "hex" else math.pi / 4 * row.head_width**2
    part = bolt(key, length)
    assert part.mass == pytest.approx(7.85e-6 * (math.pi / 4 * row.diameter**2 * length + head * row.head_height), abs=1e-6)
    names = {bolt(key, other).name for other in row.lengths}
    assert len(names) == len(row.lengths)
    assert part.name.startswith(f"bolt_{word(key)}_")
    assert is_fastener(part)


def test_all_hardware_of_the_catalogue_has_part_numbers_of_its_own() -> None:
    parts = [nut(key) for key in catalog().rows(NutStock)] + [washer(key) for key in catalog().rows(WasherStock)]
    parts += [bolt(key, length) for key, row in catalog().rows(BoltStock).items() for length in row.lengths]
    parts += [clevis_pin(key, length) for key, row in catalog().rows(PinStock).items() for length in row.lengths]
    assert len({part.name for part in parts}) == len(parts)
    assert all(is_fastener(part) and part.mass > 0 for part in parts)
    assert not any(map(is_fastener, (PRINTED, MACHINED, BOUGHT_PART, lug(), tube())))


def test_a_pin_is_the_shortest_that_clears_the_grip() -> None:
    assert clevis_pin("clevis 1", inch(2)).name == "pin_clevis_1_x_2in"
    assert clevis_pin("clevis 1", inch(2) + 0.001).name == "pin_clevis_1_x_2_1_4in"
    with pytest.raises(CatalogError, match="clevis 1 pin: 210 mm needed, the longest in the catalogue is"):
        clevis_pin("clevis 1", 210)


def test_hardware_follows_its_row_when_the_catalogue_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = bolt("hex 3/4-10", inch(9))
    row = catalog().get(BoltStock, "hex 3/4-10")
    monkeypatch.setitem(catalog().rows(BoltStock), "hex 3/4-10", replace(row, head_height=row.head_height + 1))
    assert bolt("hex 3/4-10", inch(9)).mass > before.mass


def test_a_life_is_hours_or_cycles_or_as_long_as_the_frame() -> None:
    assert [str(life) for life in (FRAME, hours(5000), cycles(200_000))] == ["frame", "5000 hours", "200000 cycles"]
    for wrong in (lambda: hours(0), lambda: cycles(math.nan), lambda: hours(1e9)):
        with pytest.raises(ValueError, match="outside 0"):
            wrong()
    for unit, amount in (("frame", 5.0), ("hours", None)):
        with pytest.raises(ValueError, match="amount"):
            ServiceLife(unit, amount)  # type: ignore[arg-type]


def test_a_bearing_lives_as_iso_281_says() -> None:
    assert bearing_life(14_000, 1_400, 100) == hours(round(1e9 / 6000), "bearing rating")
    assert (bearing_life(14_000, 1_400, 100, roller=True).amount or 0) > (bearing_life(14_000, 1_400, 100).amount or 0)
    for loads in ((0, 1, 1), (1, -1, 1), (1, 1, 0)):
        with pytest.raises(ValueError, match="above zero"):
            bearing_life(*loads)


def test_a_safety_critical_part_says_how_it_is_made_and_inspected() -> None:
    assert Safety(role="hose", inspect="chafing", grade="240 bar").role == "hose"
    with pytest.raises(ValueError, match="hose must state what is inspected"):
        Safety(role="hose", inspect="", grade="240 bar")
    with pytest.raises(ValueError, match="hose must state its weld class or its grade"):
        Safety(role="hose", inspect="chafing")


def test_a_hazard_is_open_until_a_named_person_closes_it() -> None:
    entry: dict[str, Any] = {"name": "tip", "hazard": "tips over", "part": "frame", "measure": "roll bar", "source": "ISO 3471"}
    assert Hazard(**entry).state == "open"
    assert Hazard(**entry, state="met", closed_by="A. Person", date="2026-11-22").closed_by == "A. Person"
    for state, rest in (("met", {}), ("does not apply", {"closed_by": "A. Person"}), ("met", {"date": "2026-11-22"})):
        with pytest.raises(ValueError, match="names nobody"):
            Hazard(**entry, state=state, **rest)


def test_the_centre_of_mass_is_that_of_the_weighed_parts() -> None:
    built = Assembly("a")
    built.add(replace(BOUGHT_PART, balance=(0.0, 0.0, 5.0)), name="left", at=Placement(0, 100, 0))
    built.add(replace(BOUGHT_PART, mass_kg=24.0), name="right", at=Placement(0, -100, 0))
    built.add(replace(PRINTED, stated_volume=None), name="unweighed")
    mass, centre = balance(built.freeze())
    assert mass == 32
    assert centre == pytest.approx((0, -50, 1.25))
    assert balance(built.freeze(), which=lambda placed: placed.path == "left") == (8.0, (0.0, 100.0, 5.0))
    assert balance(built.freeze(), which=lambda placed: False) == (0.0, (0.0, 0.0, 0.0))


def test_a_rating_says_its_unit_and_on_whose_word() -> None:
    assert str(Rating("rated load", 363.4, "kg", calculated("tipping"), "level ground")) == "rated load: 363 kg (calculated; level ground)"


def test_colours_tell_what_a_part_is_made_of() -> None:
    assert [colour_of(part) for part in (tube(), lug(), PRINTED, MACHINED, cylinder(), bolt("hex 3/4-10", inch(9)), BOUGHT_PART)] == [
        *(STEEL_TUBE, PLATE, PRINT, BAR, CYLINDER, FASTENER, BOUGHT)
    ]


def test_what_a_concept_lacks_is_a_line_without_shape_mass_or_price() -> None:
    coil = open_item("coil", "induction coil", "no published figure")
    assert (coil.mass, coil.has_body, coil.title, coil.basis.kind) == (None, False, "OPEN: induction coil", "chosen")
    bom = bill_of_materials(_alone(coil), load_shop(), volumes=lambda part: pytest.fail(f"{part.name} has no solid to ask"))
    assert (bom.lines[0].mass_kg, bom.lines[0].unit_cost, bom.unweighed, bom.unpriced) == (None, None, 1, 1)
    with pytest.raises(ModelError, match="motor: what has an envelope has a mass too"):
        replace(BOUGHT_PART, mass_kg=None)


def _alone(part: PurchasedPart) -> Design:
    built = Assembly("a")
    built.supply(part)
    return built.freeze()
