"""Toe clamps that hold a power unit down on its bearers, so that it is lifted out after four bolts."""

from __future__ import annotations

from gvcs_cad import Hole, PlatePart, chosen, inch, rectangle

from .bolts import FRAME_HOLES

BASIS = chosen("OSE's cube hangs on two quick-attach mounts without a published drawing; clamps on the lower angles are ours")


POWER_BAY = {"carries_kg": 300.0}  # chosen: the contract's figure; bearers and clamps are not verified for strength


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
