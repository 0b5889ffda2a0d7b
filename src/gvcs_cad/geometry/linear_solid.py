"""Solids of tubes and bars: section pushed along x, then one boolean for all holes and end cuts together."""

from __future__ import annotations

from typing import Any

from gvcs_cad.catalog.stock import BarStock, TubeStock
from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.wires import in_yz, prism
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import circle, polygon, rectangle
from gvcs_cad.model.ends import Cope, EndCut, Mitre
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.section import cope_reach, inner_corner

_CLEAR = 1.0  # mm that a cutting tool stands out of the material


def linear_solid(part: LinearPart) -> Any:
    """Return the ``cq.Shape`` of a tube or bar in its own frame."""
    outer, inner = section_contours(part.section)
    solid = prism(outer, inner, (part.length, 0.0, 0.0), in_yz)
    tools = [_drill(bore, part) for _, bore in zip(part.holes, part.bores, strict=False)]  # the inside of a round tube is a bore too, and drawn already
    tools += [tool for cut, at_end in ((part.start, False), (part.end, True)) for tool in _end_tool(part, cut, at_end)]
    if isinstance(part, BarPart):
        tools += [_axial(part, bore.at == "end", bore.diameter, bore.depth) for bore in part.bores_axial]
    return solid.cut(*tools) if tools else solid


def section_contours(row: TubeStock | BarStock) -> tuple[Contour, tuple[Contour, ...]]:
    """Return the outer contour of a section and those of its hollows, x for local y and y for local z."""
    if isinstance(row, TubeStock):
        hollow_width, hollow_height = row.width - 2 * row.wall, row.height - 2 * row.wall
        if row.shape == "round":
            middle = row.width / 2
            return circle(row.width, middle, middle), (circle(hollow_width, middle, middle),)
        hollow = rectangle(hollow_width, hollow_height, corner=inner_corner(row)).moved(row.wall, row.wall)
        return rectangle(row.width, row.height, corner=row.corner or 0.0), (hollow,)
    if row.shape == "round":
        return circle(row.width, row.width / 2, row.width / 2), ()
    if row.shape == "angle" and row.thickness is not None:
        w, h, t = row.width, row.height, row.thickness
        return polygon([(0, 0), (w, 0), (w, t), (t, t), (t, h), (0, h)]), ()
    return rectangle(row.width, row.height), ()


def _drill(bore: Bore, part: LinearPart) -> Any:
    """Return the cylinder that drills a bore; the drill starts outside and, through a single wall, stops in the hollow.

    The wall of a round tube falls away to both sides of the drill: it goes on to the middle.
    """
    depth = bore.depth + _CLEAR
    if isinstance(part.section, TubeStock) and part.section.shape == "round":
        depth = max(depth, part.section.width / 2)
    start = cq.Vector(*bore.at) - cq.Vector(*bore.along) * _CLEAR
    return cq.Solid.makeCylinder(bore.diameter / 2, depth + _CLEAR, start, cq.Vector(*bore.along))


def _axial(part: BarPart, at_end: bool, diameter: float, depth: float) -> Any:
    middle = part.section.width / 2
    start = cq.Vector(part.length + _CLEAR if at_end else -_CLEAR, middle, middle)
    return cq.Solid.makeCylinder(diameter / 2, depth + _CLEAR, start, cq.Vector(-1 if at_end else 1, 0, 0))


def _end_tool(part: LinearPart, cut: EndCut, at_end: bool) -> list[Any]:
    if isinstance(cut, Mitre):
        return [_mitre(part, cut, at_end)]
    if isinstance(cut, Cope):
        return [_cope(part, cut, at_end)]
    return []


def _mitre(part: LinearPart, cut: Mitre, at_end: bool) -> Any:
    """Return the wedge beyond the mitre plane."""
    from math import radians, tan

    across, width = (part.section.height, part.section.width) if cut.about == "y" else (part.section.width, part.section.height)
    rise = across * tan(radians(abs(cut.angle)))
    tip, back = (part.length, part.length - rise) if at_end else (0.0, rise)
    low, high = (0.0, across) if cut.angle > 0 else (across, 0.0)
    slope = (back - tip) / (high - low)
    far = tip + (_CLEAR if at_end else -_CLEAR) * 1000
    under, over = low - (high - low) * 0.1, high + (high - low) * 0.1
    corners = [(far, under), (tip + slope * (under - low), under), (tip + slope * (over - low), over), (far, over)]

    return _through(Contour(corners), cut.about, width)


def _cope(part: LinearPart, cut: Cope, at_end: bool) -> Any:
    """Return what the saddle leaves over: its arc from tip to tip, closed outside the tube.

    A whole cylinder would touch the sides of a tube of its own width, where the kernel cuts nothing and says nothing.
    """
    across, width = (part.section.height, part.section.width) if cut.axis == "y" else (part.section.width, part.section.height)
    tip, way = (part.length, 1.0) if at_end else (0.0, -1.0)
    depth = cut.diameter / 2 - cope_reach(part.section, cut)
    outline = Contour(
        [
            (tip, 0.0, -way * 2 * depth / across),
            (tip, across),
            (tip + way * across, across * 1.5),
            (tip + way * across, -across * 0.5),
        ]
    )
    return _through(outline, cut.axis, width)


def _through(outline: Contour, axis: str, width: float) -> Any:
    """Return the tool of an outline in x and the other axis across, pushed along `axis` through all of a part `width` mm wide."""
    if axis == "y":
        return prism(outline, (), (0, width + 2 * _CLEAR, 0), lambda point: (point[0], -_CLEAR, point[1]))
    return prism(outline, (), (0, 0, width + 2 * _CLEAR), lambda point: (point[0], point[1], -_CLEAR))
