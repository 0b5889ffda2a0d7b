"""What machines share, by the formula that is cited, and what cannot be made, by its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad import (
    Assembly,
    BarPart,
    Contour,
    Hole,
    MachinedPart,
    ModelError,
    PlatePart,
    PrintedPart,
    WorkRoom,
    circle,
    open_item,
    polygon,
    rectangle,
    shape,
)
from gvcs_cad.catalog.shop import CircularSaw, load_shop
from gvcs_cad.documents.commonality import Service, commonality
from gvcs_cad.documents.self_making import SelfMaking, self_making
from gvcs_cad.formats.commonality_text import commonality_lines, making_lines

PARTS = [PlatePart(f"p{i}", stock="plate A36 1/4", outer=rectangle(100 + i, 50)) for i in range(8)]


@pytest.mark.parametrize(
    ("machines", "index"),
    [
        ({"a": PARTS[:4], "b": PARTS[:4]}, 1.0),
        ({"a": PARTS[:4], "b": PARTS[4:]}, 0.0),
        ({"a": PARTS[:6], "b": PARTS[4:8]}, 0.5),  # 1 - (8 - 6) / (10 - 6)
        ({"a": PARTS[:3]}, 1.0),
        ({}, 1.0),
    ],
)
def test_the_index_is_martin_and_ishiis(machines: dict[str, list[PlatePart]], index: float) -> None:
    assert commonality(machines, ()).index == index


@given(st.lists(st.sets(st.sampled_from(range(8)), min_size=1), min_size=2, max_size=5))
def test_the_index_lies_between_nothing_and_everything_and_unique_parts_are_one_machines_alone(machines: list[set[int]]) -> None:
    found = commonality({f"m{i}": [PARTS[k] for k in chosen] for i, chosen in enumerate(machines)}, ())
    assert 0 <= found.index <= 1
    for i, chosen in enumerate(machines):
        others = set().union(*(other for j, other in enumerate(machines) if j != i))
        assert found.unique[f"m{i}"] == tuple(sorted(PARTS[k].name for k in chosen - others))


def test_a_module_serves_by_use_and_by_contract() -> None:
    found = commonality({}, [Service("lonely", ("a",), ()), Service("axis", ("a", "b"), ("c",)), Service("spare", (), ("a", "b"))])
    assert [(one.module, one.machines) for one in found.services] == [("axis", ("a", "b", "c")), ("lonely", ("a",)), ("spare", ("a", "b"))]
    assert (found.in_use, found.fitting) == (1, 2)
    assert "3 module types: 1 (33%) in use in two machines or more, 2 (67%) if those count whose slots they would fit" in commonality_lines(found)


def test_the_text_names_every_part_that_is_one_machines_alone() -> None:
    many = [PlatePart(f"own_part_{i}", stock="plate A36 1/4", outer=rectangle(200 + i, 50)) for i in range(30)]
    lines = list(commonality_lines(commonality({"a": [*many, PARTS[0]], "b": PARTS[:1]}, ())))
    first = lines.index("a: 30 made parts are its own")
    named = " ".join(lines[first + 1 : lines.index("b: 0 made parts are its own")])
    assert named.replace(",", "").split() == sorted(part.name for part in many)
    assert max(map(len, lines)) <= 140


def block(**more: float) -> None:
    """Stand for a CadQuery function; nobody draws it here."""


def test_a_concept_is_marked_wherever_it_is_named() -> None:
    found = commonality({"drill": PARTS[:2], "press": PARTS[2:]}, [Service("pack", ("drill", "press"), ("saw",))])
    text = "\n".join(commonality_lines(found, {"drill", "saw"}))
    assert text.count("[concept]") == 3  # used by drill, would fit saw, drill's own parts
    assert "drill [concept], press; would fit saw [concept]" in text
    rooms, makings = [("drill/large", WorkRoom("torch", (100, 100)))], [SelfMaking("drill/large", 2, 1, 3.0, 1.0, ())]
    assert "\n".join(making_lines(rooms, makings, {"drill"})).count("drill/large [concept]: ") == 2
    assert "[concept]" not in "\n".join([*commonality_lines(found), *making_lines(rooms, makings)])


def test_every_part_is_made_or_says_why_not() -> None:
    machine = Assembly("thing")
    printed = PrintedPart("clip", shape=shape(block, side=1.0), material_name="PETG", stated_volume=1000.0)
    shaft = MachinedPart("shaft", shape=shape(block, side=2.0), stock="round 1", blank_length=300, material_name="A36", stated_volume=2000.0)
    rod = MachinedPart("rod", shape=shape(block, side=3.0), stock="shaft 1", blank_length=3000, machine="drill", material_name="1045", stated_volume=3000.0)
    for name, part in {
        "small": PARTS[0],
        "large": PlatePart("large", stock="plate A36 1/4", outer=rectangle(1300, 400)),
        "bar": BarPart("bar", stock="flat 2x1/4", length=500),
        "clip": printed,
        "shaft": shaft,
        "rod": rod,
        "long": replace(rod, name="long", blank_length=6200),
    }.items():
        machine.add(part, name=name)
    design = machine.freeze()
    rooms = [WorkRoom("torch", (1219.2, 1219.2)), WorkRoom("print", (200, 100, 50))]
    found = self_making("thing", design, rooms, load_shop(None), lambda part: (90.0, 150.0, 60.0), lambda part: part.mass or 0.0)
    assert {(one.part, one.reason) for one in found.blocked} == {
        ("large", "1300 x 400 mm goes into none of torch 1219 x 1219 mm"),
        ("shaft", "no machine here does lathe"),
        ("long", "6200 mm is longer than any bar of shaft 1 (6086 mm)"),
        ("clip", "90 x 150 x 60 mm goes into none of print 200 x 100 x 50 mm"),
    }
    assert (found.pieces, found.made) == (7, 3)
    made = sum(part.mass or 0.0 for part in (PARTS[0], design.child("bar").item, rod))
    assert found.made_kg == pytest.approx(made, abs=1e-9)


SHEET, DEPTH = (1219.2, 2438.4), 11.11  # mm: panel OSB 7/16 as it is sold


@pytest.mark.parametrize(
    ("outline", "more", "saw", "told"),
    [
        (rectangle(*SHEET), {}, True, "whole"),
        (rectangle(*SHEET[::-1]), {}, False, "whole"),  # nobody cuts it: no saw is asked
        (rectangle(1219.2, 2438.2), {}, False, "blocked"),
        (rectangle(1219.2, 2438.2), {}, True, "made"),
        (rectangle(*SHEET), {"cutouts": (rectangle(200, 200).moved(300, 300),)}, True, "blocked"),
        (rectangle(*SHEET), {"holes": (Hole("h", 300, 300, 20),)}, True, "blocked"),
        (polygon([(0, 0), (2500, 0), (2500, 200), (0, 700)]), {}, True, "made"),
        (polygon([(0, 0), (2500, 0), (2500, 700), (1000, 700), (1000, 400), (0, 400)]), {}, True, "blocked"),  # a saw blade overcuts an inner corner
        (circle(1200), {}, True, "blocked"),
        (rectangle(151, 2438), {}, True, "made"),
    ],
)
def test_a_whole_sheet_is_used_as_bought_and_a_straight_cut_is_sawn(outline: Contour, more: dict[str, Any], saw: bool, told: str) -> None:
    machine = Assembly("wall")
    machine.add(PlatePart("panel", stock="panel OSB 7/16", outer=outline, cut="router", **more), name="panel")
    shop = replace(load_shop(None), circular_saw=CircularSaw(60) if saw else None)
    found = self_making("wall", machine.freeze(), [WorkRoom("router", (560, 370))], shop, lambda part: (1.0, 1.0, 1.0), lambda part: 1.0)
    assert (found.whole, found.made, len(found.blocked)) == {"whole": (1, 0, 0), "made": (0, 1, 0), "blocked": (0, 0, 1)}[told]
    assert found.pieces == found.made + len(found.blocked)


def test_a_blade_too_small_saws_nothing_and_steel_is_not_sawn_by_hand() -> None:
    machine = Assembly("wall")
    machine.add(PlatePart("panel", stock="panel OSB 7/16", outer=rectangle(151, 2438), cut="router"), name="panel")
    machine.add(PlatePart("steel", stock="plate A36 1/4", outer=rectangle(151, 2438)), name="steel")
    shop = replace(load_shop(None), circular_saw=CircularSaw(DEPTH - 0.1))
    found = self_making("wall", machine.freeze(), [], shop, lambda part: (1.0, 1.0, 1.0), lambda part: 1.0)
    assert {one.reason for one in found.blocked} == {"no machine here does router", "no machine here does torch"}


def test_the_text_names_every_part_that_blocks() -> None:
    machine = Assembly("many")
    for i in range(12):
        machine.add(PlatePart(f"large_{i}", stock="plate A36 1/4", outer=rectangle(1300 + i, 400)), name=f"large_{i}")
    found = self_making("many", machine.freeze(), [], load_shop(None), lambda part: (1.0, 1.0, 1.0), lambda part: part.mass or 0.0)
    assert sum("no machine here does torch" in line for line in making_lines([], [found])) == 12


def test_what_is_not_designed_is_told_beside_the_share() -> None:
    machine = Assembly("concept")
    machine.add(PARTS[0], name="plate")
    machine.supply(open_item("coil", "coil and crucible", "no figure published"))
    found = self_making("concept", machine.freeze(), [WorkRoom("torch", (500, 500))], load_shop(None), lambda part: (1.0, 1.0, 1.0), lambda part: 1.0)
    assert (found.made, found.pieces, found.open_lines) == (1, 1, 1)
    lines = list(making_lines([], [found]))
    assert lines[2].endswith("made parts (100%), 1.0 of 1.0 kg (100%); 1 open lines of its bill are designed by nobody and not counted")


def test_a_bar_longer_than_any_that_is_sold_is_named() -> None:
    machine = Assembly("long")
    machine.add(BarPart("mast", stock="flat 2x1/4", length=9000), name="mast")
    (found,) = self_making("long", machine.freeze(), [], load_shop(None), lambda part: (1.0, 1.0, 1.0), lambda part: 1.0).blocked
    assert "9000 mm is longer than any bar of flat 2x1/4" in found.reason


@given(st.tuples(*[st.floats(1, 500)] * 3), st.tuples(*[st.floats(1, 500)] * 3))
def test_a_room_takes_what_can_lie_in_it_and_never_turns_it_upright(room: tuple[float, ...], size: tuple[float, ...]) -> None:
    flat = all(a <= b + 1e-6 for a, b in zip(sorted(size[:2]), sorted(room[:2]), strict=True))
    assert WorkRoom("print", room).takes(size) == (flat and size[2] <= room[2] + 1e-6)


@pytest.mark.parametrize("room", [(100.0,), (100.0, 0.0), (100.0, float("inf")), (1.0, 2.0, 3.0, 4.0)])
def test_a_room_that_is_none_is_refused(room: tuple[float, ...]) -> None:
    with pytest.raises(ModelError, match="two or three lengths above zero"):
        WorkRoom("mill", room)
