"""The bolted frame of the LifeTrac line, in its own frame: x forward from the rear, y left from the right side, z up from the rails."""

from __future__ import annotations

from gvcs_cad import Assembly, Placement, inch, place

from ..bolts import FRAME_BOLTS
from ..clamps import POWER_BAY
from .members import hole_name, pieces, tube, used_stations

AXLES = {"rear": 16, "front": 60}  # inch from the rear: midway between the stations of the wheel plates; wheelbase 44 in = 11 pitches
WIDTH = 60  # inch over the outer rails
WHEEL_BAY = {"carries_kg": 150.0}  # chosen: the contract's figure, of a unit that hangs from jacked-up rails; not verified for strength


def frame(frame_bolt: str) -> Assembly:
    """Return the eighteen tubes, the forty bolts that hold them, and the ports for four wheel units and a power unit."""
    assembly = Assembly("frame")
    takes_bolts: dict[str, set[str]] = {}
    for name, member, at in pieces():
        assembly.add(tube(member, frame_bolt), name=name, at=at)
        takes_bolts[name] = used_stations(member)
    outboard = [assembly[f"{member}_right"][hole_name(member, station, frame_bolt)] for member, station in (("front_vertical", "26y"), ("upper_rail", "66y"))]
    assembly.fasten(*outboard, bolt=FRAME_BOLTS[frame_bolt])  # the head, lower than nut and washer, looks at the arm that passes there
    if frame_bolt == "1 in":  # every station is drilled, but a station holds one bolt: those of the table
        assembly.fasten_crossings(bolt=FRAME_BOLTS[frame_bolt], where=lambda hole: hole.at.name in takes_bolts[hole.at.path])
    else:
        assembly.fasten_crossings(bolt=FRAME_BOLTS[frame_bolt])
    for axle, x in AXLES.items():
        for side in ("left", "right"):
            assembly.port(f"wheel_{axle}_{side}", "wheel_unit@2", wheel_port(x, side), process="jig-drilled", provides=WHEEL_BAY)
    assembly.port("power", "power_bay@1", place(inch(10), inch(WIDTH / 2), inch(8)), provides=POWER_BAY)
    return assembly


def wheel_port(x: float, side: str) -> Placement:
    """Return where a wheel unit hangs: outer face of the outer rail at mid-height; on the right it is turned about the vertical."""
    if side == "left":
        return place(inch(x), inch(WIDTH), inch(2), x_axis="+x", z_axis="+y")
    return place(inch(x), 0, inch(2), x_axis="-x", z_axis="-y")
