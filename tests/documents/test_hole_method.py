"""Which holes are torched: the shop's policy and what sits in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import two_lugs

from gvcs_cad.catalog.torch import HolePolicy, Torch
from gvcs_cad.documents.hole_method import HoleMethod, fits, hole_methods
from gvcs_cad.documents.plate_work import plate_work
from gvcs_cad.documents.toolpath.blueprint import blueprint_of_plate
from gvcs_cad.documents.toolpath.process import cut_process
from gvcs_cad.errors import ModelError
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.plate import PlatePart, hole_contour
from gvcs_cad.testing import design

TORCH = Torch()
STOCK = "plate A36 1/2"  # 12.7 mm: nothing under 19.05 mm is torched


def methods(*holes: Hole | SlotHole, torch: Torch = TORCH, stock: str = STOCK, **must_fit: str) -> dict[str, HoleMethod]:
    plate = PlatePart("plate", stock=stock, outer=rectangle(400, 300), holes=holes)
    reasons = {("plate", name): reason for name, reason in must_fit.items()}
    return {method.hole: method for method in hole_methods("plate", plate, cut_process(stock, torch).hole_kerf, torch, reasons)}


def test_a_hole_is_torched_from_one_and_a_half_thicknesses_up() -> None:
    found = methods(Hole("under", 50, 50, 19.0), Hole("over", 150, 50, 19.05))
    assert (found["under"].making, found["under"].torched) == ("spot", None)
    assert (found["over"].making, found["over"].torched) == ("cut", 19.05)
    assert "19 mm is less than 1.5 x thickness" in found["under"].why


def test_a_hole_in_which_something_fits_is_torched_small_and_finished() -> None:
    found = methods(
        Hole("pin", 50, 50, 26.175), Hole("pivot", 150, 50, 80, "pivot"), Hole("tight", 250, 50, 20), pin="a pin turns in it", tight="a pin turns in it"
    )
    assert (found["pin"].making, found["pin"].torched, found["pin"].finish) == ("undersize", 23.0, "drill and ream")
    assert (found["pivot"].making, found["pivot"].torched, found["pivot"].finish) == ("undersize", 76.825, "bore")
    assert (found["tight"].making, found["tight"].torched) == ("spot", None)  # 16.8 mm is too small


def test_a_narrow_slot_is_drilled_and_a_hole_needs_room_for_its_pierce() -> None:
    thin = "sheet 11ga"  # 3.04 mm: 1.5 x is 4.6 mm, but a kerf of 2.2 mm needs 9 mm for a pierce at the centre
    found = methods(SlotHole("slot", 50, 50, 4, 30), Hole("small", 150, 50, 8.5), Hole("wide", 250, 50, 9.5), SlotHole("wider", 50, 150, 6, 30), stock=thin)
    assert [found[name].making for name in ("slot", "small", "wide", "wider")] == ["drill", "spot", "cut", "cut"]
    assert "room for the pierce" in found["small"].why
    assert (found["slot"].finish, found["slot"].length) == ("drill the ends, saw between", 30)


def test_a_slot_that_must_fit_is_cut_narrow_and_stays_a_slot() -> None:
    slot = SlotHole("s", 100, 100, 30, 60, 25)
    found = methods(slot, s="a pin turns in it")["s"]
    assert (found.making, found.torched, found.finish) == ("undersize", 26.825, "mill or file to width")
    torch = replace(TORCH, kerf=2.0)
    plate = PlatePart("plate", stock=STOCK, outer=rectangle(400, 300), holes=[slot])
    (opening,) = blueprint_of_plate("plate", plate, cut_process(STOCK, torch), torch, {("plate", "s"): "a pin turns in it"}).openings
    assert opening == hole_contour(replace(slot, diameter=26.825))


@pytest.mark.parametrize(
    ("cut", "reason", "how"),
    [("laser", "", "laser"), ("router", "", "router"), ("laser", "a pin turns in it", "laser 26.82, drill and ream"), ("shear", "", "drill")],
)
def test_a_laser_cuts_what_needs_no_fit_and_a_shear_nothing(cut: str, reason: str, how: str) -> None:
    plate = PlatePart("plate", stock=STOCK, outer=rectangle(400, 300), holes=[Hole("h", 50, 50, 30.0)], cut=cut)  # type: ignore[arg-type]
    work = plate_work(plate, TORCH, {("plate", "h"): reason} if reason else {})
    assert [hole.made_by(work.process) for hole in work.holes] == [how]


def test_a_laser_plate_is_not_torched_by_accident() -> None:
    plate = PlatePart("plate", stock=STOCK, outer=rectangle(400, 300), cut="laser")
    with pytest.raises(ModelError, match="plate: is cut by laser, and lies on a sheet of plate A36 1/2 that the torch cuts"):
        blueprint_of_plate("plate", plate, cut_process(STOCK, TORCH), TORCH, {})


def test_the_policy_is_the_shops() -> None:
    strict = replace(TORCH, holes=HolePolicy(least_ratio=2.0, spot=False))
    assert methods(Hole("h", 50, 50, 22), torch=strict)["h"].making == "drill"


def test_fits_come_from_the_connections() -> None:
    loose = fits(design("tractor"), TORCH.holes)
    assert loose["loader_pivot_plate", "pivot"] == "a pin turns in it"
    assert loose["cube_pump_plate", "pilot"] == "a bearing, bushing or fitting sits in it"
    assert ("loader_pivot_plate", "b1") not in loose  # 1-1/8 in for a 1 in bolt


@pytest.mark.parametrize(("tolerance", "close"), [(1.0, False), (2.0, True)])
def test_a_bolt_with_little_clearance_asks_for_a_drill(tolerance: float, close: bool) -> None:
    pair = two_lugs()
    pair.fasten(pair["lower"]["h"], pair["upper"]["h"], bolt="hex 3/4-10")
    found = fits(pair.freeze(), HolePolicy(tolerance=tolerance))
    assert (("lower", "h") in found) is close
    if close:
        assert "1.59 mm of clearance, the torch holds 2 mm" in found["lower", "h"]


def test_the_words_beside_a_drawing_name_every_hole_that_is_not_cut_to_size() -> None:
    many = [Hole(f"s{i}", 20.0 + 20 * i, 20, 10) for i in range(8)]
    plate = PlatePart("p", stock=STOCK, outer=rectangle(300, 300), holes=[Hole("wide", 200, 200, 60), Hole("pin", 100, 100, 40), *many])
    assert plate_work(plate, TORCH, {("p", "pin"): "a pin turns in it"}).words() == (
        "torch 36.83, bore to 40 mm, do not torch to size: pin",
        "drill to 10 mm, do not torch to size: s0, s1, s2, s3, s4, s5 and 2 more",
    )
    assert plate_work(replace(plate, holes=[many[0]], cut="laser"), TORCH, {}).words() == ()
    assert plate_work(replace(plate, holes=[many[0]], cut="shear"), TORCH, {}).words() == ("drill to 10 mm, do not cut to size: s0",)
