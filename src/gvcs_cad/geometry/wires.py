"""Contours as kernel wires, in the plane of a plate or across a tube."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gvcs_cad.geometry.kernel import cq
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.segment import Point
from gvcs_cad.model.vector import Vector

ToSpace = Callable[[Point], Vector]


def in_xy(point: Point) -> Vector:
    """Put a contour point in the XY plane: plates."""
    return (point[0], point[1], 0.0)


def in_yz(point: Point) -> Vector:
    """Put a contour point across the X axis: sections of tubes and bars."""
    return (0.0, point[0], point[1])


def wire(contour: Contour, to_space: ToSpace = in_xy) -> Any:
    """Return the closed ``cq.Wire`` of a contour; a circle is one edge, an arc stays an arc."""
    if contour.circle is not None:
        centre, diameter = contour.circle
        normal = cq.Vector(0, 0, 1) if to_space is in_xy else cq.Vector(1, 0, 0)
        return cq.Wire.assembleEdges([cq.Edge.makeCircle(diameter / 2, cq.Vector(*to_space(centre)), normal)])
    edges = []
    for segment in contour.segments:
        start, end = cq.Vector(*to_space(segment.start)), cq.Vector(*to_space(segment.end))
        if segment.bulge:
            edges.append(cq.Edge.makeThreePointArc(start, cq.Vector(*to_space(segment.at(0.5))), end))
        else:
            edges.append(cq.Edge.makeLine(start, end))
    return cq.Wire.assembleEdges(edges)


def prism(outer: Contour, inner: tuple[Contour, ...], along: Vector, to_space: ToSpace = in_xy) -> Any:
    """Return the ``cq.Solid`` of a contour with holes, pushed along a vector: one kernel operation, no boolean."""
    return cq.Solid.extrudeLinear(wire(outer, to_space), [wire(hole, to_space) for hole in inner], cq.Vector(*along))
