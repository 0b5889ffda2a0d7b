"""Sheets and scales of the standards, and how wide letters are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Advance and cap height of DejaVu Sans Mono, in which drawings are printed, as parts of its size: 0.602 and 0.729 (its OS/2 and hmtx tables).
LETTER_WIDTH = 0.602 / 0.729  # of the height of a capital
LETTER_SIZE = 1 / 0.729
SMALL, NORMAL, LARGE = 1.8, 2.5, 3.5  # mm, heights of ISO 3098-1:2015
LEFT, OTHERS = 20.0, 10.0  # mm, borders of ISO 5457:1999


@dataclass(frozen=True)
class Paper:
    """A sheet size of ISO 216, lying as ISO 5457 prefers: A4 upright, A3 flat; mm."""

    name: str
    width: float
    height: float

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the drawing space, mm from the lower left corner."""
        return (LEFT, OTHERS, self.width - OTHERS, self.height - OTHERS)


A4, A3 = Paper("A4", 210.0, 297.0), Paper("A3", 420.0, 297.0)


@dataclass(frozen=True)
class Scale:
    """A scale `paper`:`real`, as 1:5 or 2:1."""

    paper: int
    real: int

    @property
    def factor(self) -> float:
        """Real millimetres for one millimetre of paper."""
        return self.real / self.paper

    def __str__(self) -> str:
        return f"{self.paper}:{self.real}"


SCALES = tuple(Scale(*pair) for pair in ((5, 1), (2, 1), (1, 1), (1, 2), (1, 5), (1, 10), (1, 20), (1, 50)))  # ISO 5455:1979


def text_width(words: str, height: float) -> float:
    """Return how wide words of a capital height print, mm."""
    return len(words) * LETTER_WIDTH * height


def wrapped(words: str, width: float, height: float) -> list[str]:
    """Break words into lines no wider than `width` mm; a word too long for a line is cut."""
    most = max(int(width / (LETTER_WIDTH * height)), 1)
    lines: list[str] = []
    line = ""
    for word in _pieces(words.split(), most):
        if line and len(line) + 1 + len(word) > most:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines


def _pieces(words: Iterable[str], most: int) -> Iterable[str]:
    for word in words:
        for start in range(0, len(word), most):
            yield word[start : start + most]
