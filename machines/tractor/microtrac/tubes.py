"""The MicroTrac's tubes, a table that a smith reads line by line: eight of the frame, four more under the power unit.

All are OSE grid beams, 1-1/8 in holes at every station on all faces. `strap` lists extra 13/16 in holes for the vertical bolts
of the bearing blocks: inches along the tube from its rear or right end, and across it.
"""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad import GRID_FIRST, Assembly, Axis, Basis, FaceHole, TubePart, chosen, face_across, grid_beam, grid_holes, inch, on_grid

from ..bolts import FRAME_JOINT
from .points import measured

FRAME = measured("tractor_frame.dae", "8 tubes 4 x 4 in, 52 x 20 x 24 in over all; wall 1/4 in: Microtrac-v17.10 README (perforated 1/4 x 4 in tube)")
BAY = chosen(
    "the published cube of 30.5 x 20 in sits between the arms; a power_bay@1 unit is 28 in wide and does not, so two stringers carry it behind the pivot"
)
STRAP_HOLE = inch("13/16")
PIVOT_HOLE = inch(3)
PIVOT_STATION = 18

Corner = tuple[float, float, float]


@dataclass(frozen=True)
class Member:
    """One distinct tube; `corners` are the lowest corners of its pieces, inch."""

    name: str
    length_in: int
    along: Axis
    corners: dict[str, Corner]
    strap: tuple[tuple[int, int], ...] = ()
    pivot: bool = False
    basis: Basis = FRAME


MEMBERS = (
    #      name          length along  lowest corners (x forward, y left, z up)                extra holes (along, across)
    Member("rail", 52, "x", {"left": (-14, 6, -4), "right": (-14, -10, -4)}, ((5, 1), (5, 3), (11, 1), (11, 3), (45, 1), (45, 3), (51, 1), (51, 3))),
    Member("centre_beam", 44, "x", {"only": (-10, -2, -4)}),
    Member("inner_cross", 12, "y", {"rear": (-14, -6, -4), "front": (34, -6, -4)}),
    Member("upright", 20, "z", {"left": (-2, 6, 0), "right": (-2, -10, 0)}, pivot=True),
    Member("top_cross", 20, "y", {"only": (34, -10, 0)}, ((1, 3), (3, 3), (17, 3), (19, 3))),
)
BAY_MEMBERS = (
    Member("stringer", 36, "x", {"left": (-38, 6, 0), "right": (-38, -10, 0)}, ((29, 1), (29, 3), (35, 1), (35, 3)), basis=BAY),
    Member("bearer", 28, "y", {"rear": (-38, -14, 4), "front": (-14, -14, 4)}, basis=BAY),
)


def tube(member: Member) -> TubePart:
    """Return the tube with its grid holes; an upright has the pivot's bore instead of those at 18 in."""
    face = face_across(member.along, "z") if member.along != "z" else "+z"
    holes = [hole for hole in grid_holes(inch(member.length_in)) if not (member.pivot and hole.station == inch(PIVOT_STATION))]
    holes += [FaceHole(f"strap_{along}_{across}", face, inch(along), inch(across), STRAP_HOLE) for along, across in member.strap]
    if member.pivot:
        holes.append(FaceHole("pivot", face_across("z", "y"), inch(PIVOT_STATION), GRID_FIRST, PIVOT_HOLE))
    note = "bore the pivot with the upright plates bolted on, to 3 in" if member.pivot else ""
    return grid_beam(inch(member.length_in), name=f"micro_{member.name}", holes=holes, basis=member.basis, safety=FRAME_JOINT, note=note)


def add_tubes(frame: Assembly) -> None:
    """Add all twelve tubes, named ``rail_left`` or ``centre_beam``."""
    for member in (*MEMBERS, *BAY_MEMBERS):
        for label, corner in member.corners.items():
            x, y, z = (inch(v) for v in corner)
            frame.add(tube(member), name=member.name if label == "only" else f"{member.name}_{label}", at=on_grid(x, y, z, along=member.along))
