"""How many nails a joint of two sticks asks for: the rows of the schedule that walls need. Lengths in mm.

Rows of WAC 246-359-340 table 340 (app.leg.wa.gov/wac/default.aspx?cite=246-359-340), which repeats the figures of IRC table R602.3(1); the splice is that
of IBC table 2304.10.1 (vikingengineers.net/ibc-nailing), which asks for eight on each side where WAC asks for eight in all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from gvcs_cad import inch

from .boxes import Stick, Touch

SPLICE, LAP = 8, inch(24)  # nails on each side of a joint of plates, in the length that the other plate reaches past it


@dataclass(frozen=True)
class Asked:
    """The least number of nails and the row that asks for it."""

    count: int
    row: str


def asked(touch: Touch, bears: frozenset[str], splices: int) -> Asked | None:
    """Return what a joint of two sticks asks for; None where the schedule has no row for it.

    `bears` are the level sticks that lie on the end of an upright one, `splices` the ends of the lower plate past which the upper one goes on.
    """
    a, b = touch.a, touch.b
    ends = [stick for stick in (a, b) if stick.long == touch.normal]
    if len(ends) == 2:
        return None  # two ends that butt: what lies over them holds them
    if ends:
        return _end(ends[0], b if ends[0] is a else a, touch, bears)
    if a.long == b.long:
        return _spaced(touch.length, 24, "9, double studs") if a.upright else _level(touch, bears, splices)
    return Asked(2, "13, plates that lap or cross: 2-16d") if not (a.upright or b.upright) else None


def _level(touch: Touch, bears: frozenset[str], splices: int) -> Asked | None:
    """Ask of two level sticks side by side or on one another: plies of a header, plates; boards that lie beside one another by chance have no row."""
    if touch.normal != 2:
        plies = touch.a.path in bears and touch.b.path in bears
        return Asked(2 * math.ceil(touch.length / inch(16)), "14, header of two pieces: 16d every 16 in along each edge") if plies else None
    rest = touch.length - splices * LAP
    if not splices:
        return _spaced(touch.length, 16, "10, plate on plate")
    words = f"10, plate on plate: 16d every 16 in, and {SPLICE} within 24 in on each side of a splice (IBC table 2304.10.1)"
    return Asked(SPLICE * splices + max(0, math.ceil(rest / inch(16) - 1e-6)), words)


def _end(end: Stick, other: Stick, touch: Touch, bears: frozenset[str]) -> Asked | None:
    if touch.apart or not (end.upright or other.upright):
        return None  # of two panels, whose studs are joined; or of two plates that meet at a corner, where another lies over them
    if not end.upright and other.upright and end.on_edge and end.path in bears:
        return Asked(4, "16, header to stud: 4-8d")
    return Asked(2, "7 and 8, plate and stud: 2-16d")


def _spaced(length: float, every: float, row: str) -> Asked:
    """Ask for one nail in each whole or begun spacing: the first and last no further from the ends than half of it."""
    return Asked(max(2, math.ceil(length / inch(every) - 1e-6)), f"{row}: 16d every {every:g} in")
