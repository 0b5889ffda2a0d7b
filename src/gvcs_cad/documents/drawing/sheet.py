"""What a drawing is made of: lines, circles, words and dimensions, each at its place on the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gvcs_cad.documents.drawing.paper import NORMAL, Paper, Scale, text_width
from gvcs_cad.model.segment import Point

Layer = Literal["VISIBLE", "HIDDEN", "CENTRE", "BEND", "MARK", "FRAME", "TEXT"]
Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True)
class Path:
    """An open or closed line through vertices (x, y, bulge), mm of paper."""

    vertices: tuple[tuple[float, float, float], ...]
    closed: bool = False
    layer: Layer = "VISIBLE"


@dataclass(frozen=True)
class Circle:
    """A circle, mm of paper."""

    centre: Point
    diameter: float
    layer: Layer = "VISIBLE"


@dataclass(frozen=True)
class Text:
    """One line of words; `at` is the lower left or lower middle end of the letters, `upright` words read from below upwards."""

    words: str
    at: Point
    height: float = NORMAL
    centred: bool = False

    @property
    def box(self) -> Box:
        """What the letters cover, mm."""
        width, (x, y) = text_width(self.words, self.height), self.at
        left = x - width / 2 if self.centred else x
        return (left, y, left + width, y + self.height)


@dataclass(frozen=True)
class Linear:
    """A dimension between two points: across, or upright; its line passes `line`, the middle of its words stands at `words_at`.

    `real` is the measure in mm, which the words state; words that stand on end are `turned`.
    """

    first: Point
    second: Point
    line: float
    words_at: Point
    real: float
    words: str
    upright: bool = False
    turned: bool = False

    @property
    def box(self) -> Box:
        """What its words cover, mm."""
        half, high = text_width(self.words, NORMAL) / 2, NORMAL / 2
        (x, y), (a, b) = self.words_at, (high, half) if self.turned else (half, high)
        return (x - a, y - b, x + a, y + b)


@dataclass(frozen=True)
class Round:
    """A diameter or radius dimension of a circle or arc: its leader leaves at `angle` degrees, its words stand at `words_at`."""

    centre: Point
    radius: float
    angle: float
    words_at: Point
    real: float
    words: str
    diameter: bool = True

    @property
    def box(self) -> Box:
        """What its words cover, mm."""
        half, (x, y) = text_width(self.words, NORMAL) / 2, self.words_at
        return (x - half, y - NORMAL / 2, x + half, y + NORMAL / 2)


Item = Path | Circle | Text | Linear | Round


@dataclass(frozen=True)
class DrawingSheet:
    """One drawing: paper, scale and everything on it, mm of paper from the lower left corner."""

    title: str
    paper: Paper
    scale: Scale
    items: tuple[Item, ...]

    @property
    def word_boxes(self) -> tuple[tuple[str, Box], ...]:
        """All words with what they cover."""
        return tuple((item.words, item.box) for item in self.items if isinstance(item, (Text, Linear, Round)))


def line(a: Point, b: Point, layer: Layer = "VISIBLE") -> Path:
    """Return a straight line."""
    return Path(((*a, 0.0), (*b, 0.0)), layer=layer)


def rectangle_path(box: Box, layer: Layer = "FRAME") -> Path:
    """Return the outline of a box."""
    x1, y1, x2, y2 = box
    return Path(((x1, y1, 0.0), (x2, y1, 0.0), (x2, y2, 0.0), (x1, y2, 0.0)), closed=True, layer=layer)


def overlap(a: Box, b: Box, apart: float = 0.0) -> bool:
    """Tell whether two boxes come nearer than `apart` mm."""
    return a[0] < b[2] + apart and b[0] < a[2] + apart and a[1] < b[3] + apart and b[1] < a[3] + apart


def outside(box: Box, frame: Sequence[float]) -> bool:
    """Tell whether a box leaves a frame."""
    return box[0] < frame[0] or box[1] < frame[1] or box[2] > frame[2] or box[3] > frame[3]
