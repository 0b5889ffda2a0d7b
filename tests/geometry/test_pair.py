"""Three-valued answers on two shapes: against closed forms, against the kernel's exact distance, and never a false yes or no."""

from __future__ import annotations

import math
from typing import Any

import pytest
from builders import cylinder, lug
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import directions

from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.bodies import Bodies, matrix, relative
from gvcs_cad.geometry.pair import DEPTH, GROWN, gap, overlap, solid_of
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.contour_shapes import circle, rectangle
from gvcs_cad.model.hole import Bore, Hole
from gvcs_cad.model.part import Part
from gvcs_cad.model.piece import Piece
from gvcs_cad.model.placement import Placement, rotation_about
from gvcs_cad.model.plate import PlatePart

SHAPES = FreshShapes()
BODIES = Bodies(SHAPES)
HALF = "plate A36 1/2"
PLATE = lug("plate", Hole("h", 0, 0, 40))
DISC = PlatePart("disc", stock=HALF, outer=circle(39.0))
THICK = 12.7


def asked(a: Part, b: Part, at: Placement, *allowed: Bore) -> Any:
    return overlap(BODIES, Piece("a", a, Placement()), Piece("b", b, at), matrix(at), allowed)


@pytest.mark.parametrize(
    ("z", "answer"),
    [(THICK + 0.2, "PASS"), (THICK, "PASS"), (THICK - DEPTH / 2, "PASS"), (THICK - 3 * DEPTH, "FAIL"), (THICK - 1, "FAIL"), (0.0, "FAIL")],
)
def test_plates_on_one_another_touch_and_do_not_sink_in(z: float, answer: str) -> None:
    found = asked(PLATE, PLATE, Placement(0, 0, z))
    assert found.answer == answer
    if answer == "FAIL":
        depth = THICK - z
        assert found.volume == pytest.approx(depth * PLATE.area, rel=1e-3)
        assert 0 < found.thickness <= depth + 1e-6


@settings(max_examples=40)
@given(st.floats(0, 1.0), st.floats(0, 360), directions, st.floats(-180, 180))
def test_a_disc_in_a_hole_is_judged_as_its_play_says(aside: float, degrees: float, axis: Any, turn: float) -> None:
    """39 mm in 40 mm: beyond 0.5 mm aside they share a sickle whose greatest depth is known; every pose in space gives the same."""
    base = Placement(0, 0, 0, rotation_about(axis, turn).rotation)
    x, y = aside * math.cos(math.radians(degrees)), aside * math.sin(math.radians(degrees))
    a, b = Piece("a", PLATE, base), Piece("b", DISC, base @ Placement(x, y, 0))
    found = overlap(BODIES, a, b, relative(matrix(a.at), matrix(b.at)))
    deepest = aside - 0.5
    if found.answer == "FAIL":
        assert deepest > DEPTH
    if deepest > 3 * DEPTH:
        assert found.answer == "FAIL"
    if deepest <= 0:
        assert found.answer == "PASS"


@settings(max_examples=25)
@given(st.floats(-30, 30), st.floats(-30, 30), st.floats(13, 40), directions, st.floats(-180, 180))
def test_the_gap_holds_the_kernels_exact_distance(x: float, y: float, z: float, axis: Any, turn: float) -> None:
    at = Placement(x, y, z, rotation_about(axis, turn).rotation)
    least, most = gap(BODIES, Piece("a", PLATE, Placement()), Piece("b", DISC, at), matrix(at), 60.0)
    exact = SHAPES.solid(PLATE).distance(SHAPES.solid(DISC).moved(location(at)))
    assert least - 1e-3 <= exact <= most + 1e-3


def test_a_fit_is_declared_and_not_ignored() -> None:
    pin = PlatePart("pin", stock=HALF, outer=circle(40.0))
    bore = Bore("h", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), 40.0, THICK)
    assert asked(PLATE, pin, Placement(), bore).answer == "PASS"
    pressed = PlatePart("pin", stock=HALF, outer=circle(40.0 + 2 * GROWN + 1))
    assert asked(PLATE, pressed, Placement(), bore).answer == "FAIL"
    assert asked(PLATE, pin, Placement(2.0, 0, 0), bore).answer == "FAIL", "a pin beside its hole is no fit"
    assert asked(PLATE, PLATE, Placement(30, 0, 5), bore).answer == "FAIL"


def test_what_meshes_cannot_tell_is_left_to_the_exact_solids() -> None:
    found = asked(PLATE, PlatePart("pin", stock=HALF, outer=circle(40.0)), Placement(0, 0, 0).turned("z", 1.7))
    assert (found.answer, found.tier) == ("PASS", "exact")
    tight = asked(PLATE, PlatePart("pin", stock=HALF, outer=circle(40.4)), Placement(0, 0, 0).turned("z", 1.7))
    assert tight.answer == "FAIL"
    assert tight.volume == pytest.approx(math.pi / 4 * (40.4**2 - 40**2) * THICK, rel=0.05)


@pytest.mark.parametrize("half", ["barrel", "rod"])
def test_the_solid_of_half_a_cylinder_is_its_mesh_and_ends_where_it_does(half: Any) -> None:
    """The exact answer is asked of the half alone: what meets the rod does not meet the barrel."""
    ram = cylinder()
    solid, body = solid_of(BODIES, Piece("ram", ram, Placement(), half=half, length=500.0)), BODIES.of(ram, half)
    assert solid.Volume() == pytest.approx(body.manifold.volume(), rel=2e-3)
    box = solid.BoundingBox()
    assert (box.xmin, box.ymin, box.zmin, box.xmax, box.ymax, box.zmax) == pytest.approx(body.box, abs=0.1)


def test_the_rod_of_a_cylinder_slides_in_its_barrel_and_both_are_rigid() -> None:
    ram = cylinder()
    barrel, rod = BODIES.of(ram, "barrel"), BODIES.of(ram, "rod")
    short, long = (BODIES.shapes.mesh(ram, length) for length in (ram.retracted, ram.extended))
    whole = (barrel.manifold + rod.manifold.translate((ram.extended, 0, 0))).volume()
    assert whole == pytest.approx(SHAPES.solid(ram, ram.extended).Volume(), rel=0.01)
    assert barrel.box[3] <= ram.retracted - ram.pin + 1e-3, "no rod is left on the barrel where the eye stands"
    assert (short.vertices[:, 0].max(), long.vertices[:, 0].max()) == (pytest.approx(ram.retracted + ram.pin), pytest.approx(ram.extended + ram.pin))
    assert rod.box[3] == pytest.approx(ram.pin, abs=0.05)


def test_a_thin_plate_far_inside_a_block_is_found_by_a_ball() -> None:
    block = PlatePart("block", stock="plate A36 1", outer=rectangle(200, 200, centred=True))
    ring = PlatePart("ring", stock="plate A36 1/4", outer=circle(80.0), holes=(Hole("h", 0, 0, 70, empty="bore"),))
    found = asked(block, ring, Placement(0, 0, 10))
    assert (found.answer, found.tier) == ("FAIL", "mesh")
    assert found.volume == pytest.approx(ring.volume, rel=1e-3)
