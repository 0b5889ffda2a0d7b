"""Where the names of holes and points stand: beside what they name, on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gvcs_cad.documents.drawing.paper import SMALL, text_width
from gvcs_cad.documents.drawing.sheet import Box, Item, Text, line, outside, overlap
from gvcs_cad.model.segment import Point

CLEAR = 0.4  # mm between words and what they must not touch
_WAYS = ((1, 1), (-1, 1), (1, -1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1))
_FURTHER = (0.8, 3.0, 6.0, 9.0, 13.0, 18.0, 24.0, 32.0)  # mm off the edge of what is named


def labelled(names: Iterable[tuple[str, Point, float]], taken: Sequence[Box], frame: Box) -> list[Item]:
    """Return a label for each (name, centre, diameter), mm of paper; one that stands away gets a leader.

    A label never covers `taken`, what is named, or another label. Raises ValueError where the sheet is too full for that.
    """
    named = list(names)
    blocked = [*taken, *(_inscribed(x, y, d) for _, (x, y), d in named)]
    items: list[Item] = []
    for name, (x, y), diameter in named:
        width = text_width(name, SMALL)
        for away, (i, j) in ((away, way) for away in _FURTHER for way in _WAYS):
            reach = diameter / 2 * (0.7072 if i and j else 1.0) + away + (0.0 if (i and j) or not diameter else 1.0)  # beyond the centre line
            px, py = x + i * reach, y + j * reach
            left = px if i > 0 else px - width if i < 0 else px - width / 2
            low = py if j > 0 else py - SMALL if j < 0 else py - SMALL / 2
            box = (left, low, left + width, low + SMALL)
            if not outside(box, frame) and not any(overlap(box, other, CLEAR) for other in blocked):
                break
        else:
            raise ValueError(f"no room on the sheet for the name {name}")
        blocked.append(box)
        items.append(Text(name, (left, low), SMALL))
        if away > _FURTHER[0]:
            edge = diameter / 2 / ((i * i + j * j) ** 0.5)
            items.append(line((x + i * edge, y + j * edge), (px - i * 0.3, py - j * 0.3), "TEXT"))
    return items


def _inscribed(x: float, y: float, diameter: float) -> Box:
    half = diameter / 2 * 0.7071
    return (x - half, y - half, x + half, y + half)
