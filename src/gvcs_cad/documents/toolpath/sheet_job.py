"""The sheets of a nest with all that their toolpaths are made of: parts as the torch sees them, process and shop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.hole_method import Fits, fits
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest, NestedSheet
from gvcs_cad.documents.toolpath.blueprint import Blueprint, blueprint_of_item, blueprint_of_plate
from gvcs_cad.documents.toolpath.model import Toolpath, sheet_name
from gvcs_cad.documents.toolpath.plan import plan
from gvcs_cad.documents.toolpath.process import CutProcess, cut_process, out_of_reach
from gvcs_cad.documents.toolpath.replay import Wanted
from gvcs_cad.documents.toolpath.wanted import wanted
from gvcs_cad.errors import ModelError
from gvcs_cad.model.design import Design
from gvcs_cad.model.plate import PlatePart

Nests = Sequence[tuple[Job, Nest]]


@dataclass(frozen=True)
class StockParts:
    """The parts of one stock as the torch sees them; made once for all of its sheets."""

    job: Job
    plates: Mapping[str, PlatePart]
    must_fit: Fits
    torch: Torch

    @cached_property
    def process(self) -> CutProcess:
        """How the stock is cut. Raises ModelError naming the parts where no chart covers it."""
        try:
            return cut_process(self.job.stock, self.torch)
        except ModelError as error:
            parts = ", ".join(self.job.by_part)
            raise ModelError(*(f"{problem}; waiting for it: {parts}" for problem in error.problems)) from None

    @cached_property
    def blueprints(self) -> dict[str, Blueprint]:
        """Every part of the stock. Raises ModelError naming all edges that the kerf does not pass."""
        found: dict[str, Blueprint] = {}
        problems: list[str] = []
        for item in self.job.items:
            try:
                plate = self.plates.get(item.part_no)
                if plate is not None:
                    found[item.part_no] = blueprint_of_plate(item.part_no, plate, self.process, self.torch, self.must_fit)
                else:
                    found[item.part_no] = blueprint_of_item(item, self.process, self.torch)
            except ModelError as error:
                problems += error.problems
        if problems:
            raise ModelError(*problems)
        return found


@dataclass(frozen=True)
class SheetJob:
    """One sheet to be cut; `number` counts the sheets of its stock from 1."""

    title: str
    nested: NestedSheet
    number: int
    parts: StockParts

    @property
    def name(self) -> str:
        """What its files are called: stock and number of the sheet."""
        return sheet_name(self.nested.sheet.stock, self.number)

    @cached_property
    def toolpath(self) -> Toolpath:
        """The toolpath. Raises ModelError naming parts and sheet where there is none."""
        torch, sheet = self.parts.torch, self.nested.sheet
        if sheet.length > torch.table[0] or sheet.width > torch.table[1]:
            table = f"{torch.table[0]:g} x {torch.table[1]:g} mm"
            raise ModelError(f"{sheet.stock}, sheet {self.number}: {sheet.length:g} x {sheet.width:g} mm does not lie on the table of {table}")
        return plan(self.title, self.nested, self.number, self.parts.blueprints, self.parts.process, torch)

    @cached_property
    def wanted(self) -> Wanted:
        """What its program must do."""
        return wanted(self.nested, self.parts.blueprints, self.parts.process, self.parts.torch)


def sheet_jobs(title: str, design: Design, nests: Nests, torch: Torch) -> Iterator[SheetJob]:
    """Yield every sheet of a design's nests on which something is torched."""
    plates = {plate.name: plate for plate in design.distinct(PlatePart)}
    return jobs_of_nests(title, plates, fits(design, torch.holes), nests, torch)


def jobs_of_nests(title: str, plates: Mapping[str, PlatePart], must_fit: Fits, nests: Nests, torch: Torch) -> Iterator[SheetJob]:
    """Yield every sheet of nests on which something is torched; a stock that is only sheared or laser-cut, or `left_out`, has none.

    `plates` and `must_fit` go by the part numbers of the nests; a part that is not among them is known by its edges alone.
    """
    for job, nest in nests:
        if not torched(job, plates) or (torch.beyond != "refuse" and out_of_reach(job.stock, torch)):
            continue
        parts = StockParts(job, plates, must_fit, torch)
        for number, nested in enumerate(nest.sheets, 1):
            yield SheetJob(title, nested, number, parts)


def torched(job: Job, plates: Mapping[str, PlatePart]) -> bool:
    """Tell whether a torch has anything to do on a job's stock: a plate to torch, or a part of which only the edges are known."""
    return any(item.part_no not in plates or plates[item.part_no].cut == "torch" for item in job.items)
