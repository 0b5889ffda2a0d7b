"""Jobs of plates to be nested: small ones by hand, and any that can be made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from strategies import millimetres, plates

from gvcs_cad.documents.flat_pattern import FlatPattern
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import QUARTERS, Item, Sheet
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import circle, polygon, rectangle

SHEET = Sheet("big", "plate A36 1/4", 1200.0, 800.0)


def item(part_no: str, outer: Contour, *inner: Contour, quantity: int = 1, angles: tuple[float, ...] = QUARTERS) -> Item:
    """Return an item with openings."""
    return Item(part_no, outer, inner, quantity, angles)


def job(*items: Item, sheets: Sequence[Sheet] = (SHEET,), gap: float = 8.0, margin: float = 10.0, remnant: float = 200.0) -> Job:
    """Return a job of items, each with a drawing of its own."""
    patterns = tuple(FlatPattern(i.part_no, "A", i.quantity, "A36", 6.35, i.outer, i.inner, (), (), ()) for i in items)
    return Job("plate A36 1/4", "A36", 6.35, "USD", tuple(items), tuple(sheets), gap, margin, remnant, patterns)


def frame(part_no: str = "frame", size: float = 400.0, opening: float = 300.0, quantity: int = 1) -> Item:
    """Return a square ring into which other parts go."""
    edge = (size - opening) / 2
    return item(part_no, rectangle(size, size), rectangle(opening, opening).moved(edge, edge), quantity=quantity)


def corner(part_no: str = "corner", size: float = 200.0, quantity: int = 1) -> Item:
    """Return an L, two of which fit into one another."""
    third = size / 3
    return item(part_no, polygon([(0, 0), (size, 0), (size, third), (third, third), (third, size), (0, size)]), quantity=quantity)


@st.composite
def items(draw: st.DrawFn, part_no: str) -> Item:
    """Draw a plate with arcs, holes and thin webs, a rectangle, a washer, an L or a ring."""
    kind = draw(st.sampled_from(["plate", "rectangle", "washer", "corner", "ring"]))
    quantity = draw(st.integers(1, 4))
    if kind == "plate":
        plate = draw(plates())
        return item(part_no, plate.outer, *plate.inner, quantity=quantity)
    if kind == "rectangle":
        return item(part_no, rectangle(draw(millimetres(20, 500)), draw(millimetres(20, 300))), quantity=quantity)
    if kind == "washer":
        size = draw(millimetres(60, 300))
        return item(part_no, circle(size), circle(size * draw(st.floats(0.1, 0.9))), quantity=quantity)
    if kind == "corner":
        return corner(part_no, draw(millimetres(60, 300)), quantity)
    size = draw(millimetres(200, 500))
    return frame(part_no, size, size * draw(st.floats(0.3, 0.9)), quantity)


@st.composite
def jobs(draw: st.DrawFn) -> Job:
    """Draw a job with a sheet that holds every part alone, and perhaps a remnant that need not."""
    parts = [draw(items(f"part_{i}")) for i in range(draw(st.integers(1, 5)))]
    rules: dict[str, Any] = {"gap": draw(millimetres(0, 15)), "margin": draw(millimetres(0, 20))}
    sheets = [SHEET]
    if draw(st.booleans()):
        sheets.append(Sheet("rest", SHEET.stock, draw(millimetres(100, 900)), draw(millimetres(100, 500)), draw(st.integers(1, 2)), None, remnant=True))
    return job(*parts, sheets=sheets, **rules)
