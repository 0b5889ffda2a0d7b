"""The four clamps of the LifeTrac line on the power bearer and the middle lower cross."""

from __future__ import annotations

from gvcs_cad import Assembly, inch, place

from ..clamps import clamp, packer

TOP = 8.0  # inch, upper face of both bearers
ROWS = {"rear": 10.0, "front": 34.0}  # inch, middles of the bearers
BOLT = 8.0  # inch from the mid-plane


def power_clamps(frame_bolt: str) -> Assembly:
    """Return clamps and packers over the bearers' holes, in the frame's coordinates; the tractor bolts what crosses."""
    clamps = Assembly("power_clamps")
    for row, x in ROWS.items():
        for side, y, toe in (("left", 30 + BOLT, "+y"), ("right", 30 - BOLT, "-y")):
            sign = 1 if toe == "+y" else -1
            corner = place(inch(x + sign), inch(y - sign), inch(TOP), x_axis=toe)
            clamps.add(packer(frame_bolt), name=f"packer_{row}_{side}", at=corner)
            clamps.add(clamp(frame_bolt), name=f"clamp_{row}_{side}", at=corner.moved(z=inch("1/4")))
    return clamps
