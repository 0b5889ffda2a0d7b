"""Bars that are in the rack already, sawn before any is bought: each piece goes on the shortest rest that holds it, longest pieces first."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gvcs_cad.catalog.on_hand import BarOnHand
from gvcs_cad.catalog.shop import Saw


def use_offcuts(pieces: Sequence[tuple[float, int]], offcuts: Sequence[BarOnHand], saw: Saw) -> tuple[list[tuple[float, tuple[int, ...]]], list[int]]:
    """Return the bars used as (length, how many of each piece), and how many of each piece are left.

    `pieces` are (length, quantity) in mm, longest first. Best fit decreasing: what is left over of a rack is short.
    """
    bars = sorted(bar.length for bar in offcuts for _ in range(bar.count))
    room = [round(length - saw.trim, 6) for length in bars]
    cuts = [[0] * len(pieces) for _ in bars]
    left = []
    for i, (length, quantity) in enumerate(pieces):
        need = length + saw.kerf
        for n in range(quantity, -1, -1):
            best = min((b for b in range(len(bars)) if room[b] >= need - 1e-9), key=lambda b: (room[b], bars[b]), default=None)
            if n == 0 or best is None:
                left.append(n)
                break
            room[best] = math.fsum((room[best], -need))
            cuts[best][i] += 1
    return [(length, tuple(counts)) for length, counts in zip(bars, cuts, strict=True) if any(counts)], left
