"""Which paper and scale a drawing takes, and where views, tables and notes stand on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gvcs_cad.documents.drawing.paper import A3, A4, NORMAL, SCALES, SMALL, Paper, Scale, wrapped
from gvcs_cad.documents.drawing.sheet import Box, DrawingSheet, Item, Text
from gvcs_cad.documents.drawing.table import Table, placed_tables, tables_height
from gvcs_cad.documents.drawing.title_block import WIDTH, TitleBlock, placed_block
from gvcs_cad.errors import ModelError
from gvcs_cad.model.safety import NOT_VERIFIED

GAP = 4.0  # mm between the zones of a sheet
LINE = 3.2  # mm from line to line of a note


@dataclass(frozen=True)
class Space:
    """Room for views on a paper at a scale, and where the rest stands."""

    paper: Paper
    scale: Scale
    views: Box
    tables: tuple[float, float, float]  # left, top, width
    notes: tuple[float, float, float]


Needs = Callable[[Scale], tuple[float, float]]  # width and height of the views at a scale, mm of paper
Views = Callable[[Space], list[Item]]


def arranged(title: str, block: TitleBlock, tables: Sequence[Table], notes: Sequence[str], needs: Needs, views: Views, largest: float = 1.0) -> DrawingSheet:
    """Return the sheet with the largest standard scale, up to `largest` : 1, at which everything has room; A4 before A3.

    Raises ModelError naming the drawing where not even the smallest scale fits.
    """
    problems: list[str] = []
    for space in _spaces(block, tables, notes, needs, largest):
        try:
            items = views(space)
        except ValueError as error:  # too crowded at this scale: words would stand on one another
            problems.append(str(error))
            continue
        items += placed_tables(tables, *space.tables)
        items += _placed_notes(notes, *space.notes)
        return DrawingSheet(title, space.paper, space.scale, (*items, *placed_block(block, space.paper, space.scale)))
    reason = problems[-1] if problems else "views and tables are larger than the sheet"
    raise ModelError(f"{title}: no drawing on A3 at any scale down to {SCALES[-1]}: {reason}")


def _spaces(block: TitleBlock, tables: Sequence[Table], notes: Sequence[str], needs: Needs, largest: float) -> Iterator[Space]:
    for scale in SCALES:
        if 1 / scale.factor > largest + 1e-9:
            continue
        wide, high = needs(scale)
        for layout in (_stacked, _beside, _below):
            space = layout(block, tables, notes, scale)
            left, bottom, right, top = space.views
            if wide <= right - left and high <= top - bottom:
                yield space


def _stacked(block: TitleBlock, tables: Sequence[Table], notes: Sequence[str], scale: Scale) -> Space:
    """A4: views above tables above notes above the title block."""
    left, bottom, right, top = A4.frame
    notes_top = bottom + block.height + _notes_height(notes, WIDTH - 4)
    tables_top = notes_top + tables_height(tables, WIDTH - 8)
    return Space(A4, scale, (left, tables_top, right, top), (left + 4, tables_top, WIDTH - 8), (left + 2, notes_top, WIDTH - 4))


def _beside(block: TitleBlock, tables: Sequence[Table], notes: Sequence[str], scale: Scale) -> Space:
    """A3 for what is high: views left, the rest in a column right."""
    left, bottom, right, top = A3.frame
    column = right - WIDTH
    notes_top = bottom + block.height + _notes_height(notes, WIDTH - 4)
    full = notes_top + tables_height(tables, WIDTH - 4) > top
    return Space(A3, scale, (left, bottom, left if full else column - GAP, top), (column, top - 2, WIDTH - 4), (column + 2, notes_top, WIDTH - 4))


def _below(block: TitleBlock, tables: Sequence[Table], notes: Sequence[str], scale: Scale) -> Space:
    """A3 for what is long: views above, tables lower left, title block lower right."""
    left, bottom, right, top = A3.frame
    column = right - WIDTH
    notes_top = bottom + block.height + _notes_height(notes, WIDTH - 4)
    tables_top = bottom + tables_height(tables, column - left - 8)
    band = max(notes_top, tables_top)
    return Space(A3, scale, (left, band, right, top), (left + 4, tables_top, column - left - 8), (column + 2, notes_top, WIDTH - 4))


def _note_lines(notes: Sequence[str], width: float) -> list[tuple[str, float]]:
    """Return every line of the notes with its letters' height; the warning stands out."""
    lines: list[tuple[str, float]] = []
    for note in notes:
        height = NORMAL if note == NOT_VERIFIED.upper() else SMALL
        first, *rest = wrapped(note, width - 3, height)
        lines += [(f"- {first}", height), *((f"  {words}", height) for words in rest)]
    return lines


def _notes_height(notes: Sequence[str], width: float) -> float:
    return len(_note_lines(notes, width)) * LINE + 2 * GAP / 2


def _placed_notes(notes: Sequence[str], left: float, top: float, width: float) -> list[Item]:
    return [Text(words, (left, top - GAP / 2 - LINE * (i + 1) + 0.6), height) for i, (words, height) in enumerate(_note_lines(notes, width))]
