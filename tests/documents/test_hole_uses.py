"""What goes through a hole, read off the connections: a drawing that calls the seat of a rod a bolt sends the fitter to the bolt rack."""

from __future__ import annotations

from builders import lug, tube, two_lugs

from gvcs_cad.documents.hole_uses import hole_uses
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.placement import Placement
from gvcs_cad.testing import prepared
from gvcs_cad.units import inch


def test_bolts_pins_and_seats_are_told_apart_and_an_empty_hole_is_not_named() -> None:
    built = Assembly("a")
    holes = [
        Hole(name, 30.0 * i, 0, 19.5 if name == "pinned" else inch("13/16"), "" if i < 3 else "spare")
        for i, name in enumerate(("bolted", "pinned", "seat", "free"))
    ]
    low, high = built.add(lug("low", *holes, size=300)), built.add(lug("high", *holes, size=300), at=Placement(0, 0, inch("1/2")))
    built.fasten(low["bolted"], high["bolted"], bolt="hex 3/4-10")
    built.pin(low["pinned"], high["pinned"], pin="clevis 3/4")
    built.press(low["seat"], inner=built.add(tube()))
    uses = hole_uses(built.freeze())
    assert uses[low.item.digest] == {"bolted": "hex 3/4-10", "pinned": "pin", "seat": "seat"}  # type: ignore[union-attr]  # a part
    assert uses[high.item.digest] == {"bolted": "hex 3/4-10", "pinned": "pin"}  # type: ignore[union-attr]  # a part


def test_a_part_that_stands_in_two_places_has_the_bolts_of_both() -> None:
    whole = Assembly("whole")
    for name, bolt in (("one", "hex 3/4-10"), ("other", "socket 3/4-10")):
        pair = two_lugs()
        pair.fasten(*(pair[at]["h"] for at in ("lower", "upper")), bolt=bolt)
        whole.add(pair, name=name, at=Placement(1000.0 if name == "one" else 0.0))
    assert {words for holes in hole_uses(whole.freeze()).values() for words in holes.values()} == {"hex 3/4-10 or socket 3/4-10"}


def test_the_rods_of_an_axis_sit_and_its_feet_are_bolted() -> None:
    design = prepared("printer", config="8_inch").build.design
    uses = {part.name: hole_uses(design).get(part.digest, {}) for part in design.quantities}
    assert {name: uses["axis_idler_side"][name] for name in ("rod_left", "pin_low")} == {"rod_left": "seat", "pin_low": "seat"}
    assert set(uses["printer_bed_angle"].values()) <= {"socket M5", "socket M6", "hex M6"}
    assert len(uses["printer_bed_angle"]) == 6
