"""The builder: names, ports, connections and motion as the designer states them; every mistake is refused with names and figures."""

from __future__ import annotations

from typing import Any

import pytest
from builders import HOLE, cylinder, lug, tube, two_lugs

from gvcs_cad.errors import CatalogError, ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.connection import At, Fasten, Nail, Pin, Plug, Press, Weld
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Bore, Hole
from gvcs_cad.model.intent import intent
from gvcs_cad.model.joining import joining
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.port import Port
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.safety import Safety
from gvcs_cad.model.shape import shape
from gvcs_cad.model.shaped import PrintedPart
from gvcs_cad.units import inch

BOLT = "hex 3/4-10"


def hose(length: int = 1) -> PurchasedPart:
    return PurchasedPart(f"hose_{length}", title="Hose", envelope=None, mass_kg=1.0)


def test_a_name_is_the_items_own_until_it_is_used_twice() -> None:
    built = Assembly("a")
    assert built.add(lug()).path == "lug"
    with pytest.raises(ModelError, match="a: there is a lug already; give this one a name"):
        built.add(lug())
    assert built.add(lug(), name="other").path == "other"
    with pytest.raises(ModelError, match="there is a other already"):
        built.add(tube(), name="other")
    assert [child.path for child in built.children()] == ["lug", "other"]


@pytest.mark.parametrize("name", ["A", "a-b", "a/b", "", "1a"])
def test_names_are_words(name: str) -> None:
    with pytest.raises(ModelError, match="must be lower-case letters"):
        Assembly(name)
    if name:
        with pytest.raises(ModelError, match="must be lower-case letters"):
            Assembly("a").add(lug(), name=name)


def test_what_does_not_exist_is_answered_with_the_nearest() -> None:
    built = two_lugs()
    inner = Assembly("outer").add(built)
    with pytest.raises(ModelError, match="pair: no such child: lowre; did you mean lower"):
        built["lowre"]
    with pytest.raises(ModelError, match="lower: no such hole: g; there are h"):
        built["lower"]["g"]
    with pytest.raises(ModelError, match="lower: no such port: bay"):
        built["lower"].port("bay")
    with pytest.raises(ModelError, match="pair: no such child: uper; did you mean upper"):
        inner.child("uper")
    with pytest.raises(ModelError, match="pair is an assembly and has no holes of its own"):
        inner["h"]
    with pytest.raises(ModelError, match="pair/lower is a part and has no child x"):
        inner.child("lower/x")


def test_references_carry_the_placement_through_every_level() -> None:
    inner = Assembly("inner")
    inner.add(lug(), at=Placement(1, 0, 0))
    middle = Assembly("middle")
    middle.add(inner, at=Placement(0, 10, 0).turned("z", 90))
    outer = Assembly("outer")
    reference = outer.add(middle, at=Placement(0, 0, 100))
    hole = reference.child("inner/lug")["h"]
    assert hole.at == At("middle/inner/lug", "h")
    assert hole.bore.at == (0, 11, 100 + inch("1/2"))
    assert [found.at for found in reference.holes()] == [hole.at]
    assert [part.path for part in reference.parts()] == ["middle/inner/lug"]


def test_a_hole_takes_one_fastener_whatever_it_is() -> None:
    built = two_lugs()
    holes = built["lower"]["h"], built["upper"]["h"]
    built.fasten(*holes, bolt=BOLT)
    for again in (
        lambda: built.fasten(*holes, bolt=BOLT),
        lambda: built.pin(*holes, pin=hose()),
        lambda: built.press(holes[0], inner=built["upper"]),
    ):
        with pytest.raises(ModelError, match="lower#h has its fastener already"):
            again()


def test_a_hole_that_a_module_has_fastened_is_taken_for_its_host_too() -> None:
    built = two_lugs()
    built.fasten(built["lower"]["h"], built["upper"]["h"], bolt=BOLT)
    outer = Assembly("outer")
    pair = outer.add(built)
    foot = outer.add(lug("foot"), at=Placement(0, 0, inch(1)))
    with pytest.raises(ModelError, match="pair/upper#h has its fastener already"):
        outer.fasten(pair.child("upper")["h"], foot["h"], bolt=BOLT)


def test_connections_are_kept_in_the_order_they_were_made() -> None:
    built = two_lugs()
    built.add(lug("third", Hole("a", -20, 0, HOLE), Hole("b", 20, 0, HOLE)))
    built.weld(built["lower"], built["upper"], leg=5, length=100)
    built.press(built["third"]["a"], inner=built["upper"])
    built.pin(built["third"]["b"], pin=hose())
    built.fasten(built["lower"]["h"], built["upper"]["h"], bolt=BOLT)
    made = built.freeze().connections
    assert [type(connection) for connection in made] == [Weld, Press, Pin, Fasten]
    assert (made[0].a, made[0].b, made[0].weld_class) == ("lower", "upper", "C")  # type: ignore[union-attr]


@pytest.mark.parametrize("sizes", [{"leg": 0, "length": 10}, {"leg": 5, "length": -1}])
def test_a_weld_of_nothing_is_refused(sizes: dict[str, float]) -> None:
    built = two_lugs()
    with pytest.raises(ModelError, match="must be above zero"):
        built.weld(built["lower"], built["upper"], **sizes)


@pytest.mark.parametrize(
    ("asked", "stated", "made"), [(("", ""), "", "C"), (("B", ""), "", "B"), (("C", "B"), "", "B"), (("D", "C"), "B", "B"), (("D", ""), "D", "D")]
)
def test_a_weld_is_of_the_class_that_the_more_demanding_part_asks_for(asked: tuple[str, str], stated: str, made: str) -> None:
    built = Assembly("pair")
    for i, letter in enumerate(asked):
        built.add(lug(f"lug{i}", safety=Safety(role="lug", weld_class=letter, inspect="cracks") if letter else None), at=Placement(0, 0, i * 12.7))
    built.weld(built["lug0"], built["lug1"], leg=5, length=100, weld_class=stated)
    assert [connection.weld_class for connection in built.freeze().connections if isinstance(connection, Weld)] == [made]


def test_a_weld_is_no_laxer_than_a_part_asks_for() -> None:
    built = Assembly("pair")
    built.add(lug("ear", safety=Safety(role="lug", weld_class="B", inspect="cracks")))
    built.add(lug("bar"))
    with pytest.raises(ModelError, match="weld bar to ear: class C is laxer than the B that the safety of ear asks for"):
        built.weld(built["bar"], built["ear"], leg=5, length=100, weld_class="C")
    with pytest.raises(ModelError, match="weld bar to ear: no such weld class: E; there are B, C, D"):
        built.weld(built["bar"], built["ear"], leg=5, length=100, weld_class="E")
    with pytest.raises(ValueError, match="weld class 'Q' of a safety-critical lug is none of ISO 5817: B, C, D"):
        Safety(role="lug", weld_class="Q", inspect="cracks")


def test_nails_hold_two_parts_together_and_are_counted_where_they_are_driven() -> None:
    built = two_lugs(gap=1.0)
    built.nail(built["upper"], built["lower"], nail="nail 16d", count=3)
    built.nail(built["lower"], built["upper"], nail="nail 16d", count=2)
    frozen = built.freeze()
    assert {part.name: count for part, count in frozen.quantities.items()}["nail_16d"] == 5
    assert [(joint.a, joint.b, joint.count) for joint in frozen.connections if isinstance(joint, Nail)] == [("upper", "lower", 3), ("lower", "upper", 2)]
    assert intent(frozen).declared("lower", "upper")
    assert {tie.kind for tie in joining(frozen).ties["upper"]} == {"nail"}
    with pytest.raises(ModelError, match="0 of nail_16d cannot be supplied"):
        built.nail(built["upper"], built["lower"], nail="nail 16d", count=0)
    with pytest.raises(CatalogError, match="did you mean nail 16d"):
        built.nail(built["upper"], built["lower"], nail="nail 16", count=1)


def test_a_print_is_given_an_insert_for_every_thread() -> None:
    built = Assembly("a")
    threads = tuple(Bore(f"t{i}", (10.0 * i, 0, 0), (0, 0, 1), 4.0, 9.0, "", "socket M4") for i in range(3))
    cover = PrintedPart("cover", shape=shape("gvcs_cad.geometry.hardware:ring", inside=1.0, outside=50.0, width=9.0), material_name="PETG", drilled=threads)
    built.inserts(built.add(cover))
    built.inserts(built.add(cover, name="other"))
    assert {part.name: count for part, count in built.freeze().quantities.items() if part.name != "cover"} == {"insert_m4": 6}
    with pytest.raises(ModelError, match="lug has no tapped hole for an insert"):
        built.inserts(built.add(lug()))


def test_what_is_plugged_has_one_interface() -> None:
    built = Assembly("a")
    left = built.add(lug("left", ports=(Port("out", "hydraulic_pressure@1"),)))
    right = built.add(lug("right", ports=(Port("into", "hydraulic_pressure@1"), Port("back", "hydraulic_return@1"))))
    built.plug(left.port("out"), right.port("into"))
    assert isinstance(built.freeze().connections[0], Plug)
    with pytest.raises(ModelError, match="left#out is hydraulic_pressure@1 and right#back is hydraulic_return@1"):
        built.plug(left.port("out"), right.port("back"))


def test_supplied_parts_are_counted_and_stand_nowhere() -> None:
    built = Assembly("a")
    built.supply(hose(), 2)
    built.supply(hose(), 3)
    assert built.freeze().quantities == {hose(): 5}
    assert built.freeze().mass == 5.0
    with pytest.raises(ModelError, match="0 of hose_1 cannot be supplied"):
        built.supply(hose(), 0)


def test_quantities_count_children_hardware_links_and_supplies_of_the_whole_tree() -> None:
    inner = two_lugs()
    inner.fasten(inner["lower"]["h"], inner["upper"]["h"], bolt=BOLT)
    outer = Assembly("outer")
    for name in ("a", "b"):
        outer.add(inner, name=name)
    outer.supply(hose())
    counts = {part.name: count for part, count in outer.freeze().quantities.items()}
    assert counts == {"lower": 2, "upper": 2, "bolt_hex_3_4_10_2in": 2, "washer_3_4": 2, "nut_3_4_10": 2, "hose_1": 1}
    assert outer.freeze().bolt_count() == 2
    assert [path for path, _ in outer.freeze().all_connections()] == ["a", "b"]
    assert len(outer.freeze().used_holes) == 4


def test_freezing_keeps_what_was_there_and_later_additions_do_not_reach_it() -> None:
    built = Assembly("a")
    built.add(lug())
    before = built.freeze()
    built.add(tube())
    built.remark("published so")
    assert [child.name for child in before.children] == ["lug"]
    assert before != built.freeze()
    assert isinstance(before, Design)
    assert built.freeze().remarks == ("published so",)


def pivots(parallel: bool = True, hole: float = 20.0) -> tuple[Assembly, Any, Any]:
    built = Assembly("arm")
    base = built.add(lug("base", Hole("p", 0, 0, hole)))["p"]
    at = Placement(500, 0, 0) if parallel else Placement(500, 0, 0).turned("x", 90)
    rod = built.add(lug("rod", Hole("p", 0, 0, hole)), at=at)["p"]
    return built, base, rod


def test_a_cylinder_hangs_between_two_pivots_of_one_direction() -> None:
    built, base, rod = pivots()
    built.link("lift", cylinder(), base=[base], rod=[rod])
    assert built.freeze().links[0].base == (At("base", "p"),)
    assert built.freeze().quantities[cylinder()] == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"parallel": False}, "base#p and rod#p are not parallel; the pins of a cylinder are"),
        ({"hole": 19.9}, r"lift has pins of 20 mm, which do not enter base#p of 19.9 mm"),
    ],
)
def test_a_cylinder_that_cannot_hang_there_is_refused(change: dict[str, Any], words: str) -> None:
    built, base, rod = pivots(**change)
    with pytest.raises(ModelError, match=words):
        built.link("lift", cylinder(), base=[base], rod=[rod])


def test_a_pivot_holds_one_cylinder_and_its_pin_may_come_before_or_after() -> None:
    built, base, rod = pivots()
    built.pin(base, pin=hose())
    built.link("lift", cylinder(), base=[base], rod=[rod])
    built.pin(rod, pin=hose())
    with pytest.raises(ModelError, match="base#p holds a cylinder already"):
        built.link("tilt", cylinder(), base=[base], rod=[rod])


def test_a_link_has_a_name_of_its_own_and_holes_at_both_ends() -> None:
    for name, ends in (("base", {}), ("lift", {"rod": []}), ("lift", {"base": []})):
        built, base, rod = pivots()
        with pytest.raises(ModelError, match="needs a name of its own and at least one hole at each end"):
            built.link(name, cylinder(), **{"base": [base], "rod": [rod], **ends})


def test_joints_move_children_of_their_own_once() -> None:
    built = two_lugs()
    outer = Assembly("outer")
    inside = outer.add(built)
    outer.revolute("lift", inside, about=Placement(), low=0, high=90, poses={"up": 90})
    for name, moves in (("tilt", [inside]), ("lift", [outer.add(lug())])):
        with pytest.raises(ModelError, match=f"joint {name}: .* is moved by another joint already"):
            outer.revolute(name, *moves, about=Placement(), low=0, high=90, poses={})
    with pytest.raises(ModelError, match="moves children of its own assembly, not pair/lower"):
        outer.revolute("deep", inside.child("lower"), about=Placement(), low=0, high=90, poses={})
    with pytest.raises(ModelError, match="joint idle moves nothing"):
        outer.prismatic("idle", along=Placement(), low=0, high=90, poses={})
