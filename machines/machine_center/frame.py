"""The frame: OSE's bolt grid. Two side beams, two cross beams, a portal of two uprights; tubes for the axes are welded on.

x forward from the rear, y from the mid-plane, z from the ground.
"""

from __future__ import annotations

from gvcs_cad import AXIS_1IN, Assembly, FaceHole, Hole, Modules, PlatePart, Port, Reference, Safety, TubePart, chosen, inch, on_grid, place, rectangle_between

OURS = chosen("our own on OSE's bolt grid: OSE names a CNC machine centre and publishes no figure of it")
WELDED = Safety(role="frame joint", weld_class="C", inspect="welds for cracks, bolts tight, every 200 h")
TUBE, WIDE, HIGH = "tube 4x2x1/4", inch(2), inch(4)
FRONT = inch(8)  # front face of the uprights
Y_START = 100.0  # outer end of the table's axis
X_HEIGHT = 1120.0  # middle of the portal's axis
HALF = inch(24)  # outer faces of the uprights

MEMBERS = (  # words of a grid_frame@1: part, inches and axis | a hole at every station | pieces and their lowest corners, inches
    "center_beam_40 40 x | all | side_left 0,16,4 side_right 0,-20,4",
    "center_beam_40 40 y | all | cross_rear 0,-20,8 cross_front 36,-20,8",
    "center_beam_48 48 z | all | upright_left 4,20,0 upright_right 4,-24,0",
    "center_beam_8   8 z | all | leg_left 32,20,0 leg_right 32,-24,0",
)


def frame(modules: Modules, y_stations: tuple[float, ...], x_stations: tuple[float, ...], x_long: float) -> Assembly:
    """Return the frame; stations are the axes' bolts in their tubes, `x_long` is the length of the portal's axis, mm."""
    whole = Assembly("frame")
    grid = whole.add(modules["frame"](members=MEMBERS, bolts="1 in", bolted=True, heads=(), caps=False, chosen=(OURS.source,)), name="grid")
    table = TubePart("center_table_tube", stock=TUBE, length=inch(40) - Y_START, holes=_bolts(y_stations, 0.0), ports=(_port(0.0),), basis=OURS, safety=WELDED)
    low = whole.add(table, name="table_tube", at=on_grid(Y_START, -WIDE / 2, inch(12), along="x"))
    for name in ("cross_rear", "cross_front"):
        whole.weld(low, grid.child(name), leg=5.0, length=inch(8))
    begin = HALF - x_long / 2
    across = TubePart("center_portal_tube", stock=TUBE, length=2 * HALF, holes=_bolts(x_stations, begin), ports=(_port(begin),), basis=OURS, safety=WELDED)
    beam = whole.add(across, name="portal_tube", at=place(FRONT, HALF, X_HEIGHT + WIDE / 2, x_axis="-y", z_axis="+x"))
    for name in ("upright_left", "upright_right"):
        whole.weld(beam, grid.child(name), leg=5.0, length=inch(8))
    _control_plate(whole, grid)
    return whole


def _bolts(stations: tuple[float, ...], begin: float) -> tuple[FaceHole, ...]:
    return tuple(FaceHole(f"t{i}", "+z", begin + x, WIDE / 2, inch("9/16")) for i, x in enumerate(stations, 1))


def _port(begin: float) -> Port:
    return Port("axis", "universal_axis_1in@1", place(begin + AXIS_1IN.motor_holes, WIDE / 2, HIGH), process="jig-drilled", provides=(("carries_kg", 60.0),))


def _control_plate(whole: Assembly, grid: Reference) -> None:
    outer = rectangle_between(-95, 0, 95, 60)
    port = Port("bay", "controller_bay@1", place(0, 30, 6.35), process="jig-drilled", provides=(("carries_kg", 5.0),))
    holes = (Hole("k1", -60, 30, 6.78), Hole("k2", 60, 30, 6.78))
    plate = PlatePart("center_control_plate", stock="plate A36 1/4", outer=outer, holes=holes, ports=(port,), basis=OURS)
    held = whole.add(plate, name="control_plate", at=place(inch(6), HALF, 500, x_axis="-x", z_axis="+y"))
    whole.weld(held, grid.child("upright_left"), leg=4.0, length=120)
