"""One joint over its whole range: every pair is proven apart between the positions tried, or its nearest position is named.

An interval of half-width h is clear where the gap in its middle is more than the speed of the pair times h; else it is cut where
the gap proves nothing more (conservative advancement: Mirtich, "Impulse-based Dynamic Simulation", 1996). The gap counts from what
the pair must keep; where it keeps less than `FINEST` beyond that, the cutting ends and the pair is named.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from gvcs_cad.geometry.bodies import relative
from gvcs_cad.geometry.comparison import Comparisons
from gvcs_cad.geometry.pair import Overlap
from gvcs_cad.geometry.travel import Travel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FLOOR = 0.2  # mm, chosen: what moving parts of which nothing is declared must keep, or they rub
FINEST = 0.02  # mm: a pair that keeps its distance by no more than that, and moves more, is told as too near
CHORDS = 0.1  # mm: the errors of two meshes
COARSE = 8.0  # mm of motion: wider intervals are judged by boxes alone
SCAN = 24  # positions in which a violated clearance is measured again, to name the nearest

Kind = Literal["overlap", "near", "undecided"]
Intervals = dict[float, list[tuple[int, float]]]  # by their middles: the number of a pair, and half the width of its interval


@dataclass(frozen=True)
class Event:
    """What a pair does at a value of the joint: overlap, come nearer than `least` (both in mm), or what cannot be told."""

    kind: Kind
    first: int
    second: int
    value: float
    gap: float
    least: float
    overlap: Overlap | None = None


@dataclass(frozen=True)
class Swept:
    """The events of a sweep, how many pairs were judged, and how many of them needed no mesh because their paths never meet.

    `nearest` is the smallest gap met of a pair that passed: mm, the pair, the joint's value.
    """

    events: tuple[Event, ...]
    pairs: int
    apart: int
    nearest: tuple[float, int, int, float] | None = None


def sweep(travel: Travel, comparisons: Comparisons, skip: Callable[[int, int], bool], least: Callable[[int, int], float]) -> Swept:
    """Move a joint over its range; `skip` leaves pairs out (declared contacts), `least` is the distance that a pair must keep, mm, `FLOOR` if it is 0."""
    pairs = [(i, j) for i, j in moving_pairs(travel) if not skip(i, j)]
    needs = [least(i, j) or FLOOR for i, j in pairs]
    near = [k for k, meets in enumerate(_paths_meet(travel, pairs, needs)) if meets]
    seen: list[tuple[float, int, int, float]] = []
    events = list(_judge(travel, comparisons, [pairs[k] for k in near], [needs[k] for k in near], seen))
    broken = {(event.first, event.second) for event in events}
    nearest = min((one for one in seen if one[1:3] not in broken), default=None)
    return Swept(tuple(events), len(pairs), len(pairs) - len(near), nearest)


def moving_pairs(travel: Travel) -> Iterator[tuple[int, int]]:
    """Iterate over pairs whose distance may change: carried against resting, and an aiming half against everything but its other half."""
    moving = [i for i, (carried, aiming) in enumerate(zip(travel.carried, travel.aiming, strict=True)) if carried or aiming]
    for i in moving:
        for j in range(len(travel.pieces)):
            if travel.aiming[i]:
                other = travel.pieces[j].path != travel.pieces[i].path
                if other and not (travel.aiming[j] and j < i):
                    yield i, j
            elif not travel.carried[j] and not travel.aiming[j]:
                yield i, j


def _paths_meet(travel: Travel, pairs: Sequence[tuple[int, int]], needs: Sequence[float]) -> NDArray[np.bool_]:
    """Tell which pairs may meet at all: around a fixed axis a point keeps its radius and its place along it, whatever the angle."""
    import numpy as np

    if not pairs or travel.joint.kind != "revolute":  # along an axis a point keeps only its place across it, and radius is not that: boxes decide
        return np.ones(len(pairs), dtype=bool)
    index = np.array(pairs)
    aiming = np.array(travel.aiming)
    a, b = travel.reach[index[:, 0]], travel.reach[index[:, 1]]
    axial = np.maximum(a[:, 2] - b[:, 3], b[:, 2] - a[:, 3])
    radial = np.maximum(a[:, 0] - b[:, 1], b[:, 0] - a[:, 1])
    apart = np.hypot(np.maximum(axial, 0), np.maximum(radial, 0))
    found: NDArray[np.bool_] = (apart <= np.array(needs)) | aiming[index[:, 0]] | aiming[index[:, 1]]
    return found


def _judge(
    travel: Travel, comparisons: Comparisons, pairs: Sequence[tuple[int, int]], needs: Sequence[float], seen: list[tuple[float, int, int, float]]
) -> Iterator[Event]:
    """Yield the first event of every pair that has one; `seen` takes the gaps met on the way: mm, the pair, the joint's value."""
    speeds = [_pair_speed(travel, i, j, need) for (i, j), need in zip(pairs, needs, strict=True)]
    low, high = travel.joint.low, travel.joint.high
    waiting: Intervals = {(low + high) / 2: [(k, (high - low) / 2) for k in range(len(pairs))]}
    done: set[int] = set()
    while waiting:
        following: Intervals = {}
        for value in sorted(waiting):
            todo = [(k, half) for k, half in waiting[value] if k not in done]
            boxes_apart = _boxes_apart(travel, [pairs[k] for k, _ in todo], value)
            for (k, half), apart in zip(todo, boxes_apart, strict=True):
                (i, j), need, motion = pairs[k], needs[k], speeds[k] * half
                if apart - CHORDS > need + motion:
                    continue
                if motion > COARSE:
                    _cut(following, k, value - half, value)
                    _cut(following, k, value, value + half)
                    continue
                safe, event = _look(travel, comparisons, i, j, need, value, motion)
                seen.append((safe + need, i, j, value))
                if event is not None:
                    done.add(k)
                    yield event
                elif safe < motion:
                    step = safe / speeds[k]
                    _cut(following, k, value - half, value - step)
                    _cut(following, k, value + step, value + half)
        waiting = following


def _cut(intervals: Intervals, k: int, start: float, end: float) -> None:
    """Add what is left of the range of pair k, if anything."""
    if end > start:
        intervals.setdefault((start + end) / 2, []).append((k, (end - start) / 2))


def _boxes_apart(travel: Travel, pairs: Sequence[tuple[int, int]], value: float) -> list[float]:
    """Return how far apart the boxes of each pair are at a value of the joint, mm, 0 where they meet."""
    import numpy as np

    if not pairs:
        return []
    boxes = {i: travel.box(i, value) for i in sorted({i for pair in pairs for i in pair})}
    a, b = (np.array([boxes[pair[side]] for pair in pairs]) for side in (0, 1))
    between = np.maximum(np.maximum(a[:, 0] - b[:, 1], b[:, 0] - a[:, 1]), 0.0)
    distances: list[float] = np.sqrt((between**2).sum(1)).tolist()
    return distances


def _pair_speed(travel: Travel, i: int, j: int, need: float) -> float:
    """Return how fast the distance of two pieces can shrink, mm per unit: points beyond the other's reach can never meet it."""
    if travel.aiming[i] or travel.aiming[j]:
        return travel.speed(i) + travel.speed(j)
    return travel.speed(i, float(travel.reach[j, 1]) + need)


def _look(travel: Travel, comparisons: Comparisons, i: int, j: int, need: float, value: float, motion: float) -> tuple[float, Event | None]:
    """Return the motion in mm that the gap at a value allows, and the event if the pair is too near there."""
    at = relative(travel.at(i, value), travel.at(j, value))
    a, b = (replace(travel.pieces[k], length=travel.length(k, value)) for k in (i, j))
    most_told = need + max(min(motion, COARSE), FLOOR) + CHORDS  # min_gap tells no more than it is asked to seek
    least, _ = comparisons.gap(a, b, at, most_told)
    if least - need >= min(motion, FINEST):
        return least - need, None
    if least <= 0:
        found = comparisons.overlap(a, b, at)
        if found.answer != "PASS":
            return 0.0, Event("overlap" if found.answer == "FAIL" else "undecided", i, j, value, 0.0, need, found)
    nearest = _nearest(travel, comparisons, i, j, need, value)
    return 0.0, Event("near", i, j, nearest[0], nearest[1], need)


def _nearest(travel: Travel, comparisons: Comparisons, i: int, j: int, need: float, value: float) -> tuple[float, float]:
    """Return the value among some of the range at which a pair is nearest, and its gap there."""
    low, high = travel.joint.low, travel.joint.high
    tried = [value, *(low + (high - low) * n / SCAN for n in range(SCAN + 1))]
    gaps = [(comparisons.gap(travel.pieces[i], travel.pieces[j], relative(travel.at(i, v), travel.at(j, v)), need)[0], n) for n, v in enumerate(tried)]
    least, n = min(gaps)
    return tried[n], least if math.isfinite(least) else need
