"""Can a part be drawn out in a straight line, and what stands in its way? Steps of a fraction of its own length, along the axes and its bores."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from gvcs_cad.geometry.surroundings import Surroundings
from gvcs_cad.model.vector import Vector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEP = 12.0  # mm, the coarsest: an obstacle thinner than that along the way, and nowhere else in it, is not seen
MOST = 40  # steps; a longer part takes longer ones
LIFT = 30.0  # mm: over a stop of an inch
BEYOND = 20.0  # mm past its own length: then it is out
AXES: tuple[Vector, ...] = ((1.0, 0.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (0.0, 0.0, -1.0))


def directions(surroundings: Surroundings, unit: Sequence[int]) -> list[Vector]:
    """Return the directions to try: along the unit's bores both ways, then along the machine's axes, none twice."""
    found: list[Vector] = []
    for i in unit:
        piece = surroundings.pieces[i]
        for bore in piece.part.bores:
            x, y, z = (round(v, 6) + 0.0 for v in piece.at.direction(bore.along))
            found += [(x, y, z), (-x + 0.0, -y + 0.0, -z + 0.0)]
    unique: list[Vector] = []
    for direction in (*AXES, *found):
        if not any(math.dist(direction, other) < 0.02 for other in unique):
            unique.append(direction)
    return unique[:12]


def blockers(
    surroundings: Surroundings, unit: Sequence[int], direction: Vector, gone: Collection[str], first: Vector = (0.0, 0.0, 0.0), most: float = math.inf
) -> list[int]:
    """Return the pieces that a unit runs into when it is drawn out along a direction, those that are `gone` already left out.

    `first` is a move before that, mm: a lift over a stop, or as far out of a fit as there is room. Past `most` pieces it looks no further.
    """
    import numpy as np

    members = {surroundings.pieces[i].path for i in unit}
    way = np.array(direction)
    box = surroundings.boxes[list(unit)]
    low, high = box[:, 0].min(axis=0), box[:, 1].max(axis=0)
    far = float(np.abs(high - low) @ np.abs(way)) + BEYOND
    shapes = [surroundings.body(i) for i in unit]
    up = np.array(first)
    near = _on_the_way(surroundings, low, high, way * far + up)
    found: dict[int, None] = {}
    raised = [up * share for share in (0.25, 0.5, 0.75, 1.0)] if any(first) else []
    for shift in (*raised, *(up + way * step for step in _shifts(far))):
        for shape in shapes:
            moved = shape.translate(tuple(float(v) for v in shift))
            among = [i for i in near if i not in found and surroundings.pieces[i].path not in members]
            found |= dict.fromkeys(surroundings.met_by(moved, gone, among))
            if len(found) > most:
                return sorted(found)
    return sorted(found)


def free_run(surroundings: Surroundings, unit: Sequence[int], direction: Vector, gone: Collection[str]) -> float:
    """Return how far a unit can be drawn out along a direction before it meets anything, mm."""
    import numpy as np

    members = {surroundings.pieces[i].path for i in unit} | set(gone)
    way = np.array(direction)
    box = surroundings.boxes[list(unit)]
    far = float(np.abs(box[:, 1].max(axis=0) - box[:, 0].min(axis=0)) @ np.abs(way)) + BEYOND
    run = 0.0
    for step in _shifts(far):
        if any(surroundings.met_by(surroundings.body(i).translate(tuple(float(v) for v in way * step)), members) for i in unit):
            return run
        run = step
    return run


def _shifts(far: float) -> Iterator[float]:
    step = max(STEP, far / MOST)
    yield 2.0  # what lies flat before it
    yield from (step * n for n in range(1, math.ceil(far / step) + 1))


def _on_the_way(surroundings: Surroundings, low: NDArray[np.float64], high: NDArray[np.float64], way: NDArray[np.float64]) -> list[int]:
    import numpy as np

    swept = np.minimum(low, low + way), np.maximum(high, high + way)
    return [int(i) for i in np.flatnonzero(np.all((surroundings.boxes[:, 0] <= swept[1]) & (swept[0] <= surroundings.boxes[:, 1]), axis=1))]
