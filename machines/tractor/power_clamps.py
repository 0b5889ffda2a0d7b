"""Four toe clamps hold the power unit down on its two bearers, so that it is lifted out after four bolts."""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, PlatePart, chosen, inch, place, rectangle

from .members import FRAME_HOLES

BASIS = chosen("OSE's cube hangs on two quick-attach mounts without a published drawing; clamps on the lower angles are ours")
TOP = 8.0  # inch, upper face of both bearers
ROWS = {"rear": 10.0, "front": 34.0}  # inch, middles of the bearers
BOLT = 8.0  # inch from the mid-plane


def clamp(frame_bolt: str) -> PlatePart:
    """Return the toe clamp: its toe presses on the power unit's lower angle, its heel on the packer."""
    hole = Hole("bolt", inch(1), inch(1), FRAME_HOLES[frame_bolt])
    return PlatePart(f"power_clamp{_suffix(frame_bolt)}", stock="plate A36 1/2", outer=rectangle(inch("6-1/4"), inch(2)), holes=(hole,), basis=BASIS)


def packer(frame_bolt: str) -> PlatePart:
    """Return the packer under the heel, as thick as the angle's leg."""
    hole = Hole("bolt", inch(1), inch(1), FRAME_HOLES[frame_bolt])
    return PlatePart(f"power_packer{_suffix(frame_bolt)}", stock="plate A36 1/4", outer=rectangle(inch(2), inch(2)), holes=(hole,), basis=BASIS)


def _suffix(frame_bolt: str) -> str:
    return "" if frame_bolt == "3/4 in" else "_1in"


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
