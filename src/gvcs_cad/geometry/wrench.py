"""Can a spanner or socket reach a hexagon, or a hex key a socket head? The tool's own space is put on it and must meet nothing but the joint itself."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from gvcs_cad.geometry.bodies import matrix, moved
from gvcs_cad.geometry.surroundings import Surroundings
from gvcs_cad.model.placement import Placement

if TYPE_CHECKING:
    from gvcs_cad.geometry.bodies import Matrix

SOCKET = 1.5  # outside diameter over width across flats: ISO 2725-1 gives 26 mm for 17 to 34 mm for 24, 1.4 to 1.5
SOCKET_HIGH = 2.5  # widths across flats above the hexagon, chosen: a short socket with the head of its ratchet
JAW = 2.2  # outside width of an open jaw over width across flats: ISO 10102 and DIN 3110 give 2.1 to 2.3
HANDLE, HANDLE_WIDE = 8.0, 0.9  # length from the axis and width in widths across flats, DIN 3110
THICK = 0.5  # jaw over width across flats, DIN 3110; never thicker than the hexagon is high
KEY = 0.5  # width across flats of a hex key over the head's diameter: ISO 4762 gives 0.43 (M4) to 0.5 (M6, M10)
SHORT, LONG = 3.0, 9.0  # its arms in head diameters: ISO 2936 gives 2.8 and 8 (M6) to 3.3 and 10 (M3)
DIRECTIONS = 12  # every 30 degrees: the swing of a jaw set at 15 degrees, turned over at each stroke


def reach(surroundings: Surroundings, at: Placement, flats: float, height: float, own: Collection[str]) -> int:
    """Return how well a hexagon is reached: 2 it can be turned, 1 only held, 0 neither.

    `at` has its origin in the middle of the hexagon's free face and +Z outwards; `flats` and `height` in mm; `own` are the joint's pieces.
    """
    place = matrix(at)
    if not surroundings.met_by(_socket(place, flats, height), own):
        return 2
    free = [not surroundings.met_by(_spanner(place, flats, height, n), own) for n in range(DIRECTIONS)]
    if any(a and b for a, b in zip(free, [*free[1:], free[0]], strict=True)):
        return 2
    return int(any(free))


def _socket(place: Matrix, flats: float, height: float) -> Any:
    import manifold3d

    radius = SOCKET * flats / 2
    return moved(manifold3d.Manifold.cylinder(height + SOCKET_HIGH * flats, radius, radius, 24).translate((0, 0, -height * 0.9)), place)


def _spanner(place: Matrix, flats: float, height: float, direction: int) -> Any:
    import manifold3d

    thick = min(THICK * flats, height) * 0.9
    jaw = manifold3d.Manifold.cylinder(thick, JAW * flats / 2, JAW * flats / 2, 24)
    handle = manifold3d.Manifold.cube((HANDLE * flats, HANDLE_WIDE * flats, thick)).translate((0, -HANDLE_WIDE * flats / 2, 0))
    tool = (jaw + handle).translate((0, 0, -height / 2 - thick / 2)).rotate((0, 0, 360 / DIRECTIONS * direction))
    return moved(tool, place)


def key_reach(surroundings: Surroundings, at: Placement, head: float, height: float, own: Collection[str]) -> int:
    """Return 2 where a bit or a hex key, by either arm, turns a socket head of diameter `head` and `height`, mm, else 0; `at` as for `reach`."""
    place = matrix(at)
    if not surroundings.met_by(_socket(place, head, height), own) or not any(
        surroundings.met_by(_key(place, head, LONG, SHORT, n), own) for n in range(0, DIRECTIONS, 2)
    ):
        return 2
    free = [not surroundings.met_by(_key(place, head, SHORT, LONG, n), own) for n in range(DIRECTIONS)]
    sixty = zip(free, [*free[1:], free[0]], [*free[2:], *free[:2]], strict=True)
    return 2 if any(a and b and c for a, b, c in sixty) else 0


def _key(place: Matrix, head: float, up: float, out: float, direction: int) -> Any:
    """Return an L of a hex key: `up` head diameters from the head's face, then `out` of them to one side."""
    import manifold3d

    thick = KEY * head / 0.75**0.5
    arm = manifold3d.Manifold.cylinder(up * head, thick / 2, thick / 2, 12)
    across = manifold3d.Manifold.cube((out * head, thick, thick)).translate((0, -thick / 2, up * head - thick))
    return moved((arm + across).rotate((0, 0, 360 / DIRECTIONS * direction)), place)
