"""In which order a sheet is cut: what lies inside before what is round it, then the nearest, or the nearest that is away from the heat."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from gvcs_cad.model.segment import Point

SPREAD = 300.0  # mm that the next part keeps from the last ones against heat; chosen
LAST = 2  # how many of the last parts count as hot; chosen

Thing = TypeVar("Thing")


def nearest_first(things: Sequence[Thing], place: Callable[[Thing], Point], end: Callable[[Thing], Point], start: Point) -> list[Thing]:
    """Return things so that each is the nearest to the end of the one before; of equals the first."""
    left, here, found = list(things), start, []
    while left:
        following = min(left, key=lambda thing: math.dist(place(thing), here))
        left.remove(following)
        found.append(following)
        here = end(following)
    return found


def piece_order(
    entries: Mapping[int, Sequence[Point]],
    exits: Mapping[int, Point],
    before: Mapping[int, frozenset[int]],
    late: frozenset[int],
    start: Point,
    *,
    spread: bool = False,
) -> list[int]:
    """Return the pieces in cutting order: each after those in `before`, the `late` ones when no other can be cut.

    `entries` are the places where a piece may be begun, `exits` where the torch leaves it, mm. With `spread` the next piece is the
    nearest that is SPREAD mm from the last two; where there is none, the one furthest from them.
    """
    left, done, here, order = sorted(entries), set[int](), start, list[int]()
    while left:
        ready = [piece for piece in left if before.get(piece, frozenset()) <= done]
        early = [piece for piece in ready if piece not in late] or ready
        reach = {piece: min(math.dist(place, here) for place in entries[piece]) for piece in early}
        hot = [exits[piece] for piece in order[-LAST:]] if spread else []
        cold = {piece: min((math.dist(exits[piece], place) for place in hot), default=math.inf) for piece in early}
        cool = [piece for piece in early if cold[piece] >= SPREAD]
        chosen = min(cool, key=lambda piece: (reach[piece], piece)) if cool else max(early, key=lambda piece: (cold[piece], -reach[piece], -piece))
        left.remove(chosen)
        done.add(chosen)
        order.append(chosen)
        here = exits[chosen]
    return order
