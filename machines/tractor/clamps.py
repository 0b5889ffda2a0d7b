"""Toe clamps that hold a power unit down on its bearers, so that it is lifted out after four bolts."""

from __future__ import annotations

from collections.abc import Mapping

from gvcs_cad import Assembly, Hole, PlatePart, chosen, inch, place, rectangle

from .bolts import FRAME_HOLES

BASIS = chosen("OSE's cube hangs on two quick-attach mounts without a published drawing; clamps on the lower angles are ours")
TOP, BOLT = 8.0, 8.0  # inch: upper face of the bearers, bolts from the mid-plane
POWER_BAY = {"carries_kg": 300.0}  # chosen: the contract's figure; bearers and clamps are not verified for strength


def add_clamps(host: Assembly, rows: Mapping[str, float], frame_bolt: str, middle: float) -> None:
    """Add a clamp with its packer on either side of the mid-plane at y = `middle`, over the bearers at the x of `rows`, inches."""
    for row, x in rows.items():
        for side, sign, toe in (("left", 1, "+y"), ("right", -1, "-y")):
            corner = place(inch(x + sign), inch(middle + sign * (BOLT - 1)), inch(TOP), x_axis=toe)
            host.add(packer(frame_bolt), name=f"packer_{row}_{side}", at=corner)
            host.add(clamp(frame_bolt), name=f"clamp_{row}_{side}", at=corner.moved(z=inch("1/4")))


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
