"""The MicroTrac's power bay and controls: clamps, valves, stop buttons on both sides, hoses. Most of it is the LifeTrac line's."""

from __future__ import annotations

from gvcs_cad import GRID_HOLE, Assembly, Hole, PlatePart, Purchase, PurchasedPart, Safety, chosen, hours, inch, place, rectangle

from ..clamps import POWER_BAY, clamp, packer
from ..controls import emergency_stop, manifold, valve
from ..hydraulics import Run, coupler, hose, load_holding_valve
from ..side_view import standing
from .points import OURS

BAY_ROWS = {"rear": -36.0, "front": -12.0}  # inch, middles of the bearers
BAY_TOP, CLAMP_BOLT = 8.0, 8.0
UNIT_BACK = 0.15  # inch that the unit stands behind the bearer's middle: a ring goes on the rear clamps' bolts
STOP = (-42.0, 2.0)

RUNS = (
    Run("pressure", 1, 84, "power unit to valve manifold"),
    Run("return", 1, 84, "valve manifold to power unit"),
    Run("lift", 4, 60, "lift valve to both ends of the lift cylinders, over the pivot"),
    Run("tilt", 4, 84, "tilt valve to both ends of the tilt cylinders, along the arms"),
    Run("drive", 4, 36, "drive valves to the left and the right motor"),
)


def stop_bracket() -> PlatePart:
    """Return the plate on a stringer, behind the power unit, that holds a stop button."""
    bolts = [Hole(f"b{i}", inch(x), inch(2), GRID_HOLE) for i, x in enumerate((-32, -28), 1)]
    outline = rectangle(inch(18), inch(4), corner=inch("1/2")).moved(inch(-44), 0)
    return PlatePart("micro_stop_bracket", stock="plate A36 1/4", outer=outline, holes=(*bolts, Hole("stop", inch(STOP[0]), inch(STOP[1]), 22.5)), basis=OURS)


def pendant() -> PurchasedPart:
    """Return the hand control: there is no deck, the operator walks beside or behind the machine."""
    return PurchasedPart(
        "micro_pendant",
        title="Pendant control, 12 V, two proportional levers, two rockers, stop button, enabling switch, 5 m cable",
        envelope=None,
        mass_kg=1.4,
        life=hours(5000),
        basis=chosen("the published machine is driven by ROS or by hand without a drawing of controls; the LifeTrac line's 12 V valves allow a pendant"),
        safety=Safety(role="emergency stop", grade="ISO 13850 stop, hold-to-run levers", inspect="machine stops when any lever or the switch is let go"),
        purchase=Purchase(supplier="any maker of crane or loader pendants"),
    )


def add_controls(frame: Assembly) -> None:
    """Add clamps, valves, stop buttons and what is delivered loose; publish the power bay."""
    for row, x in BAY_ROWS.items():
        for side, sign, toe in (("left", 1, "+y"), ("right", -1, "-y")):
            corner = place(inch(x + sign), inch(sign * (CLAMP_BOLT - 1)), inch(BAY_TOP), x_axis=toe)
            frame.add(packer("1 in"), name=f"packer_{row}_{side}", at=corner)
            frame.add(clamp("1 in"), name=f"clamp_{row}_{side}", at=corner.moved(z=inch("1/4")))
    block = frame.add(manifold(), at=place(inch(22), inch(-4), inch("1/4"), x_axis="+y"))
    for i in (1, 2):
        frame.fasten(frame["micro_valve_plate"][f"v{i}"], block[f"b{i}"], bolt="hex 3/8-16")
    for i in range(4):
        frame.add(valve(), name=f"valve_{i + 1}", at=place(inch(22), inch(2 * i - 3), inch("2-1/4"), x_axis="+y"))
    for side, sign, inward in (("left", 1, "-y"), ("right", -1, "+y")):
        bracket = frame.add(stop_bracket(), name=f"stop_bracket_{side}", at=standing(0, 10.25 if sign > 0 else -10.0, 0))
        button = frame.add(emergency_stop(), name=f"stop_{side}", at=place(inch(STOP[0]), sign * inch("10.25"), inch(STOP[1]), x_axis="+x", z_axis=inward))
        frame.press(bracket["stop"], inner=button)
    for run in RUNS:
        frame.supply(hose(run), run.quantity)
    frame.supply(load_holding_valve(), 2)
    frame.supply(coupler(), 2)
    frame.supply(pendant())
    frame.port("power", "power_bay@1", place(inch(BAY_ROWS["rear"] - UNIT_BACK), 0, inch(BAY_TOP)), provides=POWER_BAY)
