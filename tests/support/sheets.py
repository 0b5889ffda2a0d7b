"""Random plates on sheets, hard for a torch: thin webs, arcs, openings with parts in them; and the programs that cut them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from strategies import bowed_contours, millimetres, rounded_contours

from gvcs_cad.catalog.shop import Shop, load_shop
from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.flat_pattern import FlatPattern, flat_pattern
from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import Job, make_jobs
from gvcs_cad.documents.nest.model import Item, Nest, NestedSheet, PlacedItem, Sheet, placed_contour
from gvcs_cad.documents.toolpath.sheet_job import SheetJob, sheet_jobs
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import circle, oblong, rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Hole, SlotHole
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import Mark, PlatePart

STOCKS = ("plate A36 1/8", "plate A36 1/4", "plate A36 3/8", "plate A36 1/2")
MARGIN, ROW = 10.0, 700.0  # mm
_WEB = 1.5  # mm between two openings, or an opening and the edge, at least


@st.composite
def torched_plates(draw: st.DrawFn, name: str = "plate", stock: str = "plate A36 1/4") -> PlatePart:
    """Plates with one large opening or several holes, slots and cutouts close to one another and to the edge."""
    outer = draw(st.one_of(bowed_contours(), rounded_contours(), st.builds(rectangle, millimetres(60, 240), millimetres(60, 240), corner=millimetres(0, 25))))
    x1, y1, x2, y2 = outer.bounds
    holes: list[Hole | SlotHole] = []
    cutouts: list[Contour] = []
    edges: list[Contour] = []
    for number in range(draw(st.integers(0, 6))):
        x, y = draw(millimetres(x1, x2)), draw(millimetres(y1, y2))
        kind = draw(st.sampled_from(["hole", "hole", "slot", "cutout", "window"]))
        thing: Any
        if kind == "hole":
            thing = Hole(f"h{number}", x, y, draw(millimetres(5, 70)))
            edge = circle(thing.diameter, x, y)
        elif kind == "slot":
            thing = SlotHole(f"s{number}", x, y, draw(millimetres(8, 30)), draw(millimetres(5, 60)), draw(st.floats(-180, 180)))
            edge = oblong(thing.length, thing.diameter, x, y, thing.angle)
        else:
            size = (draw(millimetres(20, 60)), draw(millimetres(20, 60))) if kind == "cutout" else (draw(millimetres(80, 130)), draw(millimetres(80, 130)))
            thing = edge = rectangle(*size, corner=draw(millimetres(0, 9)), centred=True).moved(x, y)
        if _fits(edge, outer, edges):
            edges.append(edge)
            (cutouts if isinstance(thing, Contour) else holes).append(thing)
    return PlatePart(name, stock=stock, outer=outer, holes=holes, cutouts=cutouts)


def _fits(edge: Contour, outer: Contour, others: Sequence[Contour]) -> bool:
    """Tell whether a web is left round an edge."""
    points = [s.at(i / 24) for s in edge.segments for i in range(24)]
    if not outer.encloses(edge) or min(outer.distance(point) for point in points) <= _WEB:
        return False
    corners = [(other, other.segments[0].start) for other in others]
    if any(other.touches(edge) or other.contains(points[0]) or edge.contains(corner) for other, corner in corners):
        return False
    return all(min(other.distance(point) for point in points) > _WEB for other in others)


@st.composite
def torched_designs(draw: st.DrawFn) -> Design:
    """One to four plates of one stock, some of them several times, small ones among them."""
    stock = draw(st.sampled_from(STOCKS))
    design = Assembly("job")
    for number in range(draw(st.integers(1, 3))):
        plate = draw(torched_plates(f"plate_{number}", stock))
        for copy in range(draw(st.integers(1, 2))):
            design.add(plate, name=f"p{number}_{copy}", at=Placement(400.0 * number, 400.0 * copy, 0))
    if draw(st.integers(0, 3)):
        small = PlatePart("small", stock=stock, outer=rectangle(25, 20, corner=4), marks=[Mark(((5, 5), (20, 5)), "bend")])
        design.add(small, at=Placement(-400, 0, 0))
    return design.freeze()


torches = st.builds(
    replace,
    st.just(Torch()),
    order=st.sampled_from(["nearest", "spread"]),
    origin=st.sampled_from(["lower_left", "lower_right", "upper_left", "upper_right"]),
    units=st.sampled_from(["mm", "in"]),
    kerf=millimetres(1.2, 2.6),
)


def jobs_of(design: Design, shop: Shop) -> list[SheetJob]:
    """Return the sheets of a design in a shop, nested fast."""
    nests: tuple[tuple[Job, Nest], ...] = tuple((job, fast_nest(job)) for job in make_jobs(_patterns(design), shop))
    return list(sheet_jobs("job", design, nests, shop.torch))


def _patterns(design: Design) -> list[tuple[str, FlatPattern]]:
    return [(plate.stock, flat_pattern(plate, count)) for plate, count in design.quantities.items() if isinstance(plate, PlatePart)]


def shelved(design: Design, torch: Torch, angles: Sequence[float], gap: float = 8.0) -> SheetJob:
    """Return a sheet with all plates of a design in rows, turned by the angles in turn, a small one inside the first opening that holds it."""
    (job,) = make_jobs(_patterns(design), shop_with(torch))
    placed: list[PlacedItem] = []
    x, y, row = MARGIN, MARGIN, 0.0
    for number, item in enumerate(one for one in job.items for _ in range(one.quantity)):
        angle = angles[number % len(angles)]
        inside = _inside_an_opening(item, job, placed, gap)
        if inside is not None:
            placed.append(inside)
            continue
        x1, y1, x2, y2 = item.outer.turned(angle).bounds
        if x + x2 - x1 > ROW and x > MARGIN:
            x, y, row = MARGIN, y + row + gap, 0.0
        placed.append(PlacedItem(item.part_no, round(x - x1, 3) + 0.001, round(y - y1, 3) + 0.001, angle))
        x, row = x + x2 - x1 + gap + 0.002, max(row, y2 - y1 + 0.002)
    length = max(ROW, x) + MARGIN
    sheet = Sheet("random", job.stock, length + 200, y + row + MARGIN)
    nest = Nest(job.stock, (NestedSheet(sheet, tuple(placed)),), "rows", gap, MARGIN, 1)
    (found,) = sheet_jobs("job", design, ((job, nest),), torch)
    return found


def _inside_an_opening(item: Item, job: Job, placed: Sequence[PlacedItem], gap: float) -> PlacedItem | None:
    """Return a place for an item in the middle of the first opening that is wide enough and empty; None where there is none."""
    x1, y1, x2, y2 = item.outer.bounds
    reach = math.hypot(x2 - x1, y2 - y1) / 2 + gap
    for other in placed:
        for edge in job.by_part[other.part_no].inner:
            around = placed_contour(edge, other)
            a1, b1, a2, b2 = around.bounds
            centre = ((a1 + a2) / 2, (b1 + b2) / 2)
            empty = not any(around.contains((one.x, one.y)) for one in placed if one is not other)
            if empty and around.contains(centre) and around.distance(centre) > reach:
                return PlacedItem(item.part_no, centre[0] - (x1 + x2) / 2, centre[1] - (y1 + y2) / 2, 0.0)
    return None


def shop_with(torch: Torch) -> Shop:
    """Return the default shop with another torch."""
    return replace(load_shop(), torch=torch)


def plate_job(plate: PlatePart, torch: Torch | None = None, count: int = 1) -> SheetJob:
    """Return the one sheet on which some of a plate lie."""
    design = Assembly("job")
    for number in range(count):
        design.add(plate, name=f"p{number}", at=Placement(500.0 * number, 0, 0))
    (job,) = jobs_of(design.freeze(), shop_with(torch or Torch()))
    return job
