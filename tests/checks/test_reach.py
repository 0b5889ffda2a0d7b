"""Tool access and disassembly: a free bolt is reached and a buried one is not; what comes off comes off in counted steps."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from builders import lug, tube, two_lugs

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.disassembly import disassembly_cases
from gvcs_cad.checks.tool_access import tool_access_cases
from gvcs_cad.engine.accepted import Acceptance, sort_out
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.contour_shapes import circle, polygon, rectangle
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.life import hours
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.purchased import OpenBelt, PurchasedPart
from gvcs_cad.model.shape import shape
from gvcs_cad.units import inch

SHAPES, SHOP = FreshShapes(), load_shop()
TOP = inch(1)


class Blank:
    """A notebook that remembers nothing."""

    def shape_key(self, part: Any) -> str:
        return str(part.digest)

    def recall(self, key: str) -> bytes | None:
        return None

    def keep(self, key: str, content: bytes) -> None:
        pass


def results(cases: Any, built: Assembly) -> list[Any]:
    return [case.run(SHAPES, Blank()) for case in cases(built.freeze(), SHOP)]


def bolted() -> Assembly:
    built = two_lugs()
    built.fasten(built["lower"]["h"], built["upper"]["h"], bolt="hex 3/4-10", washers=())
    return built


def unreached(built: Assembly) -> list[tuple[str, str]]:
    (result,) = results(tool_access_cases, built)
    return [(f.head, f.nut) for f in result.findings]


def boxed(built: Assembly, z: float) -> Assembly:
    """Put four tubes around the axis at a height: no spanner turns between them."""
    for n, (x, y, turn) in enumerate(((-254, 22, 0), (-254, -22 - 101.6, 0), (22, -254, 90), (-22 - 101.6 + 101.6, -254, 90))):
        at = Placement(x, y, z) if not turn else Placement(x + (101.6 if n == 2 else 0), y, z).turned("z", 90)
        built.add(tube(f"wall_{n}"), at=at)
    return built


def test_a_free_bolt_is_reached_on_both_sides() -> None:
    assert unreached(bolted()) == []


def pit(*, welded: bool) -> Assembly:
    """Return a bolted pair whose nut stands in a pit under a lid, the whole welded together or only laid there."""
    built = boxed(bolted(), TOP)
    lid = built.add(lug("lid", Hole("x", 5, 5, 5, empty="spare"), size=40), at=Placement(0, 0, TOP + 20))
    if welded:
        for other in ("wall_0", "wall_1", "wall_2", "wall_3", "upper"):
            built.weld(lid, built[other], leg=5, length=100)
    return built


def test_a_nut_under_a_lid_is_held_by_a_spanner() -> None:
    lid = bolted()
    lid.add(lug("lid", Hole("x", 30, 30, 5, empty="spare")), at=Placement(0, 0, TOP + 20))  # no room for a socket, a spanner goes under it
    lid.weld(lid["upper"], lid["lid"], leg=5, length=100)
    assert unreached(lid) == []


def test_a_bolt_is_tightened_before_what_covers_it_is_on_and_never_where_the_cover_is_welded() -> None:
    (result,) = results(tool_access_cases, pit(welded=False))
    assert result.findings == ()
    assert result.measured == ("1 bolts: 0 reached as the machine stands, 1 before others are on, 0 never",)
    (finding,) = results(tool_access_cases, pit(welded=True))[0].findings
    assert (finding.head, finding.nut) == ("turned", "reached by no tool")
    assert "in any order of assembly" in str(finding)
    assert "stands in the way" in str(finding)


def test_two_screws_that_bar_one_another_are_tightened_in_no_order() -> None:
    """Two stools stand in one another, each seat over the other's screw: no key goes under a seat."""

    def stools(*seated: str) -> Assembly:
        built = Assembly("knot")
        built.add(lug("base", Hole("a", -60, 0, 6.6), Hole("b", 60, 0, 6.6), size=700))
        for name, sign in (("left", -1), ("right", 1)):
            foot = built.add(lug(f"{name}_foot", Hole("h", 0, 0, 6.6), size=70), at=Placement(sign * 60, 0, 12.7))
            built.fasten(foot["h"], built["base"]["a" if sign < 0 else "b"], bolt="socket M6", washers=())
            if name in seated:  # beside its own screw, over the other's
                seat = built.add(lug(f"{name}_seat", Hole("x", 0, 0, 5, empty="spare"), size=110), at=Placement(-sign * 60, 0, 46))
                built.weld(foot, seat, leg=5, length=10)
        return built

    assert unreached(stools()) == []
    assert unreached(stools("left")) == [], "the one under the seat is tightened first"
    assert [head for head, _ in unreached(stools("left", "right"))] == ["reached by no tool"] * 2


def screwed(depth: float, roof: float = 0.0) -> Assembly:
    """Return a socket screw at the bottom of a hole `depth` mm deep, with a welded roof over the hole's mouth."""
    built = Assembly("sunk")
    base = built.add(lug("base", Hole("h", 0, 0, 6.6)))
    top = built.add(lug("top", Hole("h", 0, 0, 6.6)), at=Placement(0, 0, 12.7))
    built.fasten(top["h"], base["h"], bolt="socket M6", washers=())
    height = 25.4
    while height < 25.4 + depth:
        built.add(lug(f"ring_{height:.0f}", Hole("h", 0, 0, 11, empty="spare")), at=Placement(0, 0, height))
        built.weld(top, built[f"ring_{height:.0f}"], leg=5, length=100)
        height += 12.7
    if roof:
        built.add(lug("roof", Hole("x", 30, 30, 5, empty="spare")), at=Placement(0, 0, height + roof))
        built.weld(top, built["roof"], leg=5, length=100)
    return built


def test_a_key_goes_down_a_hole_as_far_as_its_blade_is_long_and_under_no_roof() -> None:
    assert unreached(screwed(60)) == [], "a spanner would not, a key does"
    assert unreached(screwed(0, roof=35)) == [], "the short arm of a key"
    assert [head for head, _ in unreached(screwed(0, roof=12))] == ["reached by no tool"]
    assert [head for head, _ in unreached(screwed(230))] == ["reached by no tool"]


def pocketed(corners: bool) -> Assembly:
    """Return a nut in a pocket as deep as it is high: a hexagon 0.2 mm wider than the nut, or a round one that it turns in."""
    built = Assembly("pocket")
    base = built.add(lug("base", Hole("h", 0, 0, 6.6)))
    top = built.add(lug("top", Hole("h", 0, 0, 6.6)), at=Placement(0, 0, 12.7))
    built.fasten(base["h"], top["h"], bolt="socket M6", washers=())
    across = polygon([(10.2 / 3**0.5 * math.cos(math.radians(60 * n)), 10.2 / 3**0.5 * math.sin(math.radians(60 * n))) for n in range(6)])
    whole = circle(12.0)
    collar = PlatePart("collar", stock="plate A36 1/2", outer=rectangle(100, 100, centred=True), cutouts=(across if corners else whole,))
    roof = lug("roof", Hole("x", 30, 30, 5, empty="spare"))
    for part, z in ((collar, 25.4), (roof, 25.4 + 12.7)):
        built.add(part, at=Placement(0, 0, z))
        built.weld(top, built[part.name], leg=5, length=100)
    return built


def test_a_pocket_with_corners_holds_a_nut_and_a_round_one_does_not() -> None:
    assert unreached(pocketed(corners=True)) == []
    assert [nut for _, nut in unreached(pocketed(corners=False))] == ["reached by no tool"]


def sunk(deep: float, lid: float) -> Assembly:
    """Return a socket screw sunk `deep` mm in a well of 8 mm between two plates, a third plate `lid` mm over them (none for 0)."""
    built = Assembly("sunk")
    built.add(lug("low", Hole("h", 0, 0, 4.5), stock="plate A36 1/4"))
    built.add(lug("grip", Hole("h", 0, 0, 4.5), stock="plate A36 1/4"), at=Placement(0, 0, 6.35))
    for n in range(int(deep // 25.4)):
        built.add(lug("well", Hole("w", 0, 0, 8.0, empty="clearance"), stock="plate A36 1"), name=f"well_{n}", at=Placement(0, 0, 12.7 + n * 25.4))
    if lid:
        over = built.add(lug("lid", Hole("x", 45, 45, 5, empty="spare"), size=300.0), at=Placement(0, 0, 12.7 + int(deep // 25.4) * 25.4 + lid))
        for other in ["grip", *(f"well_{n}" for n in range(int(deep // 25.4)))]:
            built.weld(over, built[other], leg=3, length=20)
    built.fasten(built["grip"]["h"], built["low"]["h"], bolt="socket M4", washers=())
    return built


def test_a_hex_key_reaches_a_sunk_socket_head_and_none_that_has_a_lid_close_over_it() -> None:
    assert unreached(sunk(25.4, 0)) == []
    assert unreached(sunk(25.4, 80)) == []
    assert unreached(sunk(0, 25)) == []  # by the short arm: 21 mm
    assert unreached(sunk(0, 8)) == [("reached by no tool", "turned")]


def test_a_wear_part_comes_off_after_its_bolts_and_what_stands_before_it() -> None:
    built = Assembly("stack")
    built.add(lug("base"))
    built.add(lug("pad", wear=True, life=hours(100)), at=Placement(0, 0, 12.7))
    built.fasten(built["base"]["h"], built["pad"]["h"], bolt="hex 3/4-10")
    (result,) = results(disassembly_cases, built)
    assert result.findings == ()
    assert "pad at pad comes off in 2 steps: unbolt base#h; take off pad" in result.measured[0]


def test_a_wear_part_that_is_welded_is_named() -> None:
    built = Assembly("stack")
    base = built.add(lug("base"))
    pad = built.add(lug("pad", wear=True, life=hours(100)), at=Placement(0, 0, 12.7))
    built.weld(base, pad, leg=5, length=100)
    (result,) = results(disassembly_cases, built)
    assert [str(f) for f in result.findings] == ["pad: pad wears and cannot be taken out without cutting: it is welded to base"]


def pads(*welded: int) -> Assembly:
    """Return three wear pads on bases of their own; some are welded on, the others bolted."""
    built = Assembly("pads")
    for n in range(3):
        base = built.add(lug("base"), name=f"base_{n}", at=Placement(300 * n, 0, 0))
        pad = built.add(lug("pad", wear=True, life=hours(100)), name=f"pad_{n}", at=Placement(300 * n, 0, 12.7))
        if n in welded:
            built.weld(base, pad, leg=5, length=100)
        else:
            built.fasten(base["h"], pad["h"], bolt="hex 3/4-10")
    return built


def test_every_place_of_a_wear_part_is_tried_and_a_finding_of_its_own() -> None:
    (result,) = results(disassembly_cases, pads(1, 2))
    assert [(finding.subject, finding.kin) for finding in result.findings] == [("pad_1", "pad"), ("pad_2", "pad")]
    assert result.measured == ("pad at pad_0 comes off in 2 steps: unbolt base_0#h; take off pad_0",)


def test_a_place_that_is_newly_stuck_does_not_hide_behind_one_that_was_cured() -> None:
    accepted = (Acceptance("disassembly", ("pad_1", "pad_2"), "", "welded for a test", "2999-01-01", "accepted.yaml"),)
    ((was,), (now,)) = (results(disassembly_cases, pads(*welded)) for welded in ((1, 2), (0, 2)))
    assert sort_out(was.findings, accepted, "", date(2026, 12, 1)).counting == ()
    counting = sort_out(now.findings, accepted, "", date(2026, 12, 1)).counting
    assert [(one.rule, one.subject) for one in counting] == [("disassembly", "pad_0"), ("stale_acceptance", "disassembly | pad_1")]


def caged(*, bolted_lid: bool) -> Assembly:
    """Return a wear pad in a box of six welded plates; the lid is bolted, or welded like the others."""
    built = Assembly("cage")
    built.add(lug("pad", size=60, wear=True, life=hours(100)), at=Placement(0, 0, 30))
    walls = [(0, 0, 0), (0, 0, 70)]
    plates = [built.add(lug(f"wall_{n}", size=140), at=Placement(*at)) for n, at in enumerate(walls)]
    for n, (x, y, axis) in enumerate(((70, 0, "y"), (-70 - 12.7, 0, "y"), (0, 70 + 12.7, "x"), (0, -70, "x")), 2):
        plates.append(built.add(lug(f"wall_{n}", size=140), at=Placement(x, y, 41.35).turned(axis, 90)))
    for first, second in zip(plates[2:], plates[3:] + plates[2:3], strict=True):
        built.weld(first, second, leg=5, length=100)
    built.weld(plates[0], plates[2], leg=5, length=100)
    if not bolted_lid:
        built.weld(plates[1], plates[2], leg=5, length=100)
    return built


def test_a_wear_part_in_a_cage_comes_out_through_a_lid_and_not_through_welded_walls() -> None:
    (free,), (shut,) = (results(disassembly_cases, caged(bolted_lid=lid)) for lid in (True, False))
    assert free.findings == ()
    assert "comes off in 2 steps" in free.measured[0], "the lid, or the welded walls around the pad, and then the pad"
    (finding,) = shut.findings
    assert finding.path == "pad"
    assert "stands in its way" in finding.reason


def padded(*, welded: bool) -> Assembly:
    """Return a wear pad whose nut stands in a pit: under a roof that is bolted to nothing, or welded to the base."""
    built = Assembly("padded")
    base = built.add(lug("base", size=200))
    built.add(lug("pad", wear=True, life=hours(100)), at=Placement(0, 0, -12.7))
    built.fasten(built["pad"]["h"], base["h"], bolt="hex 3/4-10")
    boxed(built, 12.7)
    built.add(lug("roof", Hole("x", 5, 5, 5, empty="spare"), size=40), at=Placement(0, 0, 12.7 + 24))
    if welded:
        for other in ("wall_0", "wall_1", "wall_2", "wall_3", "roof"):
            built.weld(base, built[other], leg=5, length=100)
    return built


def test_a_wear_part_comes_off_only_if_a_tool_reaches_its_bolts_in_the_machine() -> None:
    (free,), (shut,) = (results(disassembly_cases, padded(welded=welded)) for welded in (False, True))
    assert free.findings == ()
    assert free.measured[0].startswith("pad at pad comes off on the bench, after 1 assemblies or parts: "), "the roof bars the spanner"
    assert [str(f) for f in shut.findings] == ["pad: pad wears and cannot be taken out without cutting: no tool reaches pad#h"]


def test_an_open_belt_is_drawn_out_along_itself_and_an_endless_one_is_not() -> None:
    ring = {"envelope": shape("gvcs_cad.geometry.hardware:ring", inside=30.0, outside=34.0, width=10.0), "mass_kg": 0.1, "wear": True, "life": hours(100)}
    for kind in (OpenBelt, PurchasedPart):
        built = Assembly("drive")
        for name, z in (("lower", -12.7), ("upper", 10.0)):
            built.add(lug(name, Hole("x", 30, 30, 5, empty="spare"), size=200), at=Placement(0, 0, z))
        post = built.add(lug("post", Hole("x", 5, 5, 2, empty="spare"), size=18, stock="plate A36 3/8"))
        for name in ("lower", "upper"):
            built.weld(post, built[name], leg=3, length=20)
        built.add(kind("belt", title="Belt", **ring))
        (result,) = results(disassembly_cases, built)
        assert (result.findings == ()) is (kind is OpenBelt)
