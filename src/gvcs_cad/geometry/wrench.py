"""Can a real tool reach a screw? Socket and ratchet, spanner, ring or hexagon key stand on it and swing, and must meet nothing but the joint itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from gvcs_cad.geometry.bodies import matrix, moved
from gvcs_cad.geometry.surroundings import Surroundings
from gvcs_cad.model.placement import Placement

SOCKET = 1.5  # outside diameter over width across flats: ISO 2725-1 gives 26 mm for 17 to 34 mm for 24, 1.4 to 1.5
SOCKET_HIGH, RATCHET_HIGH = 1.5, 1.0  # widths across flats above the hexagon, chosen: a short socket, and the head of its ratchet
BAR = 0.7  # diameter of an extension bar over width across flats, chosen: between the drive and the socket
EXTENSIONS = (75.0, 150.0, 250.0)  # mm, ISO 3316
JAW = 2.2  # outside width of an open jaw over width across flats: ISO 10102 and DIN 3110 give 2.1 to 2.3
HANDLE, HANDLE_WIDE = 8.0, 0.9  # length from the axis and width in widths across flats, DIN 3110; a ratchet's is as long
THICK = 0.5  # jaw over width across flats, DIN 3110; never thicker than the hexagon is high
RING, RING_HIGH, RING_WIDE = 1.5, 0.55, 0.6  # outside, height and handle of a ring over width across flats: DIN 3113 gives 28, 10.5 and 11 mm for 19
DIRECTIONS = 12  # every 30 degrees
SWING = {"ratchet": 2, "spanner": 2, "ring": 2, "key": 3}  # neighbouring directions: a jaw set at 15 degrees is turned over, a ring has twelve points
# Hexagon keys by the screw's diameter: width across flats, long and short arm, mm (ISO 4762 and ISO 2936); an inch size takes the next metric key.
KEYS = {
    3: (2.5, 56.0, 18.0),
    4: (3.0, 63.0, 20.0),
    5: (4.0, 70.0, 25.0),
    6: (5.0, 80.0, 28.0),
    8: (6.0, 90.0, 32.0),
    10: (8.0, 100.0, 36.0),
    12: (10.0, 112.0, 40.0),
    16: (14.0, 140.0, 56.0),
    20: (17.0, 160.0, 63.0),
    24: (19.0, 180.0, 70.0),
    30: (22.0, 200.0, 80.0),
}
CORNER = 0.04  # mm, mean thickness: flat against flat there is no chord error, what a corner bites off is thin
CORNERS = 1.155  # of a hexagon, over its width across flats
CROSS, CROSS_WIDE = 200.0, 50.0  # mm, chosen: blade of a key with a cross handle, and that handle from the axis

Grip = int  # 0 neither, 1 held, 2 turned


@dataclass(frozen=True)
class Drive:
    """What a tool takes hold of: a hexagon from outside, or the hexagon hole of a socket screw; `flats`, `height` and `diameter` in mm."""

    kind: Literal["hex", "socket"]
    flats: float
    height: float
    diameter: float


@dataclass(frozen=True)
class Way:
    """One tool in one swing: what it does to the screw, and the numbers of the pieces that it meets."""

    tool: str
    grip: Grip
    met: frozenset[int]


def reach(surroundings: Surroundings, at: Placement, drive: Drive, without: Collection[str]) -> Grip:
    """Return how well a screw is reached: 2 it can be turned, 1 only held, 0 neither.

    `at` has its origin in the middle of the drive's free face and +Z outwards; pieces at the paths `without` are not there.
    """
    best: Grip = 0
    for way in ways(surroundings, at, drive, without, hopeful=True):
        if not way.met and way.grip > best:
            best = way.grip
            if best == 2:
                break
    return best


def ways(surroundings: Surroundings, at: Placement, drive: Drive, without: Collection[str], *, hopeful: bool = False) -> Iterator[Way]:
    """Iterate over every tool in every swing with what it meets; ``hopeful`` leaves out what is blocked before any handle is tried."""
    place = matrix(at)
    for tool, swing, shank, handle in _tools(drive):
        base = frozenset(surroundings.met_by(moved(shank, place), without)) if shank is not None else frozenset()
        if hopeful and base:
            continue
        met = [frozenset(surroundings.met_by(moved(handle.rotate((0, 0, 360 / DIRECTIONS * n)), place), without)) for n in range(DIRECTIONS)]
        for n in range(DIRECTIONS):
            yield Way(tool, 2, base.union(*(met[(n + i) % DIRECTIONS] for i in range(swing))))
            yield Way(tool, 1, base | met[n])


def held(surroundings: Surroundings, number: int, without: Collection[str]) -> bool:
    """Tell whether a hexagon cannot turn where it sits: on its way round its corners meet the pocket, or the wall beside it."""
    piece = surroundings.pieces[number]
    hexagon, at = surroundings.bodies.of(piece.part).manifold, matrix(piece.at)
    before = set(surroundings.met_by(moved(hexagon, at), without, bite=CORNER))
    return any(set(surroundings.met_by(moved(hexagon.rotate((0, 0, angle)), at), without, bite=CORNER)) - before for angle in (15, 30, 45))


@cache
def _tools(drive: Drive) -> tuple[tuple[str, int, Any, Any], ...]:
    """Return name, swing, shank and handle of each tool, the handle towards +X."""
    if drive.kind == "socket":
        return tuple(_keys(drive))
    short, *long = _ratchets(drive)
    return (short, ("spanner", SWING["spanner"], None, _spanner(drive)), _ring(drive), *long)


def _ratchets(drive: Drive) -> Iterator[tuple[str, int, Any, Any]]:
    w = drive.flats
    socket = _round(SOCKET * w, -0.9 * drive.height, SOCKET_HIGH * w)
    for bar in (0.0, *EXTENSIONS):
        top = SOCKET_HIGH * w + bar
        shank = socket + _round(SOCKET * w, top, top + RATCHET_HIGH * w)
        shank = shank + _round(BAR * w, SOCKET_HIGH * w, top) if bar else shank
        yield f"ratchet{f' on a bar of {bar:g} mm' if bar else ''}", SWING["ratchet"], shank, _bar(HANDLE * w, HANDLE_WIDE * w, top + w * 0.25, top + w * 0.75)


def _spanner(drive: Drive) -> Any:
    w = drive.flats
    thick = min(THICK * w, drive.height) * 0.9
    low = -drive.height / 2 - thick / 2
    return _round(JAW * w, low, low + thick) + _bar(HANDLE * w, HANDLE_WIDE * w, low, low + thick)


def _ring(drive: Drive) -> tuple[str, int, Any, Any]:
    """Return a ring spanner on its hexagon, with the way that it is put on; its handle is at its upper edge."""
    w = drive.flats
    low, top = -0.9 * drive.height, RING_HIGH * w - 0.9 * drive.height
    return "ring", SWING["ring"], _round(RING * w, low, max(top, 0.0) + RING_HIGH * w), _bar(HANDLE * w, RING_WIDE * w, top - 0.35 * w, top)


def _keys(drive: Drive) -> Iterator[tuple[str, int, Any, Any]]:
    flats, long, short = KEYS[min((size for size in KEYS if size >= drive.diameter - 0.5), default=max(KEYS))]
    wide = flats * CORNERS
    sunk = flats / 2  # the key's end is in the head
    for tool, shank, handle in (("key", short, long), ("key, long arm in", long, short), ("key with a cross handle", CROSS, CROSS_WIDE)):
        top = shank - sunk
        arm = _bar(handle, wide, top - wide, top)
        yield tool, SWING["key"], _round(wide, -sunk, top), arm + arm.rotate((0, 0, 180)) if handle == CROSS_WIDE else arm


def _round(diameter: float, low: float, high: float) -> Any:
    import manifold3d

    return manifold3d.Manifold.cylinder(high - low, diameter / 2, diameter / 2, 24).translate((0, 0, low))


def _bar(length: float, width: float, low: float, high: float) -> Any:
    import manifold3d

    return manifold3d.Manifold.cube((length, width, high - low)).translate((0, -width / 2, low))


def free_face(at: Placement, height: float, *, head: bool) -> Placement:
    """Return the frame on the free face of a bolt's head or a nut, +Z outwards, from the frame of the piece."""
    return at @ (Placement(0, 0, -height).turned("x", 180) if head else Placement(0, 0, height))
