"""The values of a toolpath: cuts with their leads, marks, the drilling list, free of any controller's dialect."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gvcs_cad.documents.nest.model import PlacedItem, Sheet
from gvcs_cad.documents.toolpath.motion import Move
from gvcs_cad.documents.toolpath.process import CutProcess
from gvcs_cad.model.segment import Point

Purpose = Literal["hole", "opening", "outside"]
Marking = Literal["scribe", "spot", "etch"]


@dataclass(frozen=True)
class Cut:
    """One run of the torch, mm in the sheet's frame: pierce, lead-in, path round the contour, and `overcut` with the arc off.

    `piece` is the item's place on the sheet, `feed` in mm/min. An `edge_start` needs no pierce:
    it begins at the sheet's edge or in a start hole. `tab` is the length of metal left at the end of the path, 0 for none.
    """

    piece: int
    part_no: str
    feature: str
    purpose: Purpose
    lead: tuple[Move, ...]
    path: tuple[Move, ...]
    overcut: tuple[Move, ...]
    feed: float
    kerf: float
    height_control: bool
    edge_start: bool = False
    tab: float = 0.0

    @property
    def pierce(self) -> Point:
        """Where the torch is lit."""
        return self.lead[0].start

    @property
    def end(self) -> Point:
        """Where it comes to rest."""
        return (self.overcut or self.path)[-1].end

    @property
    def length(self) -> float:
        """Length cut with the arc on, mm."""
        return math.fsum(move.length for move in (*self.lead, *self.path))


@dataclass(frozen=True)
class MarkRun:
    """A line to scribe or etch through points, or one spot, mm in the sheet's frame."""

    piece: int
    part_no: str
    label: str
    marking: Marking
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Step:
    """One run and the rapid way to it: `approach` ends where the run begins."""

    run: Cut | MarkRun
    approach: tuple[Point, ...]


@dataclass(frozen=True)
class Drilling:
    """One kind of hole that the torch does not finish: where it is from the lower left corner of the part's box, and what is to be done, mm."""

    part_no: str
    hole: str
    x: float
    y: float
    diameter: float
    work: str
    why: str


@dataclass(frozen=True)
class StartHole:
    """A hole to be drilled in scrap before the program runs, where the plate cannot be pierced: its place on the sheet and diameter, mm."""

    piece: int
    part_no: str
    feature: str
    x: float
    y: float
    diameter: float


@dataclass(frozen=True)
class Toolpath:
    """Everything the torch does on one sheet, in order; `number` counts the sheets of a stock from 1.

    `items` are the parts as they lie, `drilling` what the torch leaves undone, `notes` what the operator must read, `starts` what
    is drilled first.
    """

    title: str
    sheet: Sheet
    number: int
    process: CutProcess
    crater: float
    items: tuple[PlacedItem, ...]
    steps: tuple[Step, ...]
    drilling: tuple[Drilling, ...]
    notes: tuple[str, ...]
    starts: tuple[StartHole, ...] = ()

    @property
    def name(self) -> str:
        """What its files are called: stock and number of the sheet."""
        return sheet_name(self.sheet.stock, self.number)

    def cuts(self) -> Iterator[Cut]:
        """Iterate over the cuts in order."""
        return (step.run for step in self.steps if isinstance(step.run, Cut))

    def marks(self) -> Iterator[MarkRun]:
        """Iterate over the marks in order."""
        return (step.run for step in self.steps if isinstance(step.run, MarkRun))


def sheet_name(stock: str, number: int) -> str:
    """Return ``plate-A36-1-2_sheet1``: the name that a sheet's files share."""
    return f"{''.join(c if c.isalnum() or c in '._-' else '-' for c in stock)}_sheet{number}"
