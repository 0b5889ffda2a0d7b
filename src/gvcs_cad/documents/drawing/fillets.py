"""Radius dimensions: one for each radius of a plate's outer corners, at the first corner that has it and room for the words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gvcs_cad.documents.drawing.on_paper import OnPaper, leader
from gvcs_cad.documents.drawing.sheet import Box, Item, Round, outside, overlap
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.segment import Segment
from gvcs_cad.units import millimetres

MOST = 4  # radii that are drawn; the table of corners has them all
_REACHES = (5.0, 9.0, 13.0, 18.0, 24.0)  # mm of paper from the arc to its words


def fillets(plate: PlatePart, at: OnPaper, taken: Sequence[Box], frame: Box) -> list[Item]:
    """Return a dimension for each distinct radius, with the number of corners that have it; its words stand outside the plate.

    Raises ValueError where the sheet has no room for one.
    """
    arcs = [s for s in plate.outer.segments if s.bulge > 0]  # the contour runs counter-clockwise: these bulge outwards
    items: list[Round] = []
    for radius in list(dict.fromkeys(round(s.radius, 3) for s in arcs))[:MOST]:
        same = [s for s in arcs if round(s.radius, 3) == radius]
        words = f"R{millimetres(radius)}" + (f" ({len(same)}x)" if len(same) > 1 else "")
        blocked = [*taken, *(item.box for item in items)]
        for candidate in _places(same, radius, words, at):
            if not outside(candidate.box, frame) and not any(overlap(candidate.box, other, 0.5) for other in blocked):
                items.append(candidate)
                break
        else:
            raise ValueError(f"no room on the sheet for the radius {words}")
    return list(items)


def _places(arcs: Sequence[Segment], radius: float, words: str, at: OnPaper) -> Iterator[Round]:
    for reach in _REACHES:
        for arc in arcs:
            middle, centre = arc.at(0.5), arc.centre
            angle = math.degrees(math.atan2(middle[1] - centre[1], middle[0] - centre[0]))
            yield leader(at(*centre), radius / at.factor, angle, radius, words, diameter=False, reach=reach)
