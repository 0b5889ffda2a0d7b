"""The universal axis against its published outlines, against itself turned by a quarter, and against what must not be built."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from gvcs_machines.universal_axis.sag import rod_sag, spans
from gvcs_machines.universal_axis.volumes import crossing

from gvcs_cad import Assembly, Design, Hole, ModelError, Placement, PlatePart, Port, rectangle
from gvcs_cad.errors import UsageError
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.fastening import fasten
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.testing import conforms, module_design


def axis(**values: str) -> Design:
    return module_design("universal_axis", **values)


def host_side(design: Design) -> Port:
    return next(port for port in design.ports if port.interface.startswith("universal_axis") and port.side == "module")


def test_it_keeps_its_expectations() -> None:
    conforms("universal_axis")


@pytest.mark.parametrize(("size", "ends"), [("8 mm", 137.5), ("1 in", 137.5 * 25.4 / 8)])
def test_the_rods_are_longer_than_the_travel_by_the_three_bodies(size: str, ends: float) -> None:
    design = axis(size=size, travel="500 mm")
    (rod,) = {part for part in design.quantities if part.name.startswith("axis_rod_") and part.name != "axis_rod_foot"}
    assert rod.length == pytest.approx(500 + ends, abs=1e-6)  # type: ignore[attr-defined]  # a rod
    assert dict(host_side(design).provides)["travel_mm"] == 500


@pytest.mark.parametrize("way", ["", "_right"])
def test_a_carriage_takes_another_axis_across_hole_on_hole(way: str) -> None:
    lower, upper = axis(), axis()
    cross = Assembly("cross")
    below = cross.add(lower, name="lower")
    above = cross.mount(upper, on=below.child("carriage").port(f"axis_over{way}"), name="upper")
    carriage, block = below.child("carriage"), above.child("motor_side")
    pairs = [(c, b) for c in map(carriage.__getitem__, ("c1", "c2", "c3", "c4")) for b in map(block.__getitem__, ("b1", "b2", "b3", "b4"))]
    near = [(c, b) for c, b in pairs if math.dist(c.bore.at[:2], b.bore.at[:2]) < 1]
    assert len(near) == 4
    assert all(math.dist(c.bore.at[:2], b.bore.at[:2]) == pytest.approx(0, abs=1e-6) for c, b in near)
    for c, b in near:
        cross.fasten(b, c, bolt="socket M6")  # raises if a bolt does not pass
    assert cross.freeze().bolt_count() == 4 + 2 * lower.bolt_count()


def test_a_frame_drilled_1_mm_off_is_refused() -> None:
    """The holes allow 0.78 mm: a pattern that is off by more gets no bolt."""
    stand = Assembly("stand")
    block = stand.add(axis()).child("motor_side")
    x, y, _ = block["b1"].bore.at
    for off in (0.7, 1.0):
        plate = PlatePart("strip", stock="plate A36 1/4", outer=rectangle(60, 66), holes=(Hole("h", x + off, y + 33, 6.78),))
        held = stand.add(plate, name=f"strip_{round(10 * off)}", at=Placement(0, -33, -6.35))
        if off < 0.78:
            assert fasten([block["b1"], held["h"]], "socket M6").length == 30
        else:
            with pytest.raises(ModelError, match="off one axis"):
                stand.fasten(block["b1"], held["h"], bolt="socket M6")


@pytest.mark.parametrize("travel", ["100 mm", "828 mm", "830 mm", "2438.4 mm", "3000 mm"])
def test_no_rod_of_the_1_in_axis_is_free_over_more_than_40_diameters(travel: str) -> None:
    design = axis(size="1 in", travel=travel)
    given = dict(host_side(design).provides)
    assert given["free_mm"] <= 40 * 25.4
    feet = sum(count for part, count in design.quantities.items() if part.name == "axis_rod_foot")
    assert (feet == 0) == (float(travel.split()[0]) < 829)
    assert feet % 2 == 0
    kinds = {part.name for part in design.quantities if part.name.startswith("axis_pillow")}
    assert kinds == {"axis_pillow_open" if feet else "axis_pillow_closed"}


def test_sag_is_that_of_the_beam_formulas() -> None:
    """Point load: F L3 / (48 E I) for each rod with half the load; a rod of 8 mm has I = 201.06 mm4."""
    inertia = math.pi * 8**4 / 64
    alone = rod_sag(8, 500, 0)
    assert alone == pytest.approx(5 * (7.85e-6 * math.pi * 16 * 9.81) * 500**4 / (384 * 205_000 * inertia), rel=1e-12)
    assert rod_sag(8, 500, 2) - alone == pytest.approx(9.81 * 500**3 / (48 * 205_000 * inertia), rel=1e-9)
    assert rod_sag(8, 1000, 0) == pytest.approx(16 * alone, rel=1e-9)
    assert [spans(25.4, length) for length in (1, 1016, 1016.1, 2032, 2033)] == [1, 1, 2, 2, 3]


def test_the_space_two_crossing_bores_share_is_that_of_the_kernel() -> None:
    upright = cq.Solid.makeCylinder(3.39, 40, cq.Vector(0, 0, -20), cq.Vector(0, 0, 1))
    lying = cq.Solid.makeCylinder(7.5, 40, cq.Vector(-20, 8.39, 0), cq.Vector(1, 0, 0))
    assert crossing(6.78, 15, 8.39) == pytest.approx(upright.intersect(lying).Volume(), rel=2e-3)
    assert crossing(6.78, 15, 10.89) == 0.0


@pytest.mark.parametrize("wrong", [{"riser": "12 mm", "size": "1 in"}, {"travel": "20 mm"}, {"size": "2 in"}, {"position": "101"}])
def test_what_cannot_be_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        axis(**wrong)


@pytest.mark.slow
@pytest.mark.parametrize("values", [{"riser": "12 mm", "position": "0"}, {"position": "100"}, {"size": "1 in", "travel": "900 mm", "position": "20"}])
def test_no_two_solids_share_space(values: dict[str, str]) -> None:
    assert sharing(axis(**values)) == []


def sharing(design: Design) -> list[tuple[str, str, float]]:
    """Return every pair of solids that share more than 0.02 mm3, by exact booleans; a screw in its thread is drawn as thick as its hole."""
    shapes = FreshShapes()
    solids = [(one.path, shapes.solid(one.part, one.length).moved(location(one.at))) for one in placed_parts(design) if one.part.has_body]
    boxed = [(path, solid, solid.BoundingBox()) for path, solid in solids]
    found = []
    for (a, first, p), (b, second, q) in combinations(boxed, 2):
        if p.xmin < q.xmax and q.xmin < p.xmax and p.ymin < q.ymax and q.ymin < p.ymax and p.zmin < q.zmax and q.zmin < p.zmax:
            shared = first.intersect(second).Volume()
            if shared > 0.02:
                found.append((a, b, round(shared, 2)))
    return found
