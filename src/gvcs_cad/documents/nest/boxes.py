"""Parts by their bounding boxes: exact where they are rectangles, which a raster rounds to its cells.

Maximal rectangles: J. Jylänki, A Thousand Ways to Pack the Bin, 2010, section 2.7. Of the free rectangles, which may overlap, a
box takes the one whose shorter side it leaves least of, or the one in which it reaches least far along the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Item, NestedSheet, PlacedItem, Sheet
from gvcs_cad.documents.nest.polygons import outside_points

FITS = 1e-6  # mm
Rule = Literal["short side", "least reach"]
RULES: tuple[Rule, ...] = get_args(Rule)
Box = tuple[float, float, float, float]  # lowest corner, length, width


@dataclass
class BoxSheet:
    """A sheet that is being filled, as free rectangles widened by the gap on the far sides."""

    sheet: Sheet
    job: Job
    rule: Rule
    placed: list[PlacedItem] = field(default_factory=list)

    def __post_init__(self) -> None:
        extra = self.job.gap - 2 * self.job.margin
        self._free: list[Box] = [(0.0, 0.0, self.sheet.length + extra, self.sheet.width + extra)]

    def place(self, item: Item, bounds: dict[float, Box]) -> bool:
        """Put an item where the rule likes its box best. Returns False where there is no place."""
        best: tuple[float, ...] | None = None
        for angle, (_, _, wide, high) in bounds.items():
            if self.sheet.grain and angle % 180:
                continue
            for x, y, length, width in self._free:
                if wide <= length + FITS and high <= width + FITS:
                    rest = sorted((round(length - wide, 6), round(width - high, 6)))
                    first, second = rest if self.rule == "short side" else (round(x + wide, 6), y)
                    best = min(best or (first, second, x, y, angle), (first, second, x, y, angle))
        if best is None:
            return False
        _, _, x, y, angle = best
        x0, y0, wide, high = bounds[angle]
        self._take((x, y, wide, high))
        self.placed.append(PlacedItem(item.part_no, round(self.job.margin + x - x0, 6), round(self.job.margin + y - y0, 6), angle))
        return True

    def _take(self, box: Box) -> None:
        """Split every free rectangle that a box reaches into, and drop those that lie in others."""
        x, y, wide, high = box
        split: list[Box] = []
        for fx, fy, length, width in self._free:
            if x >= fx + length - FITS or x + wide <= fx + FITS or y >= fy + width - FITS or y + high <= fy + FITS:
                split.append((fx, fy, length, width))
                continue
            split += [(fx, fy, x - fx, width)] if x > fx + FITS else []
            split += [(x + wide, fy, fx + length - x - wide, width)] if x + wide < fx + length - FITS else []
            split += [(fx, fy, length, y - fy)] if y > fy + FITS else []
            split += [(fx, y + high, length, fy + width - y - high)] if y + high < fy + width - FITS else []
        self._free = [one for i, one in enumerate(split) if not any(_inside(one, other) and (j < i or one != other) for j, other in enumerate(split) if j != i)]


def _inside(one: Box, other: Box) -> bool:
    return (
        one[0] >= other[0] - FITS
        and one[1] >= other[1] - FITS
        and one[0] + one[2] <= other[0] + other[2] + FITS
        and one[1] + one[3] <= other[1] + other[3] + FITS
    )


def turned_boxes(item: Item, gap: float) -> dict[float, Box]:
    """Return by turn where the box of an item begins from its own origin, and its sides widened by the gap, mm."""
    found = {}
    for angle in item.angles:
        points = outside_points(item.outer.turned(angle) if angle else item.outer)
        (x1, y1), (x2, y2) = ((pick(p[0] for p in points), pick(p[1] for p in points)) for pick in (min, max))
        found[angle] = (x1, y1, x2 - x1 + gap, y2 - y1 + gap)
    return found


def fits(item: Item, sheet: Sheet, job: Job) -> bool:
    """Tell whether an item's box fits an empty sheet in some turn."""
    return BoxSheet(sheet, job, "short side").place(item, turned_boxes(item, job.gap))


def box_fill(job: Job, rule: Rule, items: Sequence[Item], rack: list[Sheet], size: Sheet | None) -> list[NestedSheet] | None:
    """Return all items, in their order, on the sheets of a rack and then on as many of a size as needed; None where they do not go."""
    opened: list[BoxSheet] = []
    for item in items:
        bounds = turned_boxes(item, job.gap)
        for _ in range(item.quantity):
            if any(one.place(item, bounds) for one in opened):
                continue
            sheet = next((s for s in [*rack, *([size] if size else [])] if fits(item, s, job)), None)
            if sheet is None:
                return None
            if sheet.count is not None:
                rack.remove(sheet)
            opened.append(BoxSheet(sheet, job, rule))
            opened[-1].place(item, bounds)
    return [NestedSheet(one.sheet, tuple(one.placed)) for one in opened]
