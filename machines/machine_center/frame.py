"""The frame: OSE's bolt grid. Two side beams, two cross beams, a portal of two uprights; tubes for the axes are welded on.

Cells of 4 in: x forward from the rear, y from the mid-plane, z from the ground.
"""

from __future__ import annotations

from gvcs_cad import Assembly, FaceHole, Hole, PlatePart, Port, Safety, TubePart, chosen, grid_beam, inch, on_cell, on_grid, place, polygon

OURS = chosen("our own on OSE's bolt grid: OSE names a CNC machine centre and publishes no figure of it")
WELDED = Safety(role="frame joint", weld_class="C", inspect="welds for cracks, bolts tight, every 200 h")
TUBE, WIDE, HIGH = "tube 4x2x1/4", inch(2), inch(4)
MOTOR_HOLES = 31.84 * 25.4 / 8  # of the 1 in axis
FRONT = inch(8)  # front face of the uprights
Y_START = 100.0  # outer end of the table's axis
Y_TOP = inch(12) + HIGH  # the table's axis stands here
X_HEIGHT = 1120.0  # middle of the portal's axis
HALF = inch(24)  # outer faces of the uprights

#         name             cells long  first cell  along
BEAMS = (
    ("side_left", 10, (0, 4, 1), "x"),
    ("side_right", 10, (0, -5, 1), "x"),
    ("cross_rear", 10, (0, -5, 2), "y"),
    ("cross_front", 10, (9, -5, 2), "y"),
    ("upright_left", 12, (1, 5, 0), "z"),
    ("upright_right", 12, (1, -6, 0), "z"),
    ("leg_left", 2, (8, 5, 0), "z"),
    ("leg_right", 2, (8, -6, 0), "z"),
)


def frame(y_stations: tuple[float, ...], x_stations: tuple[float, ...], x_long: float) -> Assembly:
    """Return the frame; stations are the axes' bolts in their tubes, `x_long` is the length of the portal's axis, mm."""
    whole = Assembly("frame")
    for name, cells, (x, y, z), along in BEAMS:
        whole.add(grid_beam(inch(4 * cells), name=f"center_beam_{4 * cells}"), name=name, at=on_cell(x, y, z, along=along))  # type: ignore[arg-type]  # an axis
    whole.fasten_crossings(bolt="hex 1-8")
    table = TubePart("center_table_tube", stock=TUBE, length=inch(40) - Y_START, holes=_bolts(y_stations, 0.0), ports=(_port(0.0),), basis=OURS, safety=WELDED)
    low = whole.add(table, name="table_tube", at=on_grid(Y_START, -WIDE / 2, inch(12), along="x"))
    for name in ("cross_rear", "cross_front"):
        whole.weld(low, whole[name], leg=5.0, length=inch(8))
    begin = HALF - x_long / 2
    across = TubePart("center_portal_tube", stock=TUBE, length=2 * HALF, holes=_bolts(x_stations, begin), ports=(_port(begin),), basis=OURS, safety=WELDED)
    beam = whole.add(across, name="portal_tube", at=place(FRONT, HALF, X_HEIGHT + WIDE / 2, x_axis="-y", z_axis="+x"))
    for name in ("upright_left", "upright_right"):
        whole.weld(beam, whole[name], leg=5.0, length=inch(8))
    _control_plate(whole)
    return whole


def _bolts(stations: tuple[float, ...], begin: float) -> tuple[FaceHole, ...]:
    return tuple(FaceHole(f"t{i}", "+z", begin + x, WIDE / 2, inch("9/16")) for i, x in enumerate(stations, 1))


def _port(begin: float) -> Port:
    return Port("axis", "universal_axis_1in@1", place(begin + MOTOR_HOLES, WIDE / 2, HIGH), process="jig-drilled", provides=(("carries_kg", 60.0),))


def _control_plate(whole: Assembly) -> None:
    outer = polygon([(-95, 0), (95, 0), (95, 60), (-95, 60)])
    port = Port("bay", "controller_bay@1", place(0, 30, 6.35), process="jig-drilled", provides=(("carries_kg", 5.0),))
    holes = (Hole("k1", -60, 30, 6.78), Hole("k2", 60, 30, 6.78))
    plate = PlatePart("center_control_plate", stock="plate A36 1/4", outer=outer, holes=holes, ports=(port,), basis=OURS)
    held = whole.add(plate, name="control_plate", at=place(inch(6), HALF, 500, x_axis="-x", z_axis="+y"))
    whole.weld(held, whole["upright_left"], leg=4.0, length=120)
