"""Why a pattern misses: the whole of it turned or mirrored is named as such, which no single shifted hole would say."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gvcs_cad.catalog.interface import Feature
from gvcs_cad.checks.interchange.verdict import Cause
from gvcs_cad.model.opening import Opening

NEAR = 0.5  # mm: within it a moved pattern counts as the contract's
Point = tuple[float, float]


def misplaced_as(openings: Sequence[Opening], feature: Feature) -> Cause | None:
    """Return "pattern rotated" or "mirror image" where the holes match the places after such a motion about the port's Z, else None."""
    centres = [(one.x, one.y) for one in openings]
    places = list(feature.places)
    if len(places) < 2 or len(centres) < len(places):
        return None
    if any(_covers(centres, moved) for moved in _rotations(places, centres)):
        return "pattern rotated"
    mirrored = [(-x, y) for x, y in places]
    if any(_covers(centres, moved) for moved in (mirrored, [(x, -y) for x, y in places], *_rotations(mirrored, centres))):
        return "mirror image"
    return None


def _rotations(places: Sequence[Point], centres: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the places turned about the origin so that the one farthest out falls on each hole as far out."""
    far = max(places, key=lambda p: math.hypot(*p))
    if math.hypot(*far) < NEAR:
        return
    for x, y in centres:
        if abs(math.hypot(x, y) - math.hypot(*far)) < NEAR:
            turn = math.atan2(y, x) - math.atan2(far[1], far[0])
            c, s = math.cos(turn), math.sin(turn)
            yield [(px * c - py * s, px * s + py * c) for px, py in places]


def _covers(centres: Sequence[Point], places: Sequence[Point]) -> bool:
    return all(any(math.dist(place, centre) < NEAR for centre in centres) for place in places)
