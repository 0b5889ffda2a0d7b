"""Dimensions whose words have room: overall sizes, stations from the datum end, and the offsets across a face."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from gvcs_cad.documents.drawing.paper import NORMAL, text_width
from gvcs_cad.documents.drawing.sheet import Item, Linear
from gvcs_cad.model.segment import Point
from gvcs_cad.units import millimetres

LIFT = NORMAL / 2 + 0.8  # mm from a dimension line to the middle of its words
TIGHT = NORMAL + 0.8  # mm that words standing beside one another need


def across(left: Point, right: Point, at: float, real: float) -> Linear:
    """Return a dimension from left to right with its line at height `at`, mm of paper; `real` is what it measures."""
    words = millimetres(real)
    middle = (left[0] + right[0]) / 2
    if text_width(words, NORMAL) + 8 > right[0] - left[0]:
        middle = right[0] + text_width(words, NORMAL) / 2 + 6  # beside the arrows, which point inwards there
    return Linear(left, right, at, (middle, at + LIFT), real, words)


def upright(low: Point, high: Point, at: float, real: float) -> Linear:
    """Return a dimension from below upwards with its line at x = `at` and its words to the left of it, so that they are read unturned."""
    words = millimetres(real)
    return Linear(low, high, at, (at - text_width(words, NORMAL) / 2 - 1.2, (low[1] + high[1]) / 2), real, words, upright=True)


def stations(datum: Point, places: Sequence[tuple[float, float]], edge: float, at: float) -> list[Item]:
    """Return running dimensions from the datum end on one line: (x on paper, real station) in rising order, words on end.

    All start from the datum (ISO 129-1, superimposed running dimensioning). `edge` is the edge they leave, `at` the height of
    their line. Words that would touch move on along the line.
    """
    items: list[Item] = []
    least = datum[0]
    spots = _spread([x for x, _ in places], least)
    for (x, real), spot in zip(places, spots, strict=True):
        words = millimetres(real)
        middle = (spot, at + 1.4 + text_width(words, NORMAL) / 2)
        items.append(Linear((datum[0], edge), (x, edge), at, middle, real, words, turned=True))
    return items


def _spread(wanted: Sequence[float], least: float) -> list[float]:
    """Move places apart until each has room, none before `least`: clusters share the shift evenly."""
    groups = [[x] for x in wanted]
    while True:
        spans = [_span(group, least) for group in groups]
        clash = next((i for i, (a, b) in enumerate(itertools.pairwise(spans)) if b[0] - a[1] < TIGHT - 1e-9), None)
        if clash is None:
            return [start + TIGHT * i for group, (start, _) in zip(groups, spans, strict=True) for i in range(len(group))]
        groups[clash : clash + 2] = [groups[clash] + groups[clash + 1]]


def _span(group: Sequence[float], least: float) -> tuple[float, float]:
    length = TIGHT * (len(group) - 1)
    start = max(sum(group) / len(group) - length / 2, least + TIGHT / 2)
    return start, start + length
