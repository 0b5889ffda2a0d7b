"""The controller on a plate at the rear right leg."""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, Modules, PlatePart, Port, chosen, place, rectangle_between

from .sizes import Sizes

OURS = chosen("our own")
HOLE, HALF, WIDE, HIGH = 6.78, 60.0, 95.0, 60.0


def add_control(table: Assembly, s: Sizes, modules: Modules) -> None:
    """Weld a plate to the outer face of the rear right leg and hang the controller on it."""
    leg = table["leg_right_1"]
    outer = rectangle_between(-WIDE, 0, WIDE, HIGH)
    port = Port("bay", "controller_bay@1", place(0, HIGH / 2, 6.35), process="jig-drilled", provides=(("carries_kg", 5.0),))
    holes = (Hole("k1", -HALF, HIGH / 2, HOLE), Hole("k2", HALF, HIGH / 2, HOLE))
    plate = PlatePart("table_control_plate", stock="plate A36 1/4", outer=outer, holes=holes, ports=(port,), basis=OURS)
    held = table.add(plate, at=place(leg.at.x + 25.4, -s.rail_y - 25.4, 350, x_axis="+x", z_axis="-y"))
    table.weld(held, leg, leg=4.0, length=2 * HIGH)
    table.mount(modules["controller"](axes=4, motor="NEMA 23", switches=4), on=held.port("bay"), name="controller")
    table.fasten_crossings(bolt="socket M6", where=lambda hole: hole.at.path.startswith(("controller/", "table_control_plate")))
