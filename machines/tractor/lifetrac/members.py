"""The frame's drawing: eight members, eighteen pieces, every hole by its station. A smith reads it line by line.

Published by OSE (LifeTrac II build, frame construction video script): 18 pieces of 4x4x1/4 in 8 distinct members, three of
60 in, four of 76 in, verticals in pairs, 3/4 x 9 in bolts. The other lengths and all stations are chosen so that the
pinwheel corners close: at every corner three tubes pass by one another, never end to end. Equal members are drilled alike, so
that one drilling serves all pieces: a hole that one piece does not use is spare. 22z 38z of the lower cross and 10z 26z of
the power bearer hold the power unit's clamps, 54z 58z of the upper rail the valve bracket.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad import GRID_FIRST, Axis, FaceHole, Placement, TubePart, chosen, face_across, grid_beam, inch, on_cell, published

from ..bolts import FRAME_HOLES, FRAME_JOINT, INTERFACE_HOLE

LENGTH_PUBLISHED = published("wiki.opensourceecology.org, LifeTrac_II_Build/Frame_Construction_Video_Script: piece count, length, section, bolts")
LENGTH_CHOSEN = chosen("length and stations close the pinwheel corners on the 4 in grid; OSE publishes no length for this member")
INTERFACE = "i"  # marks a station for 1 in bolts: pivot plates, deck, implements


@dataclass(frozen=True)
class Member:
    """One distinct tube. `holes` are stations in inches from the datum end with the bolt's axis (``6x``), the same for every piece;
    ``i`` marks an interface station (1-1/8 in hole). `cells` are the first grid cells of the pieces: x forward, y left, z up."""

    name: str
    length_in: int
    along: Axis
    holes: str
    cells: dict[str, tuple[int, int, int]]
    published: bool = False


MEMBERS = (
    Member("lower_cross", 60, "y", "2z 6x 14z 22z 38z 46z 54x 58z", {"rear": (1, 0, 1), "middle": (8, 0, 1), "front": (17, 0, 1)}, published=True),
    Member(
        *("bottom_rail", 76, "x", "2y 6z 10z 14y 18y 22y 26y 34z 38y 46zi 50zi 58y 62y 66y 70z"),
        {"right_outer": (0, 0, 0), "right_inner": (0, 3, 0), "left_inner": (0, 11, 0), "left_outer": (0, 14, 0)},
        published=True,
    ),
    Member("front_vertical", 28, "z", "2y 6x 26y", {"right": (16, 1, 0), "left": (16, 13, 0)}),
    Member("middle_vertical", 32, "z", "2y 6x 26y 30x", {"right": (9, 1, 0), "left": (9, 13, 0)}),
    Member("rear_vertical", 44, "z", "2y 6x 26y 30x 34yi 38yi 42yi", {"right": (0, 1, 0), "left": (0, 13, 0)}),
    Member("upper_rail", 68, "x", "2y 6z 38y 42z 54z 58z 66y", {"right": (0, 2, 6), "left": (0, 12, 6)}),
    Member("upper_cross", 52, "y", "2x 6z 46z 50x", {"rear": (1, 1, 7), "middle": (10, 1, 7)}),
    Member("power_bearer", 36, "y", "2z 10z 26z 34z", {"only": (2, 3, 1)}),
)


def tube(member: Member, frame_bolt: str) -> TubePart:
    """Return the member's tube: drilled where used for 3/4 in bolts, at every station of both axes for 1 in bolts."""
    basis = LENGTH_PUBLISHED if member.published else LENGTH_CHOSEN
    length = inch(member.length_in)
    if frame_bolt == "1 in":
        return grid_beam(length, name=f"{member.name}_grid", basis=basis, safety=FRAME_JOINT)
    holes = [_hole(member.along, text) for text in member.holes.split()]
    return grid_beam(length, name=member.name, holes=holes, basis=basis, safety=FRAME_JOINT)


def _hole(along: Axis, text: str) -> FaceHole:
    """Read ``46zi``: station 46 in, bolt along z, interface hole."""
    station, axis, interface = _read(text)
    diameter = INTERFACE_HOLE if interface else FRAME_HOLES["3/4 in"]
    return FaceHole(f"{axis}{station}", face_across(along, axis), inch(station), GRID_FIRST, diameter, empty="spare")


def _read(text: str) -> tuple[int, Axis, bool]:
    bare = text.removesuffix(INTERFACE)
    axes: dict[str, Axis] = {"x": "x", "y": "y", "z": "z"}
    return int(bare[:-1]), axes[bare[-1]], text.endswith(INTERFACE)


def used_stations(member: Member) -> set[str]:
    """Return the names of the holes that hold frame bolts, as a fully perforated tube names them (``y1``, ``z2``)."""
    return {name for name, interface in _perforated(member) if not interface}


def drawn_stations(member: Member) -> set[str]:
    """Return the names of all holes of the drawing, as a fully perforated tube names them: at the others, tubes may cross but no bolt goes."""
    return {name for name, _ in _perforated(member)}


def _perforated(member: Member) -> Iterator[tuple[str, bool]]:
    for station, axis, interface in (_read(text) for text in member.holes.split()):
        yield f"{face_across(member.along, axis)[1]}{(station - 2) // 4 + 1}", interface


def hole_name(member_name: str, station: str, frame_bolt: str) -> str:
    """Return the name of the hole at a station of the table (``22z``), in the drilled or the fully perforated tube."""
    member = next(m for m in MEMBERS if m.name == member_name)
    inches, axis, _ = _read(station)
    if frame_bolt == "1 in":
        return f"{face_across(member.along, axis)[1]}{(inches - 2) // 4 + 1}"
    return f"{axis}{inches}"


def pieces() -> Iterator[tuple[str, Member, Placement]]:
    """Iterate over all eighteen pieces: name in the frame, member, place."""
    for member in MEMBERS:
        for label, cell in member.cells.items():
            name = member.name if label == "only" else f"{member.name}_{label}"
            yield name, member, on_cell(*cell, along=member.along)
