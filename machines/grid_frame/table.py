"""The table of a frame: one row of words for each distinct tube, as a smith reads it. ``PART INCHES AXIS | HOLES | PIECE X,Y,Z …``

HOLES: ``22z`` is a station in inches from the datum end with the bolt's axis, ``46zi`` one for 1 in bolts of whatever is mounted,
``all`` a hole at every station of both axes, ``pivot=18y:3`` a hole of its own name and diameter instead of the grid's there, ``strap=29z@1:13/16`` one off the
middle, 1 in from the tube's right or lower edge. A piece stands by its lowest corner, inches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from gvcs_cad import Axis, Placement, inch, on_grid

WIDE = 4.0  # inch
STATION = re.compile(r"(\d+)([xyz])(i?)")
OWN = re.compile(r"([a-z][a-z0-9_]*)=(\d+)([xyz])(?:@([\d.]+))?:([\d/-]+)")
CORNER = re.compile(r"-?[\d.]+,-?[\d.]+,-?[\d.]+")
AXES: dict[str, Axis] = {"x": "x", "y": "y", "z": "z"}

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Station:
    """A hole in the middle of a face: inches along the tube, the bolt's axis, and whether it waits for something mounted."""

    inches: int
    axis: Axis
    interface: bool = False


@dataclass(frozen=True)
class Own:
    """A hole with a name and a diameter of its own, `across` inches from the edge."""

    name: str
    inches: int
    axis: Axis
    across: float
    diameter: str


@dataclass(frozen=True)
class Row:
    """One distinct tube and where its pieces stand."""

    part: str
    length_in: int
    along: Axis
    stations: tuple[Station, ...]
    own: tuple[Own, ...]
    perforated: bool
    corners: tuple[tuple[str, Point], ...]
    published: bool = False
    note: str = ""

    def pieces(self) -> Iterator[tuple[str, Placement]]:
        """Iterate over the pieces: name and place."""
        for name, (x, y, z) in self.corners:
            yield name, on_grid(inch(x), inch(y), inch(z), along=self.along)

    def rooms(self) -> Iterator[tuple[str, tuple[Point, Point]]]:
        """Iterate over what the pieces fill, inches: lowest and highest corner."""
        for name, low in self.corners:
            size = [self.length_in if axis == self.along else WIDE for axis in "xyz"]
            yield name, (low, (low[0] + size[0], low[1] + size[1], low[2] + size[2]))


def read(text: str) -> Row | str:
    """Return a row, or the word for what is wrong with it."""
    fields = [*(part.strip() for part in text.split("|", 4)), "", ""]
    head, places = fields[0].split(), fields[2].split() if len(fields) > 4 else []
    if len(fields) < 5 or len(head) != 3 or not head[1].isdigit() or head[2] not in AXES:
        return f"{text!r} is no row PART INCHES AXIS | HOLES | PIECE X,Y,Z"
    if not places or len(places) % 2 or not all(CORNER.fullmatch(corner) for corner in places[1::2]):
        return f"{head[0]}: {fields[2]!r} are no pieces with their corners X,Y,Z"
    holes = fields[1].split()
    wrong = [word for word in holes if word != "all" and not STATION.fullmatch(word) and not OWN.fullmatch(word)]
    if wrong or fields[3] not in ("published", "chosen", ""):
        return f"{head[0]}: {', '.join(wrong) or fields[3]} is no hole, or neither published nor chosen"
    found = [match for word in holes if (match := STATION.fullmatch(word))]
    special = [match for word in holes if (match := OWN.fullmatch(word))]
    return Row(
        head[0],
        int(head[1]),
        AXES[head[2]],
        tuple(Station(int(one[1]), AXES[one[2]], bool(one[3])) for one in found),
        tuple(Own(one[1], int(one[2]), AXES[one[3]], float(one[4] or WIDE / 2), one[5]) for one in special),
        "all" in holes,
        tuple((name, _point(corner)) for name, corner in zip(places[::2], places[1::2], strict=True)),
        fields[3] == "published",
        fields[4],
    )


def _point(text: str) -> Point:
    x, y, z = (float(value) for value in text.split(","))
    return x, y, z


def problems(members: Sequence[str]) -> Iterator[str]:
    """Word every row that cannot be read, and every two tubes that would fill the same room."""
    found = [read(text) for text in members]
    yield from (row for row in found if isinstance(row, str))
    rooms = [room for row in found if isinstance(row, Row) for room in row.rooms()]
    if not rooms:
        yield "members: a frame needs at least one tube"
    for (a, (low, high)), (b, (bottom, top)) in combinations(rooms, 2):
        if all(low[i] < top[i] and bottom[i] < high[i] for i in range(3)):
            yield f"{a} and {b} fill the same room: tubes pass by one another"
