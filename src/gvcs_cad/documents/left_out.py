"""What a shop's torch leaves out of a job: stocks that its chart does not reach, the parts that wait for them, and what is done instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.plate_work import INSTEAD
from gvcs_cad.documents.toolpath.process import out_of_reach
from gvcs_cad.documents.toolpath.sheet_job import torched
from gvcs_cad.model.plate import PlatePart


@dataclass(frozen=True)
class LeftOut:
    """A stock that no program cuts: why, what the shop does instead, and its parts with how many of each."""

    stock: str
    why: str
    instead: str
    parts: tuple[tuple[str, int], ...]


def left_out(jobs: Iterable[Job], plates: Mapping[str, PlatePart], torch: Torch) -> tuple[LeftOut, ...]:
    """Return the stocks that get no program, by the shop's own rule; none where it refuses them: then their programs fail by name.

    `plates` go by part number; a sheared plate waits for no torch, a part that is not among them does.
    """
    if torch.beyond == "refuse":
        return ()
    found = []
    for job in jobs:
        why = out_of_reach(job.stock, torch) if torched(job, plates) else ""
        if why:
            waiting = tuple((item.part_no, item.quantity) for item in job.items if item.part_no not in plates or plates[item.part_no].cut == "torch")
            found.append(LeftOut(job.stock, why, INSTEAD[torch.beyond], waiting))
    return tuple(found)
