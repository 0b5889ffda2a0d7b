"""The bolted frame of the LifeTrac line, in its own frame: x forward from the rear, y left from the right side, z up from the rails."""

from __future__ import annotations

from gvcs_cad import Assembly

from .members import FRAME_BOLTS, pieces, tube, used_stations


def frame(frame_bolt: str) -> Assembly:
    """Return the eighteen tubes and the forty bolts that hold them: one through every pair of holes that meet."""
    assembly = Assembly("frame")
    takes_bolts: dict[str, set[str]] = {}
    for name, member, at in pieces():
        assembly.add(tube(member, frame_bolt), name=name, at=at)
        takes_bolts[name] = used_stations(member)
    if frame_bolt == "1 in":  # every station is drilled, but a station holds one bolt: those of the table
        assembly.fasten_crossings(bolt=FRAME_BOLTS[frame_bolt], where=lambda hole: hole.at.name in takes_bolts[hole.at.path])
    else:
        assembly.fasten_crossings(bolt=FRAME_BOLTS[frame_bolt])
    return assembly
