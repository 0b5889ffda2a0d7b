"""What a toolpath costs: pierces, length cut, time with and without the arc, and sets of tip and electrode."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.toolpath.model import Cut, Toolpath


@dataclass(frozen=True)
class Estimate:
    """Pierces, length cut and rapid travel in mm, arc time and whole time in s, and what share of consumable sets is used up."""

    pierces: int
    cut_length: float
    travel: float
    arc_time: float
    time: float
    sets: float


def estimate(toolpath: Toolpath, torch: Torch) -> Estimate:
    """Return the estimate of a toolpath on a shop's torch.

    Calculated: length over feed, delay for each pierce, travel over the rapid rate, and the torch's way up and down for each run.
    Sets: the larger of pierces and arc minutes over what one set stands, as the shop states it. Acceleration is left out.
    """
    cuts = list(toolpath.cuts())
    arc = math.fsum(cut.length / cut.feed * 60 for cut in cuts)
    delays = math.fsum(toolpath.process.pierce_delay for cut in cuts if not cut.edge_start)
    travel = travel_length(toolpath)
    pierces = sum(not cut.edge_start for cut in cuts)
    time = arc + delays + travel / torch.rapid * 60 + torch.lift * len(toolpath.steps)
    sets = max(pierces / torch.consumables.pierces, (arc + delays) / 60 / torch.consumables.minutes)
    return Estimate(pierces, math.fsum(cut.length for cut in cuts), travel, arc + delays, time, sets)


def travel_length(toolpath: Toolpath) -> float:
    """Return how far the torch travels without cutting, mm, from the sheet's origin."""
    here, lengths = (0.0, 0.0), []
    for step in toolpath.steps:
        lengths += [math.dist(a, b) for a, b in pairwise([here, *step.approach])]
        here = step.run.end if isinstance(step.run, Cut) else step.run.points[-1]
    return math.fsum(lengths)
