"""The tapped strips that the Z axis hangs by: its base, the cross plate and the X carriage are drawn together from the carriage's side."""

from __future__ import annotations

import math
from typing import Any

from gvcs_cad import AXIS_1IN, Assembly, Bore, MachinedPart, Reference, chosen, cq, inch, place, shape

from .plates import SAFE, T

LONG, WIDE, THICK = 130.0, inch("1-1/2"), inch("3/4")
BEYOND = 3.5  # holes off the middle of the strip: 2 mm are left to the shaft blocks on one side and to the bridge's posts on the other
BOLT, DRILL = "socket 3/4-10", inch("3/4")
WHY = chosen("our own: one diameter of thread; over the base there is room under the rods for a strip slid in from the side, and for no spanner")


def strip_solid(*, length: float, width: float, height: float, hole: float, half: float, side: float) -> Any:
    """Return a bar on z = 0 about its two holes, which stand `half` from the middle on X; the bar reaches `side` beyond them to -y, mm."""
    block = cq.Solid.makeBox(length, width, height, cq.Vector(-length / 2, -side, 0))
    return block.cut(*[cq.Solid.makeCylinder(hole / 2, height + 2, cq.Vector(x, 0, -1)) for x in (half, -half)])


def strip() -> MachinedPart:
    """Return the strip, entered from its lower face."""
    half, side = AXIS_1IN.half_across, WIDE / 2 - BEYOND
    bores = tuple(Bore(f"n{i}", (x, 0.0, 0.0), (0.0, 0.0, 1.0), DRILL, THICK, thread=BOLT) for i, x in enumerate((half, -half), 1))
    return MachinedPart(
        "center_nut_strip",
        shape=shape(strip_solid, length=LONG, width=WIDE, height=THICK, hole=DRILL, half=half, side=side),
        material_name="A36",
        stock="flat 1-1/2x3/4",
        blank_length=LONG,
        machine="drill",
        stated_volume=LONG * WIDE * THICK - 2 * math.pi / 4 * DRILL**2 * THICK,
        drilled=bores,
        basis=WHY,
        safety=SAFE,
        note="tap both holes 3/4-10 through",
    )


def hang(center: Assembly, axis: Reference, between: Reference, carriage: Reference) -> None:
    """Screw the Z axis' base on through plate and carriage: heads under the carriage, where a key goes between the pillow blocks, threads in two strips."""
    base, part = axis.child("motor_side"), strip()
    for name, along in (("near", -AXIS_1IN.half_along), ("far", AXIS_1IN.half_along)):
        nuts = center.add(part, name=f"nuts_{name}", at=axis.at @ place(AXIS_1IN.motor_holes + along, 0, T, x_axis="+y"))
        for thread in nuts.pattern("n"):
            hole = base.nearest(thread)
            center.fasten(carriage.nearest(hole), between.nearest(hole), hole, thread, bolt=BOLT, washers=())
