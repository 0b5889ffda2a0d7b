"""The place under the rails: module frame, axle frame, frame bolts and the port of ``wheel_unit@2``.

Module frame, as the unit stands at the left of the tractor: x forward, y outboard, z up, origin on the outer face of the
outer rail, midway between the two bolt stations, at the rail's mid-height. Distances across the machine are told from that
face as `inboard`, in inches: the outer rail fills 0..4, the inner rail 12..16, both z -2..+2. No part is handed, so that the
same unit turned half round serves the other side.
"""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, Placement, inch, place

from .loads import TYRE_DIAMETER

INTERFACE = "wheel_unit@2"
RAIL = 4.0  # in, side of a rail
INNER_RAIL = 12.0  # in inboard, where the inner rail begins
STATION = 2.0  # in, frame bolts stand this far before and behind the axle
FRAME_NOTE = "drill the frame holes through the jig of wheel_unit@2, do not torch them"
FRAME_HOLES = {"3/4 in": inch("13/16"), "1 in": inch("1-1/8")}


def axle(inboard: float, drop: float) -> Placement:
    """Return a frame on the axle, `inboard` and `drop` (below mid-rail) in inches: X forward, Y up, Z inboard along the shaft."""
    return place(0, -inch(inboard), -inch(drop), x_axis="+x", z_axis="-y")


def facing_out(inboard: float, drop: float) -> Placement:
    """Return the frame at the same point that looks the other way: X forward, Y down, Z outboard."""
    return place(0, -inch(inboard), -inch(drop), x_axis="+x", z_axis="+y")


def frame_holes(frame_bolt: str, drop: float) -> tuple[Hole, Hole]:
    """Return the two holes for frame bolts in a plate drawn about the axle; the host bolts plates and rails together."""
    return tuple(Hole(name, inch(x), inch(drop), FRAME_HOLES[frame_bolt]) for name, x in (("rear", -STATION), ("front", STATION)))  # type: ignore[return-value]  # two by construction


def publish_port(unit: Assembly, drop: float) -> None:
    """Publish the module's side of the interface: its origin is the module frame's, Z out of its own material, inboard.

    It provides the height of the port over the ground: the axle's `drop` (inches below mid-rail) and the tyre's radius.
    """
    height = {"ground_mm": inch(drop) + TYRE_DIAMETER / 2}
    unit.port("frame", INTERFACE, place(0, 0, 0, x_axis="+x", z_axis="-y"), side="module", provides=height, process="jig-drilled")
