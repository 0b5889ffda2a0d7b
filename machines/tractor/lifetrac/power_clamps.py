"""The four clamps of the LifeTrac line on the power bearer and the middle lower cross."""

from __future__ import annotations

from gvcs_cad import Assembly

from ..clamps import add_clamps

ROWS = {"rear": 10.0, "front": 34.0}  # inch, middles of the bearers
MIDDLE = 30.0  # inch, the mid-plane in the frame's coordinates


def power_clamps(frame_bolt: str) -> Assembly:
    """Return clamps and packers over the bearers' holes, in the frame's coordinates; the tractor bolts what crosses."""
    clamps = Assembly("power_clamps")
    add_clamps(clamps, ROWS, frame_bolt, MIDDLE)
    return clamps
