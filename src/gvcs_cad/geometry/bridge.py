"""How much of what hangs over nothing is a bridge: laid from wall to wall over a short span, which a printer does without supports."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SPAN = 10.0  # mm from wall to wall; chosen: rules of job shops begin at 5 mm where it must look well and end at 25 mm
LEDGE = 2.0  # mm that a line may stand out from one wall into nothing; chosen: four or five lines side by side, rules of job shops say 1 to 3 mm
DIRECTIONS = 12  # in which the lines of a patch are tried: square to its walls, the longest first
LINE = 0.45  # mm from line to line, about the width of one


@dataclass(frozen=True)
class Patch:
    """Connected triangles of a mesh by their numbers, and its edge seen from above: rows of x1, y1, x2, y2, and whether a wall goes down from there."""

    triangles: NDArray[np.int64]
    edges: NDArray[np.float64]
    held: NDArray[np.bool_]


def patches(corners: NDArray[np.float64], hangs: NDArray[np.bool_]) -> list[Patch]:
    """Return the connected patches of hanging triangles, from the corners of all triangles of a closed mesh (n x 3 x 3, mm)."""
    import numpy as np

    _, welded = np.unique(np.round(corners.reshape(-1, 3), 4), axis=0, return_inverse=True)
    names = welded.reshape(-1, 3)
    sides: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)  # by the two corners of a side: triangle, and its third corner
    for triangle, (a, b, c) in enumerate(names.tolist()):
        for first, second, third in ((a, b, 2), (b, c, 0), (c, a, 1)):
            sides[min(first, second), max(first, second)].append((triangle, third))
    leader = list(range(len(names)))

    def find(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    borders: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    for pair in sides.values():
        hanging = [triangle for triangle, _ in pair if hangs[triangle]]
        for other in hanging[1:]:
            leader[find(other)] = find(hanging[0])
        if len(hanging) == 1:
            ((own, third),) = [one for one in pair if hangs[one[0]]]
            top = float(corners[own, [i for i in range(3) if i != third], 2].max())
            wall = any(float(corners[other, opposite, 2]) < top - 1e-4 for other, opposite in pair if not hangs[other])
            borders[own].append((own, third, wall))
    members: dict[int, list[int]] = defaultdict(list)
    for triangle in np.flatnonzero(hangs).tolist():
        members[find(triangle)].append(triangle)
    return [_patch(corners, triangles, [side for one in triangles for side in borders[one]]) for triangles in members.values()]


def _patch(corners: NDArray[np.float64], triangles: list[int], borders: list[tuple[int, int, bool]]) -> Patch:
    import numpy as np

    edges = [np.delete(corners[own], third, axis=0)[:, :2].ravel() for own, third, _ in borders]
    return Patch(np.array(triangles), np.array(edges).reshape(-1, 4), np.array([wall for *_, wall in borders], dtype=bool))


def unbridged(patch: Patch) -> float:
    """Return the share of a patch, 0 to 1, that no wall holds, whichever way lines are laid: two within `SPAN`, or one within `LEDGE`."""
    import numpy as np

    shares = [1.0]
    starts, ends = patch.edges[:, :2], patch.edges[:, 2:]
    for angle in _square_to_walls((ends - starts)[patch.held]):
        along, across = np.array([math.cos(angle), math.sin(angle)]), np.array([-math.sin(angle), math.cos(angle)])
        shares.append(_share(np.stack([starts @ along, ends @ along], 1), np.stack([starts @ across, ends @ across], 1), patch.held))
    return min(shares)


def _square_to_walls(walls: NDArray[np.float64]) -> list[float]:
    """Return the directions square to walls given by their vectors, radian, to whole degrees: those of most wall first."""
    lengths: dict[int, float] = defaultdict(float)
    for x, y in walls.tolist():
        lengths[round(math.degrees(math.atan2(y, x)) + 90) % 180] += math.hypot(x, y)
    return [math.radians(degrees) for degrees in sorted(lengths, key=lambda degrees: (-round(lengths[degrees], 6), degrees))[:DIRECTIONS]]


def _share(u: NDArray[np.float64], v: NDArray[np.float64], held: NDArray[np.bool_]) -> float:
    """Return the share of lines along u, by length, that walls at their ends do not hold."""
    import numpy as np

    low, high = float(v.min()), float(v.max())
    count = max(5, math.ceil((high - low) / LINE))
    whole = free = 0.0
    for k in range(count):
        line = low + (high - low) * (k + 0.5137) / count  # past the corners, which stand at round figures
        meets = (v[:, 0] > line) != (v[:, 1] > line)
        if not meets.any():
            continue
        (u1, u2), (v1, v2) = u[meets].T, v[meets].T
        at = u1 + (u2 - u1) * (line - v1) / (v2 - v1)
        order = np.argsort(at, kind="stable")
        at, walls = at[order], held[meets][order]
        for i in range(0, len(at) - 1, 2):
            length = float(at[i + 1] - at[i])
            whole += length
            ends = int(walls[i]) + int(walls[i + 1])
            if length > (0.0, LEDGE, SPAN)[ends]:
                free += length
    return free / whole if whole else 1.0
