"""Tool access and disassembly: a free bolt is reached and a buried one is not; what comes off comes off in counted steps."""

from __future__ import annotations

from typing import Any

from builders import lug, tube, two_lugs

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.disassembly import disassembly_cases
from gvcs_cad.checks.tool_access import tool_access_cases
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.life import hours
from gvcs_cad.model.placement import Placement
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


def test_a_nut_under_a_lid_is_held_by_a_spanner_and_one_in_a_pit_by_nothing() -> None:
    lid = bolted()
    lid.add(lug("lid", Hole("x", 30, 30, 5, empty="spare")), at=Placement(0, 0, TOP + 20))  # no room for a socket, a spanner goes under it
    assert unreached(lid) == []
    pit = boxed(bolted(), TOP)
    pit.add(lug("lid", Hole("x", 30, 30, 5, empty="spare"), size=300), at=Placement(0, 0, TOP + 20))
    assert [nut for _, nut in unreached(pit)] == ["nowhere"]


def sunk(deep: float, lid: float) -> Assembly:
    """Return a socket screw sunk `deep` mm in a well of 8 mm between two plates, a third plate `lid` mm over them (none for 0)."""
    built = Assembly("sunk")
    built.add(lug("low", Hole("h", 0, 0, 4.5), stock="plate A36 1/4"))
    built.add(lug("grip", Hole("h", 0, 0, 4.5), stock="plate A36 1/4"), at=Placement(0, 0, 6.35))
    for n in range(int(deep // 25.4)):
        built.add(lug("well", Hole("w", 0, 0, 8.0, empty="clearance"), stock="plate A36 1"), name=f"well_{n}", at=Placement(0, 0, 12.7 + n * 25.4))
    if lid:
        built.add(lug("lid", Hole("x", 45, 45, 5, empty="spare"), size=300.0), at=Placement(0, 0, 12.7 + int(deep // 25.4) * 25.4 + lid))
    built.fasten(built["grip"]["h"], built["low"]["h"], bolt="socket M4", washers=())
    return built


def test_a_hex_key_reaches_a_sunk_socket_head_and_none_that_has_a_lid_close_over_it() -> None:
    assert unreached(sunk(25.4, 0)) == []
    assert unreached(sunk(25.4, 80)) == []
    assert unreached(sunk(0, 25)) == []  # by the short arm: 21 mm
    assert unreached(sunk(0, 8)) == [("nowhere", "turned")]


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
