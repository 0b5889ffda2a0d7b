"""Parts as cells of a grid, and every place on a sheet where one fits, found at once.

Every part is widened by half the gap and half a cell's diagonal, so that cells which do not overlap mean parts that keep the
gap. Overlaps at all places are one convolution; they are counts of cells, so that rounding decides nothing and every machine
finds the same. Parts fall into the openings of others by themselves, because an opening is free cells.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gvcs_cad.documents.nest.model import Item, PlacedItem, Sheet
from gvcs_cad.documents.nest.polygons import polygon_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROUNDING = 0.05  # mm by which a buffer's corners may fall short of the arcs they stand for
Key = tuple[str, float]  # part number and turn


@dataclass(frozen=True)
class Mask:
    """A part's cells when turned, and where its own origin lies from their lowest corner, mm."""

    cells: Any
    x: float
    y: float
    count: int


@dataclass
class Grid:
    """Cells of `cell` mm for one job. Masks are kept for all parts, what is larger than they are for the part at hand only."""

    cell: float
    gap: float
    margin: float
    _masks: dict[Key, Mask] = field(default_factory=dict)
    _waves: dict[tuple[Key, tuple[int, int]], Any] = field(default_factory=dict)
    _clashes: dict[tuple[Key, Key], Any] = field(default_factory=dict)
    _at_hand: str = ""

    def take(self, item: Item) -> None:
        """Begin with another part: all of its pieces are placed in a row, and a thousand parts' transforms would fill any memory."""
        if item.part_no != self._at_hand:
            self._waves.clear()
            self._clashes.clear()
            self._at_hand = item.part_no

    def mask(self, item: Item, angle: float) -> Mask:
        """Return an item's cells at a turn."""
        key = (item.part_no, angle)
        if key not in self._masks:
            self._masks[key] = self._rasterize(item, angle)
        return self._masks[key]

    def _rasterize(self, item: Item, angle: float) -> Mask:
        import numpy as np
        from shapely import contains_xy, prepare
        from shapely.affinity import rotate

        turned = rotate(polygon_of(item.outer, item.inner), angle, origin=(0, 0))
        half = self.gap / 2
        x1, y1, x2, y2 = (round(bound + sign * half, 6) for bound, sign in zip(turned.bounds, (-1, -1, 1, 1), strict=True))
        columns, rows = (max(math.ceil(round((high - low) / self.cell, 6)), 1) for low, high in ((x1, x2), (y1, y2)))
        xs = x1 + (np.arange(columns) + 0.5) * self.cell
        ys = y1 + (np.arange(rows) + 0.5) * self.cell
        safe = turned.buffer(half + self.cell * math.sqrt(0.5) + ROUNDING, quad_segs=8)
        prepare(safe)
        gx, gy = np.meshgrid(xs, ys, indexing="ij")
        cells = contains_xy(safe, gx, gy)
        return Mask(cells, -x1, -y1, int(cells.sum()))

    def turns(self, item: Item, sheet: Sheet) -> list[float]:
        """Return the turns of an item that differ in their cells and that the sheet's grain allows."""
        found: list[float] = []
        for angle in item.angles:
            cells = self.mask(item, angle).cells
            same = any(cells.shape == (other := self.mask(item, known).cells).shape and (cells == other).all() for known in found)
            if not same and not (sheet.grain and angle % 180):
                found.append(angle)
        return found

    def size(self, sheet: Sheet) -> tuple[int, int]:
        """Return columns and rows of a sheet; the grid begins half a gap outside the margin, where a widened part may reach."""
        first, second = (max(int((side - 2 * self.margin + self.gap + 1e-6) // self.cell), 0) for side in (sheet.length, sheet.width))
        return first, second

    def fits_empty(self, item: Item, sheet: Sheet) -> bool:
        """Tell whether an item fits an empty sheet in any turn."""
        columns, rows = self.size(sheet)
        shapes = [self.mask(item, angle).cells.shape for angle in self.turns(item, sheet)]
        return any(shape[0] <= columns and shape[1] <= rows for shape in shapes)

    def wave(self, item: Item, angle: float, shape: tuple[int, int]) -> Any:
        """Return the transform of a mask for sheets of a shape, conjugate so that a product correlates."""
        import scipy.fft

        key = ((item.part_no, angle), shape)
        if key not in self._waves:
            self._waves[key] = scipy.fft.rfft2(self.mask(item, angle).cells.astype("float64"), shape).conj()
        return self._waves[key]

    def clash(self, item: Item, angle: float, other: Key) -> NDArray[np.bool_]:
        """Return, by offset from the lowest to the highest that can matter, where an item would overlap another."""
        import scipy.fft

        key = ((item.part_no, angle), other)
        if key not in self._clashes:
            mine, theirs = self.mask(item, angle).cells, self._masks[other].cells
            full = tuple(a + b - 1 for a, b in zip(mine.shape, theirs.shape, strict=True))
            wide = tuple(scipy.fft.next_fast_len(n, real=True) for n in full)
            product = scipy.fft.rfft2(theirs.astype("float64"), wide) * scipy.fft.rfft2(mine[::-1, ::-1].astype("float64"), wide)
            self._clashes[key] = scipy.fft.irfft2(product, wide)[: full[0], : full[1]] > 0.5
        found: NDArray[np.bool_] = self._clashes[key]
        return found


@dataclass
class OpenSheet:
    """A sheet that is being filled: taken cells, what lies on it, and for each part where it still fits."""

    sheet: Sheet
    grid: Grid
    placed: list[PlacedItem] = field(default_factory=list)
    _spots: list[tuple[Key, int, int]] = field(default_factory=list)
    _free: dict[Key, tuple[int, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        import numpy as np

        self._taken = np.zeros(self.grid.size(self.sheet), dtype=bool)
        self._wave: tuple[int, Any] = (-1, None)
        self._left = self._taken.size

    def first_place(self, item: Item, angle: float) -> tuple[int, int] | None:
        """Return the leftmost, then lowest, cell at which an item fits; None where there is none."""
        mask = self.grid.mask(item, angle)
        columns, rows = (have - need + 1 for have, need in zip(self._taken.shape, mask.cells.shape, strict=True))
        if columns < 1 or rows < 1 or mask.count > self._left:
            return None
        free = self._where(item, angle, (columns, rows))
        first = int(free.argmax())
        return divmod(first, rows) if free.flat[first] else None

    def _where(self, item: Item, angle: float, shape: tuple[int, int]) -> NDArray[np.bool_]:
        """Return where an item fits, by its lowest cell: anew by convolution, or from the last time where only a few like it came."""
        key = (item.part_no, angle)
        if self._free and next(iter(self._free))[0] != item.part_no:
            self._free.clear()
        version, free = self._free.get(key, (-1, None))
        new = self._spots[version:] if version >= 0 else []
        if free is None or any(other[0] != item.part_no for other, _, _ in new):
            free = self._convolved(item, angle, shape)
        else:
            for other, column, row in new:
                self._strike(free, self.grid.clash(item, angle, other), self.grid.mask(item, angle).cells.shape, column, row)
        self._free[key] = (len(self._spots), free)
        found: NDArray[np.bool_] = free
        return found

    def _convolved(self, item: Item, angle: float, shape: tuple[int, int]) -> NDArray[np.bool_]:
        import numpy as np
        import scipy.fft

        if not self._spots:
            return np.ones(shape, dtype=bool)
        wide = (scipy.fft.next_fast_len(self._taken.shape[0], real=True), scipy.fft.next_fast_len(self._taken.shape[1], real=True))
        if self._wave[0] != len(self._spots):
            self._wave = (len(self._spots), scipy.fft.rfft2(self._taken.astype("float64"), wide))
        overlap = scipy.fft.irfft2(self._wave[1] * self.grid.wave(item, angle, wide), wide)
        return np.ascontiguousarray(overlap[: shape[0], : shape[1]] < 0.5)

    @staticmethod
    def _strike(free: NDArray[np.bool_], clash: NDArray[np.bool_], mine: tuple[int, int], column: int, row: int) -> None:
        """Strike out the places that a newly placed part has taken."""
        c, r = column - mine[0] + 1, row - mine[1] + 1
        c1, r1, c2, r2 = max(c, 0), max(r, 0), min(c + clash.shape[0], free.shape[0]), min(r + clash.shape[1], free.shape[1])
        if c1 < c2 and r1 < r2:
            free[c1:c2, r1:r2] &= ~clash[c1 - c : c2 - c, r1 - r : r2 - r]

    def put(self, item: Item, angle: float, column: int, row: int) -> None:
        """Place an item at a cell."""
        mask = self.grid.mask(item, angle)
        self._taken[column : column + mask.cells.shape[0], row : row + mask.cells.shape[1]] |= mask.cells
        self._left = int(self._taken.size - self._taken.sum())
        self._spots.append(((item.part_no, angle), column, row))
        edge, cell = self.grid.margin - self.grid.gap / 2, self.grid.cell
        self.placed.append(PlacedItem(item.part_no, round(edge + column * cell + mask.x, 6), round(edge + row * cell + mask.y, 6), angle))
