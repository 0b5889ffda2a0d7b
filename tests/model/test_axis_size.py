"""The outlines of the universal axis that hosts drill by are those of the axis as it is built, in both sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad import AXIS_1IN, AXIS_8MM, AxisSize, PlatePart, Reference
from gvcs_cad.testing import module_design

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("size", "axis"), [("8 mm", AXIS_8MM), ("1 in", AXIS_1IN)])
def test_holes_stand_where_a_host_takes_them_to_stand(size: str, axis: AxisSize) -> None:
    travel = 400.0
    whole = Reference.root(module_design("universal_axis", start=ROOT, size=size, travel=f"{travel} mm"))
    motor = {tuple(round(v, 3) for v in whole.child("motor_side")[f"b{i}"].bore.at[:2]) for i in range(1, 5)}
    assert motor == {
        (round(axis.motor_holes + i * axis.half_along, 3), round(j * axis.half_across, 3)) for i in (1, -1) for j in (1, -1)
    }  # from the outer end of the motor side
    idler = {tuple(round(v, 3) for v in whole.child("idler_side")[f"i{i}"].bore.at[:2]) for i in (1, 2)}
    assert idler == {(round(travel + axis.ends - axis.idler_holes, 3), round(j * axis.half_across, 3)) for j in (1, -1)}
    assert {round(whole.child("motor_side")[f"b{i}"].bore.diameter, 3) for i in range(1, 5)} == {round(axis.hole, 3)}


def test_the_carriage_is_as_long_and_wide_as_a_host_takes_it_to_be() -> None:
    whole = Reference.root(module_design("universal_axis", start=ROOT, size="1 in"))
    plate = whole.child("carriage").item
    assert isinstance(plate, PlatePart)
    half = (AXIS_1IN.carriage / 2, AXIS_1IN.carriage_wide / 2)
    assert plate.outer.bounds == pytest.approx((-half[0], -half[1], *half), abs=1e-6)


def test_the_published_axis_loses_137_and_a_half_millimetres_of_its_rods() -> None:
    assert AXIS_8MM.ends == 137.5
    assert AXIS_1IN.ends == pytest.approx(137.5 * 25.4 / 8)
