"""The MicroTrac's power bay and controls: clamps under the power unit, valves on their plate, the walk-behind controls."""

from __future__ import annotations

from gvcs_cad import Assembly, Modules, inch, place

from ..clamps import POWER_BAY, TOP, add_clamps
from ..hydraulics import seat_valves

BAY_ROWS = {"rear": -36.0, "front": -12.0}  # inch, middles of the bearers
UNIT_BACK = 0.15  # inch that the unit stands behind the bearer's middle: a ring goes on the rear clamps' bolts
WALK_BEHIND = (-30.0, 0.0, 2.0)  # inch: midway between the brackets' bolts on both stringers
RUNS = (
    "hose_pressure_84in 1 84 power unit to valve manifold",
    "hose_return_84in 1 84 valve manifold to power unit",
    "hose_lift_60in 4 60 lift valve to both ends of the lift cylinders, over the pivot",
    "hose_tilt_84in 4 84 tilt valve to both ends of the tilt cylinders, along the arms",
    "hose_drive_36in 4 36 drive valves to the left and the right motor",
)


def add_controls(frame: Assembly, modules: Modules) -> None:
    """Add clamps and valves; publish the power bay and the place of who walks behind."""
    add_clamps(frame, BAY_ROWS, "1 in", 0.0)
    seat_valves(frame, modules, "remote_valves", frame["micro_valve_plate"])
    frame.port("power", "power_bay@1", place(inch(BAY_ROWS["rear"] - UNIT_BACK), 0, inch(TOP)), provides=POWER_BAY)
    frame.port("operator", "walk_behind@1", place(*(inch(v) for v in WALK_BEHIND)), process="jig-drilled", provides={"carries_kg": 15.0})
