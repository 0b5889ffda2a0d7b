"""From a part's own coordinates to the paper, and the strokes that any view is made of."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.documents.drawing.paper import NORMAL, text_width
from gvcs_cad.documents.drawing.sheet import Box, Circle, Item, Path, Round, line
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.segment import Point

STEP = 2.0  # mm of paper between the points at which an edge keeps names off


@dataclass(frozen=True)
class OnPaper:
    """Where a view stands: its origin on the paper, mm, and the real millimetres that one millimetre of paper is."""

    x: float
    y: float
    factor: float

    def __call__(self, x: float, y: float) -> Point:
        """Return a point of the part on the paper."""
        return self.x + x / self.factor, self.y + y / self.factor

    def contour(self, contour: Contour) -> Item:
        """Return the edge of a contour."""
        if contour.circle is not None:
            centre, diameter = contour.circle
            return Circle(self(*centre), diameter / self.factor)
        return Path(tuple((*self(x, y), bulge) for x, y, bulge in contour.vertices), closed=True)

    def keep_off(self, contour: Contour) -> Iterator[Box]:
        """Yield small boxes along an edge, which words must not cover."""
        for segment in contour.segments:
            count = max(math.ceil(segment.length / self.factor / STEP), 1)
            for i in range(count + 1):
                x, y = self(*segment.at(i / count))
                yield (x - 0.2, y - 0.2, x + 0.2, y + 0.2)


def cross(centre: Point, diameter: float) -> list[Item]:
    """Return the centre lines of a hole, mm of paper."""
    (x, y), reach = centre, diameter / 2 + 1.0
    return [line((x - reach, y), (x + reach, y), "CENTRE"), line((x, y - reach), (x, y + reach), "CENTRE")]


def leader(centre: Point, radius: float, angle: float, real: float, words: str, *, diameter: bool, reach: float = 5.0) -> Round:
    """Return a dimension of a circle or arc of a radius on paper, its words `reach` mm outside it along `angle`, degrees."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    half = text_width(words, NORMAL) / 2
    at = (centre[0] + c * (radius + reach) + math.copysign(half + 0.5, c), centre[1] + s * (radius + reach))
    return Round(centre, radius, angle, at, real, words, diameter)
