"""What the torch has to do on one part, in the part's own frame: kerf taken off, directions and feeds set, holes sorted by method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.hole_method import Fits, HoleMethod, hole_methods
from gvcs_cad.documents.nest.model import Item
from gvcs_cad.documents.toolpath.model import Drilling, Purpose
from gvcs_cad.documents.toolpath.motion import Move, moves_of, reversed_moves
from gvcs_cad.documents.toolpath.offset import offset
from gvcs_cad.documents.toolpath.process import CutProcess
from gvcs_cad.documents.toolpath.region import metal
from gvcs_cad.errors import ModelError
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.plate import Mark, PlatePart, hole_contour
from gvcs_cad.model.segment import Point
from gvcs_cad.units import exact, millimetres

if TYPE_CHECKING:
    from shapely import Polygon


@dataclass(frozen=True)
class Loop:
    """One closed way of the torch round an edge, mm; openings are cut counter-clockwise, outsides clockwise: the good side is on the right.

    `circle` is centre and diameter of a round hole's edge. `overcut` is how far the torch goes on with the arc off, mm.
    """

    feature: str
    purpose: Purpose
    path: tuple[Move, ...]
    feed: float
    kerf: float
    height_control: bool
    circle: tuple[Point, float] | None = None
    small: bool = False
    overcut: float = 0.0


@dataclass(frozen=True)
class Blueprint:
    """One part as the torch sees it: edges as torched, loops to cut, spots to mark, marks, and what is left to drill."""

    part_no: str
    outer: Contour
    openings: tuple[Contour, ...]
    loops: tuple[Loop, ...]
    spots: tuple[tuple[str, Point], ...]
    marks: tuple[Mark, ...]
    drilling: tuple[Drilling, ...]
    metal: Polygon

    @property
    def size(self) -> tuple[float, float]:
        """Length and width of the box round it, mm."""
        x1, y1, x2, y2 = self.outer.bounds
        return x2 - x1, y2 - y1


def blueprint_of_plate(part_no: str, plate: PlatePart, process: CutProcess, torch: Torch, must_fit: Fits) -> Blueprint:
    """Return the blueprint of a plate. Raises ModelError naming an edge that a kerf does not pass, and for a plate that a laser or router cuts."""
    if plate.cut in ("laser", "router"):
        raise ModelError(
            f"{part_no}: is cut by {plate.cut}, and lies on a sheet of {plate.stock} that the torch cuts: give it a stock of its own, or cut='torch'"
        )
    methods = hole_methods(part_no, plate, process.hole_kerf, torch, must_fit)
    edges = [(f"hole {m.hole}", _torched(plate, i, m)) for i, m in enumerate(methods) if m.torched is not None]
    edges += [(f"cutout {i}", contour) for i, contour in enumerate(plate.cutouts, 1)]
    return _blueprint(part_no, plate.outer, edges, process, torch, methods, tuple(plate.marks))


def blueprint_of_item(item: Item, process: CutProcess, torch: Torch) -> Blueprint:
    """Return the blueprint of a part of which only the edges are known: every round one is a hole that needs no fit."""
    return _blueprint(item.part_no, item.outer, [(f"edge {i}", contour) for i, contour in enumerate(item.inner, 1)], process, torch, (), ())


def _torched(plate: PlatePart, index: int, method: HoleMethod) -> Contour:
    hole = plate.holes[index]
    return hole_contour(hole if method.torched is None else replace(hole, diameter=method.torched))


def _blueprint(
    part_no: str,
    outer: Contour,
    edges: Sequence[tuple[str, Contour]],
    process: CutProcess,
    torch: Torch,
    methods: Sequence[HoleMethod],
    marks: tuple[Mark, ...],
) -> Blueprint:
    loops = [loop for feature, contour in edges for loop in _opening(part_no, feature, contour, process, torch)]
    loops += _outside(part_no, outer, process)
    x0, y0, _, _ = outer.bounds
    return Blueprint(
        part_no,
        outer,
        tuple(contour for _, contour in edges),
        tuple(loops),
        tuple((m.hole, (m.x, m.y)) for m in methods if m.making == "spot"),
        marks,
        tuple(Drilling(part_no, m.hole, exact(m.x - x0), exact(m.y - y0), m.diameter, _work(m), m.why) for m in methods if m.making != "cut"),
        metal(outer, [contour for _, contour in edges]),
    )


def _work(method: HoleMethod) -> str:
    if method.making == "undersize":
        return f"{method.finish} from {millimetres(method.torched or 0.0)} mm as torched"
    slot = f"slot {millimetres(method.length)} mm between centres: " if method.length else ""
    return f"{slot}{method.finish}{', centre marked' if method.making == 'spot' else ''}"


def _opening(part_no: str, feature: str, contour: Contour, process: CutProcess, torch: Torch) -> Iterator[Loop]:
    """Yield the loops inside an edge: one, unless a waist narrower than the kerf parts them, which is refused."""
    policy = torch.holes
    if contour.circle is not None:
        centre, diameter = contour.circle
        small = diameter < policy.small
        kerf = process.hole_kerf if small else process.kerf
        if diameter <= kerf:
            raise ModelError(f"{part_no}: {feature} of {millimetres(diameter)} mm is no wider than the kerf of {millimetres(kerf)} mm")
        start = (centre[0] + exact(diameter / 2 - kerf / 2), centre[1])
        path = (Move(start, start, centre),)
        feed = process.feed * (policy.feed if small else 1.0)
        yield Loop(feature, "hole", path, feed, kerf, not small, contour.circle, small, policy.overcut if small else 0.0)
        return
    rings = offset(contour, -process.kerf / 2)
    if len(rings) != 1:
        x1, y1, x2, y2 = contour.bounds
        where = f"{feature} at x {millimetres(x1)} to {millimetres(x2)}, y {millimetres(y1)} to {millimetres(y2)} mm"
        raise ModelError(f"{part_no}: {where} has a place narrower than the kerf of {millimetres(process.kerf)} mm")
    yield Loop(feature, "opening", moves_of(rings[0].segments), process.feed, process.kerf, True)


def _outside(part_no: str, outer: Contour, process: CutProcess) -> Iterator[Loop]:
    rings = offset(outer, process.kerf / 2)
    if not rings:
        raise ModelError(f"{part_no}: no way round it for a kerf of {millimetres(process.kerf)} mm")
    whole = outer.circle
    if whole is not None:
        centre, diameter = whole
        start = (centre[0] + exact(diameter / 2 + process.kerf / 2), centre[1])
        path: tuple[Move, ...] = (Move(start, start, centre, clockwise=True),)
    else:
        path = reversed_moves(moves_of(rings[0].segments))
    yield Loop("outside", "outside", path, process.feed, process.kerf, True, whole)
