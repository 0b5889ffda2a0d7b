"""Which holes are torched: the shop's policy and what sits in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import two_lugs

from gvcs_cad.catalog.torch import HolePolicy, Torch
from gvcs_cad.documents.toolpath.hole_method import HoleMethod, fits, hole_methods
from gvcs_cad.documents.toolpath.process import cut_process
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.testing import design

TORCH = Torch()
STOCK = "plate A36 1/2"  # 12.7 mm: nothing under 19.05 mm is torched


def methods(*holes: Hole | SlotHole, torch: Torch = TORCH, stock: str = STOCK, **must_fit: str) -> dict[str, HoleMethod]:
    plate = PlatePart("plate", stock=stock, outer=rectangle(400, 300), holes=holes)
    reasons = {("plate", name): reason for name, reason in must_fit.items()}
    return {method.hole: method for method in hole_methods("plate", plate, cut_process(stock, torch), torch, reasons)}


def test_a_hole_is_torched_from_one_and_a_half_thicknesses_up() -> None:
    found = methods(Hole("under", 50, 50, 19.0), Hole("over", 150, 50, 19.05))
    assert (found["under"].making, found["under"].torched) == ("spot", None)
    assert (found["over"].making, found["over"].torched) == ("torch", 19.05)
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
    assert [found[name].making for name in ("slot", "small", "wide", "wider")] == ["drill", "spot", "torch", "torch"]
    assert "room for the pierce" in found["small"].why
    assert "drill its ends" in found["slot"].finish


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
