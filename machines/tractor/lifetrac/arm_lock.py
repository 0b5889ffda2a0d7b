"""The lift-arm lock: an angle that sits over the extended rod, so that the arms cannot come down on whoever works beneath."""

from __future__ import annotations

from gvcs_cad import Assembly, BarPart, FaceHole, Safety, calculated, inch


def arm_lock() -> BarPart:
    """Return one lock; it is pinned to the rod eye through its upper end and stored on the frame."""
    return BarPart(
        "arm_lock",
        stock="angle 3x3x1/4",
        length=inch(15),
        holes=(FaceHole("tether", "-y", inch(14), inch(2), inch("1/2"), empty="lifting"),),
        finish="safety yellow",
        basis=calculated("rod length bared at full height, 42.25 - 26.25 in, less 1 in to slip it on"),
        safety=Safety(role="lift-arm lock", grade="A36", inspect="straight, tether present"),
    )


def arm_locks() -> Assembly:
    """Return the locks delivered with the machine, one for each lift cylinder."""
    locks = Assembly("arm_locks")
    locks.supply(arm_lock(), 2)
    return locks
