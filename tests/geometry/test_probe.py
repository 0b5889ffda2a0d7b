"""Probes against meshes and against the kernel: three answers, of which the mesh's yes and no are never wrong."""

from __future__ import annotations

import math
import random
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from gvcs_cad.geometry.mesh import ANGLE, mesh_of
from gvcs_cad.geometry.probe import Body, Probe, exact_gap, exact_touch, manifold_of, mesh_touch, pin, touch
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.geometry.solid import solid_of
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.placement import Placement, rotation_about
from gvcs_cad.model.plate import PlatePart

THICK = 12.7
PLATES, POSES, SEED = 20, 500, 4
CHORD = 0.02  # mm
OVERLAP = 1e-3  # mm: with less than a micrometre two solids are in contact


def plate(diameter: float) -> PlatePart:
    return PlatePart("plate", stock="plate A36 1/2", outer=rectangle(60, 60, centred=True), holes=(Hole("h", 0, 0, diameter),))


def body(diameter: float = 20.0, at: Placement | None = None) -> Body:
    return Body("plate", plate(diameter), at or Placement())


@pytest.mark.parametrize(
    ("probe", "touches"),
    [
        (pin("z", (0, 0), 19.0, 0, THICK), False),
        (pin("z", (0.4, 0), 19.0, 0, THICK), False),
        (pin("z", (0.6, 0), 19.0, 0, THICK), True),
        (pin("z", (0, 0), 21.0, 0, THICK), True),
        (pin("z", (0, 0), 20.0, 0, THICK), False),  # fills the hole: contact, and no common volume
        (pin("x", (0, 20.0), 10.0, -40, -31), False),
        (pin("x", (0, 6.0), 10.0, -40, -29), True),
        (Probe((-10, -10, THICK), (10, 10, 30)), False),  # stands on the plate
        (Probe((-30, -30, THICK - 0.01), (30, 30, 30)), True),
        (Probe((-5, -5, -5), (5, 5, 30)), False),
        (Probe((31, -5, -5), (40, 5, 30)), False),
    ],
)
def test_a_probe_is_told_clear_or_touching_in_every_placement(probe: Probe, touches: bool) -> None:
    assert touch(probe, [body()], FreshShapes()).touches is touches


def test_a_probe_that_fills_its_hole_is_settled_by_the_kernel_and_left_open_by_the_mesh() -> None:
    probe = pin("z", (0, 0), 20.0, 0, THICK)
    by_mesh = touch(probe, [body()], FreshShapes(), exact=False)
    assert (by_mesh.touches, by_mesh.tier) == (None, 1)
    assert 0 < by_mesh.error < 0.06
    settled = touch(probe, [body()], FreshShapes())
    assert (settled.touches, settled.tier) == (False, 2)


def test_the_body_that_touches_is_named_among_those_that_do_not() -> None:
    near, far = Body("near", plate(20.0), Placement()), Body("far", plate(20.0), Placement(0.0, 100.0, 0.0))
    found = touch(pin("z", (0, 0), 21.0, 0, THICK), [far, near], FreshShapes())
    assert (found.touches, found.path) == (True, "near")


def test_a_turned_body_is_met_where_it_stands() -> None:
    turned = body(at=Placement(100, 0, 0).turned("x", 90))  # its hole now runs along -y
    assert touch(pin("y", (0, 100.0), 19.0, -THICK, 0), [turned], FreshShapes()).touches is False
    assert touch(pin("y", (0.6, 100.0), 19.0, -THICK, 0), [turned], FreshShapes()).touches is True


@dataclass
class Tally:
    """Answers of the mesh against those of the exact B-rep."""

    pairs: int = 0
    false_clear: int = 0
    false_touch: int = 0
    undecided: int = 0
    touching: int = 0


def straddling(rng: random.Random, diameter: float) -> tuple[Probe, Placement, float]:
    """Return a pin, a placement of the plate about it, and the gap at the narrowest place, even in -0.5 .. 0.5 mm; the plate is turned about the axis."""
    gap = rng.uniform(-0.5, 0.5)
    off = rng.uniform(0.0, 1.0)
    angle = rng.uniform(0, math.tau)
    turn = rotation_about((0.0, 0.0, 1.0), rng.uniform(0, 360)).rotation
    return pin("z", (0.0, 0.0), diameter - 2 * off - 2 * gap, -5.0, THICK + 5.0), Placement(off * math.cos(angle), off * math.sin(angle), 0.0, turn), gap


@pytest.mark.slow
def test_ten_thousand_random_pairs_have_no_false_answer_and_few_open_ones(capsys: pytest.CaptureFixture[str]) -> None:
    """20 plates with holes of 6 to 45 mm, each in 500 poses; the gap straddles 0 evenly by half a millimetre (seed 4)."""
    rng = random.Random(SEED)
    tally = Tally()
    for _ in range(PLATES):
        diameter = round(rng.uniform(6.0, 45.0), 3)
        solid: Any = solid_of(plate(diameter))
        mesh = mesh_of(solid, CHORD, ANGLE)
        for _ in range(POSES):
            probe, at, gap = straddling(rng, diameter)
            found = mesh_touch(probe, manifold_of(mesh, at), mesh.chord_error)
            truth = _exactly(probe, at, solid, also_volume=gap < -OVERLAP and (found.touches is None or tally.pairs % 20 == 0))
            tally.pairs += 1
            tally.touching += truth
            tally.undecided += found.touches is None
            tally.false_clear += found.touches is False and truth
            tally.false_touch += found.touches is True and not truth
    with capsys.disabled():
        sys.stdout.write(f"\n{tally.pairs} pairs, {tally.touching} touch: {tally.undecided / tally.pairs:.2%} undecided at a chord error of {CHORD} mm\n")
    assert tally.pairs == 10_000
    assert 4_000 < tally.touching < 6_000
    assert (tally.false_clear, tally.false_touch) == (0, 0)
    assert tally.undecided / tally.pairs < 0.10


def _exactly(probe: Probe, at: Placement, solid: Any, *, also_volume: bool) -> bool:
    """Return the truth from the exact distance; at 0 the common volume agrees wherever it is asked, if the pair overlaps by more than contact."""
    from gvcs_cad.geometry.assembly import location

    placed = solid.moved(location(at))
    touching = exact_gap(probe, placed) <= 0
    if touching and also_volume:
        assert exact_touch(probe, placed)[0]
    return touching
