"""The tables of a plate's drawing: holes and slots, and the corners of its contours, from its lower left corner."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from itertools import chain, product
from string import ascii_lowercase, digits

from gvcs_cad.documents.drawing.facts import both_units
from gvcs_cad.documents.drawing.table import Table
from gvcs_cad.documents.hole_uses import Uses
from gvcs_cad.documents.plate_work import PlateWork
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.segment import Point, Segment
from gvcs_cad.units import exact, millimetres

MOST_CORNERS = 64  # a contour with more is a curve: nobody lays it out by hand, the torch follows the DXF


def hole_table(plate: PlatePart, work: PlateWork, uses: Uses) -> Table:
    """Return where each hole is, how it is made, and what goes through it or why nothing does."""
    x0, y0, _, _ = plate.outer.bounds
    made = {method.hole: method.made_by(work.process) for method in work.holes}
    rows = tuple(
        (hole.name, millimetres(exact(hole.x - x0)), millimetres(exact(hole.y - y0)), _size(hole), made[hole.name], uses.get(hole.name, hole.empty))
        for hole in sorted(plate.holes, key=lambda hole: (-hole.diameter, round(hole.y, 3), round(hole.x, 3)))
    )
    return Table("holes, mm (in)", ("hole", "X", "Y", "diameter", "made by", "for"), rows)


def _size(hole: Hole | SlotHole) -> str:
    if isinstance(hole, SlotHole):
        return f"slot {millimetres(hole.diameter)} x {millimetres(hole.length + hole.diameter)} at {hole.angle:g} deg"
    return both_units(hole.diameter)


def corner_table(plate: PlatePart) -> Table:
    """Return the corners of the contours and what leads on from each; empty for a rectangle or circle, which its sizes describe."""
    x0, y0, _, _ = plate.outer.bounds
    rows = tuple((name, millimetres(x - x0), millimetres(y - y0), _onwards(edge)) for name, (x, y), edge in corner_points(plate))
    return Table("corners of the contour, mm", ("point", "X", "Y", "onwards"), rows)


def corner_points(plate: PlatePart) -> Iterator[tuple[str, Point, Segment]]:
    """Yield name, place and outgoing edge of every corner that the tables list, counter-clockwise; no corner is called as a hole is."""
    taken = {hole.name.rstrip(digits).lower() for hole in plate.holes}
    outer = next(letters for letters in chain("p", _letters()) if letters not in taken)
    inner = (letters for letters in _letters() if letters not in taken | {outer})
    if not is_plain(plate.outer) and len(plate.outer.vertices) <= MOST_CORNERS:
        yield from _corners(outer, plate.outer)
    for letters, cutout in zip(inner, plate.cutouts, strict=False):
        if cutout.circle is None and len(cutout.vertices) <= MOST_CORNERS:
            yield from _corners(letters, cutout)


def _letters() -> Iterator[str]:
    """Yield a to z, then aa, ab and so on."""
    return ("".join(letters) for count in itertools.count(1) for letters in product(ascii_lowercase, repeat=count))


def _corners(letter: str, contour: Contour) -> Iterator[tuple[str, Point, Segment]]:
    return ((f"{letter}{i}", segment.start, segment) for i, segment in enumerate(contour.segments, 1))


def _onwards(edge: Segment) -> str:
    if not edge.bulge:
        return f"line {millimetres(edge.chord)}"
    return f"{'arc' if edge.bulge > 0 else 'hollow arc'} R{millimetres(edge.radius)}"


def is_plain(contour: Contour) -> bool:
    """Tell whether overall sizes and one radius say everything: a circle, or a rectangle with equal corners or none."""
    if contour.circle is not None:
        return True
    straight = [s for s in contour.segments if not s.bulge]
    arcs = [s for s in contour.segments if s.bulge]
    x1, y1, x2, y2 = contour.bounds
    level = all(abs(s.start[0] - s.end[0]) < 1e-6 or abs(s.start[1] - s.end[1]) < 1e-6 for s in straight)
    on_box = all(min(abs(s.start[0] - x1), abs(s.start[0] - x2), abs(s.start[1] - y1), abs(s.start[1] - y2)) < 1e-6 for s in straight)
    return len(straight) == 4 and level and on_box and len(arcs) in (0, 4) and len({(round(s.radius, 4), s.bulge > 0) for s in arcs}) <= 1
