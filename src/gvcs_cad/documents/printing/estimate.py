"""How much filament a print takes and how long: our own estimate, before any slicer is asked."""

from __future__ import annotations

import math
from dataclasses import dataclass

LINE = 1.125  # width of a line over the nozzle's diameter: PrusaSlicer lays 0.45 mm from a 0.4 mm nozzle
PER_LAYER = 4.0  # s to lift, travel and slow down at each layer; chosen, and compared with PrusaSlicer in the tests
WALLS_SHARE = 0.2  # of a part's volume that is wall where nobody knows its surface; chosen, the price of a print rests on it too
TYPICAL_FLOW = 3.6  # mm3/s where no printer is chosen yet; chosen: what PrusaSlicer 2.5 lays of the tractor's parts in PETG on average


@dataclass(frozen=True)
class PrintEstimate:
    """Plastic laid down in mm3, and seconds."""

    volume: float
    seconds: float

    @property
    def hours(self) -> float:
        """Time in hours."""
        return self.seconds / 3600


def rough_estimate(volume: float, infill_percent: int) -> PrintEstimate:
    """Return what a part of a volume, mm3, takes where only that is known: no CAD kernel is asked."""
    laid = volume * (WALLS_SHARE + (1 - WALLS_SHARE) * infill_percent / 100)
    return PrintEstimate(laid, laid / TYPICAL_FLOW)


def print_estimate(volume: float, surface: float, height: float, *, infill_percent: int, walls: int, nozzle: float, layer: float, flow: float) -> PrintEstimate:
    """Return what a part takes: walls of `walls` lines under all its surface, the rest filled; mm, mm2, mm3 and mm3/s.

    Walls that would meet in the middle are the whole part.
    """
    shell = min(surface * walls * nozzle * LINE, volume)
    laid = shell + (volume - shell) * infill_percent / 100
    return PrintEstimate(laid, laid / flow + math.ceil(height / layer) * PER_LAYER)
