"""Contours as kernel wires, in the plane of a plate or across a tube."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gvcs_cad.geometry.kernel import cq
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.segment import Point, Segment
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
    return _chain(contour.segments, to_space)


def _chain(segments: Sequence[Segment], to_space: ToSpace) -> Any:
    """Return a closed wire whose edges share their corners from the start.

    Edges that each bring corners of their own are joined by the kernel in the order of memory addresses: where two corners are
    a rounding error apart, another one wins in the next run, and the bytes differ.
    """
    from OCP.BRepBuilderAPI import BRepBuilderAPI_MakeEdge, BRepBuilderAPI_MakeVertex, BRepBuilderAPI_MakeWire
    from OCP.GC import GC_MakeArcOfCircle, GC_MakeSegment
    from OCP.gp import gp_Pnt

    points = [gp_Pnt(*to_space(segment.start)) for segment in segments]
    corners = [BRepBuilderAPI_MakeVertex(point).Vertex() for point in points]
    maker = BRepBuilderAPI_MakeWire()
    for i, segment in enumerate(segments):
        j = (i + 1) % len(segments)
        if segment.bulge:
            curve = GC_MakeArcOfCircle(points[i], gp_Pnt(*to_space(segment.at(0.5))), points[j]).Value()
        else:
            curve = GC_MakeSegment(points[i], points[j]).Value()
        maker.Add(BRepBuilderAPI_MakeEdge(curve, corners[i], corners[j], curve.FirstParameter(), curve.LastParameter()).Edge())
    return cq.Wire(maker.Wire())


def prism(outer: Contour, inner: tuple[Contour, ...], along: Vector, to_space: ToSpace = in_xy) -> Any:
    """Return the ``cq.Solid`` of a contour with holes, pushed along a vector: one kernel operation, no boolean."""
    return cq.Solid.extrudeLinear(wire(outer, to_space), [wire(hole, to_space) for hole in inner], cq.Vector(*along))
