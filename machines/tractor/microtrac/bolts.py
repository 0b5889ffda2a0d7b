"""The MicroTrac's bolts, one row for each kind of place: where the axis stands, where the head sits, where the grip ends.

Inches in the frame's coordinates. The 1 in bolts stand in the grid's 1-1/8 in holes, one bolt axis at a station; the 3/4 in
bolts strap the bearing blocks under the rails through holes of their own. A place off the mid-plane is mirrored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad import Assembly, Axis, HoleReference, inch

Places = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Bolts:
    """Bolts along one axis: `places` are (x, z) for y, (x, y) for z, (y, z) for x; the head at `head`, the grip ends at `end`."""

    bolt: str
    along: Axis
    places: Places
    head: float
    end: float
    what: str


ONE, STRAP = "hex 1-8", "hex 3/4-10"
KEY = "socket 1-8"  # in the corner of a clip, where another bolt's head leaves no spanner room: the head inside, its key goes straight in

BOLTS = (
    Bolts(ONE, "y", ((-4, -2), (4, -2), (0, 2), (0, 6), (0, 10), (-4, 2)), 10.5, 5.5, "upright plates on rail, upright and stringer"),
    Bolts(KEY, "y", ((-8, -2),), 5.5, 10, "rear inner cross to rail by a clip"),
    Bolts(ONE, "y", ((28, -2),), 10.5, 6, "rod plate on rail"),
    Bolts(KEY, "y", ((32, -2),), 5.5, 10.5, "rod plate on rail, and front inner cross by a clip"),
    Bolts(ONE, "y", ((12, -2), (16, -2)), 10.5, 6, "motor plate on rail"),
    Bolts(ONE, "x", ((4, -2),), -9.5, -14, "the clip on the rear inner cross"),
    Bolts(ONE, "x", ((4, -2),), 33.5, 38, "the clip on the front inner cross"),
    Bolts(ONE, "x", ((4, 2),), 33.5, 38, "centre beam to top cross by a clip"),
    Bolts(ONE, "z", ((32, 0),), -4, 0.5, "the clip on the centre beam"),
    Bolts(ONE, "z", ((-12, 0), (-8, 0), (-4, 0)), -4, 0.5, "tie plate over rear inner cross and centre beam"),
    Bolts(ONE, "z", ((-12, 8),), 8.75, -4, "clamp, front bearer and stringer on rail"),
    Bolts(ONE, "z", ((-36, 8),), 8.75, 0, "clamp and rear bearer on stringer"),
    Bolts(ONE, "z", ((20, 8), (24, 8)), 0.25, -4, "valve plate on rails"),
    Bolts(STRAP, "z", ((-9, 7), (-9, 9), (-3, 7), (-3, 9)), 4, -8, "rear blocks under rail and stringer"),
    Bolts(STRAP, "z", ((37, 7), (37, 9)), 4, -8, "front blocks under rail and top cross"),
    Bolts(STRAP, "z", ((31, 7), (31, 9)), 0, -8, "front blocks under rail"),
)
AXES: tuple[Axis, ...] = ("x", "y", "z")


def bolt_up(frame: Assembly) -> None:
    """Put every bolt of the table into the holes that it passes. Raises ModelError where they do not close the grip."""
    lines = _lines(frame)
    for row in BOLTS:
        for place in row.places:
            for foot, head, end in _mirrored(row, place):
                washers = () if row.bolt == KEY else ("nut",)  # their nuts stand beside the chain: no room for a washer and a longer bolt
                frame.fasten(*_between(lines[(row.along, *_key(foot))], head, end), bolt=row.bolt, washers=washers)


def _mirrored(row: Bolts, place: tuple[float, float]) -> Iterator[tuple[tuple[float, float], float, float]]:
    """Yield the place and its mirror image in the mid-plane."""
    yield place, row.head, row.end
    if row.along == "y":
        yield place, -row.head, -row.end
    elif row.along == "z" and place[1]:
        yield (place[0], -place[1]), row.head, row.end
    elif row.along == "x" and place[0]:
        yield (-place[0], place[1]), row.head, row.end


Spans = list[tuple[float, float, HoleReference]]


def _lines(frame: Assembly) -> dict[tuple[object, ...], Spans]:
    """Return every hole by the axis it lies on, with its two ends, mm."""
    found: dict[tuple[object, ...], Spans] = defaultdict(list)
    for child in frame.children():
        for hole in child.holes():
            index = max(range(3), key=lambda i: abs(hole.bore.along[i]))
            foot = [v for i, v in enumerate(hole.bore.at) if i != index]
            ends = sorted((hole.bore.at[index], hole.bore.end[index]))
            found[(AXES[index], *(round(v, 1) + 0.0 for v in foot))].append((ends[0], ends[1], hole))
    return found


def _key(place: tuple[float, float]) -> tuple[float, float]:
    return round(inch(place[0]), 1) + 0.0, round(inch(place[1]), 1) + 0.0


def _between(line: Spans, head: float, end: float) -> list[HoleReference]:
    """Return the holes within the grip, those at the head first."""
    low, high = sorted((inch(head), inch(end)))
    inside = sorted((span for span in line if span[0] > low - 0.1 and span[1] < high + 0.1), key=lambda span: span[0], reverse=head > end)
    return [hole for _, _, hole in inside]
